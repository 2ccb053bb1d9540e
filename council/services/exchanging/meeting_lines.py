"""Meetings as the table `meetings` tells of them, as far as the reader may know of them."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, select

from council.domain.business import Planned, usual_presenter
from council.domain.vocabulary import BodyKind, ItemKind, MeetingState, Publicity
from council.extensions import db
from council.models import AgendaItem, Body, Meeting, Sitting
from council.policy.actor import Actor
from council.policy.recusals import is_withheld
from council.policy.scopes import visible_meetings
from council.queries.meetings import WITH_POLICY

_COUNTS_OBSERVERS = (MeetingState.IN_SESSION, MeetingState.CLOSED, MeetingState.CONCLUDED)

Line = Mapping[str, Any]


def lines(actor: Actor, *conditions: ColumnElement[bool]) -> Iterator[tuple[Meeting, Line]]:
    """Committee meetings in the order of their days, each with its line. Case conferences are in no table."""
    found = db.session.scalars(
        visible_meetings(actor)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Body.kind != BodyKind.CASE_CONFERENCE, ~Meeting.conference.has(), *conditions)
        .options(*WITH_POLICY)
        .order_by(Sitting.held_on, Sitting.begins, Sitting.id, Meeting.position)
    ).unique()
    agendas = _agendas(actor, *conditions)
    for meeting in found:
        yield meeting, _line(meeting, agendas[meeting.id], actor)


def _agendas(
    actor: Actor, *conditions: ColumnElement[bool]
) -> Mapping[uuid.UUID, list[AgendaItem]]:
    """The items by meeting; none of a case, none that is withheld from the reader."""
    told = visible_meetings(actor).where(*conditions).with_only_columns(Meeting.id)
    items: dict[uuid.UUID, list[AgendaItem]] = defaultdict(list)
    for item in db.session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.meeting_id.in_(told),
            AgendaItem.kind != ItemKind.CASE,
            ~is_withheld(actor, AgendaItem.id),
        )
        .order_by(AgendaItem.position)
    ):
        items[item.meeting_id].append(item)
    return items


def _line(meeting: Meeting, items: list[AgendaItem], actor: Actor) -> Line:
    sitting = meeting.sitting
    # of a body's closed items a table tells to its members and its secretariat alone
    opens = actor.is_system or meeting.body_id in actor.bodies | actor.secretariat_of
    return {
        "sitting": str(sitting.id),
        "body": meeting.body.code,
        "held_on": sitting.held_on,
        "begins": sitting.begins,
        "ends": sitting.ends,
        "place": sitting.place,
        "form": sitting.form,
        "state": meeting.state,
        "number": meeting.number,
        "number_period": meeting.number_period,
        "publicity": meeting.publicity,
        "closed_reason": meeting.closed_reason,
        "observers": meeting.observers if meeting.state in _COUNTS_OBSERVERS else None,
        **_observing(meeting),
        "agenda": tuple(_planned(one) for one in items if opens or not one.is_closed),
    }


def _observing(meeting: Meeting) -> Line:
    """For how many observers there is room and how they come in; nothing of a meeting that nobody may observe."""
    may_observe = meeting.publicity is not Publicity.CLOSED
    return {
        "observer_seats": meeting.observer_seats if may_observe else None,
        "observing": meeting.observing if may_observe else "",
    }


def _planned(item: AgendaItem) -> Planned:
    is_usual = item.presenter == usual_presenter(item.kind)
    return Planned(
        item.kind,
        item.title,
        item.minutes,
        item.is_closed,
        item.closed_reason,
        None if is_usual else item.presenter,
        item.is_standing,
    )
