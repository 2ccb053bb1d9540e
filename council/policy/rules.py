"""Acting on what is already visible: clauses that read as sentences. No clause, no access."""

import uuid
from collections.abc import Callable
from typing import Any

from council.domain.vocabulary import Office
from council.models import Body
from council.policy.actor import Actor
from council.policy.conferring import (
    convenes_the_conference,
    did_not_share_it,
    facilitates_the_conference,
    heads_the_lead_agency,
    heads_the_participants_agency,
    is_asked_to_convene,
    leads_the_case,
    may_stand_in_for_the_head,
    meeting_of,
    takes_part_in_the_conference,
)
from council.policy.permissions import Permission as P
from council.policy.standing import (
    administers,
    has_no_account,
    heads_it,
    is_anyone,
    is_not_for_themselves,
    is_the_system,
    keeps_its_body,
    keeps_the_place,
    serves_a_body,
    sits_in_the_council,
)
from council.policy.submitting import (
    heads_the_agency,
    is_of_another_agency,
    screens_the_paper,
    writes_for_the_agency,
)

Predicate = Callable[[Actor, Any], bool]


def _body_id(target: Any) -> uuid.UUID | None:
    if isinstance(target, Body):
        return target.id
    meeting = meeting_of(target)
    return meeting.body_id if meeting else getattr(target, "body_id", None)


