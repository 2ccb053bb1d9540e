"""退席（除斥） hides what came of the item too, and why the minutes were returned or corrected."""

from dataclasses import replace

import pytest

from council.domain.ids import new_id
from council.domain.vocabulary import SupportTarget
from council.extensions import db
from council.models import Carried, Issue, Seat
from council.services import actions, issues, minutes, sittings
from tests import world
from tests.services.minutes.steps import awaiting, content, seen
from tests.sitting_rooms import item_of, opened, over, seat_of
from tests.tasks import DUE, url

DUTY = "見せない対応"
REASON = "見せない理由"
ISSUE = "見せない課題"


@pytest.fixture
def meeting(acting):
    """A meeting under way; member1 was recused from the item that gave a duty."""
    found = opened(acting)
    item, secretary = item_of(found), acting("secretary")
    sittings.recuse(item, db.session.get_one(Seat, seat_of(found, "member1")), secretary)
    sittings.note(item, speaker="委員", text="見せない発言", actor=secretary)
    db.session.commit()
    return found


def test_a_duty_from_the_item_is_not_shown_to_the_recused(meeting, acting, browse):
    action = actions.create(
        meeting,
        agenda_item=item_of(meeting),
        agency=world.agency("platto_home"),
        target=SupportTarget.SYSTEM,
        text=DUTY,
        due_on=DUE,
        actor=acting("secretary"),
    )
    db.session.commit()
    for who, status in (("member1", 404), ("deputy", 200), ("staff_a", 200)):
        browser = browse(who)
        assert browser.get(url(action)).status_code == status
        assert (DUTY in browser.page) == (status == 200)
        browser.get("/actions")
        assert (DUTY in browser.page) == (status == 200)


@pytest.fixture
def issue(meeting, acting, browse):
    """A 課題 raised on the screen at the item that member1 was recused from."""
    page = f"/meetings/{meeting.id}/sitting/items/{item_of(meeting).id}"
    browser = browse("secretary")
    browser.get(page)
    browser.submit(f"{page}/issues", {"title": ISSUE, "text": "相談できる窓口が少ない。"})
    return db.session.query(Issue).one()


def test_an_issue_from_the_item_is_not_shown_to_the_recused(issue, acting, browse):
    for who, status in (("member1", 404), ("deputy", 200), ("secretary", 200)):
        browser = browse(who)
        assert browser.get(f"/issues/{issue.id}").status_code == status
        assert (ISSUE in browser.page) == (status == 200)
        browser.get("/issues")
        assert (ISSUE in browser.page) == (status == 200)


def test_an_issue_that_climbed_is_not_shown_to_the_recused_either(meeting, issue, acting, browse):
    above, secretary = world.body("representatives"), acting("secretary")
    issues.forward(issue, above, secretary)
    issues.answer(issue, "見せない回答", secretary)
    db.session.add(Carried(id=new_id(), meeting_id=meeting.id, issue_id=issue.id))
    db.session.commit()
    for who, sees in (("member1", False), ("deputy", True)):
        browser = browse(who)
        assert browser.get(f"/issues/{issue.id}").status_code == (200 if sees else 404)
        for page in ("/", "/meetings", f"/meetings/{meeting.id}", "/structure", "/actions"):
            browser.get(page)
            assert ISSUE not in browser.page
        browser.get("/")
        assert (f"課題 {issue.code}" in browser.page) == sees
        browser.get(f"/meetings/{meeting.id}")
        assert ("課題への回答" in browser.page) == sees


def test_reasons_are_not_shown_to_the_recused(meeting, acting, browse):
    secretary = acting("secretary")
    over(meeting, secretary)
    minutes.draft(meeting, secretary)
    db.session.commit()
    awaiting(seen(meeting, acting), acting)
    minutes.return_to_author(seen(meeting, acting, "chair"), REASON, acting("chair"))
    again = awaiting(seen(meeting, acting), acting)
    page = f"/meetings/{meeting.id}/minutes"
    assert browse("member1").get(page).text.count(REASON) == 0
    minutes.approve(seen(meeting, acting, "chair"), content_hash=again, actor=acting("chair"))
    minutes.correct(seen(meeting, acting), REASON, secretary)
    mended = seen(meeting, acting)
    minutes.save(
        mended,
        replace(content(mended), next_meeting="未定"),
        base_version=mended.version,
        actor=secretary,
    )
    awaiting(seen(meeting, acting), acting)
    for who, sees in (("member1", False), ("deputy", True)):
        assert (REASON in browse(who).get(page).text) == sees
