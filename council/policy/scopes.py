"""Seeing, decided once, as SQL: every list, loader, mail and export begins with one of these."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true

from council.domain import clock
from council.domain.vocabulary import (
    ActionState,
    InvitationKind,
    IssueState,
    MeetingState,
    MinutesState,
    SubmissionState,
)
from council.models import (
    ActionItem,
    AgendaItem,
    Case,
    CaseSubmission,
    Conference,
    Invitation,
    InvitationSeat,
    Issue,
    Meeting,
    Minutes,
    Paper,
    ReaderReceipt,
    Recusal,
    RosterEntry,
    SecretariatDuty,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.pledges import awaits_pledge
from council.policy.recusals import is_withheld, issue_is_hidden, reached, recused_from
from council.policy.sharing import is_at_the_cases_conference, reads_the_record, takes_part

S = SubmissionState

_AFTER_SUBMITTING = (
    S.SUBMITTED,
    S.SCREENING,
    S.RETURNED,
    S.ACCEPTED,
    S.SCHEDULED,
    S.DISTRIBUTED,
    S.DISCUSSED,
    S.ACCESS_ENDED,
)
_IN_WORK = (S.SUBMITTED, S.SCREENING, S.RETURNED, S.ACCEPTED, S.SCHEDULED, S.DISTRIBUTED)
_CLOSED = (S.WITHDRAWN, S.CONSENT_REVOKED, S.DISPOSED)

_RUNS_OVER_AT_MOST = timedelta(hours=3)

_KEPT_AFTER_THE_TERM = timedelta(days=60)

_SHOWN_TO_ATTENDEES = (MinutesState.REVIEW, MinutesState.AWAITING_CHAIR, MinutesState.APPROVED)


def is_invited_to(actor: Actor, meeting_id: Any) -> ColumnElement[bool]:
    """Asked to the sitting: keeps the right to it though the term ended since (March)."""
    return exists().where(
        InvitationSeat.meeting_id == meeting_id,
        InvitationSeat.removed_at.is_(None),
        Invitation.id == InvitationSeat.invitation_id,
        Invitation.person_id == actor.person_id,
    )


def _keeps_its_minutes(actor: Actor) -> ColumnElement[bool]:
    """Asked to the sitting, not merely told of it: reads its minutes until approved, or for 60 days (March)."""
    asked = exists().where(
        InvitationSeat.meeting_id == Meeting.id,
        InvitationSeat.removed_at.is_(None),
        Invitation.id == InvitationSeat.invitation_id,
        Invitation.person_id == actor.person_id,
        Invitation.kind == InvitationKind.CONVENE,
    )
    recent = exists().where(
        Sitting.id == Meeting.sitting_id, Sitting.held_on >= actor.on - _KEPT_AFTER_THE_TERM
    )
    return and_(asked, or_(Minutes.approved_revision_id.is_(None), recent))


def _is_committee() -> ColumnElement[bool]:
    """Not a case conference: to serve or sit in a body opens nothing that only its participants may know of."""
    return ~exists().where(Conference.meeting_id == Meeting.id)


def _is_known() -> ColumnElement[bool]:
    """A day was settled for it once: a draft is its secretariat's alone, also when it was called off as one."""
    return and_(Meeting.state != MeetingState.DRAFT, Meeting.never_settled.is_(False))


def sees_meeting(actor: Actor) -> ColumnElement[bool]:
    """Which meetings the actor may know of."""
    if actor.is_system:
        return true()
    if actor.person_id is None:
        return false()
    return or_(
        and_(Meeting.body_id.in_(actor.secretariat_of), _is_committee()),
        and_(
            or_(
                Meeting.body_id.in_(actor.bodies),
                is_invited_to(actor, Meeting.id),
                Meeting.id.in_([one.meeting_id for one in actor.substitutions]),
            ),
            _is_known(),
            _is_committee(),
        ),
        takes_part(actor),
    )


def visible_meetings(actor: Actor) -> Select[Meeting]:
    """The meetings the actor may know of; a case conference only for those invited to it."""
    return select(Meeting).where(sees_meeting(actor))


def visible_minutes(actor: Actor) -> Select[Minutes]:
    """Minutes: their secretariat always, members and those asked to attend once they are sent for review."""
    keeps = or_(
        and_(Meeting.body_id.in_(actor.secretariat_of), _is_committee()), reads_the_record(actor)
    )
    reads = and_(or_(Meeting.body_id.in_(actor.bodies), _keeps_its_minutes(actor)), _is_committee())
    is_out = or_(Minutes.state.in_(_SHOWN_TO_ATTENDEES), Minutes.approved_revision_id.is_not(None))
    return (
        select(Minutes)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .where(or_(keeps, and_(reads, is_out)))
    )


def visible_actions(actor: Actor) -> Select[ActionItem]:
    """Action items of one's agencies and bodies; one from a case conference only for its participants.

    An agency sees what was proposed for it only once it is asked. What came of an item one was recused from is
    for those alone who have to carry it out.
    """
    if actor.is_system:
        return select(ActionItem)
    asked = ActionItem.state != ActionState.PROPOSED
    recused = or_(
        recused_from(actor, ActionItem.agenda_item_id),
        is_withheld(actor, ActionItem.agenda_item_id),
    )
    mine = or_(
        ActionItem.agency_id.in_(actor.agencies) & asked,
        Meeting.body_id.in_(actor.secretariat_of),
        Meeting.body_id.in_(actor.bodies) & ~recused,
    )
    return (
        select(ActionItem)
        .join(Meeting, Meeting.id == ActionItem.meeting_id)
        .where(or_(ActionItem.is_case_bound.is_(False) & mine, takes_part(actor)))
    )