def keeps_the_secretariat(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the target's body."""
    return _body_id(target) in actor.secretariat_of


def presides(actor: Actor, target: Any) -> bool:
    """Presided over the meeting, or chairs its body when nobody is named as presiding."""
    meeting = meeting_of(target)
    if meeting is None:
        return False
    if meeting.presider_id is not None:
        is_open = meeting.conference is None or takes_part_in_the_conference(actor, meeting)
        return meeting.presider_id == actor.person_id and is_open
    return actor.holds(meeting.body_id, Office.CHAIR)


def succeeds_who_presided(actor: Actor, target: Any) -> bool:
    """Chairs the body now; whoever presided is out of office and has confirmed the record in writing (March)."""
    is_confirmed = getattr(target, "confirmation_id", None) is not None
    return is_confirmed and actor.holds(target.meeting.body_id, Office.CHAIR)


def did_not_write_it(actor: Actor, target: Any) -> bool:
    """Is not the author."""
    return bool(target.author_id != actor.person_id)


def is_invited(actor: Actor, target: Any) -> bool:
    """The invitation is the actor's own."""
    return bool(target.person_id == actor.person_id)


def works_for_the_agency(actor: Actor, target: Any) -> bool:
    """Staff or manager of the responsible agency."""
    return target.agency_id in actor.agencies


def is_not_case_bound(_actor: Actor, target: Any) -> bool:
    """The action item came from a committee, not from a case conference."""
    return not target.is_case_bound


def is_agency_staff(actor: Actor, _target: object) -> bool:
    """Works for some agency."""
    return bool(actor.agencies)


def chairs_the_body(actor: Actor, target: Any) -> bool:
    """Chairs the target's body today, or deputises."""
    body_id = _body_id(target)
    return body_id is not None and actor.holds(body_id, Office.CHAIR, Office.DEPUTY)


def is_member_of_the_body(actor: Actor, target: Any) -> bool:
    """Holds a seat of the target's body today."""
    return _body_id(target) in actor.bodies


def proposed_it(actor: Actor, target: Any) -> bool:
    """The proposal is the actor's own."""
    return bool(target.proposer_id == actor.person_id)


def serves_the_holder(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the body that holds the issue now."""
    return target.holder_id in actor.secretariat_of


def chairs_the_holder(actor: Actor, target: Any) -> bool:
    """Chairs the body that holds the issue now."""
    return actor.holds(target.holder_id, Office.CHAIR)


def serves_the_raiser(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the body that raised the issue."""
    return target.body_id in actor.secretariat_of


_KEEPER: list[list[Predicate]] = [[keeps_the_secretariat], [convenes_the_conference]]
_RECORDER: list[list[Predicate]] = [
    [keeps_the_secretariat],
    [convenes_the_conference, takes_part_in_the_conference],
]
_AGENCY: list[list[Predicate]] = [
    [works_for_the_agency, is_not_case_bound],
    [works_for_the_agency, takes_part_in_the_conference],
]
_SUBMITTER: list[list[Predicate]] = [[writes_for_the_agency]]
_SCREENER: list[list[Predicate]] = [[screens_the_paper, is_of_another_agency]]
_SCHEDULER: list[list[Predicate]] = [[keeps_the_secretariat]]

TABLE: dict[P, list[list[Predicate]]] = {
    P.HOME_READ: [[is_anyone]],
    P.BODY_READ: [[is_anyone]],
    P.STRUCTURE_EDIT: [[keeps_the_place], [administers]],
    P.STRUCTURE_FOUND: [[serves_a_body], [administers]],
    P.SEAT_EDIT: [[keeps_the_secretariat], [administers]],
    P.DUTY_EDIT: [[administers, is_not_for_themselves], [heads_it, is_not_for_themselves]],
    P.SECRETARIAT_EDIT: [
        [administers, is_not_for_themselves],
        [keeps_the_place, is_not_for_themselves],
    ],
    P.ADMIN_GRANT: [[administers, is_not_for_themselves]],
    P.AGENCY_READ: [[is_anyone]],
    P.AGENCY_EDIT: [[serves_a_body], [administers]],
    P.ROSTER_READ: [[sits_in_the_council], [serves_a_body], [administers]],
    P.PERSON_ADD: [[serves_a_body], [administers]],
    P.PERSON_READ: [[serves_a_body], [administers]],
    P.PERSON_EDIT: [[administers], [serves_a_body, has_no_account]],
    P.APPOINTMENT_EDIT: [[keeps_the_secretariat]],
    P.ACCOUNT_EDIT: [[administers]],
    P.ACCOUNT_KEEP_OWN: [[is_anyone]],  # their own alone
    P.OUTBOX_READ: [[serves_a_body], [is_agency_staff]],
    P.OUTBOX_DELIVER: [[is_the_system]],
    P.OUTBOX_HAND_OVER: [[serves_a_body], [is_agency_staff]],
    P.OUTBOX_GIVE_UP: [[is_the_system]],
    P.OUTBOX_RETRY: [[serves_a_body], [is_agency_staff]],
    P.OUTBOX_CANCEL: [[is_the_system]],
    P.AUDIT_READ: [[administers], [serves_a_body]],
    P.MEETING_LIST: [[is_anyone]],
    P.MEETING_READ: [[is_anyone]],
    P.MEETING_SCHEDULE: [[keeps_the_secretariat]],
    P.MEETING_EDIT: _KEEPER,
    P.MEETING_SIGN_OFF: [[keeps_the_secretariat]],
    P.MEETING_ROSTER: _KEEPER,
    P.MEETING_RECORD: _RECORDER,
    P.MEETING_READ_RECORD: [*_RECORDER, [presides], [facilitates_the_conference]],
    P.MEETING_MOVE: _KEEPER,
    P.MEETING_FIX_DATE: _KEEPER,
    P.MEETING_NOTIFY: _KEEPER,
    P.MEETING_POSTPONE: _KEEPER,
    P.MEETING_CANCEL: _KEEPER,
    P.MEETING_OPEN: [*_KEEPER, [presides]],
    P.MEETING_DECLARE_INQUORATE: _KEEPER,
    P.MEETING_CLOSE: [*_KEEPER, [presides]],
    P.MEETING_CLOSE_IN_WRITING: _KEEPER,
    P.MEETING_CONCLUDE: [*_KEEPER, [presides], [chairs_the_body], [facilitates_the_conference]],
    P.INVITATION_REPLY: [[is_invited]],
    P.INVITATION_PROXY: _KEEPER,
    P.INVITATION_REMIND: _KEEPER,
    P.MINUTES_READ: [[is_anyone]],
    P.MINUTES_WRITE: _KEEPER,
    P.MINUTES_COMMENT: [[is_anyone]],
    P.MINUTES_PROXY: _KEEPER,
    P.MINUTES_CHECK: _KEEPER,
    P.MINUTES_SEND_FOR_REVIEW: _KEEPER,
    P.MINUTES_PUT_BEFORE_CHAIR: _KEEPER,
    P.MINUTES_REOPEN: _KEEPER,
    P.MINUTES_RETURN: [[presides], [succeeds_who_presided], [facilitates_the_conference]],
    P.MINUTES_APPROVE: [
        [presides, did_not_write_it],
        [succeeds_who_presided, did_not_write_it],
        [facilitates_the_conference, did_not_write_it],
    ],
    P.MINUTES_CORRECT: _KEEPER,
    P.ACTION_LIST: [[is_anyone]],
    P.ACTION_READ: [[is_anyone]],
    P.ACTION_CREATE: _RECORDER,
    P.ACTION_ASSIGN: [*_KEEPER, [is_the_system]],
    P.ACTION_ACCEPT: _AGENCY,
    P.ACTION_DECLINE: _AGENCY,
    P.ACTION_REPORT_PROGRESS: _AGENCY,
    P.ACTION_REPORT_DONE: _AGENCY,
    P.ACTION_ASK_EXTENSION: _AGENCY,
    P.ACTION_DECIDE_EXTENSION: _KEEPER,
    P.ACTION_SEND_BACK: _KEEPER,
    P.ACTION_CONFIRM: _KEEPER,
    P.ACTION_HOLD: _KEEPER,
    P.ACTION_RESUME: _KEEPER,
    P.ACTION_TRANSFER: _KEEPER,
    P.ACTION_CANCEL: _KEEPER,
    P.ACTION_PROXY: _KEEPER,
    P.ISSUE_LIST: [[serves_a_body], [is_anyone]],
    P.ISSUE_READ: [[is_anyone]],
    P.ISSUE_RAISE: [[keeps_the_secretariat], [is_member_of_the_body]],
    P.ISSUE_FORWARD: [[serves_the_holder]],
    P.ISSUE_ANSWER: [[serves_the_holder], [chairs_the_holder]],
    P.ISSUE_RECEIVE: [[serves_the_raiser]],
    P.ISSUE_CLOSE: [[serves_the_raiser]],
    P.CASE_LIST: [[is_agency_staff]],
    P.CASE_READ: [[is_anyone]],
    P.CASE_CREATE: [[is_agency_staff]],
    P.CASE_EDIT: [[leads_the_case]],
    P.CONFERENCE_CONVENE: [[leads_the_case]],
    P.REQUEST_READ: [[is_asked_to_convene], [leads_the_case]],
    P.REQUEST_TAKE: [[is_asked_to_convene]],
    P.REQUEST_DECLINE: [[is_asked_to_convene]],
    P.CONFERENCE_PLAN: [[takes_part_in_the_conference]],
    P.CONFERENCE_RAISE_ISSUE: [[takes_part_in_the_conference]],
    P.CONFERENCE_NAME_SUCCESSOR: [[heads_the_participants_agency], [convenes_the_conference]],
    P.SHARE_READ: [[leads_the_case]],
    P.SHARE_CONFIRM: [
        [heads_the_lead_agency, did_not_share_it],
        [leads_the_case, may_stand_in_for_the_head, did_not_share_it],
    ],
    P.LEDGER_READ: [[administers], [serves_a_body]],
    P.SUBMISSION_LIST: [[is_agency_staff], [serves_a_body]],
    P.SUBMISSION_READ: [
        [writes_for_the_agency],
        [keeps_the_secretariat],
        [screens_the_paper],
        [is_member_of_the_body],
    ],
    P.SUBMISSION_FOLLOW: [[writes_for_the_agency], [keeps_the_secretariat], [screens_the_paper]],
    P.SUBMISSION_READ_PAPER: [[is_member_of_the_body]],
    P.SUBMISSION_CREATE: [[leads_the_case]],
    P.SUBMISSION_EDIT: _SUBMITTER,
    P.SUBMISSION_HAND_OVER: _SUBMITTER,
    P.SUBMISSION_SEND_BACK: [[heads_the_agency]],
    P.SUBMISSION_RELEASE: [[heads_the_agency]],
    P.SUBMISSION_SCREEN: _SCREENER,
    P.SUBMISSION_ACCEPT: _SCREENER,
    P.SUBMISSION_RETURN: _SCREENER,
    P.SUBMISSION_RESCREEN: [[is_the_system]],
    P.SUBMISSION_REVISE: _SUBMITTER,
    P.SUBMISSION_SCHEDULE: _SCHEDULER,
    P.SUBMISSION_DISTRIBUTE: _SCHEDULER,
    P.SUBMISSION_UNSCHEDULE: _SCHEDULER,
    P.SUBMISSION_REINSTATE: _SCHEDULER,
    P.SUBMISSION_DISPOSE: _SCHEDULER,
    P.SUBMISSION_DISCUSS: [[keeps_the_secretariat], [is_the_system], [chairs_the_body]],
    P.SUBMISSION_END_ACCESS: [[keeps_the_secretariat], [is_the_system], [chairs_the_body]],
    P.SUBMISSION_WITHDRAW: _SUBMITTER,
    P.SUBMISSION_REVOKE: _SUBMITTER,
    P.SUBMISSION_DECLARE_CONNECTED: [[is_member_of_the_body]],
    P.TERM_LIST: [[serves_a_body]],
    P.TERM_CONFIRM: [[serves_a_body]],
    P.TERM_DECLINE: [[serves_a_body]],
    P.TERM_WITHDRAW: [[serves_a_body]],
    P.PROPOSAL_LIST: [[is_member_of_the_body], [keeps_the_secretariat]],
    P.PROPOSAL_ADD: [[is_member_of_the_body]],
    P.PROPOSAL_ACCEPT: [[keeps_the_secretariat]],
    P.PROPOSAL_RETURN: [[keeps_the_secretariat]],
    P.PROPOSAL_REOPEN: [[keeps_the_secretariat]],
    P.PROPOSAL_WITHDRAW: [[proposed_it]],
    P.TABLE_KEEP: [[serves_a_body], [administers]],
    P.ROTATION_EDIT: [[serves_a_body]],
    P.NOMINATION_EDIT: [[keeps_its_body]],
    P.NOMINATION_REQUEST: [[keeps_its_body]],
    P.NOMINATION_RECOMMEND: [[keeps_its_body]],
    P.NOMINATION_ACCEPT: [[keeps_its_body]],
    P.NOMINATION_CLEAR: [[keeps_its_body]],
    P.NOMINATION_APPOINT: [[keeps_its_body]],
    P.NOMINATION_WITHDRAW: [[keeps_its_body]],
    P.NOMINATION_TAKE_BACK: [[keeps_its_body]],
}
