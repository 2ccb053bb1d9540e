"""The room of one meeting: its seats or invited people, their comings and goings, and the quorum."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.attendance import ATTENDING, Course, Stay
from council.domain.numerals import Digits
from council.domain.quorum import Quorum, QuorumResult, sentence
from council.domain.turns import Board
from council.domain.vocabulary import Attendance, Office
from council.extensions import db
from council.models import (
    BodyVersion,
    Conference,
    Meeting,
    Participant,
    Presence,
    Recusal,
    RosterEntry,
)
from council.queries import meetings

_PRESIDING = (Office.CHAIR, Office.DEPUTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One seat of the roster, or one person invited to a conference; without a name it is vacant."""

    id: uuid.UUID
    is_seat: bool
    office: Office
    office_label: str
    title: str
    agency: str
    post: str
    person_id: uuid.UUID | None
    name: str

    @property
    def label(self) -> str:
        """「部会長　戸澤 みのり」, for lists to choose from."""
        return "　".join(filter(None, (self.office_label, self.name or self.title)))

    @property
    def counts(self) -> bool:
        """Whether the seat counts for the quorum: advisers do not."""
        return self.office is not Office.ADVISER


@dataclass(frozen=True)
class Chamber:
    """Places, presences and recusals of one meeting, and what they amount to."""

    version: BodyVersion
    places: tuple[Place, ...]
    presences: tuple[Presence, ...]
    recusals: tuple[Recusal, ...]
    courses: Mapping[uuid.UUID, Course] = field(init=False)
    board: Board = field(init=False)

    def __post_init__(self) -> None:
        """Put the stays of each place in their order."""
        object.__setattr__(self, "courses", _courses(self.presences))
        seats = [(one.id, bool(one.name)) for one in self.counted]
        board = Board(Quorum(self.version.quorum), seats, self.courses)
        object.__setattr__(self, "board", board)

    def place(self, place_id: uuid.UUID) -> Place | None:
        """The place with this id."""
        return next((one for one in self.places if one.id == place_id), None)

    def place_of(self, person_id: uuid.UUID | None) -> Place | None:
        """The place this person holds; nobody holds a vacant one."""
        if person_id is None:
            return None
        return next((one for one in self.places if one.person_id == person_id), None)

    def rows(self, place_id: uuid.UUID) -> list[Presence]:
        """A place's presences as they are kept."""
        return [row for row in self.presences if place_id in (row.seat_id, row.participant_id)]

    def course(self, place_id: uuid.UUID) -> Course:
        """The stays at a place in their order; none where nobody came, or nothing is recorded yet."""
        return self.courses.get(place_id, ())

    def stay(self, place_id: uuid.UUID, at: time | None = None) -> Stay | None:
        """Who sits at the place at the moment."""
        return next((one for one in self.course(place_id) if one.holds(at)), None)

    def is_here(self, place_id: uuid.UUID, at: time | None = None) -> bool:
        """Whether the holder in person takes part at the moment."""
        found = self.stay(place_id, at)
        return found is not None and not found.substitute

    def attended(self, place_id: uuid.UUID) -> bool:
        """Whether the holder or a substitute was there at any time."""
        return bool(self.course(place_id))

    @property
    def is_marked(self) -> bool:
        """Whether the presence was recorded at all."""
        known = {row.seat_id or row.participant_id for row in self.presences}
        return all(place.id in known for place in self.places if place.name)

    @property
    def secretariat(self) -> tuple[str, ...]:
        """The secretariat's people at the sitting."""
        rows = [row for row in self.presences if row.attendance is Attendance.SECRETARIAT]
        return tuple(row.name for row in sorted(rows, key=lambda row: row.created_at))

    def recused(self, item_id: uuid.UUID) -> list[Recusal]:
        """Who takes no part in the item."""
        return [one for one in self.recusals if one.agenda_item_id == item_id]

    def presiders(self) -> list[Place]:
        """Who may preside: chair or deputy, the 進行役 of a conference."""
        return [one for one in self.places if one.office in _PRESIDING and one.name]

    @property
    def counted(self) -> list[Place]:
        """The places the attendance is reckoned over; where no quorum is asked, advisers too."""
        everybody = Quorum(self.version.quorum) is Quorum.NONE
        return [one for one in self.places if everybody or one.counts]

    def reckon(self, at: time | None = None, recused: Collection[uuid.UUID] = ()) -> QuorumResult:
        """Whether the meeting, or an item from which seats are recused, is validly constituted."""
        return self.board.at(at, recused)

    def sentence(
        self,
        at: time | None = None,
        recused: Collection[uuid.UUID] = (),
        digits: Digits = "half",
    ) -> str:
        """The same in a sentence, in the body's words."""
        return self.in_its_words(sentence(self.reckon(at, recused), digits))

    def in_its_words(self, said: str) -> str:
        """A sentence about members, in what the body calls them."""
        return said.replace("委員", self.version.member_title)


