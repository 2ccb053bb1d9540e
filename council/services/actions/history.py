"""What was said and decided about an action item, in order, sealed with the item's key."""

import uuid
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm.attributes import flag_modified

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import ReportKind
from council.extensions import db
from council.models import ActionItem, ActionReport, AgencyDuty, ProxyEntry
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.queries.accounts import live


def add(
    action: ActionItem,
    kind: ReportKind,
    text: str,
    actor: Actor,
    *,
    proxy: ProxyEntry | None = None,
    due: tuple[date, date] | None = None,
    agencies: tuple[uuid.UUID, uuid.UUID] | None = None,
) -> ActionReport:
    """Write the next line of the history; `due` and `agencies` are (before, after)."""
    old_due_on, new_due_on = due or (None, None)
    from_agency_id, to_agency_id = agencies or (None, None)
    row = ActionReport(
        id=new_id(),
        action_id=action.id,
        position=_next_position(action),
        kind=kind,
        key_id=action.key_id,
        old_due_on=old_due_on,
        new_due_on=new_due_on,
        from_agency_id=from_agency_id,
        to_agency_id=to_agency_id,
        proxy_id=proxy.id if proxy else None,
        made_by_id=actor.id,
    )
    if text:
        row.text_sealed = keyring(db.session).seal(row, "text_sealed", text)
    db.session.add(row)
    # the item's version counts its history too: of two who speak at once, one is asked to look again
    flag_modified(action, "state")
    return row


def _next_position(action: ActionItem) -> int:
    last = db.session.scalars(
        select(func.max(ActionReport.position)).where(ActionReport.action_id == action.id)
    ).one()
    return (last or 0) + 1


def ensure_reason(text: str, sentence: str) -> None:
    """Refuse an act that needs a reason and has none."""
    if not text.strip():
        raise DomainError(sentence, field="text")


def ensure_speaks_for(action: ActionItem, proxy: ProxyEntry | None, actor: Actor) -> None:
    """Refuse an entry on behalf of somebody who does not work for the responsible agency today."""
    if proxy is None:
        return
    works_there = select(AgencyDuty.id).where(
        AgencyDuty.agency_id == action.agency_id,
        AgencyDuty.person_id == proxy.for_person_id,
        live(AgencyDuty, actor.on),
    )
    if db.session.scalars(works_there).first() is None:
        raise DomainError(
            "代行入力できるのは、担当機関の職員から受けた連絡だけです。", field="for_person"
        )
