"""The lists ask the same of the database at 60 and at 600 meetings, for whoever looks."""

from datetime import date, timedelta

import pytest

from council.domain.ids import new_id
from council.extensions import db
from council.models import Meeting, Sitting
from tests import sitting_rooms, world

pytestmark = pytest.mark.sqlite_only  # both engines are asked the same

LISTS = (
    "/",
    "/meetings",
    "/bodies",
    "/bodies/s8050",
    "/bodies/s8050/roster",
    "/agencies",
    "/agencies/uni",
    "/rotations",
    "/accounts",
    "/accounts/duties",
)


def grow(like, count):
    """So many more meetings of the same body, one a day before the first."""
    columns = {one.name: getattr(like, one.name) for one in Meeting.__table__.columns}
    sitting = {one.name: getattr(like.sitting, one.name) for one in Sitting.__table__.columns}
    first = db.session.query(db.func.min(Sitting.held_on)).scalar()
    last = db.session.query(db.func.max(Meeting.number)).scalar()
    for further in range(1, count + 1):
        of_one = sitting | {"id": new_id(), "held_on": first - timedelta(days=further)}
        of_one["uid"] = f"{of_one['id']}@example.jp"
        db.session.add(Sitting(**of_one))
        db.session.flush()
        fresh = {"id": new_id(), "sitting_id": of_one["id"], "number": last + further}
        db.session.add(Meeting(**(columns | fresh)))
    db.session.commit()


def costs(browsers, person):
    paths = (*LISTS, f"/people/{person}")
    return {(who, path): browser.cost(path) for who, browser in browsers.items() for path in paths}


def test_sixty_and_six_hundred_meetings_cost_the_same(app, acting, browse):
    like = sitting_rooms.notified(acting)
    assert like.sitting.held_on > date(2026, 1, 1)
    browsers = {who: browse(who) for who in world.PEOPLE}
    person = world.person("chair").id
    grow(like, 59)
    few = costs(browsers, person)
    grow(like, 540)
    assert costs(browsers, person) == few
    lists = [cost for (_who, path), cost in few.items() if cost is not None and path in LISTS]
    assert max(lists) <= 6
    assert (
        max(cost for cost in few.values() if cost is not None) <= 16
    )  # one person's page, its trail entry included
