"""One code on paper, two who type it at the same moment: one password counts."""

from sqlalchemy import select

from council.extensions import db
from council.models import User
from tests import world

LOGIN = world.email("chair")
PASSWORDS = ("夕立と鉛筆と水路と七つの坂の上の椅子", "朝の霧と銅の鍋と走る犬と青い地図")


def account_of():
    found = db.session.scalars(select(User.id).where(User.email == LOGIN)).one()
    db.session.rollback()
    return found


def test_of_two_who_answer_at_once_one_gets_in(browse, at_once):
    admin = browse("admin")
    admin.post(f"/accounts/{account_of()}/invite")
    code = admin.page.split("招待の符号</dt><dd>")[1].split("<")[0]
    tabs, sent = [browse(None), browse(None)], []
    for tab, password in zip(tabs, PASSWORDS, strict=True):
        tab.get("/welcome")
        sent.append(
            {
                "email": LOGIN,
                "code": code,
                "new_password": password,
                "repeated_password": password,
                "csrf_token": tab.hidden["csrf_token"],
            }
        )
    statuses = at_once(*((tab, "/welcome", form) for tab, form in zip(tabs, sent, strict=True)))
    assert sorted(statuses) == [303, 422]
