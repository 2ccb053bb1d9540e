"""An account begins with a code on paper: its person chooses the password, once, and nobody else knows one."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.extensions import db
from council.models import AuditEntry, User
from tests import world

OWN = "夕立と鉛筆と水路と七つの坂の上の椅子"
MITARAI = {"person": "new", "name": "御手洗 環", "reading": "みたらい たまき"}
LOGIN = "mitarai@example.jp"


def account_of(who):
    return db.session.scalars(select(User.id).where(User.email == world.email(who))).one()


def code_on(page):
    return page.split("招待の符号</dt><dd>")[1].split("<")[0]


def welcome(browser, code, login=LOGIN, password=OWN, again=None):
    fields = {
        "email": login,
        "code": code,
        "new_password": password,
        "repeated_password": again or password,
    }
    browser.get("/welcome")
    return browser.post("/welcome", fields)


@pytest.fixture
def code(browse):
    admin = browse("admin")
    assert admin.post("/accounts/new", MITARAI | {"email": "Mitarai@example.jp"}).status_code == 200
    return code_on(admin.page)


def test_whoever_is_invited_chooses_the_password_and_logs_in(code, browse):
    browser = browse(None)
    assert welcome(browser, code.upper().replace("-", " ")).status_code == 303
    assert browser.log_in(LOGIN, OWN).status_code == 303


def test_the_code_is_shown_once_and_kept_nowhere(code, browse):
    admin = browse("admin")
    assert code not in admin.get("/accounts").text
    assert "招待中" in admin.page
    user = db.session.scalars(select(User).where(User.email == LOGIN)).one()
    assert code.encode() not in user.invitation_hash
    told = db.session.scalars(select(AuditEntry).where(AuditEntry.tag.startswith("account:"))).all()
    assert not any(code in str(vars(row)) for row in told)


def test_a_code_is_good_once(code, browse):
    assert welcome(browse(None), code).status_code == 303
    assert (
        welcome(browse(None), code, password="朝の霧と銅の鍋と走る犬と青い地図").status_code == 422
    )


def test_after_two_weeks_it_is_good_no_more(code, browse):
    with clock.at(world.NOW + timedelta(days=14, seconds=1)):
        browser = browse(None)
        assert welcome(browser, code).status_code == 422
        assert "期限が過ぎています" in browser.page


def test_a_wrong_code_counts_as_a_failed_login(code, browse):
    browser = browse(None)
    for _time in range(5):
        assert welcome(browser, "aaaaa-aaaaa-aaaaa-aaaaa").status_code == 422
    assert welcome(browser, code).status_code == 429


@pytest.mark.parametrize(
    ("password", "sentence"), [("みじかい", "文字"), ("世田谷世田谷世田谷世田谷世田谷", "")]
)
def test_a_weak_password_is_refused_and_the_code_stays_good(code, browse, password, sentence):
    browser = browse(None)
    assert welcome(browser, code, password=password).status_code == 422
    assert sentence in browser.page
    assert welcome(browser, code).status_code == 303


def test_a_new_invitation_ends_the_password_the_sessions_and_the_code_before(browse):
    admin, chair = browse("admin"), browse("chair")
    path = f"/accounts/{account_of('chair')}/invite"
    admin.post(path)
    first = code_on(admin.page)
    admin.post(path)
    second = code_on(admin.page)
    assert chair.get("/").status_code == 302
    login = world.email("chair")
    stranger = browse(None)
    stranger.get("/login")
    old = stranger.post("/login", {"email": login, "password": world.PASSWORD})
    assert old.status_code == 422
    assert welcome(browse(None), first, login=login).status_code == 422
    assert welcome(browse(None), second, login=login).status_code == 303


def test_a_closed_account_is_not_entered_by_its_code(code, browse):
    user = db.session.scalars(select(User.id).where(User.email == LOGIN)).one()
    browse("admin").submit(f"/accounts/{user}/close")
    assert welcome(browse(None), code).status_code == 422


def test_a_code_of_before_the_account_was_closed_is_void_when_it_is_opened_again(code, browse):
    user = db.session.scalars(select(User.id).where(User.email == LOGIN)).one()
    admin = browse("admin")
    admin.submit(f"/accounts/{user}/close")
    admin.submit(f"/accounts/{user}/reopen")
    assert welcome(browse(None), code).status_code == 422


def test_a_code_typed_in_wide_letters_is_the_same(code, browse):
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    assert welcome(browse(None), wide).status_code == 303


def test_nobody_invites_themselves(browse):
    admin = browse("admin")
    assert admin.post(f"/accounts/{account_of('admin')}/invite").status_code == 422
    assert admin.get("/accounts").status_code == 200
