"""A consent taken back closes at once what rests on it, and says what it closed."""

from datetime import time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import (
    ConsentEvent,
    OutboxState,
    SubmissionState,
)
from council.extensions import db
from council.models import (
    AuditEntry,
    CaseSubmission,
    OutboxMessage,
    Paper,
    Participant,
)
from council.queries import cases as case_queries
from council.queries import conferences as queries
from council.queries import minutes as minutes_queries
from council.services import conferences, minutes
from tests import households, papers, world
from tests.households import somebody

S = SubmissionState
LEAD, GUEST = "platto_home", "anshin_ikejiri"


def paper_of(acting, make):
    """A paper of a household in which the person consented before it was written."""
    household = papers.case

    def consenting(*given, **more):
        case = household(*given, **more)
        households.consent(case, "本人", LEAD)
        return case

    papers.case = consenting
    try:
        made = make(acting)
    finally:
        papers.case = household
    db.session.commit()
    return made[0] if isinstance(made, tuple) else made


def take_back(case, event=ConsentEvent.REVOKED):
    households.consent(households.find(case), "本人", event=event)


@pytest.mark.parametrize("make", [papers.submitted, papers.accepted, papers.distributed])
@pytest.mark.parametrize("event", [ConsentEvent.REVOKED, ConsentEvent.REFUSED])
def test_every_paper_that_left_the_agency_on_a_consent_closes_with_it(acting, make, event):
    paper = paper_of(acting, make)
    take_back(paper.case, event)
    row = db.session.get_one(CaseSubmission, paper.id)
    assert row.state is S.CONSENT_REVOKED
    assert row.revoked_by_id is not None
    assert papers.fresh(acting("member1"), paper.id) is None


def test_the_papers_window_ends_with_the_consent(acting):
    paper = paper_of(acting, papers.distributed)
    with clock.at(world.NOW.replace(hour=11)):
        take_back(paper.case)
        (row,) = db.session.scalars(select(Paper).where(Paper.submission_id == paper.id))
        assert row.closes_at == clock.now()


def test_a_paper_resting_on_no_consent_stays(acting):
    paper = papers.accepted(acting)
    db.session.commit()
    take_back(paper.case)
    assert db.session.get_one(CaseSubmission, paper.id).state is S.ACCEPTED


def test_a_relatives_consent_closes_nothing_of_the_persons(acting):
    paper = paper_of(acting, papers.accepted)
    households.consent(households.find(paper.case), "母", event=ConsentEvent.REVOKED)
    assert db.session.get_one(CaseSubmission, paper.id).state is S.ACCEPTED


def test_closing_leaves_its_rows_in_the_trail_without_a_word_of_the_case(acting):
    paper = paper_of(acting, papers.accepted)
    take_back(paper.case)
    rows = db.session.scalars(select(AuditEntry).where(AuditEntry.subject_id == paper.id)).all()
    (row,) = [one for one in rows if one.tag == "submission:revoke"]
    assert row.canonical.decode().isascii()


def test_a_refused_act_closes_nothing(acting):
    paper = paper_of(acting, papers.accepted)
    case = households.find(paper.case)
    with pytest.raises(Exception, match="権限"):
        households.consent(case, "本人", event=ConsentEvent.REVOKED, who="staff_b")
    db.session.rollback()
    assert db.session.get_one(CaseSubmission, paper.id).state is S.ACCEPTED


def held_with_minutes():
    """A conference of today with agency b by consent, planned, its minutes drafted."""
    case = households.open_case()
    households.consent(case, "本人", GUEST)
    made = households.convene(households.find(case), on=world.TODAY)
    actor = somebody("staff_a")
    meeting = households.meeting_of(made)
    conferences.open_conference(
        meeting, opened_at=time(14), present={one.id for one in made.participants}, actor=actor
    )
    conferences.plan(
        meeting,
        policy="訪問を続ける。",
        next_review_on=None,
        roles=[],
        base_version=meeting.conference.version,
        actor=actor,
    )
    conferences.close(meeting, closed_at=time(15), actor=actor)
    db.session.commit()
    minutes.draft(households.meeting_of(made), actor)
    db.session.commit()
    return made


