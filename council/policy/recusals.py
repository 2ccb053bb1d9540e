"""退席（除斥） as SQL: what somebody takes no part in, and what must not be told them of it afterwards."""

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.orm import aliased

from council.models import AgendaItem, Issue, IssueOrigin, IssueStep, Recusal
from council.policy.actor import Actor


def recused_from(actor: Actor, item_id: Any) -> ColumnElement[bool]:
    """Takes no part in the item, oneself or by the seat one holds or comes for."""
    return exists().where(
        Recusal.agenda_item_id == item_id,
        or_(
            Recusal.person_id == actor.person_id,
            Recusal.seat_id.in_(actor.seats),
        ),
    )


def issue_is_hidden(actor: Actor, issue_id: Any) -> ColumnElement[bool]:
    """The issue came of an item the actor takes no part in."""
    return exists().where(
        IssueOrigin.issue_id == issue_id, recused_from(actor, IssueOrigin.agenda_item_id)
    )


def reached(bodies: Collection[uuid.UUID]) -> ColumnElement[bool]:
    """Issues raised in one of the bodies, held by one, or climbed to one on their way."""
    return or_(
        Issue.body_id.in_(bodies),
        Issue.holder_id.in_(bodies),
        exists().where(IssueStep.issue_id == Issue.id, IssueStep.to_body_id.in_(bodies)),
    )


def is_withheld(actor: Actor, item_id: Any) -> ColumnElement[bool]:
    """The item was made from an issue that is hidden from the actor: not even its title is told.

    As with the issue itself, its secretariats know of it wherever else they sit.
    """
    if actor.person_id is None:
        return false()
    item = aliased(AgendaItem)
    return (
        select(item.id)
        .join(Issue, Issue.id == item.issue_id)
        .where(
            item.id == item_id,
            issue_is_hidden(actor, item.issue_id),
            ~reached(actor.secretariat_of),
        )
        .exists()
    )


def is_withheld_from_somebody(item_id: Any) -> ColumnElement[bool]:
    """The item was made from an issue that came of an item from which somebody was recused."""
    item = aliased(AgendaItem)
    return (
        select(item.id)
        .join(IssueOrigin, IssueOrigin.issue_id == item.issue_id)
        .join(Recusal, Recusal.agenda_item_id == IssueOrigin.agenda_item_id)
        .where(item.id == item_id)
        .exists()
    )
