"""What changed since the notice and nobody was told of is said when the meeting begins, or it is not opened."""

from datetime import time

import pytest

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import ItemKind, MeetingState
from council.extensions import db
from council.models import AuditEntry
from council.queries import meetings as queries
from council.services import meetings, sittings
from tests import day_rooms, sitting_rooms, world
from tests.services.meetings.test_withdrawn_papers import paper
from tests.sitting_rooms import fresh

ADDED, TICK = "あとから加えた議題", "まだ知らせていない変更は、会議の初めに口頭で知らせます"


@pytest.fixture
def meeting(acting):
    """A meeting of today, its presence recorded, with an item that nobody was told of."""
    found = sitting_rooms.notified(acting)
    add(found, acting, ADDED)
    sitting_rooms.mark(found, acting)
    with clock.at(world.EVENING):
        yield fresh(found, acting)


def add(meeting, acting, title, *, is_closed=False):
    meetings.add_item(
        fresh(meeting, acting),
        kind=ItemKind.DISCUSSION,
        title=title,
        is_closed=is_closed,
        closed_reason="個人に関する情報を扱うため" if is_closed else "",
        actor=acting("secretary"),
    )
    db.session.commit()


def opens(meeting, acting, *, tells=False):
    sittings.open_sitting(
        fresh(meeting, acting),
        opened_at=time(14),
        presider=world.person("chair"),
        actor=acting("secretary"),
        tells_changes=tells,
    )
    db.session.commit()


def script(meeting, acting):
    return "\n".join(day_rooms.spoken(fresh(meeting, acting), acting("secretary")))


def seen(meeting, acting, who="secretary"):
    return queries.page(fresh(meeting, acting, who), acting(who))


def test_it_is_not_opened_without_saying_that_the_changes_are_told(meeting, acting):
    with pytest.raises(DomainError, match="口頭で知らせます"):
        opens(meeting, acting)
    assert fresh(meeting, acting).state is MeetingState.NOTIFIED


def test_with_it_the_meeting_opens_and_the_trail_says_so(meeting, acting):
    opens(meeting, acting, tells=True)
    assert fresh(meeting, acting).state is MeetingState.IN_SESSION
    row = db.session.query(AuditEntry).filter_by(tag="sitting:tell_changes").one()
    assert ADDED not in row.canonical.decode()


def test_where_nothing_changed_nothing_is_asked(acting, browse):
    found = sitting_rooms.notified(acting)
    sitting_rooms.mark(found, acting)
    with clock.at(world.EVENING):
        assert TICK not in browse("secretary").get(f"/meetings/{found.id}/sitting").text
        opens(found, acting)
    assert fresh(found, acting).state is MeetingState.IN_SESSION


def test_papers_that_are_merely_added_hold_nothing_up(acting):
    found = sitting_rooms.notified(acting)
    paper(found, acting("secretary"), "追加の資料")
    db.session.commit()
    sitting_rooms.mark(found, acting)
    with clock.at(world.EVENING):
        opens(found, acting)
    assert fresh(found, acting).state is MeetingState.IN_SESSION


def test_the_page_asks_for_the_tick_and_keeps_what_was_typed(meeting, acting, browse):
    secretary, path = browse("secretary"), f"/meetings/{meeting.id}/sitting"
    assert TICK in secretary.get(path).text
    assert ADDED in secretary.page
    typed = {
        "opened_at": "14:03",
        "presider": str(world.person("chair").id),
        "base_version": str(meeting.version),
    }
    assert secretary.post(f"{path}/open", typed).status_code == 422
    assert "まだ知らせていません。変更の通知を送ってから" in secretary.page
    assert "14:03" in secretary.page
    typed["base_version"] = secretary.hidden["base_version"]
    secretary.submit(f"{path}/open", typed | {"tells_changes": "y"})
    assert "開会しました。" in secretary.page
    assert "会議の初めに、口頭で知らせる変更があります" in secretary.page


def test_the_page_of_the_meeting_says_what_is_told_at_the_beginning(meeting, acting, browse):
    opens(meeting, acting, tells=True)
    page = browse("secretary").get(f"/meetings/{meeting.id}").text
    assert "通知のあとの変更は、会議の初めに口頭で知らせます" in page
    assert [one.now for one in seen(meeting, acting).said_at_opening] == [ADDED]
    assert seen(meeting, acting, "member1").said_at_opening == ()


def test_the_script_says_them_at_the_beginning_before_and_after_it_is_opened(meeting, acting):
    for tells in (False, True):
        if tells:
            opens(meeting, acting, tells=True)
        said = script(meeting, acting)
        assert "まだお知らせしていないところを申し上げます。" in said
        assert f"議題「{ADDED}」を加えたか、改めました。" in said


def test_of_a_closed_item_the_script_says_no_title_at_the_beginning(meeting, acting):
    add(meeting, acting, "非公開で話すこと", is_closed=True)
    said = script(meeting, acting)
    assert "非公開の議題を加えたか、改めました。" in said
    assert "議題「非公開で話すこと」を加えたか" not in said


def test_where_nothing_changed_the_script_says_nothing_of_it(acting):
    found = sitting_rooms.notified(acting)
    with clock.at(world.EVENING):
        assert "お知らせしていないところ" not in script(found, acting)
