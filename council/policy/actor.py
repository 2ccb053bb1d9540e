"""The one who acts, with the appointments and duties that are live on that day."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from council.domain.vocabulary import Office


@dataclass(frozen=True, slots=True)
class Post:
    """A seat held today."""

    body_id: uuid.UUID
    seat_id: uuid.UUID
    office: Office
    agency_id: uuid.UUID | None
    label: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """代理出席: a seat of somebody else's, in which the actor sits at one meeting, up to its day."""

    meeting_id: uuid.UUID
    seat_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """A person on one day. Roles are never flags: they follow from what is live.

    `prepares` are those of the bodies served that are not there yet: by them alone nobody serves the council.
    """

    person_id: uuid.UUID | None
    user_id: uuid.UUID | None
    name: str
    on: date
    email: str = ""
    posts: tuple[Post, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    staff_of: frozenset[uuid.UUID] = frozenset()
    manager_of: frozenset[uuid.UUID] = frozenset()
    secretariat_of: frozenset[uuid.UUID] = frozenset()
    prepares: frozenset[uuid.UUID] = frozenset()
    secretariat_agencies: frozenset[uuid.UUID] = frozenset()
    is_admin: bool = False
    is_system: bool = False
    labels: tuple[str, ...] = field(default=())

    @classmethod
    def system(cls, on: date) -> "Actor":
        """The product itself: the worker ending access, the set-up making the first rows."""
        return cls(person_id=None, user_id=None, name="システム", on=on, is_system=True)

    @property
    def id(self) -> uuid.UUID:
        """The person; an act that needs somebody to answer for it is refused to the system."""
        if self.person_id is None:
            raise ValueError("the system has no person")
        return self.person_id

    @property
    def bodies(self) -> frozenset[uuid.UUID]:
        """The bodies of which a seat is held today."""
        return frozenset(post.body_id for post in self.posts)

    @property
    def seats(self) -> frozenset[uuid.UUID]:
        """The seats held today, and those the actor comes for."""
        return self._held.union(one.seat_id for one in self.substitutions)

    def seats_at(self, meeting_id: uuid.UUID) -> frozenset[uuid.UUID]:
        """The seats held today, and those the actor comes for to this meeting."""
        here = (one for one in self.substitutions if one.meeting_id == meeting_id)
        return self._held.union(one.seat_id for one in here)

    @property
    def _held(self) -> frozenset[uuid.UUID]:
        return frozenset(post.seat_id for post in self.posts)

    def is_told(self, body_id: uuid.UUID, begins: date) -> bool:
        """Whether the actor may know today of what begins on the day in the body.

        What is to come is told to the body's secretariat and to who keeps the accounts alone.
        """
        is_told_ahead = self.is_system or self.is_admin or body_id in self.secretariat_of
        return begins <= self.on or is_told_ahead

    @property
    def serves(self) -> bool:
        """Whether the actor works in the secretariat of some body that is there today."""
        return bool(self.secretariat_of - self.prepares)

    @property
    def agencies(self) -> frozenset[uuid.UUID]:
        """The agencies for which the actor works today."""
        return self.staff_of | self.manager_of

    @property
    def post_label(self) -> str:
        """How the actor is introduced at the head of a page."""
        return self.labels[0] if self.labels else ""

    def holds(self, body_id: uuid.UUID, *offices: Office) -> bool:
        """Whether one of these offices is held in the body today; any office when none is named."""
        return any(
            post.body_id == body_id and (not offices or post.office in offices)
            for post in self.posts
        )
