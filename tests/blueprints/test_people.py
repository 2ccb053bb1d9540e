"""One person on one page: what they hold, what that opens on a day, and who may change it."""

import io
import zipfile
from datetime import date

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import AgencyDuty, Appointment, Body, Seat, SecretariatDuty, User
from council.policy.actor import Actor
from council.queries import accounts
from council.services import accounts as account_services
from council.services import members
from tests import world


def page(who):
    return f"/people/{world.person(who).id}"


def tie(who, table=AgencyDuty):
    return db.session.scalars(
        select(table.id).where(table.person_id == world.person(who).id).limit(1)
    ).one()


def shown(browser, path):
    browser.get(path)
    return " ".join(browser.page.split())


def test_the_page_says_what_somebody_may_see_today_and_on_a_day(browse):
    browser = browse("secretary")
    today = shown(browser, page("chair"))
    assert "８０５０支援部会の委員として" in today
    assert "ひきこもり・就労支援部会の委員として" in today
    later = shown(browser, f"{page('chair')}?at=2028-04-01")
    assert "見られるものはありません" in later


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("secretary", "８０５０支援部会の事務局として"),
        ("staff_a", "ぷらっとホーム世田谷の担当として"),
        ("manager_a", "ぷらっとホーム世田谷の施設長・課長として"),
        ("admin", "世帯と事例の内容は見られません"),
        ("nobody", "見られるものはありません"),
    ],
)
def test_every_kind_of_tie_is_said_in_words(browse, who, words):
    assert words in shown(browse("emp_secretary"), page(who))


def test_a_term_that_is_over_stays_on_the_page(browse):
    text = shown(browse("secretary"), page("former"))
    assert "令和8年3月31日まで" in text
    assert "終わり" in text


@pytest.mark.parametrize(
    ("who", "is_told"), [("secretary", True), ("admin", True), ("emp_secretary", False)]
)
def test_a_coming_term_is_told_to_those_who_have_to_know(browse, acting, who, is_told):
    seat = db.session.scalars(
        select(Seat).where(Seat.body_id == world.body("s8050").id, Seat.valid_to.is_(None))
    ).first()
    members.appoint(
        seat,
        world.person("nobody"),
        post_title="課長",
        starts_on=date(2030, 4, 1),
        ends_on=None,
        actor=acting("secretary"),
    )
    db.session.commit()
    browser = browse(who)
    for path in (page("nobody"), f"{page('nobody')}?at=2030-04-02"):
        assert ("８０５０支援部会" in shown(browser, path)) is is_told


def test_many_ties_cost_no_more_statements_than_few(browse, acting):
    browser = browse("admin")
    few = browser.cost(page("secretary"))
    person, agency = world.person("secretary"), world.agency("seikatsu_fukushi_ka")
    for body in db.session.scalars(select(Body).where(Body.code.not_in(["s8050"]))).all():
        for year in range(2001, 2006):
            members.assign_secretariat(
                body,
                agency,
                person,
                starts_on=date(year, 4, 1),
                ends_on=date(year, 4, 2),
                actor=Actor.system(world.TODAY),
            )
    db.session.commit()
    assert browser.cost(page("secretary")) == few


WORK = {"agency": "uni", "duty": "staff", "post_title": "相談員", "starts_on": "2026-12-03"}


def test_an_administrator_gives_work_and_the_head_of_the_agency_does(browse):
    browse("admin").submit(f"{page('nobody')}/work", WORK)
    agencies = accounts.actor_by(world.TODAY, email=world.email("nobody")).staff_of
    assert agencies == {world.agency("uni").id}


def test_nobody_gives_work_to_themselves_by_the_page(browse):
    assert browse("admin").post(f"{page('admin')}/work", WORK).status_code == 403


def test_a_secretary_gives_no_work_for_agencies(browse):
    assert browse("secretary").post(f"{page('nobody')}/work", WORK).status_code == 422
    assert not accounts.actor_by(world.TODAY, email=world.email("nobody")).staff_of


