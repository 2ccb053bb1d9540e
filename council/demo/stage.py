"""What all stories share: the days, the people, and what has come about so far."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.demo.days import Days, Story
from council.demo.material import Role
from council.domain import clock
from council.extensions import db
from council.models import (
    Agency,
    Body,
    Case,
    CaseSubmission,
    Issue,
    LegalBasis,
    Meeting,
    Person,
)
from council.policy.actor import Actor
from council.queries import accounts


@dataclass(slots=True)
class Stage:
    """One playing of the year."""

    days: Days
    seed: int
    cast: list[Role]
    spawn: Callable[[Story], None]
    people: dict[str, Person] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    papers: dict[str, CaseSubmission] = field(default_factory=dict)
    issues: dict[str, Issue] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)
    _agencies: dict[str, Agency] = field(default_factory=dict)
    _bodies: dict[str, Body] = field(default_factory=dict)

    def chance(self, name: str) -> random.Random:
        """A source of choices that are the same for the same seed and name."""
        return random.Random(f"{self.seed}/{name}")

    def agency(self, code: str) -> Agency:
        """The agency with this code."""
        if not self._agencies:
            self._agencies = {one.code: one for one in db.session.scalars(select(Agency))}
        return self._agencies[code]

    def body(self, code: str) -> Body:
        """The body with this code."""
        if not self._bodies:
            self._bodies = {one.code: one for one in db.session.scalars(select(Body))}
        return self._bodies[code]

    def body_code(self, body_id: uuid.UUID) -> str:
        """The code of the body with this id."""
        self.body("council")
        return next(one.code for one in self._bodies.values() if one.id == body_id)

    def basis(self, code: str) -> LegalBasis:
        """The legal basis with this code that holds now."""
        today = clock.today()
        rows = db.session.scalars(
            select(LegalBasis)
            .where(LegalBasis.code == code, LegalBasis.valid_from <= today)
            .options(joinedload(LegalBasis.convener_agency))
        )
        return next(row for row in rows if row.valid_to is None or row.valid_to >= today)

    def actor(self, role: Role) -> Actor:
        """The person with everything that is live for them at this moment."""
        today = clock.today()
        if role.email not in self._actors:
            found = accounts.actor_by(today, email=role.email)
            if found is None:
                raise LookupError(role.email)
            self._actors[role.email] = found
        return replace(self._actors[role.email], on=today)

    def look_again(self) -> None:
        """Terms have begun or ended: what people hold is read anew."""
        self._actors.clear()

    def actor_of(self, person_id: uuid.UUID | None) -> Actor | None:
        """The person with this id as an actor; None for one without an account."""
        role = next((one for one in self.cast if self.people[one.email].id == person_id), None)
        return self.actor(role) if role and role.account else None

    def secretary(self, body_code: str) -> Actor:
        """Who does the work of the body's secretariat."""
        return self.actor(next(one for one in self.cast if body_code in one.secretariat))

    def second_secretary(self, body_code: str) -> Actor:
        """Another person of the body's secretariat."""
        serving = [one for one in self.cast if body_code in one.secretariat]
        return self.actor(serving[-1])

    def staff(self, agency_code: str) -> Actor:
        """Who works on cases and action items for the agency."""
        return self.actor(next(one for one in self.cast if one.staff_of == agency_code))

    def head(self, agency_code: str) -> Actor:
        """The agency's 施設長・課長."""
        return self.actor(next(one for one in self.cast if one.manager_of == agency_code))

    def person_of(self, actor: Actor) -> Person:
        """The person behind an actor."""
        return self.people[actor.email]
