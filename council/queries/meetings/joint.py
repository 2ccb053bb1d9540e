"""同時開催: whose items are taken up in one sitting, and on what each body rests."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import aliased

from council.domain.vocabulary import ItemKind, MeetingState, Publicity
from council.extensions import db
from council.models import AgendaItem, BodyVersion, LegalBasis, Meeting
from council.policy.recusals import is_withheld_from_somebody
from council.queries.accounts import last_begun

_FRAME = (ItemKind.OPENING, ItemKind.CLOSING)
_NOT_THEN = (MeetingState.CANCELLED, MeetingState.POSTPONED)


@dataclass(frozen=True, slots=True)
class JointPart:
    """One body's part in a joint sitting, as everybody who sits there may know of it."""

    meeting_id: uuid.UUID
    body_id: uuid.UUID
    name: str
    short_name: str
    instrument: str
    basis: str
    minutes: int
    """What its whole 次第 takes, for those who plan the sitting."""
    items: tuple[str, ...]


def parts(meeting: Meeting) -> tuple[JointPart, ...]:
    """The bodies of the sitting in their order, each with the titles of its open items; one statement.

    Of an item that its body takes up behind closed doors, or that is kept from some member, not even the title is
    told here, whoever asks: what is written from this goes to the members of every body. Of a draft nothing but the body is told.
    """
    on = meeting.sitting.held_on
    told = and_(
        AgendaItem.meeting_id == Meeting.id,
        AgendaItem.is_closed.is_(False),
        AgendaItem.kind.not_in(_FRAME),
        Meeting.publicity != Publicity.CLOSED,
        Meeting.state != MeetingState.DRAFT,
        ~is_withheld_from_somebody(AgendaItem.id),
    )
    stands = and_(
        LegalBasis.code == BodyVersion.legal_basis,
        LegalBasis.valid_from <= on,
        or_(LegalBasis.valid_to.is_(None), LegalBasis.valid_to >= on),
    )
    rows = db.session.execute(
        select(
            Meeting.id,
            BodyVersion,
            LegalBasis.title.label("basis"),
            AgendaItem.title.label("item"),
            _whole_time().label("minutes"),
        )
        .select_from(Meeting)
        .join(BodyVersion, and_(BodyVersion.body_id == Meeting.body_id, last_begun(on)))
        .outerjoin(LegalBasis, stands)
        .outerjoin(AgendaItem, told)
        .where(
            Meeting.sitting_id == meeting.sitting_id,
            or_(Meeting.id == meeting.id, Meeting.state.not_in(_NOT_THEN)),
        )
        .order_by(Meeting.position, AgendaItem.position)
    ).all()
    found: dict[uuid.UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return tuple(_part(meeting_id, told_of) for meeting_id, told_of in found.items())


def _whole_time() -> ScalarSelect[int]:
    item = aliased(AgendaItem)
    whole = func.coalesce(func.sum(item.minutes), 0)
    return select(whole).where(item.meeting_id == Meeting.id).correlate(Meeting).scalar_subquery()


def _part(meeting_id: uuid.UUID, rows: list[Any]) -> JointPart:
    version: BodyVersion = rows[0].BodyVersion
    return JointPart(
        meeting_id=meeting_id,
        body_id=version.body_id,
        name=version.name,
        short_name=version.short_name,
        instrument=f"{version.founding_instrument}　{version.founding_article}".strip("　"),
        basis=rows[0].basis or "",
        minutes=rows[0].minutes,
        items=tuple(dict.fromkeys(row.item for row in rows if row.item)),
    )