def _courses(presences: Sequence[Presence]) -> dict[uuid.UUID, Course]:
    found: dict[uuid.UUID, list[Presence]] = defaultdict(list)
    for row in presences:
        place = row.seat_id or row.participant_id
        if place is not None and row.attendance in ATTENDING:
            found[place].append(row)
    return {
        place: tuple(map(_stay, sorted(rows, key=lambda row: row.since or time.min)))
        for place, rows in found.items()
    }


def _stay(row: Presence) -> Stay:
    by = (row.name, row.post_title) if row.attendance is Attendance.SUBSTITUTE else ("", "")
    return Stay(row.since, row.until, *by, row.way)


def chamber(meeting: Meeting) -> Chamber:
    """The room of a meeting: four statements, whatever its size."""
    version = meetings.version_of(meeting)
    presences = db.session.scalars(
        select(Presence)
        .where(Presence.meeting_id == meeting.id)
        .order_by(Presence.created_at, Presence.id)
    ).all()
    recusals = db.session.scalars(
        select(Recusal)
        .where(Recusal.agenda_item.has(meeting_id=meeting.id))
        .order_by(Recusal.created_at)
    ).all()
    places = _seats(meeting, version) or _participants(meeting, version)
    return Chamber(version, tuple(places), tuple(presences), tuple(recusals))


def _seats(meeting: Meeting, version: BodyVersion) -> list[Place]:
    rows = db.session.scalars(
        select(RosterEntry)
        .where(RosterEntry.meeting_id == meeting.id, RosterEntry.left_at.is_(None))
        .options(joinedload(RosterEntry.person), joinedload(RosterEntry.agency))
        .order_by(RosterEntry.position)
    )
    return [
        Place(
            id=row.seat_id,
            is_seat=True,
            office=row.office,
            office_label=office_label(version, row.office),
            title=row.seat_title,
            agency=row.agency.name if row.agency else "",
            post=row.post_title,
            person_id=row.person_id,
            name=row.person.name if row.person else "",
        )
        for row in rows
    ]


def _participants(meeting: Meeting, version: BodyVersion) -> list[Place]:
    rows: Sequence[Participant] = db.session.scalars(
        select(Participant)
        .join(Conference, Conference.id == Participant.conference_id)
        .where(Conference.meeting_id == meeting.id, Participant.is_live)
        .options(
            joinedload(Participant.person),
            joinedload(Participant.agency),
            joinedload(Participant.conference),
        )
        .order_by(Participant.created_at, Participant.id)
    ).all()
    return [_participant(row, version) for row in rows]


def _participant(row: Participant, version: BodyVersion) -> Place:
    leads = row.person_id == row.conference.facilitator_id
    office = Office.CHAIR if leads else Office.MEMBER
    return Place(
        id=row.id,
        is_seat=False,
        office=office,
        office_label=office_label(version, office),
        title="",
        agency=row.agency.name,
        post="",
        person_id=row.person_id,
        name=row.person.name,
    )


def office_label(version: BodyVersion, office: Office) -> str:
    """The body's own word for an office."""
    words = {
        Office.CHAIR: version.chair_title,
        Office.DEPUTY: version.deputy_title,
        Office.MEMBER: version.member_title,
    }
    return words.get(office, office.label)
