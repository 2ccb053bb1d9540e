"""What the secretariat is told of those who get paper: where they answer to, how many they are."""

import pytest

from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import Agency
from council.queries import outbox
from council.queries.meetings.facts import facts
from council.services import letters
from tests import world
from tests.convening import DECIDED, notified, scheduled


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


@pytest.fixture
def notified_meeting(app, acting):
    row = notified(scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    return row


def moved(browser, meeting, place):
    path = f"/meetings/{meeting.id}/move"
    browser.get(path)
    when = {"held_on": "2026-12-17", "begins": "14:00", "ends": "16:00", "form": "in_person"}
    version = {"base_version": browser.hidden["base_version"]}
    browser.submit(path, {**when, "place": place, **DECIDED, **version})


def ended(browser, meeting, way):
    path = f"/meetings/{meeting.id}/{way}"
    browser.get(path)
    version = {"base_version": browser.hidden["base_version"]}
    browser.submit(path, {"reason": "台風のため", **DECIDED, **version})


@pytest.fixture
def carried(notified_meeting, acting):
    """The letters on paper are marked as carried."""
    secretary = acting("secretary")
    letters.hand_over_all(outbox.to_carry(secretary, Channel.FAX), secretary, None)
    db.session.commit()


def test_after_a_change_it_is_said_how_many_are_told_and_what_was_not_carried(
    browse, notified_meeting
):
    browser = browse("secretary")
    moved(browser, notified_meeting, "別の場所")
    assert "5名に知らせます。うち1名は紙で届けます（送信）。" in browser.page
    assert "前の紙の案内で、送付済になっていないものが1通あります（送信）。" in browser.page
    browser.get("/outbox")
    assert "は、送付済になっていません。もう届けたときは、それも送付済に" in browser.page


def test_after_a_change_nothing_is_said_of_letters_that_were_carried(
    browse, notified_meeting, carried
):
    browser = browse("secretary")
    moved(browser, notified_meeting, "別の場所")
    assert "送付済になっていないもの" not in browser.page
    browser.get("/outbox")
    assert "は、送付済になっていません" not in browser.page


@pytest.mark.parametrize("way", ["postpone", "cancel"])
def test_what_was_never_carried_is_taken_back_with_the_meeting_and_said_so(
    browse, notified_meeting, way
):
    browser = browse("secretary")
    browser.get(f"/meetings/{notified_meeting.id}/{way}")
    assert "送付済になっていないものが1通あります。もう届けたものは、先に" in browser.page
    ended(browser, notified_meeting, way)
    assert "4名に知らせます。" in browser.page
    assert "紙で届けます" not in browser.page
    assert "送付済になっていなかった紙の案内1通は、取りやめました。" in browser.page
    for path in ("", "/replies"):
        browser.get(f"/meetings/{notified_meeting.id}{path}")
        assert "未送付（取りやめ）" in browser.page


def test_what_was_carried_is_followed_by_a_letter_on_paper(browse, notified_meeting, carried):
    browser = browse("secretary")
    ended(browser, notified_meeting, "postpone")
    assert "5名に知らせます。うち1名は紙で届けます（送信）。" in browser.page
    assert "取りやめました" not in browser.page
