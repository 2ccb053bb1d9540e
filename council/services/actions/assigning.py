"""A new action item: decided at a meeting, one agency responsible, a due date."""

import uuid
from datetime import date

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.ids import new_code, new_id
from council.domain.machines import ACTION
from council.domain.vocabulary import ActionState, ReportKind, SupportTarget
from council.extensions import db
from council.models import ActionItem, ActionReport, Agency, AgendaItem, Conference, Meeting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.actions import history, letters
from council.services.audit import record
from council.services.sharing import require_sharing
from council.services.transitions import advance


def create(
    meeting: Meeting,
    *,
    agenda_item: AgendaItem | None,
    agency: Agency,
    target: SupportTarget,
    text: str,
    due_on: date,
    actor: Actor,
    is_proposed: bool = False,
) -> ActionItem:
    """A new action item, assigned at once unless it is only proposed for now.

    From a case conference it is bound to the case and its participants.
    """
    require(actor, Permission.ACTION_CREATE, meeting)
    if due_on < actor.on:
        raise DomainError("期限は、今日から後の日にしてください。", field="due_on")
    bound_to = _case_of(meeting)
    if bound_to is not None:
        require_sharing(meeting, actor)
    ring = keyring(db.session)
    action = ActionItem(
        id=new_id(),
        code=_free_code(),
        meeting_id=meeting.id,
        agenda_item_id=agenda_item.id if agenda_item else None,
        agency_id=agency.id,
        target=target,
        key_id=_key(bound_to, meeting.body_id),
        due_on=due_on,
        first_due_on=due_on,
        state=ACTION.initial,
        is_case_bound=bound_to is not None,
        created_by_id=actor.id,
    )
    action.text_sealed = ring.seal(action, "text_sealed", text)
    action.meeting, action.agenda_item, action.agency = meeting, agenda_item, agency
    db.session.add(action)
    db.session.flush()
    record(actor, "action:create", action, case_id=bound_to, body_id=meeting.body_id)
    if not is_proposed:
        advance(ACTION, action, "assign", actor)
        letters.tell_assigned(action)
    return action


def assign(action: ActionItem, actor: Actor) -> ActionReport:
    """Ask the agency to take on what was so far proposed."""
    if action.due_on < actor.on:
        raise DomainError("期限が過ぎています。取りやめて、新しい期限でもう一度記録してください。")
    advance(ACTION, action, "assign", actor)
    letters.tell_assigned(action)
    return history.add(action, ReportKind.ASSIGNED, "", actor)


def assign_proposed(meeting: Meeting, actor: Actor) -> None:
    """Assign what a meeting proposed once its minutes are fixed by the actor: what they say is decided.

    What is due already stays proposed, for the keeper of the meeting to set a new day.
    """
    proposed = select(ActionItem).where(
        ActionItem.meeting_id == meeting.id,
        ActionItem.state == ActionState.PROPOSED,
        ActionItem.due_on >= actor.on,
    )
    for action in db.session.scalars(proposed.order_by(ActionItem.code)).all():
        action.meeting = meeting
        # it follows from the approval: whoever approves need not be the one who keeps the items
        advance(ACTION, action, "assign", Actor.system(actor.on))
        letters.tell_assigned(action)
        history.add(action, ReportKind.ASSIGNED, "", actor)


def _case_of(meeting: Meeting) -> uuid.UUID | None:
    return db.session.scalars(
        select(Conference.case_id).where(Conference.meeting_id == meeting.id)
    ).one_or_none()


def _key(case_id: uuid.UUID | None, body_id: uuid.UUID) -> uuid.UUID:
    ring = keyring(db.session)
    return ring.key_for("case", case_id) if case_id else ring.key_for("body", body_id)


def _free_code() -> str:
    while True:
        code = new_code(5)
        if not db.session.scalars(select(ActionItem.id).where(ActionItem.code == code)).first():
            return code
