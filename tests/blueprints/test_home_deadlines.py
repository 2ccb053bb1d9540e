"""What a body allows for its minutes is what its secretariat is held to; what is asked of who is called."""

from sqlalchemy import update

from council.extensions import db
from council.models import BodyVersion
from council.services import invitations, minutes
from tests import sitting_rooms, world
from tests.services import gatherings


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


def test_who_is_called_to_a_case_conference_is_not_told_of_substitutes(app, acting, browse):
    invitations.invite_participants(gatherings.conference(), acting("staff_a"))
    db.session.commit()
    browser = browse("staff_b")
    browser.get("/")
    assert "の会議に出席できるかを答えます。" in browser.page
