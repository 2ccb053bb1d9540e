"""The items of a 次第 in their order; papers follow them."""

from typing import Any

from sqlalchemy import select

from council.domain.business import WRITABLE, end_of_part
from council.domain.errors import Conflict
from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem, Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.meetings import papers
from council.services.meetings.holding import hold

_LAST = {ItemKind.OTHER, ItemKind.CLOSING}


def require_editable(meeting: Meeting, actor: Actor) -> None:
    """Refuse once the meeting has been opened or called off."""
    require(actor, Permission.MEETING_EDIT, meeting)
    hold(meeting)
    if meeting.state not in WRITABLE:
        raise Conflict("開会したあとや中止したあとは、次第と資料を直せません。")


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items in their order."""
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position)
        )
    )


def again(item: AgendaItem, meeting: Meeting, **more: Any) -> AgendaItem:
    """The same item for another 次第, not put there yet."""
    return AgendaItem(
        id=new_id(),
        meeting_id=meeting.id,
        position=0,
        kind=item.kind,
        title=item.title,
        presenter=item.presenter,
        minutes=item.minutes,
        is_closed=item.is_closed,
        closed_reason=item.closed_reason,
        legal_basis=meeting.legal_basis,
        **more,
    )


def insert(meeting: Meeting, item: AgendaItem) -> None:
    """Put a new item at the end of its part (議事, 報告事項); where there is none, before 「その他」 and 閉会."""
    rows = items_of(meeting)
    at = end_of_part([one.kind for one in rows], item.kind)
    if at is None:
        at = len(rows)
        if item.kind not in _LAST:
            while at and rows[at - 1].kind in _LAST:
                at -= 1
    db.session.add(item)
    rows.insert(at, item)
    renumber(meeting, rows)


def renumber(meeting: Meeting, rows: list[AgendaItem]) -> None:
    """Let the items stand in the order of the rows."""
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
    papers.renumber(meeting)
