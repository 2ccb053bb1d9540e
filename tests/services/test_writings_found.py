"""書面の意見 found on the desk on the day: entered until the item's turn is over, if they came by the deadline."""

from datetime import time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.extensions import db
from council.models import Writing
from council.queries import sittings as sitting_queries
from council.queries import writings as queries
from council.services import sittings
from council.services.minutes.assembly import assemble
from tests import circulating, day_rooms, sitting_rooms, world
from tests.circulating import BEFORE, enter, says_absent, write
from tests.sitting_rooms import fresh, item_of

WORDS = "訪問の回数は、月に二回をお願いしたい。"
IN_TIME = BEFORE.replace(day=2).date()


@pytest.fixture
def meeting(app, acting):
    """Under way at three; member2 is away."""
    with clock.at(BEFORE):
        found = day_rooms.notified(day_rooms.standing(acting), acting)
        says_absent(found, "member2", acting)
    sitting_rooms.mark(found, acting)
    sitting_rooms.begun(found, acting)
    with clock.at(circulating.moment(world.TODAY, 15)):
        yield fresh(found, acting)


def test_what_came_by_the_deadline_is_entered_while_the_item_waits(meeting, acting):
    enter(meeting, "member2", acting, text=WORDS, received_on=IN_TIME)
    room = sitting_queries.chamber(meeting)
    [(one,)] = queries.readable_opinions(meeting, room, acting("chair")).values()
    assert (one.said.text, one.has_come) == (WORDS, False)
    with clock.at(world.EVENING):
        sitting_rooms.over(meeting, acting("secretary"))
        assert WORDS in str(assemble(meeting, acting("secretary")))


def test_while_the_item_has_its_turn_it_is_entered_still(meeting, acting):
    sittings.begin(item_of(meeting), acting("secretary"))
    enter(meeting, "member2", acting, text=WORDS, received_on=IN_TIME)


@pytest.mark.parametrize("how", ["discussed", "ended"])
def test_once_the_items_turn_is_over_it_was_not_put_before_the_sitting(meeting, acting, how):
    item, secretary = item_of(meeting), acting("secretary")
    if how == "discussed":
        sittings.mark_discussed(item, secretary)
    else:
        sittings.set_turn(item, begun_at=time(14, 10), ended_at=time(14, 30), actor=secretary)
    db.session.commit()
    with pytest.raises(Conflict, match=r"審議は終わっています。.*会議に出せなかった"):
        enter(meeting, "member2", acting, text=WORDS, received_on=IN_TIME)


def test_after_the_closing_nothing_is_entered_any_more(meeting, acting):
    with clock.at(world.EVENING):
        sittings.close(meeting, closed_at=time(16), actor=acting("secretary"))
        db.session.commit()
        with pytest.raises(Conflict, match="会議は終わっています"):
            enter(meeting, "member2", acting, text=WORDS, received_on=IN_TIME)


def test_what_came_on_the_day_itself_came_too_late(meeting, acting):
    with pytest.raises(DomainError, match="期限は12月2日"):
        enter(meeting, "member2", acting, text=WORDS, received_on=world.TODAY)


def test_the_members_own_page_stays_closed(meeting, acting):
    with pytest.raises(Conflict, match="会議が始まったため"):
        write(meeting, "member2", acting, text=WORDS)


def test_who_is_there_has_no_opinion_in_writing(meeting, acting):
    with pytest.raises(Conflict, match="会議に出席しています"):
        enter(meeting, "member1", acting, text=WORDS, received_on=IN_TIME)


def test_the_secretariat_finds_the_way_from_the_sitting(meeting, acting, browse):
    secretary, item = browse("secretary"), item_of(meeting)
    invitation = circulating.invitation_of(meeting, "member2")
    secretary.get(f"/meetings/{meeting.id}/sitting")
    assert f"/meetings/{meeting.id}/replies" in secretary.page
    person = f"/meetings/{meeting.id}/invitations/{invitation.id}"
    secretary.get(person)
    assert f"{person}/writing" in secretary.page
    secretary.get(f"{person}/writing")
    fields = {
        f"text-{item.id}": WORDS,
        "base_version": secretary.hidden["base_version"],
        "means": "fax",
        "received_on": IN_TIME.isoformat(),
    }
    assert secretary.post(f"{person}/writing", fields).location.endswith("/sitting")
    secretary.get(f"/meetings/{meeting.id}/sitting/items/{item.id}")
    assert WORDS in secretary.page


def test_what_stands_to_an_item_that_is_over_stays_when_more_is_entered(acting, browse, meeting):
    first, secretary = item_of(meeting), browse("secretary")
    enter(meeting, "member2", acting, text=WORDS, received_on=IN_TIME)
    sittings.mark_discussed(item_of(meeting), acting("secretary"))
    db.session.commit()
    page = f"/meetings/{meeting.id}/invitations/{circulating.invitation_of(meeting, 'member2').id}/writing"
    secretary.get(page)
    assert "審議が終わりました" in secretary.page
    assert f"text-{first.id}" not in secretary.page
    other = next(
        one.item
        for one in circulating.sheet_of(meeting, "member2", acting, "secretary").lines
        if not one.item.has_ended
    )
    fields = {
        f"text-{other.id}": "こちらにも一言。",
        "base_version": secretary.hidden["base_version"],
        "means": "fax",
        "received_on": IN_TIME.isoformat(),
    }
    secretary.submit(page, fields)
    said = db.session.scalars(select(Writing.stance).order_by(Writing.position)).all()
    assert [one.value for one in said] == ["opinion", "opinion"]
