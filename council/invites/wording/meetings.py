"""Mails about a meeting of a body: 開催通知, 変更, 中止, 取消し, 周知, 代理出席."""

from collections.abc import Sequence

from council.invites.characters import one_line
from council.invites.wording.answers import (
    RECORD_MARK,
    before_and_after,
    changed_labels,
    description,
    facts,
    how_to_answer,
    where_papers,
)
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.slip import reply_slip
from council.invites.wording.values import Answering, Change, Envelope, Note, Notice, Occasion

THANKS = "日頃より、当会議の運営に御理解と御協力を賜り、厚く御礼申し上げます。"
SORRY = "御予定いただいていたところ申し訳ありません。御回答いただく必要はありません。"


def convene_text(
    occasion: Occasion, envelope: Envelope, answering: Answering, *, may_substitute: bool = True
) -> Notice:
    """The first notice to a member: date, place, how to answer."""
    title = one_line(f"{occasion.title}の開催について（通知）")
    blocks = [
        paragraph(
            f"{THANKS}\nこのことについて、下記のとおり開催しますので、御出席くださるようお願いします。"
        ),
        *_record(occasion, envelope, answering, may_substitute=may_substitute),
    ]
    told = description(occasion, envelope.contact, answering)
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks)
        + reply_slip(occasion, envelope, answering, may_substitute=may_substitute),
        summary=occasion.title,
        description=told,
    )


def change_text(
    occasion: Occasion,
    envelope: Envelope,
    answering: Answering,
    *,
    changes: Sequence[Change],
    may_substitute: bool = True,
) -> Notice:
    """A moved meeting: what was, what is now, and that the answer is asked for again."""
    changed = changed_labels(changes)
    title = one_line(f"{occasion.title}の{changed}の変更について（通知）")
    blocks = [
        paragraph("先に通知しましたこのことについて、次のとおり変更しますので、お知らせします。"),
        before_and_after(changes),
        paragraph(
            "変更後の開催は、下記のとおりです。お手数をおかけしますが、出欠を改めて御回答くださるようお願いします。"
        ),
        *_record(occasion, envelope, answering, may_substitute=may_substitute),
    ]
    opening = f"{changed}を変更しました。出欠を改めて御回答ください。"
    told = description(occasion, envelope.contact, answering, opening)
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks)
        + reply_slip(occasion, envelope, answering, may_substitute=may_substitute),
        summary=occasion.title,
        description=told,
    )


def cancel_text(occasion: Occasion, envelope: Envelope) -> Notice:
    """A meeting called off after its notice, to members and to those merely told."""
    title = one_line(f"{occasion.title}の中止について（お知らせ）")
    blocks = [
        paragraph(
            "先にお知らせしましたこのことについて、下記の開催を中止しますので、お知らせします。"
        ),
        RECORD_MARK,
        items(facts(occasion)),
        paragraph(SORRY),
    ]
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks),
        summary=f"【中止】{occasion.title}",
        description=description(occasion, envelope.contact, opening="この会議は中止となりました。"),
    )


def remove_text(occasion: Occasion, envelope: Envelope) -> Notice:
    """To one person taken off the list: the meeting itself goes on, the reason is not told."""
    title = one_line(f"{occasion.title}の御案内の取消しについて（お知らせ）")
    blocks = [
        paragraph(
            "先に御案内しました下記の会議について、御出席をお願いしないこととなりましたので、お知らせします。"
        ),
        RECORD_MARK,
        items(facts(occasion)),
        paragraph(SORRY),
    ]
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks),
        summary=f"【取消し】{occasion.title}",
        description=description(
            occasion, envelope.contact, opening="この会議への御案内を取り消しました。"
        ),
    )


def announce_text(
    occasion: Occasion, envelope: Envelope, *, changes: Sequence[Change] = ()
) -> Notice:
    """周知: that the meeting takes place, or has moved; nothing is asked."""
    matter = f"{changed_labels(changes)}の変更" if changes else "開催"
    title = one_line(f"{occasion.title}の{matter}について（お知らせ）")
    blocks = [
        paragraph("このことについて、下記のとおりお知らせします。"),
        before_and_after(changes),
        RECORD_MARK,
        items(facts(occasion)),
        paragraph("このお知らせは周知のためのものです。出欠の御回答は必要ありません。"),
    ]
    told = description(
        occasion, envelope.contact, opening="周知のための予定です。回答は必要ありません。"
    )
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks),
        summary=occasion.title,
        description=told,
    )


def substitute_text(occasion: Occasion, envelope: Envelope, *, member_name: str) -> Note:
    """To the person a member named as substitute: date, place, and whom to tell if it cannot be."""
    title = one_line(f"{occasion.title}への代理出席について（お知らせ）")
    blocks = [
        paragraph(
            f"{one_line(member_name)}様の代理として、下記の会議に御出席いただく旨の届出を受けました。"
            "御都合がつかないときは、担当までお知らせください。"
        ),
        RECORD_MARK,
        items(facts(occasion)),
    ]
    return Note(subject=title, text=letter(envelope, title, blocks))


def _record(
    occasion: Occasion, envelope: Envelope, answering: Answering, *, may_substitute: bool
) -> tuple[str, str]:
    answer = how_to_answer(answering, envelope, may_substitute=may_substitute)
    papers = where_papers(answering, is_on_paper=envelope.is_on_paper)
    return RECORD_MARK, items([*facts(occasion), ("出欠の回答", answer), ("議題・資料", papers)])
