"""The sitting itself: presence, opening, what is said and decided under each item, closing."""

from datetime import datetime, time, timedelta

from sqlalchemy import select

from council.demo import business, records
from council.demo.days import Story, moment
from council.demo.material import Row
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import Answer, Attendance, Office
from council.extensions import db
from council.models import Invitation, Meeting, Person, Reply
from council.policy.actor import Actor
from council.queries.sittings import Chamber, chamber
from council.services import sittings, submissions

_MARKS = {
    Answer.ATTEND: Attendance.PRESENT,
    Answer.SUBSTITUTE: Attendance.SUBSTITUTE,
    Answer.ABSENT: Attendance.ABSENT,
}


def sit(stage: Stage, told: Row, meetings: list[Meeting]) -> Story:
    """Hold the meetings of one sitting and let their minutes, papers and action items go on from there."""
    for meeting, key in zip(meetings, ("item", "joint_item"), strict=False):
        actor = stage.secretary(stage.body_code(meeting.body_id))
        _open(meeting, told, actor)
        business.record(stage, meeting, told.get(key, []), actor)
    sitting = meetings[0].sitting
    yield datetime.combine(sitting.held_on, sitting.ends, tzinfo=clock.TOKYO)
    for meeting in meetings:
        actor = stage.secretary(stage.body_code(meeting.body_id))
        if told.get("leaves_early"):
            _leave(meeting, actor)
        closed_at = _shifted(meeting.sitting.ends, -7)
        business.take_turns(meeting, closed_at, actor)
        sittings.close(meeting, closed_at=closed_at, actor=actor)
        stage.spawn(records.keep(stage, told, meeting))
        stage.spawn(_collect(stage, meeting))


def part(stage: Stage, told: Row, meetings: list[Meeting]) -> Story:
    """Too few have come: those who are there part again (流会)."""
    (meeting,) = meetings
    actor = stage.secretary(stage.body_code(meeting.body_id))
    _mark(meeting, told, actor)
    yield datetime.combine(
        meeting.sitting.held_on, _shifted(meeting.sitting.begins, 20), tzinfo=clock.TOKYO
    )
    sittings.declare_inquorate(meeting, reason=told["inquorate"], actor=actor)


def _shifted(at: time, minutes: int) -> time:
    day = datetime(2000, 1, 1)  # noqa: DTZ001 wall times alone
    return (datetime.combine(day, at) + timedelta(minutes=minutes)).time()


def _open(meeting: Meeting, told: Row, actor: Actor) -> None:
    wants_deputy = told.get("deputy_presides", False)
    room = _mark(meeting, told, actor)
    sittings.open_sitting(
        meeting,
        opened_at=_shifted(meeting.sitting.begins, 1),
        presider=_presider(room, Office.DEPUTY if wants_deputy else Office.CHAIR),
        actor=actor,
    )


def _mark(meeting: Meeting, told: Row, actor: Actor) -> Chamber:
    room = chamber(meeting)
    known = _answers(meeting)
    wants_deputy = told.get("deputy_presides", False)
    marks = []
    for place in room.places:
        if not place.name:
            continue
        reply = known.get(place.person_id)
        form = _MARKS[reply.answer] if reply else Attendance.PRESENT
        if wants_deputy and place.office is Office.CHAIR:
            form = Attendance.ABSENT
        is_substitute = form is Attendance.SUBSTITUTE and reply is not None
        marks.append(
            sittings.Mark(
                place.id,
                form,
                substitute_name=reply.substitute_name if is_substitute and reply else "",
                substitute_post=reply.substitute_post if is_substitute and reply else "",
            )
        )
    observers = told.get("observers", 0) if meeting.position == 0 else 0
    sittings.set_presence(meeting, marks, actor, observers=observers, secretariat=[actor.name])
    return room


def _answers(meeting: Meeting) -> dict[object, Reply]:
    rows = db.session.execute(
        select(Invitation.person_id, Reply)
        .join(Reply, Reply.invitation_id == Invitation.id)
        .where(Invitation.sitting_id == meeting.sitting_id)
        .order_by(Reply.position)
    )
    return {row[0]: row[1] for row in rows}


def _presider(room: Chamber, office: Office) -> Person:
    place = next(one for one in room.places if one.office is office)
    return db.session.get_one(Person, place.person_id)


def _leave(meeting: Meeting, actor: Actor) -> None:
    room = chamber(meeting)
    place = next(one for one in reversed(room.places) if one.name and room.is_here(one.id))
    sittings.leave(meeting, place.id, _shifted(meeting.sitting.ends, -30), actor)


def _collect(stage: Stage, meeting: Meeting) -> Story:
    """Take the case papers back the next day."""
    yield moment(stage.days.after(meeting.sitting.held_on, 1), "17:15")
    submissions.end_access(meeting, stage.secretary(stage.body_code(meeting.body_id)))
