"""Under which names an agency is found, and which of them was its own until when."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import delete, select

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.plaintext import search_key
from council.extensions import db
from council.models import Agency, AgencyAlias, AgencyFormerName

Former = tuple[date, str]
"""The last day of a name, and the name."""


def former_names(agency: Agency) -> list[Former]:
    """The names that the agency had, the oldest first."""
    rows = db.session.scalars(
        select(AgencyFormerName)
        .where(AgencyFormerName.agency_id == agency.id)
        .order_by(AgencyFormerName.until)
    )
    return [(row.until, row.name) for row in rows]


def write_former(agency: Agency, former: Iterable[Former], today: date) -> bool:
    """All names that it had from now on; says whether they were others before."""
    wanted = sorted(set(former))
    if wanted == former_names(agency):
        return False
    days = [until for until, _name in wanted]
    if any(not agency.valid_from <= until < today for until in days):
        raise DomainError(
            "前の名称の最後の日は、機関の始まりから昨日までの日にしてください。", field="former"
        )
    if len(set(days)) < len(days):
        raise DomainError("同じ日に終わる名称が、二つあります。", field="former")
    db.session.execute(delete(AgencyFormerName).where(AgencyFormerName.agency_id == agency.id))
    db.session.add_all(
        AgencyFormerName(id=new_id(), agency_id=agency.id, until=until, name=name)
        for until, name in wanted
    )
    db.session.flush()
    return True


def write_names(agency: Agency, aliases: Sequence[str] | None) -> bool:
    """The other names; its own, and those it had, are always among those it is found by."""
    rows = db.session.scalars(select(AgencyAlias).where(AgencyAlias.agency_id == agency.id)).all()
    there = {row.alias for row in rows}
    wanted = there if aliases is None else set(aliases)
    wanted = wanted | {agency.name} | {name for _until, name in former_names(agency)}
    for row in rows:
        if row.alias not in wanted:
            db.session.delete(row)
    for alias in sorted(wanted - there):
        db.session.add(
            AgencyAlias(id=new_id(), agency_id=agency.id, alias=alias, key=search_key(alias))
        )
    db.session.flush()
    return wanted != there
