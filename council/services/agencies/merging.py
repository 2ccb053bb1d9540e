"""Agencies among each other: which hangs below which, and which was entered twice.

Merging moves names and nothing else. Whoever may see a case, a paper or an item of an agency by working for it
sees exactly the same afterwards: rows keep the agency they had, and what is still alive must be moved by hand first.
"""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_, select

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.plaintext import search_key
from council.domain.vocabulary import ActionState
from council.extensions import db
from council.models import (
    ActionItem,
    Agency,
    AgencyAlias,
    AgencyDuty,
    AgencyMerging,
    BodyVersion,
    Case,
    CaseAgency,
    CaseSubmission,
    ConsentAgency,
    Participant,
    Seat,
    SecretariatDuty,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record

_OVER = (ActionState.CLOSED, ActionState.CANCELLED)


def hang(agency: Agency, parent: Agency | None, actor: Actor) -> bool:
    """Hang an agency below another; says whether it hung elsewhere before."""
    parent_id = parent.id if parent else None
    if agency.parent_id == parent_id:
        return False
    above = {
        row.id: row.parent_id for row in db.session.execute(select(Agency.id, Agency.parent_id))
    }
    here = parent_id
    while here is not None:
        if here == agency.id:
            raise DomainError("上の機関をたどると、この機関に戻ります。", field="parent")
        here = above.get(here)
    if not actor.is_system:
        require(actor, Permission.AGENCY_EDIT, agency)
    agency.parent_id = parent_id
    db.session.flush()
    record(actor, "agency:hang", agency)
    return True


def bonds(agency: Agency, actor: Actor) -> list[str]:
    """What still hangs on the agency, so that it cannot be merged: in words, empty if nothing does."""
    return [words for words, condition in _bonds(agency, actor) if _is_there(condition)]


def _is_there(condition: ColumnElement[bool]) -> bool:
    return db.session.scalars(select(condition)).one()


def _bonds(agency: Agency, actor: Actor) -> Iterator[tuple[str, ColumnElement[bool]]]:
    on = actor.on

    def there(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        return select(1).where(*conditions).exists()

    for words, table in (("機関の担当者", AgencyDuty), ("事務局の担当者", SecretariatDuty)):
        lasts = or_(table.ends_on.is_(None), table.ends_on >= on)
        yield words, there(table.agency_id == agency.id, lasts)
    seat_lasts = or_(Seat.valid_to.is_(None), Seat.valid_to >= on)
    yield "会議体の席", there(Seat.agency_id == agency.id, seat_lasts)
    version_lasts = or_(BodyVersion.valid_to.is_(None), BodyVersion.valid_to >= on)
    yield "会議体の事務局", there(BodyVersion.secretariat_id == agency.id, version_lasts)
    yield (
        "終わっていない対応事項",
        there(ActionItem.agency_id == agency.id, ActionItem.state.not_in(_OVER)),
    )
    for column in (
        Case.lead_agency_id,
        CaseAgency.agency_id,
        CaseSubmission.agency_id,
        CaseSubmission.lead_agency_id,
        ConsentAgency.agency_id,
        Participant.agency_id,
    ):
        yield "世帯や事例の記録", there(column == agency.id)


def merge(agency: Agency, into: Agency, actor: Actor) -> None:
    """Let all names of an agency that was entered twice lead to the other; its own rows stay where they are."""
    require(actor, Permission.AGENCY_EDIT, agency)
    if agency.id == into.id:
        raise DomainError("別の機関を選んでください。", field="into")
    for one in (agency, into):
        if db.session.scalars(
            select(AgencyMerging.id).where(AgencyMerging.agency_id == one.id)
        ).first():
            raise DomainError("すでに統合された機関です。", field="into")
    found = list(dict.fromkeys(bonds(agency, actor)))
    if found:
        raise DomainError(
            "まだ使われているため、統合できません（%(bonds)s）。先に移してください。",
            field="into",
            bonds="、".join(found),
        )
    _take_over_names(agency, into)
    last = max(agency.valid_from, min(actor.on, agency.valid_to or actor.on))
    agency.valid_to = last
    db.session.add(
        AgencyMerging(id=new_id(), agency_id=agency.id, into_id=into.id, merged_on=actor.on)
    )
    db.session.flush()
    record(actor, "agency:merge", agency, into=str(into.id))


def _take_over_names(agency: Agency, into: Agency) -> None:
    known = set(
        db.session.scalars(select(AgencyAlias.alias).where(AgencyAlias.agency_id == into.id))
    )
    names = db.session.scalars(select(AgencyAlias.alias).where(AgencyAlias.agency_id == agency.id))
    for name in dict.fromkeys([agency.name, *names]):
        if name not in known:
            db.session.add(
                AgencyAlias(id=new_id(), agency_id=into.id, alias=name, key=search_key(name))
            )
