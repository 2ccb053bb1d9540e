from datetime import date, time

import pytest

from council.domain.errors import Conflict, DomainError, NotAllowed, StaleVersion
from council.domain.vocabulary import ItemKind, MeetingForm, MeetingState, PaperState, Publicity
from council.extensions import db
from council.models import Invitation, InvitationLetter, Issue, Paper, Person
from council.services import issues, meetings
from council.services.meetings.agenda import items_of
from tests import convening, world
from tests.convening import PLACE, notified, scheduled, signed_off


def schedule(actor, code, day=date(2026, 12, 17), **facts):
    return meetings.schedule(
        world.body(code),
        **{
            "held_on": day,
            "begins": time(14),
            "ends": time(16),
            "place": PLACE,
            "form": MeetingForm.IN_PERSON,
            "publicity": Publicity.CLOSED,
            "closed_reason": "個人情報を扱うため",
            "actor": actor,
            **facts,
        },
    )


@pytest.mark.parametrize("code", ["working", "council"])
def test_a_body_that_never_meets_is_never_scheduled(acting, code):
    with pytest.raises(DomainError, match="会議を開きません"):
        schedule(acting("secretary"), code)


@pytest.mark.parametrize("who", ["chair", "member1", "emp_secretary", "admin", "staff_a"])
def test_only_the_bodys_secretariat_schedules(acting, who):
    with pytest.raises(NotAllowed):
        schedule(acting(who), "s8050")


@pytest.mark.parametrize(
    "facts",
    [
        {"day": date(2026, 12, 2)},
        {"ends": time(14)},
        {"closed_reason": ""},
        {"day": date(2019, 4, 1)},
    ],
)
def test_a_plan_that_cannot_be_is_refused(acting, facts):
    with pytest.raises(DomainError):
        schedule(acting("secretary"), "s8050", **facts)


def test_a_new_meeting_has_the_standard_agenda(acting):
    meeting = scheduled(acting("secretary"))
    assert [item.kind for item in items_of(meeting)] == [
        ItemKind.OPENING,
        ItemKind.CONFIRM_MINUTES,
        ItemKind.ACTIONS,
        ItemKind.OTHER,
        ItemKind.CLOSING,
    ]


def test_a_joint_sitting_carries_a_meeting_per_body_with_its_own_rules(acting):
    meeting = schedule(acting("secretary"), "s8050", joint_with=[world.body("representatives")])
    rows = db.session.query(type(meeting)).filter_by(sitting_id=meeting.sitting_id).all()
    assert {row.publicity for row in rows} == {Publicity.CLOSED, Publicity.OPEN}
    assert [row.number for row in rows] == [1, 1]


def test_a_partner_one_does_not_serve_cannot_be_bound(acting):
    with pytest.raises(NotAllowed):
        schedule(acting("secretary"), "s8050", joint_with=[world.body("employment")])


