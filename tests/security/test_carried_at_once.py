"""Two secretaries at once over what a meeting did not come to: it stands once, whoever was first."""

from datetime import date

import pytest
from sqlalchemy import func, select

from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem, Paper
from tests import convening, sitting_rooms

ROUNDS = 3
DAY = date(2026, 12, 17)


@pytest.mark.parametrize("others", ["moved", "duplicated", "left_out"])
def test_an_item_is_carried_once_whoever_presses_at_once(acting, browse, at_once, others):
    browsers = browse("secretary"), browse("secretary2")
    meeting = sitting_rooms.opened(acting, items=ROUNDS)
    sitting_rooms.over(meeting, acting("secretary"))
    following = convening.scheduled(acting("secretary"), DAY)
    db.session.commit()
    left = db.session.execute(
        select(AgendaItem.id, AgendaItem.version).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.kind == ItemKind.DISCUSSION
        )
    ).all()
    assert len(left) == ROUNDS
    following_id = following.id
    for item_id, version in left:
        path = f"/meetings/{following_id}/agenda/undiscussed/{item_id}"
        presses = [
            (who, path, {"how": how, "base_version": str(version)})
            for who, how in zip(browsers, ("moved", others), strict=True)
        ]
        assert at_once(*presses) == [303, 409]
        copies = select(func.count()).where(AgendaItem.carried_from_id == item_id)
        gone = db.session.get_one(AgendaItem, item_id).carrying
        assert db.session.scalar(copies) == (0 if gone == "left_out" else 1)


def test_an_item_is_not_marked_as_discussed_and_carried_at_once(acting, browse, at_once):
    browsers = browse("secretary"), browse("secretary2")
    meeting = sitting_rooms.opened(acting, items=ROUNDS)
    sitting_rooms.over(meeting, acting("secretary"))
    following = convening.scheduled(acting("secretary"), DAY)
    db.session.commit()
    meeting_id, following_id = meeting.id, following.id
    items = db.session.execute(
        select(AgendaItem.id, AgendaItem.version).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.kind == ItemKind.DISCUSSION
        )
    ).all()
    for item_id, version in items:
        carried = f"/meetings/{following_id}/agenda/undiscussed/{item_id}"
        marked = f"/meetings/{meeting_id}/sitting/items/{item_id}/discussed"
        at_once(
            (browsers[0], carried, {"how": "moved", "base_version": str(version)}),
            (browsers[1], marked, {}),
        )
        item = db.session.get_one(AgendaItem, item_id)
        copies = select(func.count()).where(AgendaItem.carried_from_id == item_id)
        assert item.is_discussed != (item.carrying is not None)
        assert db.session.scalar(copies) == (0 if item.is_discussed else 1)


def test_two_papers_added_at_once_after_the_notice_bear_two_numbers(acting, browse, at_once):
    browsers = browse("secretary"), browse("secretary2")
    meeting = sitting_rooms.notified(acting)
    meeting_id = meeting.id
    for number in range(ROUNDS):
        path = f"/meetings/{meeting_id}/papers"
        statuses = at_once(*((who, path, {"title": f"資料{number}"}) for who in browsers))
        assert statuses == [303, 303]
    borne = db.session.execute(
        select(Paper.number, Paper.branch).where(Paper.meeting_id == meeting_id)
    ).all()
    assert len(set(borne)) == len(borne) == 2 * ROUNDS
