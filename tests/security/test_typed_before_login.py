"""A session that ends while somebody types: nothing typed is lost, nothing is done unasked, nobody else sees it."""

import html
import io
import re
from datetime import timedelta

import pytest

from council.blueprints import carrying
from council.domain import clock
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import AuditEntry, Issue, LoginSession, Meeting
from tests import convening, world

LATER = world.NOW + timedelta(minutes=31)
TEXT = "鹿威しの音が\n夜通し続く「家」 <b>&"
ISSUE = {"body": "s8050", "title": "居場所が少ない", "text": TEXT, "raised_by": "部会"}
STAYS = "入力した内容は残っています"


def typed_in(browser, path="/issues/new"):
    """Open a form; the key it was given."""
    browser.get(path)
    return {"idempotency_key": browser.hidden["idempotency_key"]}


def log_in(browser, who, sealed):
    return browser.post(
        "/login", {"email": world.email(who), "password": world.PASSWORD, "carried": sealed}
    )


def carried(page):
    """Where the continued form goes, and what is in it."""
    action = re.search(r'<form class="form" method="post" action="([^"]+)"', page)
    assert action is not None
    found = re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return html.unescape(action[1]), {name: html.unescape(value) for name, value in found}


def issue_fields(browser):
    key = typed_in(browser)
    chosen = re.search(r'<option value="([^"]+)"[^>]*>８０５０支援部会', browser.page)
    return {**ISSUE, **({"body": chosen[1]} if chosen else {}), **key}


def interrupted(browse, who="secretary"):
    """A form filled in at ten o'clock and sent half an hour after its session ended."""
    browser = browse(who)
    fields = issue_fields(browser)
    with clock.at(LATER):
        answer = browser.post("/issues", fields)
    return browser, fields, answer


def test_an_ended_session_asks_for_the_login_and_keeps_what_was_typed_sealed(browse):
    browser, _fields, answer = interrupted(browse)
    assert answer.status_code == 401
    assert STAYS in browser.page
    assert browser.hidden["carried"]
    assert "鹿威し" not in browser.page
    assert db.session.query(Issue).count() == 0


def test_after_the_login_the_form_is_as_it_was_and_waits_to_be_pressed(browse):
    browser, fields, _answer = interrupted(browse)
    answer = log_in(browser, "secretary", browser.hidden["carried"])
    assert answer.status_code == 200
    path, kept = carried(browser.page)
    assert path == "/issues"
    assert kept["text"] == TEXT
    assert db.session.query(Issue).count() == 0
    shown = browser.post(path, {**kept, carrying.SHOWN_AGAIN: "1"})
    assert shown.status_code == 200
    assert "まだ送っていません" in browser.page
    assert html.escape("夜通し続く「家」 <b>&") in browser.page
    assert db.session.query(Issue).count() == 0
    again = {**fields, "idempotency_key": browser.hidden["idempotency_key"]}
    assert browser.post(path, again).status_code == 303
    assert db.session.query(Issue).one().title == ISSUE["title"]


def test_a_wrong_password_loses_nothing(browse):
    browser, _fields, _answer = interrupted(browse)
    fields = {"email": world.email("secretary"), "password": "ちがう"}
    answer = browser.post("/login", {**fields, "carried": browser.hidden["carried"]})
    assert answer.status_code == 422
    assert STAYS in browser.page
    log_in(browser, "secretary", browser.hidden["carried"])
    assert carried(browser.page)[1]["text"] == TEXT


@pytest.mark.parametrize("who", ["secretary2", "chair", "admin", "nobody"])
def test_another_account_that_logs_in_sees_nothing_of_it(browse, who):
    browser, _fields, _answer = interrupted(browse)
    answer = log_in(browser, who, browser.hidden["carried"])
    assert (answer.status_code, answer.location) == (303, "/")
    browser.get("/")
    assert "鹿威し" not in browser.page
    assert "別のアカウントで入力された内容は、引き継いでいません" in browser.page
    assert db.session.query(Issue).count() == 0


def test_what_was_altered_or_is_too_old_is_not_opened(browse):
    browser, _fields, _answer = interrupted(browse)
    sealed = browser.hidden["carried"]
    for wrong in ("", "x", "あ", sealed[:-8], sealed[:40] + "AAAA" + sealed[44:]):
        assert carrying.opened(wrong) is None
    with clock.at(LATER + timedelta(hours=13)):
        assert carrying.opened(sealed) is None


