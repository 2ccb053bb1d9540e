"""What the secretariat is told of those who get paper: where they answer to, how many they are."""

import pytest

from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import Agency
from council.queries.meetings.facts import facts
from tests import world
from tests.convening import scheduled


@pytest.fixture
def meeting(app, acting):
    row = scheduled(acting("secretary"))
    db.session.commit()
    return row


def office_of(meeting, acting):
    return db.session.get_one(Agency, facts(meeting, acting("secretary")).version.secretariat_id)


def test_before_the_notice_the_office_without_an_address_is_told_where_to_enter_it(
    browse, meeting, acting
):
    office = office_of(meeting, acting)
    office.location = ""
    db.session.commit()
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}/notify")
    assert "事務局の住所とFAX番号の登録がありません。紙で答える方が" in browser.page
    assert f'href="/agencies/{office.code}/edit"' in browser.page
    office.postal_address, office.fax = "みなも町作りごと１番", "03-0000-0012"
    db.session.commit()
    browser.get(f"/meetings/{meeting.id}/notify")
    assert "紙で答える方が" not in browser.page


def test_where_nobody_gets_paper_no_address_of_the_office_is_asked_for(browse, meeting):
    for who in world.PEOPLE:
        world.person(who).channel = Channel.MAIL
    db.session.commit()
    browser = browse("secretary")
    browser.get(f"/meetings/{meeting.id}/notify")
    assert "紙で答える方が" not in browser.page
    assert "紙 0名" in browser.page


def test_who_chose_mail_and_has_no_address_is_counted_among_those_on_paper(browse, meeting):
    browser, counted, person = browse("secretary"), [], world.person("member1")
    for email in (person.email, None):
        person.email = email
        db.session.commit()
        browser.get(f"/meetings/{meeting.id}/notify")
        counted.append(int(browser.page.partition("紙 ")[2].partition("名")[0]))
    assert counted[1] == counted[0] + 1
