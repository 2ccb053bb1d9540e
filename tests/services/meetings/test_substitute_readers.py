"""代理出席: who comes for a seat reads what the seat reads, up to the meeting and while they come, and no more."""

from datetime import timedelta

import pytest

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed, NotFound, StaleVersion
from council.domain.vocabulary import Answer, Attendance, ItemKind
from council.extensions import db
from council.models import Seat
from council.queries import invitations as invitation_queries
from council.queries import meetings as queries
from council.queries.meetings import agenda
from council.services import invitations, issues, meetings, packs, replies, sittings
from tests import convening, papers, sitting_rooms, world
from tests.day_rooms import with_case
from tests.sitting_rooms import fresh, seat_of
from tests.substituting import FILE, comes, invitation_of, known, lay, reads, sends


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting)


@pytest.fixture
def paper(meeting, acting):
    """For the seat of ぷらっとホーム alone."""
    return lay(meeting, acting, seat_of(meeting, "member1"))


def readers(paper, acting):
    return [who for who in ("member1", "member2", "staff_a") if reads(paper, acting, who)]


def test_who_comes_for_a_chosen_seat_reads_and_so_does_its_holder(meeting, paper, acting):
    comes(meeting, acting)
    assert readers(paper, acting) == ["member1", "staff_a"]


def test_a_name_alone_opens_nothing(meeting, paper, acting):
    sends(meeting, acting)
    assert queries.get(acting("staff_a"), meeting.id) is None


def test_who_comes_for_another_seat_reads_the_number_alone(meeting, acting):
    paper = lay(meeting, acting, seat_of(meeting, "member2"))
    comes(meeting, acting)
    assert readers(paper, acting) == ["member2"]
    (row,) = agenda.papers(fresh(meeting, acting, "staff_a"), acting("staff_a"))
    assert row.label == "資料1"


@pytest.mark.parametrize("said", [Answer.ATTEND, Answer.ABSENT, Answer.SUBSTITUTE])
def test_with_another_answer_it_is_over(meeting, paper, acting, said):
    comes(meeting, acting)
    name = "雲母 さより" if said is Answer.SUBSTITUTE else ""
    replies.reply(
        invitation_of(meeting, "member1"),
        answer=said,
        substitute_name=name,
        actor=acting("member1"),
    )
    db.session.commit()
    assert readers(paper, acting) == ["member1"]


def test_with_another_login_or_none_it_is_over(meeting, paper, acting):
    comes(meeting, acting)
    known(meeting, acting, "manager_a")
    assert readers(paper, acting) == ["member1"]
    assert reads(paper, acting, "manager_a")
    known(meeting, acting, None)
    assert not reads(paper, acting, "manager_a")


def test_for_a_seat_of_no_agency_nobody_of_the_same_comes(meeting, paper, acting):
    comes(meeting, acting)
    assert reads(paper, acting, "staff_a")
    db.session.get_one(Seat, seat_of(meeting, "member1")).agency_id = None
    db.session.commit()
    assert not reads(paper, acting, "staff_a")


def test_when_its_holder_is_taken_off_the_list_it_is_over(meeting, paper, acting):
    comes(meeting, acting)
    invitations.remove(fresh(meeting, acting), world.person("member1"), acting("secretary"))
    db.session.commit()
    assert not reads(paper, acting, "staff_a")


def test_a_letter_that_asks_again_ends_it(meeting, paper, acting):
    comes(meeting, acting)
    moved = fresh(meeting, acting)
    moved.sitting.place = "別の場所"
    invitations.update(moved, [], acting("secretary"))
    db.session.commit()
    assert not reads(paper, acting, "staff_a")


def test_it_ends_with_the_day_of_the_meeting(meeting, paper, acting):
    comes(meeting, acting)
    with clock.at(world.NOW.replace(hour=23, minute=59)):
        assert reads(paper, acting, "staff_a")
    with clock.at(world.NOW + timedelta(days=1)):
        assert readers(paper, acting) == ["member1"]


@pytest.mark.parametrize(
    ("mark", "still"),
    [
        ((Attendance.SUBSTITUTE, "雨宮 慎吾"), True),
        ((Attendance.SUBSTITUTE, "雲母 さより"), False),
        ((Attendance.PRESENT, ""), False),
        ((Attendance.ABSENT, ""), False),
    ],
)
def test_what_is_recorded_on_the_day_is_stronger_than_the_answer(
    meeting, paper, acting, mark, still
):
    comes(meeting, acting)
    row = sittings.Mark(seat_of(meeting, "member1"), *mark)
    sittings.set_presence(
        fresh(meeting, acting), [row], acting("secretary"), observers=0, secretariat=[]
    )
    db.session.commit()
    assert reads(paper, acting, "staff_a") is still


