import uuid
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import (
    Conflict,
    DomainError,
    IllegalTransition,
)
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    ConsentEvent,
    ConsentForm,
    ConsentGiver,
    MeetingState,
    PartKind,
    SubmissionState,
)
from council.extensions import db
from council.models import (
    AgendaItem,
    AuditEntry,
    ReaderReceipt,
    Recusal,
    RosterEntry,
)
from council.queries import submissions as queries
from council.services import cases, submissions
from council.vault import KeyDestroyed
from tests import convening, papers, world
from tests.papers import consent, part_of, ring

S = SubmissionState


def reads(acting, who: str, paper_id: uuid.UUID) -> bool:
    db.session.flush()
    return queries.handed_out(acting(who), paper_id) is not None


def test_members_read_from_the_notice_to_the_end_of_the_sitting(acting):
    paper, meeting = papers.scheduled(acting)
    assert not reads(acting, "member1", paper.id)
    convening.notified(meeting, acting("secretary"))
    assert reads(acting, "member1", paper.id)
    assert paper.state is S.DISTRIBUTED
    end = datetime(2026, 12, 17, 16, 0, tzinfo=clock.TOKYO)
    with clock.at(end - timedelta(minutes=1)):
        assert reads(acting, "member1", paper.id)
    for moment in (end, end + timedelta(days=1), world.NOW - timedelta(minutes=1)):
        with clock.at(moment):
            assert not reads(acting, "member1", paper.id)


@pytest.mark.parametrize(
    "who",
    ["emp_member", "emp_chair", "rep_member", "former", "nobody", "admin", "staff_b", "secretary"],
)
def test_nobody_outside_the_body_and_term_reads(acting, who):
    paper, _meeting = papers.distributed(acting)
    assert not reads(acting, who, paper.id)


def test_copies_are_numbered_one_per_person(acting):
    paper, meeting = papers.distributed(acting)
    numbers = list(
        db.session.scalars(
            select(ReaderReceipt.copy_number).where(ReaderReceipt.submission_id == paper.id)
        )
    )
    people = set(
        db.session.scalars(
            select(RosterEntry.person_id).where(
                RosterEntry.meeting_id == meeting.id, RosterEntry.person_id.is_not(None)
            )
        )
    )
    assert sorted(numbers) == list(range(1, len(people) + 1))
    submissions.distribute(meeting, acting("secretary"))
    assert len(list(db.session.scalars(select(ReaderReceipt.id)))) == len(people)


def test_a_declared_connection_closes_the_paper_for_that_reader_alone(acting):
    paper, _meeting = papers.distributed(acting)
    submissions.declare_connected(paper, acting("member1"))
    assert not reads(acting, "member1", paper.id)
    assert reads(acting, "member2", paper.id)


def test_a_recused_seat_does_not_read(acting):
    paper, meeting = papers.distributed(acting)
    post = acting("member1").posts[0]
    item = next(one for one in items_of(meeting) if one.submission_id == paper.id)
    db.session.add(
        Recusal(
            agenda_item_id=item.id,
            seat_id=post.seat_id,
            recorded_by_id=world.person("secretary").id,
        )
    )
    assert not reads(acting, "member1", paper.id)
    assert reads(acting, "member2", paper.id)


def items_of(meeting):
    return db.session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id))


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
    assert reads(acting, "member1", paper.id)
    assert not reads(acting, "member2", paper.id)


def test_a_consent_narrowed_before_the_notice_limits_who_gets_a_copy(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    convening.notified(meeting, acting("secretary"))
    assert not reads(acting, "member1", paper.id)
    assert reads(acting, "member2", paper.id)


def test_a_consent_narrowed_after_the_notice_ends_the_copies_it_leaves_out(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    assert not reads(acting, "member1", paper.id)
    assert reads(acting, "member2", paper.id)
    submissions.distribute(meeting, acting("secretary"))
    assert not reads(acting, "member1", paper.id)


def test_one_persons_narrower_consent_is_enough_to_end_a_copy(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    one = paper.grounds[0].subject
    code = agency_of(acting, "member2")
    consent(paper, one, ConsentEvent.LIMITED, acting("staff_a"), [code])
    assert not reads(acting, "member1", paper.id)


def test_a_copy_opens_again_when_the_consent_names_its_agency_again(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    say(acting, paper, ConsentEvent.GRANTED, "member1", "member2")
    assert reads(acting, "member1", paper.id)
    numbers = db.session.scalars(select(ReaderReceipt.copy_number)).all()
    assert len(numbers) == len(set(numbers)) == len(reading(acting, paper))


def test_a_consent_widened_after_the_notice_gives_the_agency_it_names_a_copy_at_once(acting):
    paper, meeting = on_consent(acting, "member1")
    convening.notified(meeting, acting("secretary"))
    assert not reads(acting, "member2", paper.id)
    say(acting, paper, ConsentEvent.GRANTED, "member1", "member2")
    assert reads(acting, "member2", paper.id)
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
    assert not reads(acting, "member2", paper.id)


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
    return [who for who in ("member1", "member2") if reads(acting, who, paper.id)]


def test_copies_that_end_leave_a_row_in_the_trail(acting):
    paper, meeting = on_consent(acting, "member1", "member2")
    convening.notified(meeting, acting("secretary"))
    say(acting, paper, ConsentEvent.LIMITED, "member2")
    db.session.commit()
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == paper.id)).all()
    assert tags.count("submission:end_copies") == 1


def test_access_ends_with_the_meeting_and_copies_count_as_collected(acting):
    paper, meeting = papers.distributed(acting)
    with clock.at(world.NOW + timedelta(hours=1)):
        assert submissions.end_access(meeting, acting("secretary")) == 1
        assert not reads(acting, "member1", paper.id)
    assert paper.state is S.ACCESS_ENDED
    assert all(db.session.scalars(select(ReaderReceipt.collected_on)))


@pytest.mark.parametrize("act", [submissions.withdraw, submissions.revoke])
def test_what_is_withdrawn_or_revoked_is_hidden_at_once(acting, act):
    paper, _meeting = papers.distributed(acting)
    act(paper, "本人の意向が変わりました。", acting("staff_a"))
    assert not reads(acting, "member1", paper.id)
    known = papers.fresh(acting("secretary"), paper.id)
    assert known is not None, "the secretariat sees why it closed"
    assert not papers.fresh(acting("chair"), paper.id)


def test_a_withdrawn_draft_takes_what_was_typed_with_it(acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    sealed = part_of(paper, PartKind.OUTLINE).original
    submissions.withdraw(paper, "取り下げます。", acting("staff_a"))
    with pytest.raises(KeyDestroyed):
        ring().open(sealed, "text_sealed")


def test_a_paper_taken_off_the_agenda_is_free_for_another_meeting(acting):
    paper, _meeting = papers.distributed(acting)
    with clock.at(world.NOW + timedelta(minutes=5)):
        submissions.unschedule(paper, acting("secretary"))
        assert not reads(acting, "member1", paper.id)
    assert (paper.state, paper.meeting_id) == (S.ACCEPTED, None)


def test_a_paper_goes_to_meetings_of_its_own_body_only(acting):
    paper = papers.accepted(acting)
    other = convening.scheduled(acting("secretary"), papers.SITTING, "representatives")
    with pytest.raises(DomainError):
        submissions.schedule(paper, other, acting("secretary"))


def test_no_step_is_taken_out_of_turn(acting):
    paper = papers.draft(acting)
    with pytest.raises(IllegalTransition):
        papers.release(paper, acting("manager_a"))
    with pytest.raises(IllegalTransition):
        submissions.revise(paper, acting("staff_a"))


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
