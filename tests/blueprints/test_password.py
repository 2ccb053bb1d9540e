import pytest

from council.extensions import db
from council.models import AuditEntry, LoginSession, User
from tests import world

NEW = "雨の日は傘を三本さして歩くのだ"


def fields(new=NEW, **others):
    return {
        "current_password": world.PASSWORD,
        "new_password": new,
        "repeated_password": new,
        **others,
    }


def test_a_person_changes_the_own_password_and_logs_in_with_it(browse):
    browser = browse("chair")
    browser.get("/password")
    browser.submit("/password", fields())
    assert "パスワードを変えました。" in browser.page
    assert browse().log_in(world.email("chair"), NEW).status_code == 303
    old = browse()
    old.get("/login")
    answer = old.post("/login", {"email": world.email("chair"), "password": world.PASSWORD})
    assert answer.status_code == 422


def test_every_other_session_ends_and_the_own_one_is_a_new_one(browse):
    browser, elsewhere = browse("chair"), browse("chair")
    cookie = browser.client.get_cookie("council_session").value
    browser.submit("/password", fields())
    assert browser.client.get_cookie("council_session").value != cookie
    assert elsewhere.get("/").status_code == 302
    assert db.session.query(LoginSession).filter(LoginSession.user_id.is_not(None)).count() == 1


def test_the_change_leaves_a_row_without_the_password(browse):
    browse("chair").submit("/password", fields())
    row = db.session.query(AuditEntry).filter_by(tag="account:change_password").one()
    assert row.actor_id == world.person("chair").id
    assert NEW.encode() not in row.canonical


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"current_password": "ちがう"}, "いまのパスワードが違います。"),
        ({"repeated_password": "雨の日は傘をさして歩くのだった"}, "新しいパスワードと違います。"),
        ({"new_password": "", "repeated_password": ""}, "新しいパスワードを入力してください。"),
        ({"new_password": "みじかい", "repeated_password": "みじかい"}, "15文字以上"),
        (
            {
                "new_password": "鷺沢道雄・世田谷・123456",
                "repeated_password": "鷺沢道雄・世田谷・123456",
            },
            "よく使われる言葉",
        ),
        (
            {"new_password": world.PASSWORD, "repeated_password": world.PASSWORD},
            "いまと同じパスワードです。",
        ),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_changes_nothing(browse, changed, sentence):
    browser = browse("chair")
    before = db.session.query(User.password_hash).filter_by(email=world.email("chair")).scalar()
    assert browser.post("/password", fields(**changed)).status_code == 422
    assert sentence in browser.page
    assert NEW not in browser.page
    db.session.expire_all()
    after = db.session.query(User.password_hash).filter_by(email=world.email("chair")).scalar()
    assert after == before


def test_guessing_the_present_password_is_slowed_down_like_a_login(browse):
    browser = browse("chair")
    for _ in range(5):
        assert browser.post("/password", fields(current_password="x")).status_code == 422
    assert browser.post("/password", fields()).status_code == 429
    assert "失敗が続いたため" in browser.page
    assert browse("chair").get("/").status_code == 200
