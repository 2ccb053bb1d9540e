"""支援機関 and 所管課: what they are, whom they serve, under which other names they are known."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from council.domain.destinations import read_fax, read_postal_code
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.extensions import db
from council.models import Agency, AgencyEligibility
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.services.agencies.naming import Former, write_former, write_names
from council.services.audit import record

Facts = dict[str, Any]
Ages = tuple[date, date | None, int | None, int | None, str]
"""From, to, youngest, oldest, note."""

OWN = (
    "name",
    "reading",
    "name_en",
    "kind",
    "legal_form",
    "operator",
    "role",
    "target",
    "area",
    "district",
    "location",
    "hours",
    "phone",
    "fax",
    "postal_code",
    "postal_address",
    "email",
    "contact",
    "takes",
    "valid_from",
    "valid_to",
)
_EMPTY: Facts = dict.fromkeys(OWN, "") | {"area": None, "district": None, "valid_to": None}


def write(
    code: str,
    facts: Facts,
    actor: Actor,
    *,
    aliases: Sequence[str] | None = None,
    ages: Iterable[Ages] | None = None,
    former: Iterable[Former] | None = None,
) -> tuple[Agency, bool]:
    """Write what is known of an agency, new or not; says whether anything is other than before.

    What is not named stays; `aliases`, `ages` and `former`, where given, are all there are from now on.
    """
    agency = db.session.scalars(select(Agency).where(Agency.code == code)).one_or_none()
    known = {name: getattr(agency, name) for name in OWN} if agency else _EMPTY
    wanted = known | _checked(known, facts)
    _ensure_sensible(wanted)
    is_other = agency is None or wanted != known
    if agency is None:
        agency = Agency(id=new_id(), code=code)
        db.session.add(agency)
    for name, value in wanted.items():
        setattr(agency, name, value)
    db.session.flush()
    is_other |= former is not None and write_former(agency, former, actor.on)
    is_other |= write_names(agency, aliases)
    is_other |= ages is not None and _write_ages(agency, ages)
    if is_other:
        if not actor.is_system:
            require(actor, Permission.AGENCY_EDIT, agency)
        record(actor, "agency:write", agency)
    return agency, is_other


def _checked(known: Facts, facts: Facts) -> Facts:
    """What is said anew of where papers go, as the post and the FAX want it."""
    readers = {"postal_code": read_postal_code, "fax": read_fax}
    return facts | {
        name: read(facts[name], name)
        for name, read in readers.items()
        if facts.get(name) and facts[name] != known[name]
    }


def _ensure_sensible(facts: Facts) -> None:
    ends = facts["valid_to"]
    if ends is not None and ends < facts["valid_from"]:
        raise DomainError("終わりが、始まりより前です。", field="valid_to")
    if facts["postal_code"] and not facts["postal_address"]:
        raise DomainError("住所を入力してください。", field="postal_address")
    areas = {area.name: area.districts for area in town.profile().areas}
    if facts["area"] is not None and facts["area"] not in areas:
        raise DomainError("この地域はありません。", field="area")
    if facts["district"] is not None and facts["district"] not in areas.get(
        facts["area"] or "", ()
    ):
        raise DomainError("この地区は、その地域にありません。", field="district")


def _write_ages(agency: Agency, ages: Iterable[Ages]) -> bool:
    wanted = list(dict.fromkeys(ages))
    there = ages_of(agency)
    if sorted(map(str, wanted)) == sorted(map(str, there)):
        return False
    db.session.execute(delete(AgencyEligibility).where(AgencyEligibility.agency_id == agency.id))
    for begins, ends, youngest, oldest, note in wanted:
        db.session.add(
            AgencyEligibility(
                id=new_id(),
                agency_id=agency.id,
                valid_from=begins,
                valid_to=ends,
                min_age=youngest,
                max_age=oldest,
                note=note,
            )
        )
    return True


def ages_of(agency: Agency) -> list[Ages]:
    """Whom the agency served and serves, from the first day on."""
    rows = db.session.scalars(
        select(AgencyEligibility).where(AgencyEligibility.agency_id == agency.id)
    )
    return [(one.valid_from, one.valid_to, one.min_age, one.max_age, one.note) for one in rows]
