"""Mails about a meeting of a body: 開催通知, 変更, 延期, 中止, 取消し, 周知, 代理出席."""

from collections.abc import Sequence

from council.invites.characters import one_line
from council.invites.wording.answers import (
    RECORD_MARK,
    before_and_after,
    changed_labels,
    description,
    facts,
    how_to_answer,
    how_to_answer_in_writing,
    opinions,
    where_papers,
)
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.slip import reply_slip
from council.invites.wording.values import Answering, Change, Envelope, Note, Notice, Occasion

THANKS = "日頃より、当会議の運営に御理解と御協力を賜り、厚く御礼申し上げます。"
_IN_PERSON = "下記のとおり開催しますので、御出席くださるようお願いします。"
_IN_WRITING = (
    "下記のとおり書面により開催しますので、資料を御覧のうえ、御回答くださるようお願いします。"
)
_AGAIN = "変更後の開催は、下記のとおりです。お手数をおかけしますが、出欠を改めて御回答くださるようお願いします。"
_AGAIN_IN_WRITING = "変更後の開催は、下記のとおりです。すでに御回答の方も、お手数をおかけしますが、改めて御確認くださるようお願いします。"
SORRY = "御予定いただいていたところ申し訳ありません。御回答いただく必要はありません。"


def convene_text(
    occasion: Occasion, envelope: Envelope, answering: Answering, *, may_substitute: bool = True
) -> Notice:
    """The first notice to a member: date, place, how to answer."""
    how = "書面による開催" if occasion.in_writing else "開催"
    title = one_line(f"{occasion.title}の{how}について（通知）")
    asked = _IN_WRITING if occasion.in_writing else _IN_PERSON
    blocks = [
        paragraph(f"{THANKS}\nこのことについて、{asked}"),
        *record_of(occasion, envelope, answering, may_substitute=may_substitute),
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
        paragraph(_AGAIN_IN_WRITING if occasion.in_writing else _AGAIN),
        *record_of(occasion, envelope, answering, may_substitute=may_substitute),
    ]
    again = "改めて御確認ください。" if occasion.in_writing else "出欠を改めて御回答ください。"
    opening = f"{changed}を変更しました。{again}"
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


def postpone_text(occasion: Occasion, envelope: Envelope) -> Notice:
    """A meeting put off after its notice: the day told does not hold, another will be told."""
    title = one_line(f"{occasion.title}の延期について（お知らせ）")
    blocks = [
        paragraph("先にお知らせしましたこのことについて、延期しますので、お知らせします。"),
        paragraph(
            "下記の日時には開催しません。新しい日時は、決まり次第お知らせします。"
            "御予定いただいていたところ申し訳ありません。いまは御回答いただく必要はありません。"
        ),
        RECORD_MARK,
        items(facts(occasion)),
    ]
    return Notice(
        subject=title,
        text=letter(envelope, title, blocks),
        summary=f"【延期】{occasion.title}",
        description=description(
            occasion, envelope.contact, opening="この日時には開催しません（延期）。"
        ),
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


def record_of(
    occasion: Occasion, envelope: Envelope, answering: Answering, *, may_substitute: bool
) -> tuple[str, str]:
    """記: when, where, how to answer, where the papers are."""
    label, answer = (
        ("回答", how_to_answer_in_writing(answering, envelope))
        if occasion.in_writing
        else ("出欠の回答", how_to_answer(answering, envelope, may_substitute=may_substitute))
    )
    papers = where_papers(answering, is_on_paper=envelope.is_on_paper)
    rest = [("議題・資料", papers), *opinions(answering, is_on_paper=envelope.is_on_paper)]
    return RECORD_MARK, items([*facts(occasion), (label, answer), *rest])
