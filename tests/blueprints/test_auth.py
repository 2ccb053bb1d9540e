import pytest

from tests import world
from tests.client import Browser


def test_the_first_page_sends_a_stranger_to_the_login(browse):
    answer = browse().get("/")
    assert (answer.status_code, answer.location) == (302, "/login?next=/")


def test_a_person_logs_in_and_sees_the_first_page(browse):
    browser = browse("secretary")
    assert browser.get("/").status_code == 200
    assert "戸澤 みのり" in browser.page


def test_a_wrong_password_is_answered_with_a_sentence(browse):
    browser = browse()
    browser.get("/login")
    answer = browser.post("/login", {"email": world.email("chair"), "password": "ちがう"})
    assert answer.status_code == 422
    assert "ログインIDかパスワードが違います。" in browser.page


def test_a_form_without_its_token_is_refused(client):
    assert client.post("/login", data={"email": "a", "password": "b"}).status_code == 400


def test_a_copied_cookie_is_dead_after_the_logout(browse):
    browser = browse("chair")
    cookie = browser.client.get_cookie("council_session")
    browser.post("/logout")
    other = browse()
    other.client.set_cookie("council_session", cookie.value)
    assert other.get("/").status_code == 302


def test_the_sixth_failure_within_a_minute_is_turned_away(browse):
    browser = browse()
    browser.get("/login")
    for _ in range(5):
        browser.post("/login", {"email": world.email("chair"), "password": "x"})
    answer = browser.post("/login", {"email": world.email("chair"), "password": world.PASSWORD})
    assert answer.status_code == 429


def test_the_way_on_after_login_never_leaves_the_house(browse):
    for target in ("//evil.example/", "https:evil.example", "/\\evil.example", "javascript:x"):
        browser = browse()
        browser.get("/login")
        answer = browser.post(
            "/login",
            {"email": world.email("chair"), "password": world.PASSWORD, "next": target},
        )
        assert answer.location == "/"


def test_an_address_with_a_zero_byte_is_an_unknown_address(client):
    browser = Browser(client)
    browser.get("/login")
    answer = browser.post("/login", {"email": "a\0b@x.example", "password": "x"})
    assert answer.status_code == 422
    assert "ログインIDかパスワードが違います。" in browser.page


def test_logging_out_is_never_held_back(browse):
    browser = browse("chair")
    assert browser.post("/logout", {"shown_again": "1"}).status_code == 303
    assert browser.get("/").status_code == 302


def test_the_first_page_after_login_takes_no_more_statements_than_the_second(client):
    browser = Browser(client)
    browser.get("/login")
    browser.post("/login", {"email": world.email("chair"), "password": world.PASSWORD})
    first = browser.cost("/meetings")
    assert first is not None
    assert first == browser.cost("/meetings")


@pytest.mark.parametrize("who", [None, "chair"])
def test_every_page_leads_to_what_we_promise_of_accessibility(browse, who):
    browser = browse(who)
    browser.get("/login" if who is None else "/meetings")
    assert '<a class="whole" href="/accessibility">アクセシビリティ方針</a>' in browser.page


def test_a_page_takes_one_statement_for_session_user_and_roles(browse):
    answer = browse("chair").get("/accessibility")
    assert answer.headers["X-Council-Statements"] == "1"
