"""A long list is one form whose buttons lead each to the act of its own row; what the rows share is asked once."""

import uuid

import html5lib

from council.blueprints.rows import address_of, each_once
from council.extensions import db
from council.models import AgendaItem, Paper
from council.services import meetings
from tests import convening
from tests.walk import forms


def titles(meeting_id):
    rows = db.session.query(AgendaItem).filter_by(meeting_id=meeting_id)
    return [row.title for row in rows.order_by(AgendaItem.position)]


def editor(browser, meeting):
    """The editor, and the buttons of its rows with this word: where each leads, what it says."""
    browser.get(f"/meetings/{meeting.id}/agenda")
    tree = html5lib.parse(browser.page, namespaceHTMLElements=False)
    return lambda word: [
        (one.get("formaction"), {one.get("name"): one.get("value")} if one.get("name") else {})
        for one in tree.iter("button")
        if one.get("formaction") and forms.words(one) == word
    ]


def key(browser):
    return {"idempotency_key": browser.hidden["idempotency_key"]}


def test_two_rows_of_one_page_are_both_moved_and_one_pressed_twice_only_once(browse, acting):
    meeting = convening.scheduled(acting("secretary"))
    db.session.commit()
    browser, before = browse("secretary"), titles(meeting.id)
    down = editor(browser, meeting)("下へ")
    seen = key(browser)
    first, second = down[0], down[3]
    for path, said in (first, first, second):
        assert browser.post(path, said | seen).status_code == 303
    after = titles(meeting.id)
    assert after == [before[1], before[0], before[2], before[4], before[3]]


def test_every_paper_has_its_own_act_in_the_one_form(browse, acting):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    for title in ("名簿", "分析", "地図"):
        meetings.add_paper(meeting, title=title, item=None, actor=secretary)
    db.session.commit()
    browser = browse("secretary")
    buttons = editor(browser, meeting)
    seen = key(browser)
    ready, remove = buttons("用意済にする"), buttons("外す")
    assert len(ready) == len(remove) == 3
    for path, said in (ready[0], remove[1], remove[1]):
        assert browser.post(path, said | seen).status_code == 303
    db.session.expire_all()
    left = db.session.query(Paper).filter_by(meeting_id=meeting.id).order_by(Paper.number)
    assert [(one.title, one.state.value) for one in left] == [
        ("名簿", "ready"),
        ("地図", "preparing"),
    ]


def test_a_button_that_says_no_version_moves_nothing(browse, acting):
    meeting = convening.scheduled(acting("secretary"))
    db.session.commit()
    browser, before = browse("secretary"), titles(meeting.id)
    path, _ = editor(browser, meeting)("下へ")[0]
    for said in ({}, {"down": ""}, {"down": "-1"}, {"places": "2"}, {"up": "９"}):
        assert browser.post(path, said).status_code == 409
    assert titles(meeting.id) == before


def test_a_hostile_title_is_written_as_it_is(browse, acting):
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    title = "\"><script>'&</option>"
    item = db.session.query(AgendaItem).filter_by(meeting_id=meeting.id).first()
    item.title = title
    meetings.add_paper(meeting, title=title, item=item, actor=secretary)
    db.session.commit()
    browser = browse("secretary")
    for page in ("", "/agenda"):
        browser.get(f"/meetings/{meeting.id}{page}")
        assert "<script>'" not in browser.page
        assert "&lt;script&gt;" in browser.page
    tree = html5lib.parse(browser.page, namespaceHTMLElements=False)
    assert title in [one.text for one in tree.iter("option")]


def test_what_rows_share_is_said_once_for_each_value():
    said = []
    assert each_once([5, 5, 10, 5], lambda value: said.append(value) or f"{value}分") == {
        5: "5分",
        10: "10分",
    }
    assert sorted(said) == [5, 10]


def test_an_address_differs_in_the_id_alone(app):
    row = uuid.uuid4()
    with app.test_request_context():
        assert address_of("meetings.show", "meeting_id")(row) == f"/meetings/{row}"
        assert address_of("meetings.move_item", "item_id")(row) == f"/agenda/{row}/move"