@pytest.mark.document
def test_a_book_made_before_goes_with_it(meeting, paper, acting):
    comes(meeting, acting)
    mine = fresh(meeting, acting, "staff_a")
    packs.ask(mine, acting("staff_a"))
    db.session.commit()
    held = packs.claim()
    assert packs.settle(held, b"%PDF-")
    db.session.commit()
    assert packs.take(mine, acting("staff_a")) == b"%PDF-"
    book = held.book.id
    invitations.announce(
        fresh(meeting, acting), [world.person("staff_a")], acting("secretary")
    )  # the meeting stays known: the paper alone goes
    known(meeting, acting, None)
    again = fresh(meeting, acting, "staff_a")
    assert packs.take(again, acting("staff_a")) is None
    packs.forget(book)
    with pytest.raises(NotFound):
        packs.take(again, acting("staff_a"))


def test_a_closed_item_stays_shut_to_a_substitute(meeting, acting):
    item = meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="委託先の選び方",
        is_closed=True,
        closed_reason="公正な審議のため",
        actor=acting("secretary"),
    )
    paper = lay(meeting, acting, seat_of(meeting, "member1"), item=item)
    comes(meeting, acting)
    assert readers(paper, acting) == ["member1"]


def test_a_case_paper_stays_shut_to_a_substitute(acting):
    case, meeting = with_case(acting)
    comes(meeting, acting)
    assert papers.reads(acting, "member1", case.id)
    assert not papers.reads(acting, "staff_a", case.id)


def test_who_comes_for_a_recused_seat_is_recused_with_it(acting, evening):
    earlier, secretary = sitting_rooms.opened(acting), acting("secretary")
    item = sitting_rooms.item_of(earlier)
    sittings.recuse(item, db.session.get_one(Seat, seat_of(earlier, "member1")), secretary)
    issue = issues.raise_issue(
        world.body("s8050"),
        title="見せない課題",
        text="相談できる窓口が少ない。",
        raised_by="８０５０支援部会",
        meeting=earlier,
        item=item,
        actor=secretary,
    )
    later = convening.scheduled(secretary)
    db.session.commit()
    later = fresh(later, acting)
    taken_up = meetings.add_item(
        later, kind=ItemKind.ISSUE, title="見せない課題", issue=issue, actor=secretary
    )
    paper = meetings.add_paper(later, title="資料", item=taken_up, upload=FILE, actor=secretary)
    convening.notified(later, secretary)
    db.session.commit()
    comes(later, acting)
    for who in ("member1", "staff_a"):
        assert queries.get_paper(acting(who), paper.id) is None
        assert "見せない課題" not in [
            one.title for one in agenda.items(fresh(later, acting, who), acting(who), [])
        ]


def test_only_who_may_come_by_the_rules_is_offered(meeting, acting):
    sends(meeting, acting)
    invitation = invitation_of(meeting, "member1")
    offered = invitation_queries.substitutes(fresh(meeting, acting), invitation)
    assert {key for key, _name in offered} == {
        world.person("staff_a").id,
        world.person("manager_a").id,
    }
    with pytest.raises(DomainError, match="選べません"):
        known(meeting, acting, "staff_b")


def test_whoever_does_not_keep_the_meeting_may_not_say_it(meeting, acting):
    sends(meeting, acting)
    with pytest.raises(NotAllowed):
        known(meeting, acting, keeper="member1")


def test_what_was_said_of_an_earlier_answer_is_not_said_of_this_one(meeting, acting):
    sends(meeting, acting)
    before = str(invitation_queries.sending(invitation_of(meeting, "member1")).id)
    sends(meeting, acting, name="倉科 直")
    with pytest.raises(StaleVersion):
        known(meeting, acting, seen=before)


def test_once_it_is_over_nobody_is_named_any_more(meeting, acting):
    sends(meeting, acting)
    sitting_rooms.mark(meeting, acting)
    sitting_rooms.begun(meeting, acting)
    sitting_rooms.over(meeting, acting("secretary"))
    with pytest.raises(Conflict):
        known(meeting, acting)
