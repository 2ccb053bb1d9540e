"""What can be chosen when a conference is called: people by agency, and the legal bases of the day."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain.ages import limits
from council.domain.vocabulary import BodyKind
from council.extensions import db
from council.models import Agency, AgencyDuty, LegalBasis, Person
from council.policy.actor import Actor
from council.queries.accounts import live

Groups = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A legal basis to choose; `other_convener` is the agency that must call where it is not the caller's."""

    id: uuid.UUID
    title: str
    limits: str
    consent_needed: bool
    expires_hours: int | None
    sentence: str
    other_convener: str


def people_choices(actor: Actor) -> Groups:
    """Everybody who works for an agency today but the actor: name of the agency → (agency:person, name and post)."""
    rows = db.session.execute(
        select(Agency.id, Agency.name, Person.id, Person.name, AgencyDuty.post_title)
        .join(Agency, Agency.id == AgencyDuty.agency_id)
        .join(Person, Person.id == AgencyDuty.person_id)
        .where(live(AgencyDuty, actor.on), AgencyDuty.person_id != actor.person_id)
        .order_by(Agency.reading, Agency.name, Person.reading)
    )
    groups: Groups = {}
    for agency_id, agency, person_id, person, post in rows:
        entry = (f"{agency_id}:{person_id}", f"{person}（{post}）" if post else person)
        group = groups.setdefault(agency, [])
        if entry[0] not in {value for value, _label in group}:
            group.append(entry)
    return groups


def basis_choices(convener_id: uuid.UUID, on: date) -> list[Choice]:
    """The bases on which a case conference may rest on a day; those anybody may use come first."""
    rows = db.session.scalars(
        select(LegalBasis)
        .where(
            LegalBasis.valid_from <= on,
            or_(LegalBasis.valid_to.is_(None), LegalBasis.valid_to >= on),
        )
        .options(joinedload(LegalBasis.convener_agency))
    ).all()
    found = [_choice(one, convener_id) for one in rows if _is_for_conferences(one)]
    return sorted(
        found, key=lambda one: (bool(one.other_convener), one.expires_hours or 0, one.title)
    )


def _is_for_conferences(basis: LegalBasis) -> bool:
    return BodyKind.CASE_CONFERENCE.value in basis.body_kinds


def _choice(basis: LegalBasis, convener_id: uuid.UUID) -> Choice:
    convener = basis.convener_agency
    is_other = convener is not None and convener.id != convener_id
    return Choice(
        id=basis.id,
        title=basis.title,
        limits=limits(basis.min_age, basis.max_age),
        consent_needed=basis.consent_needed,
        expires_hours=basis.expires_hours,
        sentence=basis.sentence,
        other_convener=convener.name if convener is not None and is_other else "",
    )


def find_basis(basis_id: uuid.UUID) -> LegalBasis | None:
    """The basis with the agency it names as convener."""
    return db.session.scalars(
        select(LegalBasis)
        .where(LegalBasis.id == basis_id)
        .options(joinedload(LegalBasis.convener_agency))
    ).one_or_none()
