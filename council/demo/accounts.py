"""The accounts of the demonstration, one row per role a person has today."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from council.demo import material
from council.demo.arrivals import PASSWORD
from council.demo.year import is_loaded
from council.domain import clock
from council.domain.vocabulary import Office
from council.extensions import db
from council.models import Agency, Body
from council.policy.actor import Actor
from council.queries import accounts

_ROLES = ("secretariat", "chair", "member", "agency_staff", "agency_manager", "administrator")


@dataclass(frozen=True, slots=True)
class Account:
    """One role of one person; `agency` is a code, `bodies` those in which the role is held."""

    role: str
    name: str
    email: str
    password: str
    agency: str | None
    bodies: list[str]


def listed() -> list[Account]:
    """Every account by role; first in each role is who walks through a case of the ８０５０支援部会.

    People with one role alone come before those with several.
    """
    if not is_loaded():
        return []
    codes = Codes.of_today()
    found = [
        account
        for role in material.people()
        if role.account
        for actor in [accounts.actor_by(clock.today(), email=role.email)]
        if actor is not None
        for account in _accounts_of(actor, codes)
    ]
    roles = Counter(one.email for one in found)
    return sorted(found, key=lambda one: (_ROLES.index(one.role), roles[one.email]))


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of bodies and agencies by their ids."""

    bodies: dict[object, str]
    agencies: dict[object, str]

    @classmethod
    def of_today(cls) -> "Codes":
        """As they stand in the database, bodies in their order."""
        return cls(
            {one.id: one.code for one in db.session.scalars(select(Body).order_by(Body.position))},
            {one.id: one.code for one in db.session.scalars(select(Agency))},
        )

    def of_bodies(self, ids: object) -> list[str]:
        """The codes of these bodies, in the bodies' order."""
        return [code for body_id, code in self.bodies.items() if body_id in ids]  # type: ignore[operator]


def _accounts_of(actor: Actor, codes: Codes) -> Iterator[Account]:
    chaired = frozenset(one.body_id for one in actor.posts if one.office is Office.CHAIR)
    others = actor.bodies - frozenset(
        one.body_id for one in actor.posts if one.office is Office.CHAIR
    )
    seat_agency = next(
        (codes.agencies[one.agency_id] for one in actor.posts if one.agency_id), None
    )
    serving = next((codes.agencies[one] for one in actor.secretariat_agencies), None)
    if actor.secretariat_of:
        yield _account("secretariat", actor, serving, codes.of_bodies(actor.secretariat_of))
    if chaired:
        yield _account("chair", actor, seat_agency, codes.of_bodies(chaired))
    if others:
        yield _account("member", actor, seat_agency, codes.of_bodies(others))
    for agency_id in actor.staff_of:
        yield _account("agency_staff", actor, codes.agencies[agency_id], [])
    for agency_id in actor.manager_of:
        yield _account("agency_manager", actor, codes.agencies[agency_id], [])
    if actor.is_admin:
        yield _account("administrator", actor, None, [])


def _account(role: str, actor: Actor, agency: str | None, bodies: list[str]) -> Account:
    return Account(role, actor.name, actor.email, PASSWORD, agency, bodies)