def test_a_form_of_the_login_before_is_offered_to_the_same_account(browse):
    browser = browse("secretary")
    fields = issue_fields(browser)
    browser.enter(world.email("secretary"))
    answer = browser.post("/issues", {**fields, "csrf_token": "of another session"})
    assert answer.status_code == 400
    assert carried(browser.page)[1]["text"] == TEXT
    assert db.session.query(Issue).count() == 0


def test_a_form_of_another_account_is_neither_shown_nor_taken(browse):
    browser = browse("secretary")
    fields = issue_fields(browser)
    browser.enter(world.email("secretary2"))
    answer = browser.post("/issues", {**fields, "csrf_token": "of another session"})
    assert answer.status_code == 400
    assert "鹿威し" not in browser.page


def test_a_strangers_page_gets_nothing_carried(browse):
    browser = browse("secretary")
    fields = {**ISSUE, "idempotency_key": "0" * 64}
    with clock.at(LATER):
        for site in ("cross-site", "same-site", "none"):
            answer = browser.post("/issues", fields, headers={"Sec-Fetch-Site": site})
            assert answer.status_code == 400
        browser.post("/issues", fields)  # as if the browser had not said
    answer = log_in(browser, "secretary", browser.hidden["carried"])
    assert answer.status_code == 303  # made for nobody: it opens for nobody


def test_a_password_is_never_carried(browse):
    browser = browse("secretary")
    with clock.at(LATER):
        answer = browser.post("/issues", {"new_password": world.PASSWORD})
    assert answer.status_code == 400
    assert "carried" not in browser.hidden or not browser.hidden["carried"]


def test_what_is_too_long_is_said_to_be(browse):
    browser = browse("secretary")
    with clock.at(LATER):
        answer = browser.post("/issues", {"text": "長" * carrying.LARGEST})
    assert answer.status_code == 401
    assert "入力が長いため、引き継げません" in browser.page


def test_a_file_is_to_be_chosen_again_and_the_page_says_so(browse, acting):
    meeting = convening.scheduled(acting("secretary"))
    url = f"/meetings/{meeting.id}"
    browser = browse("secretary")
    fields = {"title": "鹿威しの資料", **typed_in(browser, f"{url}/agenda")}
    fields["file"] = (io.BytesIO(b"%PDF-1.4"), "hyou.pdf")
    with clock.at(LATER):
        answer = browser.post(f"{url}/papers", fields, content_type="multipart/form-data")
        assert answer.status_code == 401
        assert "ファイルは引き継げません" in browser.page
        log_in(browser, "secretary", browser.hidden["carried"])
        assert "もう一度選んでください" in browser.page
        path, kept = carried(browser.page)
        browser.post(path, {**kept, carrying.SHOWN_AGAIN: "1"})
        assert "鹿威しの資料" in browser.page


def test_a_press_that_comes_again_after_the_login_does_nothing(browse, acting):
    meeting = convening.scheduled(acting("secretary"))
    db.session.commit()
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}")
    fields = {"base_version": browser.hidden["base_version"], carrying.SHOWN_AGAIN: "1"}
    before = db.session.query(AuditEntry).count()
    answer = browser.post(f"/meetings/{meeting.id}/fix-date", fields)
    assert answer.status_code == 409
    assert "ログインし直したため、まだ行っていません。" in browser.page
    db.session.expire_all()
    assert db.session.get_one(Meeting, meeting.id).state is MeetingState.DRAFT
    assert db.session.query(AuditEntry).count() == before


def test_a_form_shown_again_is_shown_to_those_alone_who_may_send_it(browse, acting):
    meeting = convening.notified(convening.scheduled(acting("secretary")), acting("secretary"))
    path, fields = f"/meetings/{meeting.id}/cancel", {"reason": "鹿威し", carrying.SHOWN_AGAIN: "1"}
    assert browse("secretary").post(path, fields).status_code == 200
    assert browse("member1").post(path, fields).status_code == 403
    assert browse("emp_secretary").post(path, fields).status_code == 404
    db.session.expire_all()
    assert db.session.get_one(Meeting, meeting.id).state is MeetingState.NOTIFIED


def test_nothing_typed_is_kept_on_the_server(browse):
    browser, _fields, _answer = interrupted(browse)
    log_in(browser, "secretary", browser.hidden["carried"])
    rows = db.session.query(LoginSession).all()
    assert rows
    assert all("鹿威し" not in str(row.data) for row in rows)
