"""While a notice goes out somebody else works: it says what its 決裁 is on, and nobody is turned away for nothing."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.vocabulary import ItemKind, MeetingState
from council.extensions import db
from council.models import AgendaItem, Paper
from council.queries import meetings as queries
from council.services import meetings
from tests import convening
from tests.security.test_numbers_at_once import calling_off, notice_of, ready
from tests.sitting_rooms import fresh

SEEDS = range(3)
LATE = "あとから"


@pytest.fixture
def a_meeting(acting):
    secretary = acting("secretary")
    meeting = ready(secretary, date(2026, 12, 24))
    db.session.commit()
    return fresh(meeting, acting)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_item_added_meanwhile_stops_the_notice_or_is_still_to_be_told(
    acting, browse, at_once, a_meeting, seed
):
    item = {"kind": "discussion", "title": LATE, "minutes": "5"}
    statuses = at_once(
        (browse("secretary"), *notice_of(a_meeting)),
        (browse("secretary2"), f"/meetings/{a_meeting.id}/agenda/items", item),
    )
    assert set(statuses) <= {303, 409, 422}
    meeting = fresh(a_meeting, acting)
    items = db.session.scalars(select(AgendaItem.title).where(AgendaItem.title == LATE)).all()
    if meeting.state is MeetingState.NOTIFIED and items:
        assert queries.page(meeting, acting("secretary")).untold
    else:
        assert 303 in statuses


@pytest.mark.parametrize("seed", SEEDS)
def test_a_paper_added_meanwhile_stops_the_notice_or_is_marked_as_added(
    acting, browse, at_once, a_meeting, seed
):
    statuses = at_once(
        (browse("secretary"), *notice_of(a_meeting)),
        (browse("secretary2"), f"/meetings/{a_meeting.id}/papers", {"title": LATE}),
    )
    assert set(statuses) <= {303, 409, 422}
    meeting = fresh(a_meeting, acting)
    added = db.session.scalars(select(Paper.is_added).where(Paper.title == LATE)).all()
    assert all(added) or meeting.state is not MeetingState.NOTIFIED


def telling_again(meeting):
    fields = {"base_version": str(meeting.version)}
    return f"/meetings/{meeting.id}/changes", fields | convening.DECIDED


def putting_off(meeting):
    fields = {"reason": "会場の都合により", "base_version": str(meeting.version)}
    return f"/meetings/{meeting.id}/postpone", fields | convening.DECIDED


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("other", [telling_again, putting_off, calling_off])
def test_acts_on_two_meetings_of_a_body_do_not_wait_for_each_other_for_ever(
    acting, browse, at_once, other, seed
):
    secretary = acting("secretary")
    first = convening.scheduled(secretary, date(2026, 12, 17))
    second = convening.scheduled(secretary, date(2026, 12, 24))
    convening.notified(first, secretary)
    meetings.add_item(first, kind=ItemKind.REPORT, title=LATE, actor=secretary)
    meetings.fix_date(second, secretary)
    convening.signed_off(second, secretary)
    db.session.commit()
    statuses = at_once(
        (browse("secretary"), *notice_of(fresh(second, acting))),
        (browse("secretary2"), *other(fresh(first, acting))),
    )
    assert set(statuses) <= {303, 409}
    assert 303 in statuses
