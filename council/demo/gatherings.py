"""A sitting from its first date to its notice; some move, some are called off, one member is taken off."""

from collections.abc import Generator
from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.demo import answers, circulating, floor
from council.demo.days import Story, moment
from council.demo.material import Piece, Row
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import ItemKind, MeetingForm, MeetingState, PaperState
from council.extensions import db
from council.models import Meeting, Paper, Person
from council.policy.actor import Actor
from council.queries.meetings import WITH_POLICY, version_of
from council.services import invitations, meetings
from council.services.meetings.scheduling import rules_on

_SCHEDULED, _WRITTEN, _NOTIFIED, _CALLED_OFF = 45, 40, 21, 4
_CLOSED_REASON = "個人情報を扱うため"


def hold(stage: Stage, piece: Piece) -> Story:
    """Everything about one sitting, as far as the time has come."""
    told = piece.says
    held = stage.days.day(told["days"])
    scheduled = _offset(stage, told, "scheduled", held, _SCHEDULED)
    yield moment(scheduled, "10:30")
    bodies = [told["body"], *([told["joint"]] if "joint" in told else [])]
    secretary = stage.secretary(told["body"])
    first = _schedule(stage, told, held, secretary)
    sitting_meetings = _of_sitting(first)
    stage.meetings[piece.handle] = first
    yield moment(stage.days.after(scheduled, 5), "13:20")
    for one, key in zip(sitting_meetings, ("item", "joint_item"), strict=False):
        _write(stage, one, told.get(key, []))
    if told.get("state") == "draft":
        return
    notified = _offset(stage, told, "notified", held, _NOTIFIED)
    yield moment(stage.days.before(notified, 6), "09:50")
    for one, code in zip(sitting_meetings, bodies, strict=True):
        meetings.fix_date(one, stage.secretary(code))
    if told.get("state") == "date_fixed":
        return
    yield moment(notified, "16:10")
    _make_ready(stage, sitting_meetings)
    _notify(stage, sitting_meetings, bodies)
    if told.get("form") == "written":
        yield from _in_writing(stage, told, first)
    else:
        yield from _come_together(stage, piece, sitting_meetings)


def _in_writing(stage: Stage, told: Row, meeting: Meeting) -> Story:
    """Nobody comes: the answers are closed on the day."""
    stage.spawn(circulating.answer(stage, told, meeting))
    yield from circulating.close(stage, told, meeting)


def _come_together(stage: Stage, piece: Piece, sitting_meetings: list[Meeting]) -> Story:
    """From the answers to the sitting, or to what becomes of it instead."""
    told, first, notified = piece.says, sitting_meetings[0], clock.today()
    held = first.sitting.held_on
    stage.spawn(answers.answer(stage, piece, sitting_meetings))
    yield moment(stage.days.after(notified, 1), "10:10")
    _announce(stage, first, told)
    if "moved" in told:
        yield moment(stage.days.after(notified, 4), "11:40")
        held = _move(stage, first, told)
    if "postponed" in told:
        yield moment(_offset(stage, told, "put_off", held, _CALLED_OFF), "09:15")
        secretary = stage.secretary(told["body"])
        meetings.postpone(first, told["postponed"], secretary, decision=_decision(stage, first))
        if "again" not in told:
            return
        held = yield from _again(stage, piece, first, held)
    if "removed" in told:
        yield moment(stage.days.after(notified, 6), "14:40")
        invitations.remove(first, _holder(stage, told["removed"]), stage.secretary(told["body"]))
    if "cancelled" in told:
        yield moment(stage.days.before(held, _CALLED_OFF), "09:15")
        secretary = stage.secretary(told["body"])
        meetings.cancel(first, told["cancelled"], secretary, decision=_decision(stage, first))
        return
    yield moment(held, told.get("begins", "14:00"))
    yield from (floor.part if "inquorate" in told else floor.sit)(stage, told, sitting_meetings)


def _again(
    stage: Stage, piece: Piece, meeting: Meeting, held: date
) -> Generator[datetime, None, date]:
    """What was put off is asked for another day, with a 決裁 of its own."""
    told = piece.says
    yield moment(stage.days.after(held, 1), "11:00")
    db.session.flush()
    held = _move(stage, meeting, told | {"moved": told["again"]})
    meetings.fix_date(meeting, stage.secretary(told["body"]))
    yield moment(stage.days.after(clock.today(), 2), "16:10")
    _notify(stage, [meeting], [told["body"]])
    stage.spawn(answers.answer(stage, piece, [meeting]))
    return held