def test_no_notice_without_the_sign_off(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    meetings.fix_date(meeting, secretary)
    with pytest.raises(DomainError, match="決裁"):
        meetings.notify(meeting, secretary)
    signed_off(meeting, secretary)
    meetings.notify(meeting, secretary)
    assert meeting.state is MeetingState.NOTIFIED


def test_no_notice_without_a_place(acting):
    secretary = acting("secretary")
    meeting = schedule(secretary, "s8050", place="")
    meetings.fix_date(meeting, secretary)
    signed_off(meeting, secretary)
    with pytest.raises(DomainError, match="場所"):
        meetings.notify(meeting, secretary)


def test_no_notice_without_an_item(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    for item in items_of(meeting):
        item.meeting = meeting
        if item.kind not in {ItemKind.OPENING, ItemKind.CLOSING}:
            meetings.remove_item(item, secretary, base_version=item.version)
    meetings.fix_date(meeting, secretary)
    signed_off(meeting, secretary)
    with pytest.raises(DomainError, match="次第"):
        meetings.notify(meeting, secretary)


def test_the_notice_asks_everybody_who_holds_a_seat(acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    asked = {
        name
        for (name,) in db.session.query(Person.name)
        .join(Invitation, Invitation.person_id == Person.id)
        .filter(Invitation.sitting_id == meeting.sitting_id)
    }
    assert {"鷺沢 道雄", "若狭 律子", "常盤 碧"} <= asked


def letters(meeting):
    return (
        db.session.query(InvitationLetter)
        .join(Invitation, Invitation.id == InvitationLetter.invitation_id)
        .filter(Invitation.sitting_id == meeting.sitting_id)
        .order_by(InvitationLetter.sequence)
        .all()
    )


def move(meeting, actor, **facts):
    meetings.move(
        meeting,
        **{
            "held_on": date(2026, 12, 18),
            "begins": time(14),
            "ends": time(16),
            "place": PLACE,
            "base_version": meeting.version,
            "actor": actor,
            "decision": convening.decided(actor) if meeting.notified_at else None,
            **facts,
        },
    )


def test_a_move_after_the_notice_tells_everybody_with_a_higher_sequence(acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    before = len(letters(meeting))
    move(meeting, secretary)
    told = letters(meeting)
    assert len(told) == 2 * before
    assert told[-1].sequence > told[0].sequence


def test_a_move_before_the_notice_tells_nobody(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    move(meeting, secretary)
    assert letters(meeting) == []


def test_a_stale_move_is_refused(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    seen = meeting.version
    move(meeting, secretary)
    with pytest.raises(StaleVersion):
        move(meeting, secretary, held_on=date(2026, 12, 21), base_version=seen)


def test_a_cancelled_meeting_is_neither_moved_nor_written(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    meetings.cancel(meeting, "都合により", secretary, decision=convening.decided(secretary))
    with pytest.raises(Conflict):
        move(meeting, secretary)
    with pytest.raises(Conflict):
        meetings.add_item(meeting, kind=ItemKind.REPORT, title="報告", actor=secretary)


def test_calling_off_after_the_notice_takes_it_out_of_the_calendars(acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    meetings.cancel(meeting, "都合により", secretary, decision=convening.decided(secretary))
    assert letters(meeting)[-1].method == "CANCEL"


def test_a_postponed_meeting_finds_a_new_day_and_is_notified_again(acting):
    secretary = acting("secretary")
    meeting = notified(scheduled(secretary), secretary)
    meetings.postpone(meeting, "大雪のため", secretary, decision=convening.decided(secretary))
    move(meeting, secretary, held_on=date(2027, 1, 21))
    notified(meeting, secretary)
    assert (meeting.state, meeting.number) == (MeetingState.NOTIFIED, 1)
    last = letters(meeting)[-1]
    assert (last.method, last.sequence) == ("REQUEST", 2)


def test_the_next_meeting_takes_over_minutes_and_answers(acting):
    secretary = acting("secretary")
    first = notified(scheduled(secretary), secretary)
    issue = issues.raise_issue(
        world.body("s8050"),
        title="夜間の連絡先が決まっていない",
        text="親の入院のとき、誰が連絡を受けるかが決まっていない。",
        raised_by="部会",
        actor=secretary,
    )
    db.session.flush()
    db.session.execute(
        Issue.__table__.update().where(Issue.id == issue.id).values(state="answered")
    )
    following = meetings.plan_next(
        first,
        held_on=date(2027, 2, 18),
        begins=time(14),
        ends=time(16),
        place=PLACE,
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.CLOSED,
        closed_reason="個人情報を扱うため",
        actor=secretary,
    )
    assert following.previous_id == first.id
    paper = db.session.query(Paper).filter_by(meeting_id=following.id).one()
    assert (paper.source_meeting_id, paper.state) == (first.id, PaperState.PREPARING)
    assert db.session.execute(
        db.select(db.Model.metadata.tables["carried"].c.issue_id)
    ).scalars().all() == [issue.id]


def _sources(meeting):
    return [
        paper.source_meeting_id
        for paper in db.session.query(Paper).filter_by(meeting_id=meeting.id)
        if paper.source_meeting_id
    ]


def test_a_meeting_planned_beyond_another_takes_over_only_when_that_one_was_held(acting):
    secretary = acting("secretary")
    first = notified(scheduled(secretary), secretary)
    second = scheduled(secretary, date(2027, 2, 18))
    third = scheduled(secretary, date(2027, 3, 18))
    assert (_sources(second), _sources(third)) == ([first.id], [])
    meetings.fix_date(third, secretary)
    assert _sources(third) == []
    notified(second, secretary)
    signed_off(third, secretary)
    meetings.notify(third, secretary)
    assert third.previous_id == second.id
    assert _sources(third) == [second.id]


def test_minutes_of_a_meeting_that_is_no_longer_the_one_before_leave_the_papers(acting):
    secretary = acting("secretary")
    first = notified(scheduled(secretary), secretary)
    later = scheduled(secretary, date(2027, 3, 18))
    between = scheduled(secretary, date(2027, 2, 18))
    assert _sources(later) == [first.id]
    notified(between, secretary)
    meetings.fix_date(later, secretary)
    assert _sources(later) == [between.id]


def test_an_answer_is_asked_for_by_the_working_day_before_a_day_off(acting):
    assert schedule(acting("secretary"), "s8050", date(2026, 12, 17)).reply_by == date(2026, 12, 10)
    # a week before falls on New Year's Eve
    assert schedule(acting("secretary"), "s8050", date(2027, 1, 7)).reply_by == date(2026, 12, 28)
