"""Who gets a copy follows the consents, as they are, narrow and widen."""

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    ConsentEvent,
    ConsentForm,
    ConsentGiver,
    MeetingState,
)
from council.extensions import db
from council.models import (
    AuditEntry,
    ReaderReceipt,
)
from council.services import cases, submissions
from tests import convening, papers, world
from tests.papers import consent


def agency_of(acting, who: str) -> str:
    seat = acting(who).posts[0]
    return next(
        one.code for one in db.session.scalars(select(world.Agency)) if one.id == seat.agency_id
    )


def say(acting, paper, event: ConsentEvent, *who: str) -> None:
    """The newest word of everybody in the paper, for the agencies of these members."""
    codes = [agency_of(acting, one) for one in who]
    for ground in paper.grounds:
        consent(paper, ground.subject, event, acting("staff_a"), codes)


def on_consent(acting, *who: str):
    """A paper on the basis `consent`, on the agenda, for the agencies of these members."""
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.rest_on_consent(paper, actor, *(agency_of(acting, one) for one in who))
    papers.write(paper, actor)
    papers.settle(paper, actor)
    papers.checked(paper, actor)
    submissions.hand_over(
        paper, is_altered=True, unusual=UnusualDetail.NONE, base_version=paper.version, actor=actor
    )
    papers.release(paper, acting("manager_a"))
    submissions.screen(paper, acting("secretary"))
    submissions.accept(paper, acting("secretary"))
    meeting = convening.scheduled(acting("secretary"), papers.SITTING)
    papers.put_on_agenda(paper, meeting, acting("secretary"))
    return paper, meeting


def test_a_consent_that_names_agencies_limits_who_gets_a_copy(acting):
    paper, meeting = on_consent(acting, "member1")
    convening.notified(meeting, acting("secretary"))
    assert papers.reads(acting, "member1", paper.id)
    assert not papers.reads(acting, "member2", paper.id)


def test_a_consent_narrowed_before_the_notice_limits_who_gets_a_copy(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    convening.notified(meeting, acting("secretary"))
    assert not papers.reads(acting, "member1", paper.id)
    assert papers.reads(acting, "member2", paper.id)


def test_a_consent_narrowed_after_the_notice_ends_the_copies_it_leaves_out(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    assert not papers.reads(acting, "member1", paper.id)
    assert papers.reads(acting, "member2", paper.id)
    submissions.distribute(meeting, acting("secretary"))
    assert not papers.reads(acting, "member1", paper.id)


def test_one_persons_narrower_consent_is_enough_to_end_a_copy(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    one = paper.grounds[0].subject
    code = agency_of(acting, "member2")
    consent(paper, one, ConsentEvent.LIMITED, acting("staff_a"), [code])
    assert not papers.reads(acting, "member1", paper.id)


def test_a_copy_opens_again_when_the_consent_names_its_agency_again(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    say(acting, paper, ConsentEvent.GRANTED, "member1", "member2")
    assert papers.reads(acting, "member1", paper.id)
    numbers = db.session.scalars(select(ReaderReceipt.copy_number)).all()
    assert len(numbers) == len(set(numbers)) == len(reading(acting, paper))


def test_a_consent_widened_after_the_notice_gives_the_agency_it_names_a_copy_at_once(acting):
    paper, meeting = on_consent(acting, "member1")
    convening.notified(meeting, acting("secretary"))
    assert not papers.reads(acting, "member2", paper.id)
    say(acting, paper, ConsentEvent.GRANTED, "member1", "member2")
    assert papers.reads(acting, "member2", paper.id)
    assert sorted(db.session.scalars(select(ReaderReceipt.copy_number))) == [1, 2]
    db.session.commit()
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == paper.id))
    assert "submission:hand_more_copies" in set(tags)


def test_one_persons_wider_consent_alone_gives_nobody_a_copy(acting):
    paper, meeting = on_consent(acting, "member1")
    convening.notified(meeting, acting("secretary"))
    codes = [agency_of(acting, one) for one in ("member1", "member2")]
    subject = paper.grounds[0].subject
    consent(paper, subject, ConsentEvent.GRANTED, acting("staff_a"), codes)
    assert not papers.reads(acting, "member2", paper.id)


def test_a_consent_widened_after_the_meeting_hands_out_nothing(acting):
    paper, meeting = on_consent(acting, "member1")
    convening.notified(meeting, acting("secretary"))
    meeting.state = MeetingState.POSTPONED
    say(acting, paper, ConsentEvent.GRANTED, "member1", "member2")
    assert list(db.session.scalars(select(ReaderReceipt.copy_number))) == [1]


def test_the_secretariat_is_told_of_a_new_reader_and_who_gets_paper(acting, browse):
    paper, meeting = on_consent(acting, "member1")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.GRANTED, "member1", "member3")
    db.session.commit()
    browser = browse("secretary")
    browser.get("/")
    assert "事例の資料を渡す委員が増えました。" in browser.page
    browser.get(f"/submissions/{paper.id}")
    row = next(one for one in browser.page.split("<tr>") if "常盤 碧" in one)
    assert "紙で渡す" in row
    assert "読める委員もすぐに変わります" in browser.page


def reading(acting, paper):
    return [who for who in ("member1", "member2") if papers.reads(acting, who, paper.id)]


def test_copies_that_end_leave_a_row_in_the_trail(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    db.session.commit()
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == paper.id)).all()
    assert tags.count("submission:end_copies") == 1


def test_no_paper_is_handed_out_on_a_consent_that_no_longer_stands(acting):
    paper, meeting = on_consent(acting, "member1")
    cases.record_consent(
        paper.case,
        paper.grounds[0].subject,
        event=ConsentEvent.REVOKED,
        giver=ConsentGiver.SELF,
        form=ConsentForm.WRITTEN,
        on=acting("staff_a").on,
        scope=cases.Scope(),
        actor=acting("staff_a"),
    )
    with pytest.raises(Conflict, match="同意が得られなくなった"):
        submissions.distribute(meeting, acting("secretary"))
    with pytest.raises(Conflict, match="同意が得られなくなった"):
        submissions.schedule(paper, meeting, acting("secretary"))
    with pytest.raises(Conflict, match="同意が得られなくなった"):
        submissions.accept(paper, acting("secretary"))