def _offset(stage: Stage, told: Row, key: str, held: date, days: int) -> date:
    return stage.days.day(told[key]) if key in told else stage.days.before(held, days)


def _schedule(stage: Stage, told: Row, held: date, actor: Actor) -> Meeting:
    body = stage.body(told["body"])
    rules = rules_on(body, held)
    return meetings.schedule(
        body,
        held_on=held,
        begins=moment(held, told.get("begins", "14:00")).time(),
        ends=moment(held, told.get("ends", "16:00")).time(),
        place=told["place"],
        form=MeetingForm(told.get("form", "in_person")),
        publicity=rules.publicity,
        closed_reason=rules.closed_reason or _CLOSED_REASON,
        actor=actor,
        joint_with=[stage.body(told["joint"])] if "joint" in told else [],
    )


def _of_sitting(first: Meeting) -> list[Meeting]:
    return list(
        db.session.scalars(
            select(Meeting)
            .where(Meeting.sitting_id == first.sitting_id)
            .options(*WITH_POLICY)
            .order_by(Meeting.position)
        ).unique()
    )


def _write(stage: Stage, meeting: Meeting, rows: list[Row]) -> None:
    actor = stage.secretary(stage.body_code(meeting.body_id))
    for row in rows:
        paper = stage.papers[row["case"]] if "case" in row else None
        issue = stage.issues[row["answers"]] if "answers" in row else None
        item = meetings.add_item(
            meeting,
            kind=ItemKind.CASE if paper else ItemKind(row.get("kind", "discussion")),
            title=row.get("title", ""),
            presenter=row.get("presenter", "提出機関" if paper else ""),
            minutes=row.get("minutes", 30 if paper else 20),
            actor=actor,
            submission=paper,
            issue=issue,
        )
        if paper is None:
            meetings.add_paper(meeting, title=row["title"], item=item, actor=actor)


def _make_ready(stage: Stage, sitting_meetings: list[Meeting]) -> None:
    """The papers lie ready with the notice; minutes do once they are approved."""
    for one in sitting_meetings:
        actor = stage.secretary(stage.body_code(one.body_id))
        waiting = (
            select(Paper)
            .where(
                Paper.meeting_id == one.id,
                Paper.state == PaperState.PREPARING,
                Paper.source_meeting_id.is_(None),
            )
            .options(joinedload(Paper.meeting))
        )
        for paper in db.session.scalars(waiting):
            meetings.set_ready(paper, is_ready=True, actor=actor)


def _notify(stage: Stage, sitting_meetings: list[Meeting], bodies: list[str]) -> None:
    for one, code in zip(sitting_meetings, bodies, strict=True):
        actor = stage.secretary(code)
        decision = _decision(stage, one)
        if decision is not None:
            meetings.sign_off(one, **asdict(decision), actor=actor)
        meetings.notify(one, actor)


def _decision(stage: Stage, meeting: Meeting) -> meetings.Decision | None:
    """The 決裁 of the day before, where the body asks for one."""
    if not version_of(meeting).sign_off:
        return None
    decided = stage.days.before(clock.today(), 1)
    number = stage.chance(str(meeting.id)).randrange(100, 999)
    return meetings.Decision(
        document_no=f"{meeting.fiscal_year - 2018}世生福第{number}号",
        drafted_on=decided - timedelta(days=2),
        decided_on=decided,
        decided_by="課長",
    )


def _announce(stage: Stage, meeting: Meeting, told: Row) -> None:
    heads = [stage.person_of(stage.head(code)) for code in told.get("announced", [])]
    if heads and meeting.state is MeetingState.NOTIFIED:
        invitations.announce(meeting, heads, stage.secretary(told["body"]))


def _move(stage: Stage, meeting: Meeting, told: Row) -> date:
    db.session.flush()
    sitting = meeting.sitting
    held = stage.days.after(sitting.held_on, told["moved"])
    meetings.move(
        meeting,
        held_on=held,
        begins=moment(held, "15:00").time(),
        ends=moment(held, "17:00").time(),
        place=sitting.place,
        base_version=meeting.version,
        actor=stage.secretary(told["body"]),
        decision=_decision(stage, meeting),
    )
    return held


def _holder(stage: Stage, seat: str) -> Person:
    role = next(one for one in stage.cast if seat in one.seats)
    return stage.people[role.email]
