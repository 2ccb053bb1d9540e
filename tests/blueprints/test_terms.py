from sqlalchemy import select

from council.domain.judging import TermList, TermState
from council.extensions import db
from council.models import AuditEntry, RememberedTerm
from tests import remembering

NAME = "くわの実"


def press(browser, row, act, version=None):
    fields = {"base_version": str(row.version if version is None else version)}
    return browser.post(f"/terms/{row.id}/{act}", fields)


def state(row) -> TermState:
    db.session.expire_all()
    return db.session.get_one(RememberedTerm, row.id).state


def test_a_proposed_term_is_read_confirmed_and_withdrawn(browse, acting):
    row = remembering.proposed(NAME)
    browser = browse("secretary")
    browser.get("/terms")
    assert NAME in browser.page
    assert press(browser, row, "confirm").status_code == 303
    assert state(row) is TermState.CONFIRMED
    browser.get("/terms")
    confirmed = browser.page.partition('id="marked"')[2]
    assert NAME in confirmed
    assert "戸澤 みのり" in confirmed
    assert press(browser, db.session.get_one(RememberedTerm, row.id), "withdraw").status_code == 303
    browser.get("/terms")
    assert NAME not in browser.page
    assert "取り下げた" in browser.page


def test_a_declined_term_leaves_no_word(browse, acting):
    row = remembering.proposed(NAME)
    browser = browse("emp_secretary")
    assert press(browser, row, "decline").status_code == 303
    browser.get("/terms")
    assert NAME not in browser.page
    assert "覚えなかった" in browser.page


def test_the_page_says_nothing_of_who_proposed(browse, acting):
    remembering.proposed(NAME)
    browser = browse("secretary")
    browser.get("/terms")
    for word in ("雨宮", "ぷらっと", "platto"):
        assert word not in browser.page


def test_reading_what_was_proposed_is_on_record(browse, acting):
    remembering.proposed(NAME)
    browse("secretary").get("/terms")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "term:read")).one()
    assert entry.actor_id == acting("secretary").id


def test_somebody_elses_decision_is_not_decided_over(browse, acting):
    row = remembering.proposed(NAME)
    browser = browse("secretary")
    assert press(browser, row, "confirm", version=0).status_code == 409
    assert "ほかの人が先に保存しました。" in browser.page
    assert state(row) is TermState.PROPOSED


def test_a_term_on_the_other_list_stops_the_confirmation_with_a_sentence(browse, acting):
    remembering.confirmed(NAME, acting("secretary"))
    row = remembering.proposed(NAME, TermList.ALLOW)
    browser = browse("secretary")
    assert press(browser, row, "confirm").status_code == 409
    assert "もう一方の一覧にあります" in browser.page


def test_the_page_takes_as_many_statements_for_many_terms_as_for_few(browse, acting):
    costs = []
    for names in ("あいう", "かきくけこさしすせそ"):
        for name in names:
            remembering.confirmed(f"{name}のひろば", acting("secretary"))
            remembering.proposed(f"{name}の広間")
        db.session.commit()
        costs.append(browse("secretary").cost("/terms"))
    assert costs[0] == costs[1] <= 6


def test_the_secretariat_is_told_that_terms_wait(browse, acting):
    remembering.proposed(NAME)
    told = "覚えておく言葉の申し出が 1件あります。"
    for who, is_told in (("secretary", True), ("staff_a", False)):
        browser = browse(who)
        browser.get("/submissions")
        assert (told in browser.page) is is_told
