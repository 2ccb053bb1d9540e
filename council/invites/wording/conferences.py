"""Mails about an 個別ケース検討会議: to one person, naming no household, no matter and nobody else invited."""

from collections.abc import Sequence

from council.invites.characters import one_line
from council.invites.wording.answers import (
    before_and_after,
    changed_labels,
    description,
    facts,
    how_to_answer,
)
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.slip import reply_slip
from council.invites.wording.values import Answering, Change, Envelope, Notice, Occasion

CONFERENCE = "個別ケース検討会議"
SORRY = "御予定いただいていたところ申し訳ありません。御回答いただく必要はありません。"


def conference_name(area_label: str = "") -> str:
    """個別ケース検討会議（世田谷地域）: the only name such a conference has outside the system."""
    area = one_line(area_label)
    return f"{CONFERENCE}（{area}）" if area else CONFERENCE


def conference_text(occasion: Occasion, envelope: Envelope, answering: Answering) -> Notice:
    """開催案内: date, place, how to answer, and to keep it to oneself."""
    title = one_line(f"{occasion.title}の開催について（案内）")
    blocks = [
        paragraph("次のとおり会議を開きますので、御参加くださるようお願いします。"),
        _items(occasion, envelope, answering),
        paragraph(discreet(envelope)),
    ]
    told = description(occasion, envelope.contact, answering)
    return _notice(occasion, envelope, title, blocks, told, answering=answering)


def conference_change_text(
    occasion: Occasion, envelope: Envelope, answering: Answering, *, changes: Sequence[Change]
) -> Notice:
    """A moved conference: what was, what is now, and that the answer is asked for again."""
    changed = changed_labels(changes)
    title = one_line(f"{occasion.title}の{changed}の変更について（案内）")
    blocks = [
        paragraph(
            "先に御案内した会議を、次のとおり変更します。お手数をおかけしますが、出欠を改めてお知らせください。"
        ),
        before_and_after(changes),
        _items(occasion, envelope, answering),
        paragraph(discreet(envelope)),
    ]
    opening = f"{changed}を変更しました。出欠を改めて御回答ください。"
    return _notice(
        occasion,
        envelope,
        title,
        blocks,
        description(occasion, envelope.contact, answering, opening),
        answering=answering,
    )


def conference_cancel_text(occasion: Occasion, envelope: Envelope) -> Notice:
    """A conference called off; the reason is not told."""
    title = one_line(f"{occasion.title}の中止について（お知らせ）")
    blocks = [
        paragraph("先に御案内した次の会議を中止します。"),
        items(facts(occasion)),
        paragraph(SORRY),
    ]
    told = description(occasion, envelope.contact, opening="この会議は中止となりました。")
    return _notice(occasion, envelope, title, blocks, told, mark="【中止】")


def conference_remove_text(occasion: Occasion, envelope: Envelope) -> Notice:
    """To one person no longer asked to the conference; the reason is not told."""
    title = one_line(f"{occasion.title}の御案内の取消しについて（お知らせ）")
    blocks = [
        paragraph("先に御案内した次の会議について、御参加をお願いしないこととなりました。"),
        items(facts(occasion)),
        paragraph(SORRY),
    ]
    told = description(occasion, envelope.contact, opening="この会議への御案内を取り消しました。")
    return _notice(occasion, envelope, title, blocks, told, mark="【取消し】")


def discreet(envelope: Envelope) -> str:
    """What it is about stands nowhere, and that it takes place is not to be told."""
    where = envelope.itself if envelope.is_on_paper else f"{envelope.itself}と予定表"
    return (
        f"検討する内容は、{where}には記載していません。"
        f"この会議が開かれることも含めて、案内を受けた方以外にはお話しにならず、{envelope.keep_it}"
    )


def _items(occasion: Occasion, envelope: Envelope, answering: Answering) -> str:
    answer = how_to_answer(answering, envelope, may_substitute=False)
    return items([*facts(occasion), ("出欠の回答", answer)])


def _notice(
    occasion: Occasion,
    envelope: Envelope,
    title: str,
    blocks: list[str],
    told: str,
    *,
    mark: str = "",
    answering: Answering | None = None,
) -> Notice:
    text = letter(envelope, title, blocks)
    if answering:
        text += reply_slip(occasion, envelope, answering, may_substitute=False)
    return Notice(subject=title, text=text, summary=mark + occasion.title, description=told)
