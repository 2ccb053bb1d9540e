"""Everything the head, the next step and the side of a meeting's page say, in one statement."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import aliased

from council.domain.duedates import OWED
from council.domain.ids import ids_in
from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import ActionState, Channel, MeetingState, MinutesState
from council.extensions import db
from council.models import (
    ActionItem,
    Agency,
    Appointment,
    Body,
    BodyVersion,
    Carried,
    Issue,
    Meeting,
    Minutes,
    Person,
    Seat,
    SignOff,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting, visible_issues
from council.queries.accounts import last_begun
from council.queries.chairs import chair_name
from council.queries.channels import channel_for
from council.queries.meetings.addressees import holders, listed, seat_stands

_NOTICE = "notice"
_SETTLED = (ActionState.CLOSED, ActionState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another meeting of the same sitting; linked where the reader may know of it."""

    meeting_id: uuid.UUID
    body_name: str
    number: int | None
    number_period: str
    is_visible: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands beside the meeting's own row."""

    version: BodyVersion
    secretariat: str
    office: Agency | None
    above: tuple[tuple[str, str], ...]
    chair: str
    seats: int
    held_seats: int
    addressees: frozenset[uuid.UUID]
    on_paper: int
    actions: int
    overdue: int
    answers: int
    minutes_state: MinutesState | None
    has_approved_minutes: bool
    sign_off: SignOff | None
    """The newest 決裁 on the notice; none that was on a day put off since."""
    was_signed_before: bool
    previous: Meeting | None
    previous_on: date | None
    neighbours: tuple[Neighbour, ...]


def _carried(meeting_id: uuid.UUID, *conditions: Any) -> ScalarSelect[int]:
    return (
        select(func.count(Carried.id))
        .join(ActionItem, ActionItem.id == Carried.action_id)
        .where(Carried.meeting_id == meeting_id, ActionItem.state.not_in(_SETTLED), *conditions)
        .scalar_subquery()
    )


def _figures(meeting: Meeting, actor: Actor) -> list[Any]:
    body_id, on = meeting.body_id, meeting.sitting.held_on
    seats = select(func.count(Seat.id)).where(Seat.body_id == body_id, seat_stands(on))
    held = holders(body_id, on, func.count(Appointment.id))
    on_paper = held.join(
        Person,
        and_(
            Person.id == Appointment.person_id,
            or_(
                channel_for(LetterKind.NOTICE) != Channel.MAIL,
                func.coalesce(Person.email, "") == "",
            ),
        ),
    )
    answers = select(func.count(Carried.id)).where(
        Carried.meeting_id == meeting.id,
        Carried.issue_id.in_(visible_issues(actor).with_only_columns(Issue.id)),
    )
    return [
        chair_name(body_id, on).label("chair"),
        seats.scalar_subquery().label("seats"),
        held.scalar_subquery().label("held_seats"),
        listed(body_id, on).label("addressees"),
        on_paper.scalar_subquery().label("on_paper"),
        _carried(meeting.id).label("actions"),
        _carried(meeting.id, ActionItem.due_on < actor.on, ActionItem.state.in_(OWED)).label(
            "overdue"
        ),
        answers.scalar_subquery().label("answers"),
    ]


def facts(meeting: Meeting, actor: Actor) -> Facts:
    """The meeting's facts with its neighbours in the sitting; one statement."""
    on = meeting.sitting.held_on
    previous, previous_sitting = aliased(Meeting), aliased(Sitting)
    latest = aliased(SignOff)
    newest = (
        select(func.max(SignOff.sequence))
        .where(SignOff.meeting_id == meeting.id, SignOff.act == _NOTICE)
        .scalar_subquery()
    )
    statement = (
        select(
            Meeting,
            BodyVersion,
            Agency,
            Minutes.state.label("minutes_state"),
            Minutes.approved_revision_id,
            latest,
            previous,
            previous_sitting.held_on.label("previous_on"),
            sees_meeting(actor).label("is_visible"),
            *_figures(meeting, actor),
        )
        .select_from(Meeting)
        .join(BodyVersion, and_(BodyVersion.body_id == Meeting.body_id, last_begun(on)))
        .outerjoin(Agency, Agency.id == BodyVersion.secretariat_id)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .outerjoin(
            latest,
            and_(
                latest.meeting_id == Meeting.id,
                latest.act == _NOTICE,
                latest.sequence == newest,
            ),
        )
        .outerjoin(previous, previous.id == Meeting.previous_id)
        .outerjoin(previous_sitting, previous_sitting.id == previous.sitting_id)
        .where(Meeting.sitting_id == meeting.sitting_id)
        .order_by(Meeting.position)
    )
    statement, ancestors = _with_ancestors(statement, on)
    rows = db.session.execute(statement).all()
    own = next(row for row in rows if row.Meeting.id == meeting.id)
    return Facts(
        version=own.BodyVersion,
        secretariat=own.Agency.name if own.Agency else "",
        office=own.Agency,
        above=_above(own, ancestors),
        chair=own.chair or "",
        seats=own.seats,
        held_seats=own.held_seats,
        addressees=ids_in(own.addressees),
        on_paper=own.on_paper,
        actions=own.actions,
        overdue=own.overdue,
        answers=own.answers,
        minutes_state=own.minutes_state,
        has_approved_minutes=own.approved_revision_id is not None,
        sign_off=None if own[5] and own[5].is_past else own[5],
        was_signed_before=bool(own[5] and own[5].is_past),
        previous=own[6],
        previous_on=own.previous_on,
        neighbours=tuple(_neighbour(row) for row in rows if _stands(row, meeting)),
    )


def _stands(row: Any, meeting: Meeting) -> bool:
    return row.Meeting.id != meeting.id and row.Meeting.state is not MeetingState.CANCELLED


def _neighbour(row: Any) -> Neighbour:
    return Neighbour(
        row.Meeting.id,
        row.BodyVersion.short_name,
        row.Meeting.number,
        row.Meeting.number_period,
        bool(row.is_visible),
    )


_LEVELS = 3


def _with_ancestors(statement: Any, on: date) -> tuple[Any, int]:
    child: Any = BodyVersion
    for level in range(_LEVELS):
        version, body = aliased(BodyVersion), aliased(Body)
        statement = (
            statement.outerjoin(
                version,
                and_(
                    version.body_id == child.parent_id,
                    version.valid_from <= on,
                    or_(version.valid_to.is_(None), version.valid_to >= on),
                ),
            )
            .outerjoin(body, body.id == version.body_id)
            .add_columns(
                version.short_name.label(f"above_name_{level}"),
                body.code.label(f"above_code_{level}"),
            )
        )
        child = version
    return statement, _LEVELS


def _above(row: Any, levels: int) -> tuple[tuple[str, str], ...]:
    found = []
    for level in reversed(range(levels)):
        name, code = getattr(row, f"above_name_{level}"), getattr(row, f"above_code_{level}")
        if code:
            found.append((str(name), str(code)))
    return tuple(found)
