"""Mails to whoever has not answered a notice: when, where and how to answer, and nothing the notice did not say."""

from council.invites.characters import one_line
from council.invites.wording.answers import (
    RECORD_MARK,
    facts,
    how_to_answer,
    how_to_answer_in_writing,
)
from council.invites.wording.conferences import discreet
from council.invites.wording.layout import items, letter, paragraph
from council.invites.wording.values import Answering, Envelope, Note, Occasion

_SAID = (
    "先に御案内した{what}会議について、{answer}をまだいただいていません。お手数をおかけしますが、御回答くださるようお願いします。"
    "行き違いで御回答いただいているときは、御容赦ください。"
)


def reply_reminder_text(
    occasion: Occasion,
    envelope: Envelope,
    answering: Answering,
    *,
    may_substitute: bool,
    is_overdue: bool,
    is_conference: bool,
) -> Note:
    """出欠の御回答のお願い."""
    asked = "御回答" if occasion.in_writing else "出欠の御回答"
    title = one_line(f"{occasion.title}の{asked}について（お願い）")
    how = (
        how_to_answer_in_writing(answering, envelope, is_overdue=is_overdue)
        if occasion.in_writing
        else how_to_answer(
            answering,
            envelope,
            may_substitute=may_substitute,
            has_button=False,
            is_overdue=is_overdue,
        )
    )
    record = items([*facts(occasion), ("回答" if occasion.in_writing else "出欠の回答", how)])
    blocks = (
        [paragraph(_SAID.format(what="次の", answer=asked)), record, paragraph(discreet(envelope))]
        if is_conference
        else [paragraph(_SAID.format(what="下記の", answer=asked)), RECORD_MARK, record]
    )
    return Note(subject=title, text=letter(envelope, title, blocks))
