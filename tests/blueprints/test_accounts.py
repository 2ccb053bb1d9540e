import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import User
from council.services import accounts, members
from tests import world


def statements(answer):
    return int(answer.headers["X-Council-Statements"])


def account_of(who):
    return db.session.scalars(select(User.id).where(User.email == world.email(who))).one()


def test_the_administrator_sees_accounts_with_their_live_roles(browse):
    browser = browse("admin")
    answer = browser.get("/accounts")
    assert answer.status_code == 200
    assert statements(answer) <= 6
    for word in (
        "chair@example.jp",
        "８０５０支援部会 学識経験者（地域福祉）",
        "事務局 保健福祉政策部生活福祉課",
    ):
        assert word in browser.page


@pytest.mark.parametrize("who", ["secretary", "chair", "manager_a", "nobody"])
def test_accounts_are_for_the_administrator_alone(browse, who):
    assert browse(who).get("/accounts").status_code == 403


def test_one_address_logs_in_one_person(browse):
    admin = browse("admin")
    answer = admin.post(
        "/accounts/new",
        {"person": "new", "name": "甲", "reading": "こう", "email": world.email("chair")},
    )
    assert answer.status_code == 422
    assert "別のアカウントが使っています" in admin.page
    answer = admin.post(
        "/accounts/new", {"person": "new", "name": "甲", "reading": "こう", "email": "これは違う"}
    )
    assert answer.status_code == 422
    assert "ログインIDは" in admin.page


def test_a_closed_account_is_out_at_once_and_comes_back_when_reopened(browse):
    admin, chair = browse("admin"), browse("chair")
    account = account_of("chair")
    admin.submit(f"/accounts/{account}/close")
    assert "止めています" in admin.page
    assert chair.get("/").status_code == 302
    admin.submit(f"/accounts/{account}/reopen")
    assert browse("chair").get("/").status_code == 200


def test_the_administrator_cannot_lock_himself_out(browse):
    admin = browse("admin")
    account = account_of("admin")
    assert admin.post(f"/accounts/{account}/close").status_code == 422
    assert admin.get("/accounts").status_code == 200


@pytest.mark.parametrize(
    ("query", "seen", "unseen"),
    [
        ("words=鷺沢", ["chair"], ["deputy", "secretary"]),
        ("words=さぎさわ+みちお", ["chair"], ["deputy"]),
        ("words=EMP_", ["emp_chair", "emp_secretary"], ["member1", "rep_chair"]),
        ("words=%25", [], ["chair", "secretary"]),
        ("role=secretariat", ["secretary", "emp_secretary"], ["chair", "staff_a"]),
        ("role=chair", ["chair", "deputy", "rep_chair"], ["member1", "secretary"]),
        ("role=administrator", ["admin"], ["secretary"]),
        ("role=none", ["nobody", "former"], ["chair", "admin"]),
        ("role=agency_manager&agency=platto_home", ["manager_a"], ["staff_a", "manager_b"]),
        ("agency=platto_home", ["staff_a", "manager_a"], ["staff_b", "admin"]),
        ("role=x&agency=y", ["chair", "admin"], []),
    ],
)
def test_accounts_are_found_by_name_agency_and_role(browse, query, seen, unseen):
    browser = browse("admin")
    answer = browser.get(f"/accounts?{query}")
    assert answer.status_code == 200
    assert statements(answer) <= 6
    for who in seen:
        assert f">{world.email(who)}<" in browser.page
    for who in unseen:
        assert f">{world.email(who)}<" not in browser.page


def test_many_accounts_come_a_page_at_a_time_for_the_same_number_of_statements(browse, acting):
    browser = browse("admin")
    few = statements(browser.get("/accounts"))
    for number in range(60):
        person = members.add_person(acting("admin"), name=f"雲母 第{number:02}", reading="きらら")
        accounts.create_user(
            person, f"kirara{number:02}@example.jp", world.PASSWORD, acting("admin")
        )
    db.session.commit()
    assert statements(browser.get("/accounts?words=kirara")) == few
    assert "60件　1／2ページ" in browser.page
    assert "kirara49@" in browser.page
    assert "kirara50@" not in browser.page
    browser.get("/accounts?words=kirara&page=2")
    assert "kirara50@" in browser.page
    browser.get("/accounts?words=kirara&page=99")
    assert "2／2ページ" in browser.page
    browser.get("/accounts?words=いない人")
    assert "あてはまるアカウントはありません。" in browser.page


def test_duties_stand_on_one_page_with_their_days(browse):
    browser = browse("admin")
    answer = browser.get("/accounts/duties")
    assert answer.status_code == 200
    assert statements(answer) <= 6
    for word in ("８０５０支援部会", "倉科 直", "施設長・課長", "東雲 岳", "いま有効"):
        assert word in browser.page
    browser.get("/accounts/duties?agency=platto_home")
    assert "倉科 直" in browser.page
    assert "真木 葵" not in browser.page