def test_work_ends_with_its_last_day(browse):
    path = f"{page('staff_a')}/ties/{tie('staff_a')}/end"
    assert browse("secretary").post(path, {"on": "2026-12-10"}).status_code == 403
    browse("admin").submit(path, {"on": "2026-12-10"})
    for day, works in ((date(2026, 12, 10), True), (date(2026, 12, 11), False)):
        assert bool(accounts.actor_by(day, email=world.email("staff_a")).staff_of) is works


def test_the_secretariat_ends_its_own_peoples_work(browse):
    path = f"{page('secretary2')}/ties/{tie('secretary2', SecretariatDuty)}/end"
    browse("secretary").submit(path, {"on": "2026-12-10"})
    assert not accounts.actor_by(date(2026, 12, 11), email=world.email("secretary2")).secretariat_of


def test_a_tie_of_somebody_else_is_not_found_here(browse):
    path = f"{page('staff_b')}/ties/{tie('staff_a')}/end"
    assert browse("admin").post(path, {"on": "2026-12-10"}).status_code == 404


CONTACT = {
    "name": "雨宮 慎吾",
    "reading": "あまみや しんご",
    "channel": "mail",
    "email": "kyoyo@example.jp",
    "shared_mailbox": "y",
}


def test_a_shared_mailbox_is_no_login(browse):
    path = page("staff_a")
    browse("admin").submit(f"{path}/contact", CONTACT)
    person_id = path.removeprefix("/people/")
    login = db.session.scalars(select(User).where(User.email == world.email("staff_a"))).one()
    assert str(login.person_id) == person_id


def test_the_address_of_somebody_with_an_account_is_changed_by_an_administrator_alone(browse):
    assert browse("secretary").post(f"{page('staff_a')}/contact", CONTACT).status_code == 403


def test_a_secretariat_is_told_who_changes_the_address_of_somebody_with_an_account(browse):
    said = "アカウントのある方の連絡先は、管理者が直します。"
    assert said in shown(browse("secretary"), page("member1"))
    assert said not in shown(browse("admin"), page("member1"))
    db.session.query(User).filter_by(person_id=world.person("member1").id).delete()
    db.session.commit()
    assert said not in shown(browse("secretary"), page("member1"))


def test_mail_needs_an_address(browse):
    browser = browse("admin")
    answer = browser.post(f"{page('staff_a')}/contact", CONTACT | {"email": ""})
    assert answer.status_code == 422
    assert "アドレスが要ります" in browser.page


@pytest.mark.parametrize(
    ("login", "is_taken"), [("hiroba-01", True), ("ab", False), ("かな", False), ("a b c", False)]
)
def test_a_login_id_need_not_be_an_address(browse, login, is_taken):
    browser = browse("admin")
    form = {"person": "new", "name": "霜月 環", "reading": "しもつき たまき", "email": login}
    assert browser.post("/accounts/new", form).status_code == (200 if is_taken else 422)
    if is_taken:
        user = db.session.scalars(select(User).where(User.email == login)).one()
        user.password_hash = account_services.hash_password(world.PASSWORD)
        db.session.commit()
        browse(None).log_in(login, world.PASSWORD)


@pytest.mark.parametrize("who", ["member1", "staff_a", "nobody", "former"])
def test_other_people_do_not_look_at_people(browse, who):
    assert browse(who).get(page("staff_b")).status_code == 403


def test_whoever_left_is_told_by_letter_in_any_season(browse):
    browser = browse("secretary")
    term = db.session.scalars(
        select(Appointment.id).where(Appointment.person_id == world.person("former").id)
    ).first()
    path = f"/bodies/s8050/appointments/{term}/dismissal.docx"
    assert path in browser.get(page("former")).text
    letter = browser.get(path)
    with zipfile.ZipFile(io.BytesIO(letter.data)) as archive:
        text = archive.read("word/document.xml").decode()
    assert "退任について" in text
    assert "令和８年３月３１日" in text
    assert path not in browse("emp_secretary").get(page("former")).text
