"""Meetings that the house keeps already: found for a line, compared with it, a draft put right."""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import exists

from council.domain.serials import number_label
from council.domain.vocabulary import MeetingState, Word
from council.exchange import Fault, Record
from council.exchange.values import write_text
from council.extensions import db
from council.models import Body, Meeting
from council.policy.actor import Actor
from council.services import meetings
from council.services.exchanging.agendas import are_alike
from council.services.exchanging.meeting_lines import Line, lines

MOVABLE = ("held_on", "begins", "ends", "place", "form")
"""What a sitting has once: where and when it is held."""

_COUNTED_AHEAD = (MeetingState.DRAFT, MeetingState.DATE_FIXED, MeetingState.POSTPONED)
_COMPARED = (
    *MOVABLE,
    "state",
    "publicity",
    "closed_reason",
    "observers",
    "observer_seats",
    "observing",
)
_LABELS = {
    "held_on": "開催日",
    "begins": "開始の時刻",
    "ends": "終了の時刻",
    "place": "場所",
    "form": "開き方",
    "state": "状態",
    "publicity": "公開・非公開の別",
    "closed_reason": "公開しない理由",
    "observers": "傍聴者の数",
    "observer_seats": "傍聴の定員",
    "observing": "傍聴の方法",
}


def marked(record: Record) -> uuid.UUID | None:
    """The number of the sitting that a line says, if it is one that was handed out."""
    try:
        return uuid.UUID(record.values.get("sitting") or "")
    except ValueError:
        return None


class Known:
    """The meetings of each body that whoever acts on it may know of, as they were before the table came."""

    def __init__(self) -> None:
        self._by_body: dict[uuid.UUID, list[tuple[Meeting, Line]]] = {}

    def find(self, record: Record, body: Body, actor: Actor) -> tuple[Meeting, Line] | None:
        """By the number of its sitting, else by its day and the time it begins."""
        if body.id not in self._by_body:
            self._by_body[body.id] = list(lines(actor, Meeting.body_id == body.id))
        among = self._by_body[body.id]
        mark = marked(record)
        same = [one for one in among if one[0].sitting_id == mark]
        return next(iter(same), None) or self._at_the_time(record, among)

    def _at_the_time(
        self, record: Record, among: list[tuple[Meeting, Line]]
    ) -> tuple[Meeting, Line] | None:
        when = (record["held_on"], record["begins"])
        state = record.values.get("state")
        found = [one for one in among if (one[1]["held_on"], one[1]["begins"]) == when]
        # of one called off and one set anew at the same time, the one that the line means
        found.sort(
            key=lambda one: (
                one[1]["state"] is not state,
                one[1]["state"] is MeetingState.CANCELLED,
            )
        )
        return next(iter(found), None)


def moved(records: Sequence[Record], meeting: Meeting, line: Line) -> dict[str, Any]:
    """In what the lines of one sitting move it; nothing that is more than a draft is moved by a table."""
    said = {
        name: next((one[name] for one in records if one.values.get(name)), line[name])
        for name in MOVABLE
    }
    other = {name: value for name, value in said.items() if value != line[name]}
    return other if other and _is_draft(meeting.sitting_id) else {}


def move(meeting: Meeting, line: Line, other: dict[str, Any], actor: Actor) -> None:
    """Another day, time, place or form for every body of a sitting of drafts."""
    facts = {name: line[name] for name in MOVABLE} | other
    meetings.move(meeting, **facts, base_version=meeting.version, actor=actor)
    meetings.ensure_free(meeting)


def _is_draft(sitting_id: uuid.UUID) -> bool:
    told = exists().where(
        Meeting.sitting_id == sitting_id,
        Meeting.state.not_in([MeetingState.DRAFT, MeetingState.CANCELLED]),
    )
    return not db.session.scalar(told.select())


def differences(record: Record, meeting: Meeting, line: Line) -> Iterator[Fault]:
    """What a line says otherwise than the house; an empty cell says nothing, and none are nobody."""
    now = {**line, **{name: getattr(meeting.sitting, name) for name in MOVABLE}}
    way = (
        "誤った記録は、会議の画面で消してから取り込み直してください。"
        if meeting.is_record_only
        else "会議の画面で直してください。"
    )
    for name in _COMPARED:
        given = record.values.get(name)
        if given not in (None, "") and (given or None) != (now[name] or None):
            yield record.fault(name, _other(_LABELS[name], now[name]) + way)
    number = record.values.get("number")
    if number and number != meeting.number and not is_provisional(meeting):
        yield record.fault("number", _other("回次", number_label(meeting.number)))
    agenda = record.values.get("agenda")
    if agenda and not are_alike(agenda, line["agenda"]):
        yield record.fault("agenda", f"登録されている次第と違います。表では変えられません。{way}")


def is_provisional(meeting: Meeting) -> bool:
    """Whether the number may still change, so that a line is held against it only when all lines are in."""
    return not meeting.is_number_fixed and meeting.state in _COUNTED_AHEAD


def _other(label: str, value: Any) -> str:
    said = value.label if isinstance(value, Word) else write_text(value)
    return f"登録されている{label}（{said or 'なし'}）と違います。表では変えられません。"
