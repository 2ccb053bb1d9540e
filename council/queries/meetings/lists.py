"""The meetings one may know of: those to come and those that are over."""

import uuid
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased, contains_eager

from council.domain.business import lacks_day
from council.domain.serials import number_label, period_label
from council.domain.vocabulary import BodyKind, MeetingForm, MeetingState
from council.extensions import db
from council.models import Body, BodyVersion, Conference, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.scopes import visible_meetings
from council.queries.accounts import last_begun

PAGE = 30
_OPEN = (
    MeetingState.DRAFT,
    MeetingState.DATE_FIXED,
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
    MeetingState.POSTPONED,
)

# the scope speaks of Conference itself
_conference = aliased(Conference)


@dataclass(frozen=True, slots=True)
class Listed:
    """One meeting in a list."""

    meeting_id: uuid.UUID
    body_name: str
    calendar_name: str
    period: str
    number: str
    is_provisional: bool
    held_on: date
    begins: time
    ends: time
    place: str
    form: MeetingForm
    state: MeetingState
    is_record_only: bool
    sitting_id: uuid.UUID
    lacks_day: bool


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Those to come, and one page of those that are over, newest first."""

    ahead: tuple[Listed, ...]
    over: tuple[Listed, ...]
    page: int
    has_older: bool


_COLUMNS = (
    Meeting.id,
    Meeting.sitting_id,
    Meeting.number,
    Meeting.number_period,
    Meeting.is_numbered,
    Meeting.is_number_fixed,
    Meeting.state,
    Meeting.is_record_only,
    Meeting.put_off_from,
    Sitting.held_on,
    Sitting.begins,
    Sitting.ends,
    Sitting.place,
    Sitting.form,
    BodyVersion.short_name,
    BodyVersion.calendar_name,
    _conference.number.label("conference"),
)


def _select(actor: Actor) -> Any:
    return (
        visible_meetings(actor)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(
            BodyVersion,
            (BodyVersion.body_id == Meeting.body_id) & last_begun(Sitting.held_on),
        )
        .outerjoin(_conference, _conference.meeting_id == Meeting.id)
        .with_only_columns(*_COLUMNS)
    )


def listed(actor: Actor, page: int = 1) -> MeetingList:
    """What the actor may know of; two statements."""
    ahead = db.session.execute(
        _select(actor)
        .where(Meeting.state.in_(_OPEN))
        .order_by(Sitting.held_on, Sitting.begins, Meeting.position)
    ).all()
    over = db.session.execute(
        _select(actor)
        .where(Meeting.state.not_in(_OPEN))
        .order_by(Sitting.held_on.desc(), Sitting.begins.desc(), Meeting.position)
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
    ).all()
    return MeetingList(
        ahead=tuple(_row(row) for row in ahead),
        over=tuple(_row(row) for row in over[:PAGE]),
        page=page,
        has_older=len(over) > PAGE,
    )


def _row(row: Any) -> Listed:
    return Listed(
        meeting_id=row.id,
        body_name=row.short_name,
        calendar_name=row.calendar_name,
        period=period_label(row.number_period),
        number=number_label(row.number) if row.is_numbered else (row.conference or ""),
        is_provisional=row.is_numbered and not row.is_number_fixed,
        held_on=row.held_on,
        begins=row.begins,
        ends=row.ends,
        place=row.place,
        form=row.form,
        state=row.state,
        is_record_only=row.is_record_only,
        sitting_id=row.sitting_id,
        lacks_day=lacks_day(row.state, row.put_off_from, row.held_on),
    )


def meeting_bodies(actor: Actor) -> list[BodyVersion]:
    """The bodies for which the actor may schedule meetings: served today, and such as meet."""
    if not actor.secretariat_of:
        return []
    return list(
        db.session.scalars(
            select(BodyVersion)
            .join(Body, Body.id == BodyVersion.body_id)
            .where(
                BodyVersion.body_id.in_(actor.secretariat_of),
                BodyVersion.valid_from <= actor.on,
                or_(BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= actor.on),
                BodyVersion.meets,
                Body.kind != BodyKind.CASE_CONFERENCE,
            )
            .options(contains_eager(BodyVersion.body))
            .order_by(Body.position)
        )
    )
