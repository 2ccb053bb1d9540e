"""The pages of a meeting ask the same of the database with ten, fifty and two hundred items, for whoever looks."""

import pytest

from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind, PaperState
from council.extensions import db
from council.models import AgendaItem, Paper
from tests import sitting_rooms, world

pytestmark = pytest.mark.sqlite_only  # both engines are asked the same

PAGES = ("", "/agenda", "/sitting", "/replies")


def grow(meeting_id, count, papers=2):
    """So many items, each with so many papers."""
    have = db.session.query(AgendaItem).filter_by(meeting_id=meeting_id).count()
    for number in range(have, count):
        item = AgendaItem(
            id=new_id(),
            meeting_id=meeting_id,
            position=number + 1,
            kind=ItemKind.DISCUSSION,
            title=f"議題{number}",
            minutes=5,
        )
        db.session.add(item)
        db.session.flush()
        for branch in range(1, papers + 1):
            db.session.add(
                Paper(
                    id=new_id(),
                    meeting_id=meeting_id,
                    agenda_item_id=item.id,
                    number=number,
                    branch=branch,
                    title="資料",
                    state=PaperState.READY,
                )
            )
    db.session.commit()


def test_ten_and_two_hundred_items_cost_the_same(acting, browse):
    meeting_id = sitting_rooms.notified(acting, items=2).id
    browsers = {who: browse(who) for who in world.PEOPLE}

    def costs():
        return {
            (who, page): browser.cost(f"/meetings/{meeting_id}{page}")
            for who, browser in browsers.items()
            for page in PAGES
        }

    found = []
    for count in (10, 50, 200):
        grow(meeting_id, count)
        found.append(costs())
    assert found[0] == found[1] == found[2]
    assert all(found[0]["secretary", page] is not None for page in PAGES)
    assert max(found[0][who, ""] or 0 for who in world.PEOPLE) <= 8


@pytest.mark.parametrize("page", ["", "/agenda"])
def test_the_papers_of_an_item_stand_in_one_piece_beside_their_heading(acting, browse, page):
    meeting_id = sitting_rooms.notified(acting).id
    grow(meeting_id, 8)
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting_id}{page}")
    whole = (
        '<span><span class="whole">資料7-1</span>、<span class="whole">資料7-2</span></span></td>'
    )
    assert f'<td data-label="資料">{whole}' in browser.page