def test_record_plan_and_minutes_close_for_an_agency_that_had_them_by_the_consent_alone(app):
    made = held_with_minutes()
    guest = somebody("staff_b")
    assert minutes_queries.get(guest, made.meeting_id) is not None
    take_back(made.case)
    assert minutes_queries.get(somebody("staff_b"), made.meeting_id) is None
    view = queries.page(guest, households.meeting_of(made, "staff_b"), made)
    assert (view.may_read, view.policy, view.roles) == (False, "", ())


def test_the_lead_agency_keeps_its_own_record(app):
    made = held_with_minutes()
    take_back(made.case)
    assert minutes_queries.get(somebody("staff_a"), made.meeting_id) is not None
    view = queries.page(somebody("staff_a"), households.meeting_of(made), made)
    assert view.policy == "訪問を続ける。"


def test_letters_that_have_not_gone_are_taken_back_by_themselves(app):
    conference = households.conferred()
    take_back(conference.case)
    rows = db.session.execute(select(OutboxMessage.person_id, OutboxMessage.state)).all()
    states = {row.person_id: row.state for row in rows}
    assert states[world.person("staff_b").id] is OutboxState.CANCELLED
    assert states[world.person("staff_a").id] is OutboxState.WAITING


def test_an_agency_with_another_ground_keeps_what_it_had(app):
    case = households.open_case()
    for label in ("本人", "母"):
        households.consent(case, label, GUEST)
    grounds = (("本人", "consent"), ("母", "consent"))
    made = households.convene(households.find(case), grounds=grounds)
    take_back(case)
    view = queries.page(somebody("staff_b"), households.meeting_of(made, "staff_b"), made)
    assert [one.label for one in view.members] == ["母"]
    assert (
        db.session.scalars(select(Participant).where(Participant.closed_at.is_not(None))).all()
        == []
    )


def test_a_scope_that_no_longer_names_the_agency_closes_and_opens_again_when_it_does(app):
    made = held_with_minutes()
    households.consent(
        households.find(made.case), "本人", "port_setagaya", event=ConsentEvent.LIMITED
    )
    assert minutes_queries.get(somebody("staff_b"), made.meeting_id) is None
    households.consent(households.find(made.case), "本人", GUEST)
    assert minutes_queries.get(somebody("staff_b"), made.meeting_id) is not None


def test_a_new_consent_does_not_bring_back_what_a_revocation_ended(app):
    made = held_with_minutes()
    take_back(made.case)
    households.consent(households.find(made.case), "本人", GUEST)
    assert minutes_queries.get(somebody("staff_b"), made.meeting_id) is None


def test_a_conference_left_without_any_ground_does_not_begin(app):
    case = households.open_case()
    households.consent(case, "本人", GUEST)
    made = households.convene(households.find(case), on=world.TODAY)
    take_back(case)
    meeting = households.meeting_of(made)
    with pytest.raises(Exception, match="共有の根拠がなくなった"):
        conferences.open_conference(
            meeting,
            opened_at=time(14),
            present={one.id for one in meeting.conference.participants},
            actor=somebody("staff_a"),
        )


def test_the_case_page_says_what_the_consent_closed(acting):
    paper = paper_of(acting, papers.distributed)
    case = households.find(paper.case)
    households.consent(case, "本人", GUEST)
    made = households.convene(households.find(case))
    take_back(case)
    page = case_queries.page(somebody("staff_a"), households.find(case))
    (closed,) = page.closed
    assert (closed.label, closed.event) == ("本人", ConsentEvent.REVOKED)
    assert [one.code for one in closed.papers] == [paper.code]
    assert [(one.number, one.agencies) for one in closed.conferences] == [
        (made.number, (world.agency(GUEST).name,))
    ]
    guest = case_queries.page(somebody("staff_b"), households.find(case, "staff_b"))
    assert guest.closed == ()
