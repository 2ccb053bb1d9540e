"""代理の方のログイン: said beside the answer that sends them, by who keeps the meeting."""

import pytest

from tests import sitting_rooms, world
from tests.substituting import TITLE, invitation_of, lay, sends


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting)


def page_of(meeting):
    invitation = invitation_of(meeting, "member1")
    return f"/meetings/{meeting.id}/invitations/{invitation.id}"


def say(secretary, page, comer):
    """As chosen on the page."""
    secretary.get(page)
    who = str(world.person(comer).id) if comer else ""
    seen = secretary.hidden["seen"]
    return secretary.post(f"{page}/substitute", {"person": who, "seen": seen})


def test_it_is_asked_only_where_somebody_comes_in_anothers_place(meeting, browse, acting):
    secretary, page = browse("secretary"), page_of(meeting)
    assert "代理の方のログイン" not in secretary.get(page).text
    sends(meeting, acting)
    text = secretary.get(page).text
    assert "代理の方のログイン" in text
    assert f"{world.PEOPLE['staff_a'].name}（ぷらっとホーム世田谷 相談支援員）" in text


def test_the_substitute_opens_the_meeting_and_the_seats_paper_until_it_is_taken_back(
    meeting, browse, acting
):
    paper = lay(meeting, acting, sitting_rooms.seat_of(meeting, "member1"))
    sends(meeting, acting)
    secretary, page, staff = browse("secretary"), page_of(meeting), browse("staff_a")
    for comer, status in (("staff_a", 200), (None, 404)):
        assert say(secretary, page, comer).status_code == 303
        assert staff.get(f"/meetings/{meeting.id}").status_code == status
        assert staff.get(f"/papers/{paper.id}/file").status_code == status
        assert staff.get(f"/meetings/{meeting.id}/pack.zip").status_code == status
        assert (TITLE in staff.get("/meetings").text) is False


def test_who_cannot_come_is_refused_at_the_place(meeting, browse, acting):
    sends(meeting, acting)
    answer = say(browse("secretary"), page_of(meeting), "staff_b")
    assert answer.status_code == 422
    assert "代理の方のログイン" in answer.text


def test_an_answer_that_came_meanwhile_is_not_overlooked(meeting, browse, acting):
    sends(meeting, acting)
    secretary, page = browse("secretary"), page_of(meeting)
    secretary.get(page)
    seen, who = secretary.hidden["seen"], str(world.person("staff_a").id)
    sends(meeting, acting, name="雲母 さより")
    answer = secretary.post(f"{page}/substitute", {"person": who, "seen": seen})
    assert answer.status_code == 409
    assert "ほかの人が先に保存しました" in answer.text
