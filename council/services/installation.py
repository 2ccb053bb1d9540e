"""Setting up an installation from a municipality's profile: once; a second time changes nothing."""

import uuid
from dataclasses import asdict

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.plaintext import search_key
from council.domain.vocabulary import BodyKind, Office, Publicity, SeatType
from council.extensions import db
from council.models import (
    Agency,
    AgencyAlias,
    AgencyEligibility,
    Body,
    BodyVersion,
    LegalBasis,
    Seat,
    Setting,
)
from council.policy.actor import Actor
from council.profiles.profile import AgencyProfile, BodyProfile, Profile
from council.services.audit import record

PROFILE = "profile"

Ids = dict[str, uuid.UUID]


def installed_profile() -> str | None:
    """The code of the profile this installation was set up with."""
    setting = db.session.get(Setting, PROFILE)
    return setting.value if setting else None


def install(profile: Profile) -> bool:
    """Write the profile's agencies, bodies, seats and legal bases; False when it is already there."""
    before = installed_profile()
    if before == profile.code:
        return False
    if before is not None:
        raise DomainError("このデータベースは、すでに %(before)s で作られています。", before=before)
    agencies = _agencies(profile)
    _bodies(profile, agencies)
    _legal_bases(profile, agencies)
    db.session.add(Setting(name=PROFILE, value=profile.code))
    record(Actor.system(clock.today()), "profile:install", profile=profile.code)
    return True


def _agencies(profile: Profile) -> Ids:
    ids = {agency.code: new_id() for agency in profile.agencies}
    for agency in _parents_first(profile.agencies):
        _agency(agency, ids)
    return ids


def _parents_first(agencies: tuple[AgencyProfile, ...]) -> list[AgencyProfile]:
    by_code = {agency.code: agency for agency in agencies}

    def depth(agency: AgencyProfile) -> int:
        return 1 + depth(by_code[agency.parent]) if agency.parent else 0

    return sorted(agencies, key=depth)


def _agency(agency: AgencyProfile, ids: Ids) -> None:
    facts = asdict(agency)
    for name in ("aliases", "eligibilities", "parent", "series"):
        facts.pop(name)
    row_id = ids[agency.code]
    db.session.add(
        Agency(id=row_id, parent_id=ids[agency.parent] if agency.parent else None, **facts)
    )
    db.session.flush()
    for alias in dict.fromkeys((agency.name, *agency.aliases)):
        db.session.add(
            AgencyAlias(id=new_id(), agency_id=row_id, alias=alias, key=search_key(alias))
        )
    for eligibility in agency.eligibilities:
        db.session.add(AgencyEligibility(id=new_id(), agency_id=row_id, **asdict(eligibility)))


def _bodies(profile: Profile, agencies: Ids) -> None:
    ids = {body.code: new_id() for body in profile.bodies}
    for position, body in enumerate(profile.bodies):
        db.session.add(
            Body(
                id=ids[body.code],
                code=body.code,
                kind=BodyKind(body.kind),
                position=position,
                established_on=body.established_on,
                dissolved_on=body.dissolved_on,
            )
        )
    db.session.flush()
    for body in profile.bodies:
        if body.transferred_from:
            db.session.get_one(Body, ids[body.code]).transferred_from_id = ids[
                body.transferred_from
            ]
        _versions(body, ids, agencies)
        _seats(body, ids[body.code], agencies)


def _versions(body: BodyProfile, ids: Ids, agencies: Ids) -> None:
    for version in body.versions:
        facts = asdict(version)
        parent, secretariat = facts.pop("parent"), facts.pop("secretariat")
        facts["publicity"] = Publicity(facts["publicity"])
        db.session.add(
            BodyVersion(
                id=new_id(),
                body_id=ids[body.code],
                parent_id=ids[parent] if parent else None,
                secretariat_id=agencies[secretariat] if secretariat else None,
                **facts,
            )
        )


def _seats(body: BodyProfile, body_id: uuid.UUID, agencies: Ids) -> None:
    for position, seat in enumerate(body.seats):
        db.session.add(
            Seat(
                id=new_id(),
                body_id=body_id,
                title=seat.title,
                agency_id=agencies[seat.agency] if seat.agency else None,
                seat_type=SeatType(seat.seat_type),
                office=Office(seat.office),
                annex_item=seat.annex_item,
                term_years=seat.term_years,
                position=position,
                valid_from=seat.valid_from,
                valid_to=seat.valid_to,
            )
        )


def _legal_bases(profile: Profile, agencies: Ids) -> None:
    for basis in profile.legal_bases:
        facts = asdict(basis)
        convener = facts.pop("convener_agency")
        facts["body_kinds"] = list(facts["body_kinds"])
        db.session.add(
            LegalBasis(
                id=new_id(), convener_agency_id=agencies[convener] if convener else None, **facts
            )
        )


def agency(code: str) -> Agency:
    """The agency with this code."""
    return db.session.scalars(select(Agency).where(Agency.code == code)).one()
