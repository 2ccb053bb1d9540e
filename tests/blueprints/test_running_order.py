"""The running order on the sitting's page: what each item took, what is left, when it will end."""

from datetime import datetime, time

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem
from council.queries import sittings as sitting_queries
from council.services import sittings
from tests import sitting_rooms, world


def test_the_running_order_shows_the_time_used_and_left(acting, browse):
    meeting = sitting_rooms.opened(acting, items=2)
    path = f"/meetings/{meeting.id}/sitting"
    for hour, minute, item in zip((14, 14), (10, 45), _discussions(meeting), strict=True):
        with clock.at(datetime.combine(world.TODAY, time(hour, minute), clock.TOKYO)):
            sittings.mark_discussed(sitting_queries.item(meeting, item), acting("secretary"))
            db.session.commit()
    with clock.at(datetime.combine(world.TODAY, time(15, 50), clock.TOKYO)):
        secretary = browse("secretary")
        secretary.get(path)
        assert "15分超過" in secretary.page  # 35 minutes instead of 20
        assert "110分" in secretary.page
        assert "15:50の時点です。" in secretary.page


def test_a_plan_that_does_not_fit_any_more_is_said(acting, browse):
    meeting = sitting_rooms.opened(acting, items=2)
    with clock.at(datetime.combine(world.TODAY, time(15, 40), clock.TOKYO)):
        secretary = browse("secretary")
        secretary.get(f"/meetings/{meeting.id}/sitting")
        assert "このまま進むと、予定の16:00を" in secretary.page


def _discussions(meeting):
    return db.session.scalars(
        select(AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting.id, AgendaItem.kind == ItemKind.DISCUSSION)
        .order_by(AgendaItem.position)
    ).all()
