"""資料を渡す方: chosen on a page of its own, right after the paper is added or later."""

import io
import re

import pytest
from sqlalchemy import select

from council.domain.papers import FOR_SOME
from council.extensions import db
from council.models import Paper, PaperReader
from tests import sitting_rooms

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
    page = secretary.get(address).text
    seen = page.split('name="seen"')[1].split('value="')[1].split('"')[0]
    seats = [str(sitting_rooms.seat_of(meeting, one)) for one in who]
    return secretary.post(address, {"title": TITLE, "who": "some", "seats": seats, "seen": seen})


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
        address, {"title": TITLE, "who": "some", "seats": [seat], "seen": "before"}
    )
    assert answer.status_code == 409
    assert re.search(rf'<input checked [^>]*value="{seat}"', answer.text)
