"""書面開催 as its secretariat follows it: who answered, what each item comes to, what is still awaited."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from council.domain import clock
from council.domain.business import WITHHELD, number_items
from council.domain.circulation import (
    Outcome,
    Tally,
    Vote,
    answered_sentence,
    counted,
    counted_sentence,
    decided_sentence,
    tally,
    waiting_sentence,
)
from council.domain.numerals import Digits
from council.domain.quorum import Quorum, QuorumResult
from council.domain.writings import Stance, is_deliberated, may_be_written_to, until_label
from council.extensions import db
from council.models import AgendaItem, Invitation, InvitationSeat, Meeting, Ruling
from council.policy.actor import Actor
from council.queries.sittings import Chamber, Place
from council.queries.writings.reading import full_numbers, readable
from council.queries.writings.said import Said, Writings, standing
from council.queries.writings.sheet import until


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One item: its answers, what they come to, and how the chair ruled. Hidden ones tell a reader nothing.

    `count` is None where nothing is decided.
    """

    item: AgendaItem
    number: str
    title: str
    is_hidden: bool
    said: tuple[tuple[Place, Said], ...]
    count: Tally | None
    ruling: Stance | None

    @property
    def outcome(self) -> Outcome | None:
        """What it comes to as it stands."""
        return self.count.outcome(self.ruling) if self.count else None

    @property
    def is_tied(self) -> bool:
        """Whether the chair decides, or has."""
        return self.count is not None and self.count.outcome() is Outcome.TIED

    @property
    def awaits_ruling(self) -> bool:
        """Whether the chair has not decided yet."""
        return self.outcome is Outcome.TIED

    @property
    def opinions(self) -> list[tuple[Place, Said]]:
        """Who wrote more than for or against."""
        return [(place, one) for place, one in self.said if one.text]

    @property
    def division(self) -> str:
        """How the answers divide, for screens."""
        return counted(self.count, "half") if self.count else ""

    def counted(self, digits: Digits = "half") -> str:
        """How the answers divide, in a sentence."""
        return counted_sentence(self.count, digits) if self.count else ""

    def decided(self, room: Chamber) -> str:
        """What was decided, in the body's words."""
        if self.count is None:
            return ""
        version = room.version
        return decided_sentence(
            self.count, self.ruling, chair=version.chair_title, decision=version.decision_word
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Circulation:
    """The whole of it. `position` counts everything written so far, `opened` are the items the reader reads."""

    until: datetime
    places: tuple[Place, ...]
    answered: Mapping[uuid.UUID, Said]
    results: tuple[Result, ...]
    quorum: QuorumResult
    member_word: str
    invitations: Mapping[uuid.UUID, uuid.UUID]
    position: int
    opened: frozenset[uuid.UUID]

    @property
    def outstanding(self) -> list[Place]:
        """Who has not answered anything."""
        return [one for one in self.places if one.person_id not in self.answered]

    @property
    def until_label(self) -> str:
        """Until when, for screens."""
        return until_label(self.until)

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return clock.now() >= self.until

    @property
    def may_close(self) -> bool:
        """Whether the time is up, or nobody is awaited."""
        return self.is_over or not self.outstanding

    @property
    def tied(self) -> list[Result]:
        """What the chair has to decide before it is closed."""
        return [one for one in self.results if one.awaits_ruling]

    def sentence(self, digits: Digits = "half") -> str:
        """Whether enough answered, in the body's words."""
        said = (answered_sentence if self.may_close else waiting_sentence)(self.quorum, digits)
        return said.replace("委員", self.member_word)


def circulation(meeting: Meeting, room: Chamber, actor: Actor) -> Circulation:
    """The circulation in so many statements whatever its size; the reader's own limits hold for every item."""
    opened = {one.row.id for one in readable(meeting, actor)}
    found = standing(meeting, opened=opened)
    held = tuple(one for one in room.places if one.name)
    answered = {one.person_id: one for one in found.said}
    return Circulation(
        until=until(meeting),
        places=held,
        answered=answered,
        results=tuple(_results(meeting, room, found, opened)),
        quorum=_quorum(room, found.people),
        member_word=room.version.member_title,
        invitations=_invitations(meeting),
        position=found.position,
        opened=frozenset(opened),
    )


def _invitations(meeting: Meeting) -> dict[uuid.UUID, uuid.UUID]:
    """By person, under which invitation an answer is entered for them."""
    rows = db.session.execute(
        select(Invitation.person_id, Invitation.id)
        .join(InvitationSeat, InvitationSeat.invitation_id == Invitation.id)
        .where(InvitationSeat.asks(meeting))
    )
    return {row[0]: row[1] for row in rows}


def _quorum(room: Chamber, people: Collection[uuid.UUID]) -> QuorumResult:
    """Who answered anything is present."""
    votes = (
        Vote(
            is_held=bool(place.name),
            stance=Stance.OPINION if place.person_id in people else None,
        )
        for place in room.counted
    )
    return tally(Quorum(room.version.quorum), votes).quorum


def _results(
    meeting: Meeting, room: Chamber, found: Writings, opened: set[uuid.UUID]
) -> Iterable[Result]:
    items = db.session.execute(
        select(AgendaItem, Ruling)
        .outerjoin(Ruling, Ruling.agenda_item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    numbers = full_numbers(number_items([item.kind for item, _ruling in items]))
    for (item, ruling), number in zip(items, numbers, strict=True):
        if not may_be_written_to(item.kind):
            continue
        hidden = item.id not in opened
        yield Result(
            item=item,
            number=number,
            title=WITHHELD if hidden else item.title,
            is_hidden=hidden,
            said=() if hidden else said_to(item.id, room, found),
            count=count_of(item.id, room, found) if is_deliberated(item.kind) else None,
            ruling=_still(ruling, found),
        )


def _still(ruling: Ruling | None, found: Writings) -> Stance | None:
    """How the chair ruled on these very answers; what came afterwards asks for a ruling anew."""
    if ruling is None or ruling.position != found.position:
        return None
    return ruling.stance


def said_to(item_id: uuid.UUID, room: Chamber, found: Writings) -> tuple[tuple[Place, Said], ...]:
    """What was written to an item by who sits in the body and takes part in it, in the order of the seats."""
    said = {one.person_id: one for one in found.of_item(item_id)}
    out = _recused(item_id, room)
    return tuple(
        (place, said[place.person_id])
        for place in room.places
        if place.person_id in said and place.id not in out
    )


def count_of(item_id: uuid.UUID, room: Chamber, found: Writings) -> Tally:
    """The tally of an item over the seats that count; advisers answer in words alone."""
    said = {one.person_id: one.stance for one in found.of_item(item_id)}
    out = _recused(item_id, room)
    return tally(
        Quorum(room.version.quorum),
        (
            Vote(
                is_held=bool(place.name),
                is_recused=place.id in out,
                stance=said.get(place.person_id) if place.person_id else None,
            )
            for place in room.places
            if place.counts
        ),
    )


def _recused(item_id: uuid.UUID, room: Chamber) -> set[uuid.UUID]:
    """The seats that take no part in the item, and those their people hold now."""
    found = room.recused(item_id)
    people = {one.person_id for one in found if one.person_id}
    held = {place.id for place in room.places if place.person_id in people}
    return held | {one.seat_id for one in found}
