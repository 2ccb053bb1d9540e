"""Which items of a meeting somebody may read what was written to: never one they take no part in."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from council.domain.business import Place
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem, Meeting
from council.policy.actor import Actor
from council.policy.recusals import recused_from
from council.queries.meetings.agenda import ItemRow, PaperRow, items, opens_closed_items, papers


@dataclass(frozen=True, slots=True)
class Legible:
    """An item that is the reader's, under its whole number."""

    row: ItemRow
    number: str


def readable(meeting: Meeting, reader: Actor, *, handed_out: bool = False) -> list[Legible]:
    """The items as the reader sees them, those left out that are not theirs: withheld, recused from, closed to
    them, or a case whose paper they cannot read. With `handed_out`, the paper must have come to them as a member.

    Who neither sits in the body nor serves it reads nothing, whatever else the sitting carries.
    """
    if not opens_closed_items(reader, meeting):
        return []
    listed = papers(meeting, reader)
    recused = set(
        db.session.scalars(
            select(AgendaItem.id).where(
                AgendaItem.meeting_id == meeting.id, recused_from(reader, AgendaItem.id)
            )
        )
    )
    legible = _cases(listed, handed_out=handed_out)
    rows = items(meeting, reader, listed)
    return [
        Legible(row, number)
        for row, number in zip(rows, full_numbers([one.place for one in rows]), strict=True)
        if row.is_opened
        and row.id not in recused
        and (row.kind is not ItemKind.CASE or row.id in legible)
    ]


def full_numbers(places: Iterable[Place]) -> list[str]:
    """「議事(1)」: below a heading numbers begin again, so it is named each time."""
    found, heading = [], ""
    for place in places:
        heading = place.heading or heading
        found.append(place.label if place.level == 1 else f"{heading}{place.label}")
    return found


def _cases(listed: list[PaperRow], *, handed_out: bool) -> set[uuid.UUID]:
    return {
        paper.item_id
        for paper in listed
        if paper.item_id
        and paper.is_case
        and (paper.is_handed_out or (paper.is_known and not handed_out))
    }
