"""退席（除斥） hides what came of the item too, and why the minutes were returned or corrected."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from council.domain import clock
from council.domain.business import WITHHELD
from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind, SupportTarget
from council.extensions import db
from council.models import Carried, Issue, Paper, Seat
from council.services import actions, issues, meetings, minutes, sittings
from tests import day_rooms, world
from tests.convening import notified, scheduled
from tests.minutes import reading
from tests.services.minutes.steps import awaiting, content, seen
from tests.sitting_rooms import fresh, item_of, mark, opened, over, seat_of
from tests.tasks import DUE, url

DUTY = "見せない対応"
REASON = "見せない理由"
ISSUE = "見せない課題"
PAPER = "見せない資料"


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


def document(data):
    return reading.parts(data)["word/document.xml"]


@pytest.fixture
def taken_up(issue, acting):
    """The issue on the 次第 of the body's next meeting, with a paper, its notice sent."""
    secretary = acting("secretary")
    later = scheduled(secretary)
    db.session.flush()
    later = fresh(later, acting)
    item = meetings.add_item(later, kind=ItemKind.ISSUE, title=ISSUE, issue=issue, actor=secretary)
    meetings.add_paper(
        later,
        title=PAPER,
        item=item,
        upload=meetings.Upload("shiryo.txt", "text/plain", b"-"),
        actor=secretary,
    )
    notified(later, secretary)
    db.session.commit()
    return fresh(later, acting)


def test_the_title_of_an_item_made_from_the_issue_is_not_shown_to_the_recused(
    taken_up, acting, browse
):
    for who, sees in (("member1", False), ("deputy", True), ("secretary", True)):
        browser = browse(who)
        browser.get(f"/meetings/{taken_up.id}")
        assert (ISSUE in browser.page, PAPER in browser.page) == (sees, sees)
        assert (WITHHELD in browser.page) == (not sees)
        for name in ("agenda.docx", "notice.docx", "documents/agenda", "documents/notice"):
            said = document(browser.get(f"/meetings/{taken_up.id}/{name}").data)
            # made for everybody, whoever asks for it: the page tells the others
            assert (ISSUE in said, PAPER in said) == (False, False), name


def test_the_secretariat_alone_is_reminded_that_some_are_not_told_the_title(taken_up, browse):
    for who, sees in (("member1", False), ("deputy", False), ("secretary", True)):
        browser = browse(who)
        browser.get(f"/meetings/{taken_up.id}")
        assert ("退席した委員には題名を示しません" in browser.page) == sees
    assert (
        "退席した委員には題名を示しません"
        in browse("secretary").get(f"/meetings/{taken_up.id}/agenda").text
    )


def test_the_paper_of_such_an_item_does_not_open_to_the_recused(taken_up, acting, browse):
    paper = db.session.query(Paper).filter_by(meeting_id=taken_up.id, title=PAPER).one()
    assert browse("member1").get(f"/papers/{paper.id}/file").status_code == 404
    assert browse("deputy").get(f"/papers/{paper.id}/file").status_code == 200


@pytest.fixture
def told(taken_up, acting):
    """That meeting held, its minutes sent to those who attended."""
    with clock.at(world.EVENING + timedelta(days=14)):
        secretary = acting("secretary")
        mark(taken_up, acting)
        sittings.open_sitting(
            taken_up, opened_at=time(14), presider=world.person("chair"), actor=secretary
        )
        item = item_of(taken_up, ItemKind.ISSUE)
        sittings.note(item, speaker="委員", text="見せない発言", actor=secretary)
        actions.create(
            taken_up,
            agenda_item=item,
            agency=world.agency("platto_home"),
            target=SupportTarget.SYSTEM,
            text=DUTY,
            due_on=DUE,
            actor=secretary,
        )
        sittings.close(taken_up, closed_at=time(15, 50), actor=secretary)
        drafted = minutes.draft(taken_up, secretary)
        minutes.check(drafted, secretary)
        minutes.send_for_review(drafted, secretary.on + timedelta(days=7), secretary)
        db.session.commit()
        yield taken_up


def test_the_minutes_of_that_meeting_keep_the_title_from_the_recused(told, acting, browse):
    for who, sees in (("member1", False), ("deputy", True)):
        browser = browse(who)
        for page in (f"/meetings/{told.id}/minutes", f"/meetings/{told.id}", "/actions", "/"):
            browser.get(page)
            for word in (ISSUE, PAPER, DUTY, "見せない発言"):
                assert sees or word not in browser.page, (page, word)
        browser.get(f"/meetings/{told.id}/minutes")
        assert (ISSUE in browser.page) == sees
        said = document(browser.get(f"/meetings/{told.id}/documents/minutes").data)
        assert (ISSUE in said, PAPER in said) == (sees, sees)


def test_who_takes_no_part_gets_no_copy_of_what_came_of_the_item(meeting, taken_up, acting):
    paper = db.session.query(Paper).filter_by(meeting_id=taken_up.id, title=PAPER).one()
    paper.collect_after = True
    db.session.commit()
    made = day_rooms.files(fresh(taken_up, acting), acting("secretary"))
    names = {row[2] for row in reading.rows(made["回収表"], 0)[1:]}
    assert "若狭 律子" not in names
    assert len(names) == 4
    assert ISSUE in document(made["進行シナリオ"])


def test_a_script_held_by_who_took_no_part_does_not_name_the_item(meeting, taken_up, acting):
    item = item_of(meeting)
    sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "deputy")), acting("secretary"))
    db.session.commit()
    made = day_rooms.files(fresh(taken_up, acting), acting("secretary"))
    said = document(made["進行シナリオ"])
    assert ISSUE not in said
    assert WITHHELD in said


def test_who_presides_over_that_meeting_is_not_shown_it_either(meeting, taken_up, acting, browse):
    item = item_of(meeting)
    sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "deputy")), acting("secretary"))
    taken_up.presider_id = world.person("deputy").id
    db.session.commit()
    hidden = item_of(taken_up, ItemKind.ISSUE)
    browser = browse("deputy")
    assert browser.get(f"/meetings/{taken_up.id}/sitting").status_code == 200
    assert ISSUE not in browser.page
    page = f"/meetings/{taken_up.id}/sitting/items/{hidden.id}"
    assert browser.get(page).status_code == 404
    assert browse("secretary").get(page).status_code == 200