def visible_issues(actor: Actor) -> Select[Issue]:
    """Issues of the bodies one sits in or serves, and those that climbed to them.

    What came of an item one was recused from is for its secretariats, wherever else one sits.
    """
    hidden = issue_is_hidden(actor, Issue.id)
    return select(Issue).where(
        or_(reached(actor.secretariat_of), reached(actor.bodies) & ~hidden),
        Issue.state.in_(list(IssueState)),
    )


def visible_cases(actor: Actor) -> Select[Case]:
    """Cases of one's agency in the lead, and those of conferences one is invited to. Nobody else's."""
    return select(Case).where(
        or_(
            Case.lead_agency_id.in_(actor.agencies),
            is_at_the_cases_conference(actor),
        )
    )


def reads_paper(actor: Actor) -> ColumnElement[bool]:
    """A case paper handed out to the actor: within the body, the term and the paper's window."""
    seats = [post.seat_id for post in actor.posts]
    recused = exists().where(
        Recusal.agenda_item_id == AgendaItem.id,
        AgendaItem.submission_id == CaseSubmission.id,
        or_(Recusal.person_id == actor.person_id, Recusal.seat_id.in_(seats)),
    )
    connected = exists().where(
        ReaderReceipt.submission_id == CaseSubmission.id,
        ReaderReceipt.person_id == actor.person_id,
        ReaderReceipt.declared_connected_at.is_not(None),
    )
    handed_out = exists().where(
        ReaderReceipt.submission_id == CaseSubmission.id,
        ReaderReceipt.meeting_id == CaseSubmission.meeting_id,
        ReaderReceipt.person_id == actor.person_id,
        ReaderReceipt.collected_on.is_(None),
        RosterEntry.meeting_id == CaseSubmission.meeting_id,
        RosterEntry.person_id == actor.person_id,
        RosterEntry.left_at.is_(None),
    )
    awaited = exists().where(
        RosterEntry.meeting_id == CaseSubmission.meeting_id,
        RosterEntry.person_id == actor.person_id,
        RosterEntry.left_at.is_(None),
        awaits_pledge(CaseSubmission.body_id, actor.on),
    )
    return and_(
        CaseSubmission.state.in_([SubmissionState.DISTRIBUTED, SubmissionState.DISCUSSED]),
        CaseSubmission.body_id.in_(actor.bodies),
        _has_an_open_paper(),
        handed_out.correlate(CaseSubmission),
        ~awaited.correlate(CaseSubmission),
        ~recused.correlate(CaseSubmission),
        ~connected.correlate(CaseSubmission),
    )


def _has_an_open_paper() -> ColumnElement[bool]:
    """Now lies in the paper's window; a sitting that runs over keeps it open for a while, until it is closed.

    A meeting that was put off has no day, and no window either until its next notice.
    """
    now = clock.now()
    runs_over = and_(
        Meeting.state == MeetingState.IN_SESSION, Paper.closes_at > now - _RUNS_OVER_AT_MOST
    )
    open_now = exists().where(
        Paper.submission_id == CaseSubmission.id,
        Paper.meeting_id == CaseSubmission.meeting_id,
        Meeting.id == Paper.meeting_id,
        Meeting.state.not_in([MeetingState.POSTPONED, MeetingState.DATE_FIXED]),
        Paper.opens_at <= now,
        or_(Paper.closes_at > now, runs_over),
    )
    return open_now.correlate(CaseSubmission)


def _was_handed_over(actor: Actor) -> ColumnElement[bool]:
    """Not a finished paper from before the actor's secretariat took over, unless papers went over with the work."""
    return (
        exists()
        .where(
            SecretariatDuty.person_id == actor.person_id,
            or_(
                SecretariatDuty.body_id == CaseSubmission.body_id,
                SecretariatDuty.body_id == CaseSubmission.screening_body_id,
            ),
            SecretariatDuty.starts_on <= actor.on,
            or_(SecretariatDuty.ends_on.is_(None), SecretariatDuty.ends_on >= actor.on),
            or_(
                SecretariatDuty.papers_from.is_(None),
                SecretariatDuty.papers_from < CaseSubmission.submitted_at,
            ),
        )
        .correlate(CaseSubmission)
    )


def visible_submissions(actor: Actor) -> Select[CaseSubmission]:
    """One's own agency's, those one's secretariat screens and schedules, and papers one may read now."""
    return select(CaseSubmission).where(
        or_(
            CaseSubmission.agency_id.in_(actor.agencies),
            and_(
                _is_kept(actor),
                or_(CaseSubmission.state.in_(_IN_WORK), _was_handed_over(actor)),
            ),
            reads_paper(actor),
        )
    )


def kept_submissions(actor: Actor) -> Select[CaseSubmission]:
    """Those, and papers from before one's secretariat took over: to be called back and disposed of, not to be told."""
    return select(CaseSubmission).where(
        or_(CaseSubmission.agency_id.in_(actor.agencies), _is_kept(actor), reads_paper(actor))
    )


def _is_kept(actor: Actor) -> ColumnElement[bool]:
    return and_(
        or_(
            CaseSubmission.body_id.in_(actor.secretariat_of),
            CaseSubmission.screening_body_id.in_(actor.secretariat_of),
        ),
        or_(
            CaseSubmission.state.in_(_AFTER_SUBMITTING),
            and_(CaseSubmission.state.in_(_CLOSED), CaseSubmission.submitted_at.is_not(None)),
        ),
    )
