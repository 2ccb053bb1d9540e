"""席のない方: who is invited to a meeting without a seat is chosen by name as the reader of a paper."""

from datetime import date, timedelta

import pytest

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.papers import FOR_SOME
from council.domain.vocabulary import Carrying, Channel
from council.extensions import db
from council.queries import outbox as outbox_queries
from council.queries.meetings import agenda
from council.services import invitations, letters, meetings, packs
from tests import convening, sitting_rooms, world
from tests.day_rooms import files
from tests.minutes.reading import lines, rows
from tests.sitting_rooms import fresh, seat_of
from tests.substituting import TITLE, lay, reads

GUEST, OTHER = "emp_member", "rep_member"


@pytest.fixture
def meeting(app, acting):
    """Two people without a seat are told of it."""
    found = sitting_rooms.notified(acting)
    tell(found, acting, GUEST, OTHER)
    return fresh(found, acting)


def tell(meeting, acting, *who):
    invitations.announce(meeting, [world.person(one) for one in who], acting("secretary"))
    db.session.commit()


def guest():
    return world.person(GUEST).id


def off(meeting, acting):
    invitations.remove(fresh(meeting, acting), world.person(GUEST), acting("secretary"))
    db.session.commit()


def test_the_chosen_guest_reads_and_nobody_else(meeting, acting):
    paper = lay(meeting, acting, guest())
    read = [who for who in ("member1", GUEST, OTHER, "secretary") if reads(paper, acting, who)]
    assert read == [GUEST, "secretary"]
    (row,) = agenda.papers(fresh(meeting, acting, OTHER), acting(OTHER))
    assert (row.title, row.is_for_reader) == (FOR_SOME, False)


def test_a_guest_and_a_seat_are_chosen_together(meeting, acting):
    paper = lay(meeting, acting, guest(), seat_of(meeting, "member1"))
    assert [who for who in ("member1", "member2", GUEST) if reads(paper, acting, who)] == [
        "member1",
        GUEST,
    ]


def test_who_is_not_invited_cannot_be_chosen(meeting, acting):
    with pytest.raises(DomainError, match="周知した方でもない"):
        lay(meeting, acting, world.person("staff_a").id)


def test_who_is_taken_off_the_list_reads_nothing_any_more(meeting, acting):
    paper = lay(meeting, acting, guest())
    off(meeting, acting)
    assert not reads(paper, acting, GUEST)


@pytest.mark.document
def test_a_book_made_before_goes_with_the_choice(meeting, acting):
    paper = lay(meeting, acting, guest())
    mine = fresh(meeting, acting, GUEST)
    packs.ask(mine, acting(GUEST))
    db.session.commit()
    assert packs.settle(packs.claim(), b"%PDF-")
    db.session.commit()
    assert packs.take(mine, acting(GUEST)) == b"%PDF-"
    meetings.hand_to(paper, [seat_of(meeting, "member1")], acting("secretary"))
    db.session.commit()
    assert packs.take(fresh(meeting, acting, GUEST), acting(GUEST)) is None


def test_whom_it_was_for_by_name_is_asked_again_at_the_next_meeting(meeting, acting):
    lay(meeting, acting, guest(), item=sitting_rooms.item_of(meeting))
    sitting_rooms.mark(meeting, acting)
    sitting_rooms.begun(meeting, acting)
    sitting_rooms.over(meeting, acting("secretary"))
    following = convening.scheduled(acting("secretary"), date(2026, 12, 17))
    db.session.commit()
    following, left = fresh(following, acting), sitting_rooms.item_of(meeting)
    meetings.carry(
        left, following, Carrying.MOVED, base_version=left.version, actor=acting("secretary")
    )
    db.session.commit()
    row = next(one for one in agenda.papers(following, acting("secretary")) if one.title == TITLE)
    assert row.readers == frozenset()


def test_a_guests_copy_is_called_back_with_the_others(meeting, acting):
    lay(meeting, acting, guest(), seat_of(meeting, "member1"), collect_after=True)
    data = files(fresh(meeting, acting), acting("secretary"))["回収表"]
    assert [row[1:3] for row in rows(data, 0)[1:]] == [
        ["ぷらっとホーム世田谷\n課長", world.PEOPLE["member1"].name],
        ["（周知した方）", world.PEOPLE[GUEST].name],
    ]


def test_a_guest_on_paper_is_sent_what_is_theirs_and_no_more(meeting, acting):
    secretary = acting("secretary")
    for who in (GUEST, OTHER):
        world.person(who).channel = Channel.POST
    with clock.at(world.NOW + timedelta(hours=1)):
        lay(meeting, acting, guest())
        meetings.announce_papers(fresh(meeting, acting), secretary)
        db.session.commit()
    carried = [
        one
        for one in outbox_queries.to_carry(secretary, Channel.POST)
        if one.kind == letters.PAPERS_ADDED
    ]
    content = letters.cover_letters(carried, Channel.POST, secretary)
    listed = [line for line in lines(content) if line.startswith("・資料")]
    assert listed == ["・資料１　１部"]
