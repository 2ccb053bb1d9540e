"""Mails about an end that is not the plain one: given up after a postponement; one meeting of a joint sitting alone."""

from council.invites.characters import one_line
from council.invites.wording.answers import RECORD_MARK, description, facts
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.meetings import SORRY, record_of
from council.invites.wording.slip import reply_slip
from council.invites.wording.values import Answering, Envelope, Notice, Occasion

CALLED_OFF, PUT_OFF = "中止", "延期"


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


def partly_off_text(
    occasion: Occasion,
    envelope: Envelope,
    answering: Answering | None,
    *,
    off: str,
    word: str,
    may_substitute: bool,
) -> Notice:
    """To who is asked to several meetings of a sitting: `off` is called off or put off, `occasion` is what stands."""
    title = one_line(f"{off}の{word}について（{occasion.title}は開催します）")
    later = "新しい日時は、決まり次第お知らせします。" if word == PUT_OFF else ""
    again = "改めて御確認くださるようお願いします。"
    if not occasion.in_writing:
        again = "出欠を改めて御回答くださるようお願いします。"
    stands = (
        f"次の会議は、下記のとおり開催します。お手数をおかけしますが、{again}"
        if answering
        else "次の会議についてのお知らせは、下記のとおりで変わりません。"
    )
    told = (
        record_of(occasion, envelope, answering, may_substitute=may_substitute)
        if answering
        else (RECORD_MARK, items(facts(occasion)))
    )
    blocks = [
        paragraph(
            f"先にお知らせしました同時開催の会議のうち、次の会議は{word}しますので、お知らせします。{later}"
        ),
        paragraph(f"・{one_line(off)}"),
        paragraph(stands),
        paragraph(f"・{one_line(occasion.title)}"),
        *told,
    ]
    slip = (
        reply_slip(occasion, envelope, answering, may_substitute=may_substitute)
        if answering
        else ""
    )
    opening = f"同時開催の{one_line(off)}は{word}となりました。この会議は開催します。"
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks) + slip,
        summary=occasion.title,
        description=description(occasion, envelope.contact, answering, opening),
    )
