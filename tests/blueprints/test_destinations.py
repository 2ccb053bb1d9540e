"""届け先 on the contact page: entered by whoever may, shown to nobody else."""

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import AuditEntry
from tests import world

CONTACT = {
    "own_postal_code": "123-4567",
    "own_address": "みなも町作りごと1番",
    "own_building": "架空ハイツ",
}


def contact(person):
    return {
        "name": person.name,
        "reading": person.reading,
        "channel": "mail",
        "email": person.email,
    }


def test_the_contact_page_keeps_an_address_of_ones_own_and_the_person_page_does_not_show_it(
    browse, app
):
    person, browser = world.person("member1"), browse("admin")
    path = f"/people/{person.id}"
    browser.submit(f"{path}/contact", contact(person) | CONTACT)
    assert "届け先は、機関とは別です" in browser.page
    assert "作りごと" not in browser.page
    browser.get(f"{path}/contact")
    assert "みなも町作りごと1番" in browser.page
    browser.submit(f"{path}/contact", contact(person))
    assert "届け先は、機関とは別です" in browser.page  # a form that did not ask for it
    browser = browse("secretary")
    assert browser.get(f"{path}/contact").status_code == 403
    browser.get(path)
    assert "届け先は" not in browser.page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"own_postal_code": "12"}, "郵便番号は、7桁の数字で入力してください。"),
        ({"own_fax": "なし"}, "FAX番号は、数字とハイフンで入力してください。"),
        ({"own_address": ""}, "住所を入力してください。"),
    ],
)
def test_an_address_that_cannot_be_is_refused_with_what_was_typed(browse, app, typed, said):
    person, browser = world.person("member1"), browse("admin")
    path = f"/people/{person.id}/contact"
    answer = browser.post(path, contact(person) | CONTACT | typed | {"reading": "べつのよみ"})
    assert answer.status_code == 422
    assert said in browser.page
    assert "架空ハイツ" in browser.page
    db.session.expire_all()
    assert world.person("member1").reading != "べつのよみ"


def test_a_form_of_before_does_not_undo_the_address_that_somebody_else_wrote(browse, app):
    person, one, two = world.person("member1"), browse("admin"), browse("admin")
    path = f"/people/{person.id}/contact"
    one.get(path)
    seen = one.hidden["seen"]
    two.submit(path, contact(person) | CONTACT)
    answer = one.post(path, contact(person) | CONTACT | {"own_address": "別の町", "seen": seen})
    assert answer.status_code == 409
    assert "ほかの人が先に保存しました" in one.page
    assert "別の町" in one.page
    two.get(path)
    assert "みなも町作りごと1番" in two.page


def test_who_opens_an_address_leaves_a_row(browse, app):
    person, browser = world.person("member1"), browse("admin")
    path = f"/people/{person.id}/contact"
    browser.get(path)
    browser.submit(path, contact(person) | CONTACT)
    assert readings() == 0
    browser.get(path)
    assert readings() == 1


def readings():
    db.session.expire_all()
    rows = select(AuditEntry.sequence).where(AuditEntry.tag == "person:read_destination")
    return len(db.session.scalars(rows).all())
