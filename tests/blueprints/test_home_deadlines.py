"""What a body allows for its minutes is what its secretariat is held to."""

from sqlalchemy import update

from council.extensions import db
from council.models import BodyVersion
from council.services import minutes
from tests import sitting_rooms, world


def test_minutes_are_due_within_the_days_of_the_body(app, acting, browse, evening):
    db.session.execute(
        update(BodyVersion)
        .where(BodyVersion.body_id == world.body("s8050").id)
        .values(minutes_days=20)
    )
    meeting = sitting_rooms.held(acting)
    browser = browse("secretary")
    assert "開催の14日後" in browser.get("/").text
    minutes.draft(meeting, acting("secretary"))
    db.session.commit()
    assert "開催の20日後" in browser.get("/").text
