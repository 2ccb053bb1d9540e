"""What the demonstration year holds: a council's twelve months in every state."""

from collections import Counter

from sqlalchemy import func, select

from council.domain.vocabulary import (
    ActionState,
    BodyKind,
    Channel,
    FindingDecision,
    InvitationKind,
    IssueState,
    LetterMethod,
    MeetingForm,
    MeetingState,
    MinutesState,
    OutboxState,
    PaperState,
    RequestState,
    SubmissionState,
)
from council.extensions import db
from council.models import (
    ActionItem,
    ActionReport,
    AgendaItem,
    Appointment,
    Body,
    Case,
    CaseMeetingLink,
    CaseSubmission,
    Conference,
    ConvenerRequest,
    Finding,
    Invitation,
    InvitationLetter,
    Issue,
    Meeting,
    Minutes,
    MinutesApproval,
    OutboxMessage,
    Paper,
    ProxyEntry,
    Seat,
    Sitting,
    SupportRole,
    Writing,
)
from tests import world


def count(model, *conditions):
    return db.session.scalar(select(func.count()).select_from(model).where(*conditions))


def states(column):
    return set(db.session.scalars(select(column)))


def test_every_body_that_meets_sits_in_the_year(demo_year):
    sittings = Counter(
        db.session.scalars(select(Body.code).join(Meeting, Meeting.body_id == Body.id))
    )
    assert sittings["s8050"] >= 4
    assert sittings["employment"] >= 3
    assert set(sittings) >= {
        "representatives",
        "youth_representatives",
        "youth_absence",
        "internal",
        "advisers",
        "case_conference",
    }
    assert count(Sitting) >= 25


def test_some_sittings_are_past_one_is_today_and_some_are_to_come(demo_year):
    days = set(db.session.scalars(select(Sitting.held_on)))
    assert world.TODAY in days
    assert min(days) < world.TODAY < max(days)
    assert (max(days) - min(days)).days <= 366


def test_two_bodies_sat_together_and_will_again(demo_year):
    joint = (
        select(Meeting.sitting_id, func.count().label("bodies"))
        .group_by(Meeting.sitting_id)
        .subquery()
    )
    rows = db.session.scalars(
        select(Sitting.held_on)
        .join(joint, joint.c.sitting_id == Sitting.id)
        .where(joint.c.bodies > 1)
    ).all()
    assert min(rows) < world.TODAY < max(rows)


def test_one_sitting_moved_and_one_was_called_off_after_the_notice(demo_year):
    moved = db.session.scalars(select(Sitting).where(Sitting.sequence > 0)).all()
    assert any(one.held_on > world.TODAY for one in moved)
    cancelled = db.session.scalars(
        select(Meeting).where(Meeting.state == MeetingState.CANCELLED)
    ).one()
    assert cancelled.notified_at is not None
    assert cancelled.number is None


def test_one_was_put_off_one_held_on_another_day_and_one_found_too_few(demo_year):
    by_state = Counter(db.session.scalars(select(Meeting.state)))
    assert by_state[MeetingState.POSTPONED] == by_state[MeetingState.INQUORATE] == 1
    in_writing = db.session.scalars(
        select(Meeting.state)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(Sitting.form == MeetingForm.WRITTEN)
    ).all()
    assert in_writing == [MeetingState.CONCLUDED]
    assert count(Writing, Writing.proxy_id.is_not(None)) > 0
    held_again = db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(Sitting.sequence > 0, Meeting.state == MeetingState.CONCLUDED)
    ).all()
    assert held_again


def test_letters_of_every_kind_went_out(demo_year):
    assert states(InvitationLetter.method) == set(LetterMethod)
    assert states(Invitation.kind) == set(InvitationKind)
    removed = db.session.scalars(
        select(Invitation)
        .join(Meeting, Meeting.sitting_id == Invitation.sitting_id)
        .where(Invitation.is_live.is_(False), Meeting.state == MeetingState.NOTIFIED)
    ).all()
    assert len(removed) == 1
    letters = select(InvitationLetter.method, InvitationLetter.channel).where(
        InvitationLetter.invitation_id == removed[0].id
    )
    assert (LetterMethod.CANCEL, Channel.MAIL) in [
        tuple(row) for row in db.session.execute(letters)
    ]
    assert count(OutboxMessage, OutboxMessage.state == OutboxState.WAITING) > 0
    assert count(OutboxMessage, OutboxMessage.state == OutboxState.SENT) > 100


def test_case_conferences_are_concluded_and_one_is_at_hand(demo_year):
    rows = db.session.execute(
        select(Meeting.state, Sitting.held_on)
        .join(Conference, Conference.meeting_id == Meeting.id)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .order_by(Sitting.held_on)
    ).all()
    concluded = MeetingState.CONCLUDED
    assert [row.state for row in rows] == [concluded, concluded, MeetingState.NOTIFIED]
    assert 0 < (rows[2].held_on - world.TODAY).days <= 5
    assert count(SupportRole) >= 3
    assert count(ActionItem, ActionItem.is_case_bound) >= 3
    assert states(ConvenerRequest.state) == {RequestState.OPEN}


