"""The mail about an end that is not the plain one: given up after a postponement."""

from council.invites.characters import one_line
from council.invites.wording.answers import RECORD_MARK, description, facts
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.meetings import SORRY
from council.invites.wording.values import Envelope, Notice, Occasion


def give_up_text(occasion: Occasion, envelope: Envelope) -> Notice:
    """A meeting put off after its notice is not held after all; `occasion` says the day that was told."""
    title = one_line(f"{occasion.title}の中止について（お知らせ）")
    said = "先に開催をお知らせし、その後延期としておりました下記の会議は、開催しないこととしましたので、お知らせします。"
    before = [(f"先にお知らせした{label}", value) for label, value in facts(occasion)[:1]]
    blocks = [paragraph(said), RECORD_MARK, items(before), paragraph(SORRY)]
    opening = "延期としていたこの会議は、中止となりました。"
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks),
        summary=f"【中止】{occasion.title}",
        description=description(occasion, envelope.contact, opening=opening),
    )
