"""Mails about one meeting of a joint sitting alone: it joins the others its reader is asked to, or no longer is among them."""

from dataclasses import dataclass

from council.invites.characters import one_line
from council.invites.wording.answers import RECORD_MARK, description, facts
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.meetings import THANKS, record_of
from council.invites.wording.slip import reply_slip
from council.invites.wording.values import Answering, Envelope, Notice, Occasion


@dataclass(frozen=True, kw_only=True)
class Part:
    """What became of the one meeting: as the title says it, as the letter does, as the calendar does."""

    word: str
    told: str
    opening: str


CALLED_OFF = Part(
    word="中止",
    told="次の会議は中止しますので、お知らせします。",
    opening="は中止となりました。",
)
PUT_OFF = Part(
    word="延期",
    told="次の会議は延期しますので、お知らせします。新しい日時は、決まり次第お知らせします。",
    opening="は延期となりました。",
)
TAKEN_BACK = Part(
    word="御案内の取消し",
    told="次の会議には、御出席をお願いしないこととなりましたので、お知らせします。",
    opening="への御案内を取り消しました。",
)


def partly_off_text(
    occasion: Occasion,
    envelope: Envelope,
    answering: Answering | None,
    *,
    off: str,
    part: Part,
    may_substitute: bool,
) -> Notice:
    """To who is asked to several meetings of a sitting: `off` is off for them, `occasion` is what stands."""
    title = one_line(f"{off}の{part.word}について（{occasion.title}は開催します）")
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
        paragraph(f"先にお知らせしました同時開催の会議のうち、{part.told}"),
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
    opening = f"同時開催の{one_line(off)}{part.opening}この会議は開催します。"
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks) + slip,
        summary=occasion.title,
        description=description(occasion, envelope.contact, answering, opening),
    )


def joined_text(
    occasion: Occasion,
    envelope: Envelope,
    answering: Answering,
    *,
    joined: str,
    may_substitute: bool,
) -> Notice:
    """The notice of `joined`, to who is asked to another meeting of the sitting already; `occasion` is all of them."""
    how = "書面による開催" if occasion.in_writing else "開催"
    title = one_line(f"{occasion.title}の{how}について（通知）")
    again = (
        "加わった会議についても、御回答くださるようお願いします。"
        if occasion.in_writing
        else "すでに御回答いただいた方も、お手数をおかけしますが、出欠をもう一度御回答くださるようお願いします。"
    )
    blocks = [
        paragraph(
            f"{THANKS}\n先に御案内しました会議に、同時開催の次の会議が加わりましたので、お知らせします。"
        ),
        paragraph(f"・{one_line(joined)}"),
        paragraph(f"開催は、下記のとおりです。{again}"),
        *record_of(occasion, envelope, answering, may_substitute=may_substitute),
    ]
    opening = f"同時開催の{one_line(joined)}が加わりました。もう一度御回答ください。"
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks)
        + reply_slip(occasion, envelope, answering, may_substitute=may_substitute),
        summary=occasion.title,
        description=description(occasion, envelope.contact, answering, opening),
    )