def test_there_are_cases_items_and_action_items_enough(demo_year):
    assert count(Case) >= 12
    assert count(AgendaItem) >= 40
    assert count(ActionItem) >= 20


def test_action_items_are_in_every_state_and_every_kind_of_word_was_said(demo_year):
    assert states(ActionItem.state) == set(ActionState)
    said = {kind.value for kind in db.session.scalars(select(ActionReport.kind))}
    assert said >= {
        "extension",
        "extension_granted",
        "extension_refused",
        "sent_back",
        "held",
        "resumed",
        "transferred",
        "cancelled",
    }
    assert count(ActionReport, ActionReport.proxy_id.is_not(None)) > 0
    waiting = ActionItem.state.in_([ActionState.ACCEPTED, ActionState.IN_PROGRESS])
    assert count(ActionItem, waiting, ActionItem.due_on < world.TODAY) > 0


def test_minutes_are_in_every_state_and_one_was_corrected(demo_year):
    assert states(Minutes.state) == set(MinutesState)
    approvals = select(func.count(MinutesApproval.id)).group_by(MinutesApproval.minutes_id)
    assert max(db.session.scalars(approvals)) == 2


def test_submissions_are_in_many_states_and_their_findings_are_decided(demo_year):
    assert states(CaseSubmission.state) >= {
        SubmissionState.DRAFT,
        SubmissionState.HANDED_OVER,
        SubmissionState.SUBMITTED,
        SubmissionState.SCREENING,
        SubmissionState.RETURNED,
        SubmissionState.ACCEPTED,
        SubmissionState.SCHEDULED,
        SubmissionState.DISTRIBUTED,
        SubmissionState.ACCESS_ENDED,
        SubmissionState.WITHDRAWN,
        SubmissionState.CONSENT_REVOKED,
    }
    assert states(CaseSubmission.state) >= {SubmissionState.DISPOSED}
    assert states(Finding.decision) >= {
        FindingDecision.ACCEPTED,
        FindingDecision.CHANGED,
        FindingDecision.KEPT,
    }


def test_a_place_that_was_found_is_kept_with_a_reason_and_its_confirmer(demo_year):
    rows = db.session.scalars(select(Finding).where(Finding.decision == FindingDecision.KEPT)).all()
    assert rows
    assert all(one.reason_sealed and one.confirmed_by_id for one in rows)


def test_an_urgent_sharing_was_confirmed_by_a_second_person(demo_year):
    rows = db.session.scalars(
        select(CaseMeetingLink).where(CaseMeetingLink.confirmed_at.is_not(None))
    ).all()
    assert [one.confirmed_by_id != one.created_by_id for one in rows] == [True]


def test_an_issue_came_from_a_case_conference_and_names_none(demo_year):
    row = db.session.scalars(
        select(Issue).where(Issue.raised_by == BodyKind.CASE_CONFERENCE.label)
    ).one()
    assert row.meeting_id is None


def test_a_consent_taken_back_closed_its_paper(demo_year):
    row = db.session.scalars(
        select(CaseSubmission).where(CaseSubmission.state == SubmissionState.CONSENT_REVOKED)
    ).one()
    assert row.revoked_by_id is not None


def test_one_issue_came_back_answered_and_another_waits_above(demo_year):
    assert states(Issue.state) >= {
        IssueState.RAISED,
        IssueState.FORWARDED,
        IssueState.RECEIVED,
        IssueState.CLOSED,
    }


def test_a_seat_is_vacant_and_a_term_ended_early(demo_year):
    held = select(Appointment.seat_id).where(Appointment.ends_on >= world.TODAY)
    vacant = db.session.scalars(
        select(Seat.title).where(Seat.valid_to.is_(None), Seat.id.not_in(held))
    ).all()
    assert vacant == ["公募委員"]
    assert count(Appointment, Appointment.end_reason.is_not(None)) == 2
    assert count(Appointment, Appointment.is_successor) == 2


def test_some_answers_were_entered_for_members_without_an_account(demo_year):
    assert len(states(ProxyEntry.means)) >= 3


def test_the_minutes_of_the_last_meeting_are_ready_for_todays(demo_year):
    today = db.session.scalars(
        select(Meeting)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(Sitting.held_on == world.TODAY)
    ).one()
    paper = db.session.scalars(
        select(Paper).where(Paper.meeting_id == today.id, Paper.source_meeting_id.is_not(None))
    ).one()
    state = db.session.scalars(
        select(Minutes.state).where(Minutes.meeting_id == paper.source_meeting_id)
    ).one()
    assert (paper.source_meeting_id, state) == (today.previous_id, MinutesState.APPROVED)
    assert paper.state in set(PaperState)
