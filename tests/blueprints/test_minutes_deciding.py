"""決裁 on the minutes, on their pages: the press that asks the chair opens with it."""

import re

import pytest
from sqlalchemy import select

from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.models import BodyVersion, Minutes
from council.queries import minutes as queries
from council.services import minutes as services
from tests import world
from tests.services.minutes.steps import DUE, reworded
from tests.sitting_rooms import held

GIVEN = {
    "document_no": "8世生福第77号",
    "decided_on": world.TODAY.isoformat(),
    "decided_by": "生活福祉課長",
}


@pytest.fixture
def minutes(acting):
    """In review, of a body whose minutes need a 決裁."""
    meeting = held(acting)
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ):
        version.sign_off_otherwise = ""
    services.draft(meeting, acting("secretary"))
    found = queries.get(acting("secretary"), meeting.id)
    services.check(found, acting("secretary"))
    services.send_for_review(found, DUE, acting("secretary"))
    db.session.commit()
    return found


def at(minutes, path=""):
    return f"/meetings/{minutes.meeting_id}/minutes{path}"


def seen(browser):
    return re.findall(r'name="seen" type="hidden" value="(\w+)"', browser.page)[0]


def row(minutes):
    db.session.expire_all()
    return db.session.get_one(Minutes, minutes.id)


def test_asking_the_chair_waits_for_the_decision_and_opens_with_it(minutes, browse):
    browser = browse("secretary")
    browser.get(at(minutes))
    assert "まだ依頼できません。いまの文についての決裁が" in browser.page
    assert at(minutes, "/sign-off.zip") in browser.page
    browser.get(at(minutes, "/sign-off"))
    browser.submit(at(minutes, "/sign-off"), GIVEN | {"seen": seen(browser)})
    assert "決裁を記録しました。" in browser.page
    assert "8世生福第77号" in browser.page
    browser.submit(at(minutes, "/submit"))
    assert row(minutes).state is MinutesState.AWAITING_CHAIR


def test_whoever_posts_all_the_same_is_refused(minutes, browse):
    browser = browse("secretary")
    browser.get(at(minutes))
    answer = browser.post(at(minutes, "/submit"))
    assert answer.status_code == 409
    assert "まだ依頼できません。いまの文についての決裁が" in browser.page
    assert row(minutes).state is MinutesState.REVIEW


def test_a_text_saved_meanwhile_is_not_what_was_decided_on(minutes, acting, browse):
    browser = browse("secretary")
    browser.get(at(minutes, "/sign-off"))
    before = seen(browser)
    reworded(minutes, acting)
    db.session.commit()
    answer = browser.post(at(minutes, "/sign-off"), GIVEN | {"seen": before})
    assert answer.status_code == 409
    assert services.decided(row(minutes)) is None


def test_a_body_that_goes_without_hears_nothing_of_it(minutes, browse):
    for version in db.session.scalars(select(BodyVersion)):
        version.sign_off_otherwise = "minutes"
    db.session.commit()
    browser = browse("secretary")
    browser.get(at(minutes))
    assert "決裁" not in browser.page.partition('id="full-text"')[0]
    assert "議長に承認を依頼する" in browser.page
