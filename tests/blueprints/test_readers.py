"""資料を渡す方: chosen on a page of its own, right after the paper is added or later."""

import io
import re

import pytest
from sqlalchemy import select

from council.domain.papers import FOR_SOME
from council.extensions import db
from council.models import Paper, PaperReader
from council.services import invitations
from tests import sitting_rooms, world

TITLE = "見積りの比べ方"


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting)


@pytest.fixture
def secretary(browse):
    return browse("secretary")


def added(secretary, meeting):
    """A paper for some, as the secretary adds it; the address of its readers."""
    answer = secretary.post(
        f"/meetings/{meeting.id}/papers",
        {
            "title": TITLE,
            "is_restricted": "y",
            "file": (io.BytesIO(b"words"), "x.txt", "text/plain"),
        },
    )
    assert answer.status_code == 303
    return answer.location


def choose(secretary, address, meeting, *who):
    return hand(secretary, address, *(sitting_rooms.seat_of(meeting, one) for one in who))


def hand(secretary, address, *readers):
    secretary.get(address)
    chosen = {"title": TITLE, "who": "some", "readers": list(map(str, readers))}
    return secretary.post(address, {**chosen, "seen": secretary.hidden["seen"]})


def test_who_adds_a_paper_for_some_is_asked_for_whom(meeting, secretary):
    address = added(secretary, meeting)
    assert "/papers/" in address
    assert "渡す方を選んでください" in secretary.get(address).text


def test_the_chosen_read_it_and_the_others_see_its_number(meeting, secretary, browse):
    assert choose(secretary, added(secretary, meeting), meeting, "member1").status_code == 303
    address = f"/meetings/{meeting.id}"
    assert TITLE in browse("member1").get(address).text
    other = browse("member2").get(address).text
    assert TITLE not in other
    assert FOR_SOME in other
    paper = db.session.scalars(select(Paper).where(Paper.title == TITLE)).one()
    assert browse("member1").get(f"/papers/{paper.id}/file").status_code == 200
    assert browse("member2").get(f"/papers/{paper.id}/file").status_code == 404


def test_who_opens_the_form_again_sees_whom_the_paper_is_for(meeting, secretary):
    address = added(secretary, meeting)
    choose(secretary, address, meeting, "member1")
    seat, other = (sitting_rooms.seat_of(meeting, who) for who in ("member1", "member2"))
    text = secretary.get(address).text
    assert re.search(rf'<input checked [^>]*value="{seat}"', text)
    assert not re.search(rf'<input checked [^>]*value="{other}"', text)


def test_choosing_nobody_is_answered_at_the_place(meeting, secretary):
    address = added(secretary, meeting)
    answer = choose(secretary, address, meeting)
    assert answer.status_code == 422
    assert "渡す方を、一人以上選んでください。" in answer.text
    assert not db.session.scalars(select(PaperReader)).all()


def test_a_form_of_before_is_refused_and_keeps_what_was_chosen(meeting, secretary):
    address = added(secretary, meeting)
    assert choose(secretary, address, meeting, "member1").status_code == 303
    seat = str(sitting_rooms.seat_of(meeting, "chair"))
    answer = secretary.post(
        address, {"title": TITLE, "who": "some", "readers": [seat], "seen": "before"}
    )
    assert answer.status_code == 409
    assert re.search(rf'<input checked [^>]*value="{seat}"', answer.text)


@pytest.fixture
def guest(meeting, acting):
    """Who is told of the meeting and has no seat at it."""
    found = world.person("emp_member")
    invitations.announce(meeting, [found], acting("secretary"))
    db.session.commit()
    return found.id


def test_who_is_invited_without_a_seat_is_chosen_right_after_a_paper_is_added(
    meeting, secretary, browse, guest
):
    address = added(secretary, meeting)
    name = world.PEOPLE["emp_member"].name
    assert f"{name}（周知した方）" in secretary.get(address).text
    assert hand(secretary, address, guest).status_code == 303
    assert re.search(rf'<input checked [^>]*value="{guest}"', secretary.get(address).text)
    assert TITLE in browse("emp_member").get(f"/meetings/{meeting.id}").text
    assert TITLE not in browse("member1").get(f"/meetings/{meeting.id}").text


def test_who_is_not_invited_is_not_offered_and_is_refused_at_the_place(meeting, secretary, guest):
    address = added(secretary, meeting)
    answer = hand(secretary, address, world.person("staff_a").id)
    assert answer.status_code == 422
    assert not db.session.scalars(select(PaperReader)).all()


def test_the_guest_is_taken_off_the_list_from_the_board_and_reads_nothing_then(
    meeting, secretary, browse, guest
):
    hand(secretary, added(secretary, meeting), guest)
    board = secretary.get(f"/meetings/{meeting.id}/replies").text
    name = world.PEOPLE["emp_member"].name
    page = re.search(rf'href="([^"]+/invitations/[^"]+)">{name}', board)[1]
    secretary.get(page)
    assert secretary.post(f"{page}/remove", {"is_sure": "y"}).status_code == 303
    paper = db.session.scalars(select(Paper).where(Paper.title == TITLE)).one()
    assert browse("emp_member").get(f"/papers/{paper.id}/file").status_code == 404
    assert "（周知した方）" not in secretary.get(f"/papers/{paper.id}").text
