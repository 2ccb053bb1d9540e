"""Meetings that a table brings: drafts of days to come, and records of what was before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from council.domain.business import STANDARD
from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingForm, MeetingState, Publicity
from council.exchange import Record
from council.extensions import db
from council.models import Body, Meeting, Sitting
from council.policy.actor import Actor
from council.services import meetings
from council.services.exchanging.known_meetings import MOVABLE, marked
from council.services.exchanging.taking import Taking

_USUAL_LENGTH = timedelta(hours=2)
_PLANNED = (MeetingState.DRAFT, MeetingState.DATE_FIXED)
_REFUSED = {
    MeetingState.NOTIFIED: "通知は、この仕組みから送ります。date_fixed と書いて取り込み、会議の画面から通知してください。",
    MeetingState.IN_SESSION: "開会中の会議は取り込めません。終わった会議は concluded と書いてください。",
    MeetingState.CLOSED: "終わった会議は concluded と書いてください。",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A line, the body that it names, and who acts on it."""

    record: Record
    body: Body
    actor: Actor


def bring(group: Sequence[Place], taking: Taking) -> list[tuple[Place, Meeting]]:
    """One sitting with a meeting for each line of it; what is refused becomes a fault of its line."""
    first = group[0]
    before = len(taking.faults)
    for one in group:
        with taking.line(one.record, "body"):
            meetings.rules_for(one.body, one.record["held_on"], one.actor)
    if len(taking.faults) > before:
        return []
    made: list[tuple[Place, Meeting]] = []
    with taking.line(first.record, "sitting"):
        sitting = _sit(group)
        for position, one in enumerate(group):
            with taking.line(one.record, "body"):
                made.append((one, _meeting(sitting, one, position)))
    if len(taking.faults) == before:
        for one, meeting in made:
            with taking.line(one.record, "held_on"):
                _plan(one, meeting)
    return made if len(taking.faults) == before else []


def _sit(group: Sequence[Place]) -> Sitting:
    said = {name: _said(group, name) for name in MOVABLE}
    number = marked(group[0].record)
    if number is not None and db.session.get(Sitting, number) is not None:
        raise DomainError(
            "この番号の開催には、表から会議を加えられません。自分の印を書いてください。",
            field="sitting",
        )
    return meetings.sit(
        held_on=said["held_on"],
        begins=said["begins"],
        ends=said["ends"] or _usual_end(said["begins"]),
        place=said["place"] or "",
        form=said["form"] or MeetingForm.IN_PERSON,
        sitting_id=number,
    )


def _said(group: Sequence[Place], name: str) -> Any:
    values = (one.record.values.get(name) for one in group)
    return next((value for value in values if value not in (None, "")), None)


def _usual_end(begins: time) -> time:
    ends = datetime.combine(date.min, begins) + _USUAL_LENGTH
    return ends.time() if ends.date() == date.min else time(23, 59)


def state_of(record: Record, today: date) -> MeetingState:
    """The state that a line says, or the usual one of its day."""
    usual = MeetingState.CONCLUDED if record["held_on"] < today else MeetingState.DRAFT
    return record.values.get("state") or usual


def _meeting(sitting: Sitting, place: Place, position: int) -> Meeting:
    state = state_of(place.record, place.actor.on)
    if state in _REFUSED:
        raise DomainError(_REFUSED[state], field="state")
    part = _part(place)
    values = place.record.values
    if state not in _PLANNED:
        number, observers = values.get("number"), values.get("observers") or 0
        ended = meetings.Ended(state, number, observers)
        return meetings.keep_record(sitting, part, ended, position=position, actor=place.actor)
    if values.get("observers"):
        raise DomainError("まだ開いていない会議に、傍聴者はいません。", field="observers")
    return meetings.add_draft(sitting, part, position, place.actor)


def _part(place: Place) -> meetings.Part:
    values: Mapping[str, Any] = place.record.values
    version = meetings.rules_for(place.body, values["held_on"], place.actor)
    publicity = values.get("publicity") or version.publicity
    reason = values.get("closed_reason") or ""
    if publicity is Publicity.OPEN and reason:
        raise DomainError("公開の会議に、公開しない理由が書かれています。", field="closed_reason")
    if publicity is not Publicity.OPEN:
        reason = reason or version.closed_reason
    is_planned = state_of(place.record, place.actor.on) in (*_PLANNED, MeetingState.POSTPONED)
    planned = values.get("agenda") or (STANDARD if is_planned else ())
    if any(one.is_closed and not one.closed_reason for one in planned) and not reason:
        raise DomainError(
            "非公開の議題には、【非公開：理由】のように理由を書いてください。", field="agenda"
        )
    seats, observing = values.get("observer_seats"), values.get("observing") or ""
    if publicity is Publicity.CLOSED and (seats is not None or observing):
        raise DomainError(
            "非公開の会議は、傍聴できません。傍聴の定員と方法を空にしてください。",
            field="observing" if observing else "observer_seats",
        )
    return meetings.Part(place.body, publicity, reason, planned, seats, observing)


def _plan(place: Place, meeting: Meeting) -> None:
    """No body of the sitting meets elsewhere at that time; the day is settled where the line says so."""
    if meeting.state not in _PLANNED:
        return
    meetings.ensure_free(meeting)
    if place.record.values.get("state") is MeetingState.DATE_FIXED:
        meetings.fix_date(meeting, place.actor)
