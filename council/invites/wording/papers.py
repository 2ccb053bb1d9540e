"""Mails about papers that came, or became others, after the notice: which numbers, and where they are; no title, for one may tell too much."""

from council.invites.characters import one_line
from council.invites.wording.answers import RECORD_MARK, facts
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.values import Envelope, Note, Occasion


def papers_added_text(
    occasion: Occasion, envelope: Envelope, *, labels: str, url: str | None
) -> Note:
    """資料のお知らせ."""
    title = one_line(f"{occasion.title}の資料について（お知らせ）")
    where = (
        "この案内とともにお届けします。"
        if envelope.is_on_paper
        else f"次のページにログインして御覧ください。このメールには記載していません。\n{one_line(url)}"
        if url
        else "別にお届けします。"
    )
    blocks = [
        paragraph("先に御案内した下記の会議の資料を、次のとおり用意しましたので、お知らせします。"),
        RECORD_MARK,
        items([*facts(occasion)[:2], ("用意した資料", labels), ("資料の場所", where)]),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))
