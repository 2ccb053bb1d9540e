"""A meeting that was notified and then put off is not called off in silence: those who were told are told, with its 決裁."""

import io
import zipfile
from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import db
from council.invites.letters import from_json, notice
from council.models import InvitationLetter, OutboxMessage, SignOff
from council.queries import meetings as queries
from council.services import invitations, meetings
from tests import convening, world
from tests.minutes import reading
from tests.received import entry, of

NEW_DAY = date(2027, 1, 21)


@pytest.fixture
def meeting(acting):
    """Told for 17 December, put off since."""
    secretary = acting("secretary")
    found = convening.notified(convening.scheduled(secretary), secretary)
    invitations.announce(found, [world.person("rep_chair")], secretary)
    meetings.postpone(found, "大雪のため", secretary, decision=convening.decided(secretary))
    db.session.commit()
    return queries.get(secretary, found.id)


def given_a_day(meeting, secretary):
    meetings.move(
        meeting,
        held_on=NEW_DAY,
        begins=time(10),
        ends=time(12),
        place="別の会場",
        base_version=meeting.version,
        actor=secretary,
    )


def fixed(meeting, secretary):
    given_a_day(meeting, secretary)
    meetings.fix_date(meeting, secretary)


def as_it_is(meeting, secretary):
    pass


@pytest.mark.parametrize("since", [as_it_is, given_a_day, fixed])
def test_whoever_was_told_is_told_that_it_is_off_on_the_day_that_they_knew(meeting, acting, since):
    secretary = acting("secretary")
    since(meeting, secretary)
    meetings.cancel(meeting, "都合により", secretary, decision=convening.decided(secretary))
    first, put_off, last = of("member1")
    assert [one.method for one in (first, put_off, last)] == ["REQUEST", "CANCEL", "CANCEL"]
    assert (last.facts["matter"], last.sequence) == ("give_up", 2)
    said = str(last.facts)
    assert "１２月１７日" in said
    assert "別の会場" not in said
    assert last.facts["envelope"]["document_label"] == "8世生福第1300号"
    before, now = entry(put_off), entry(last)
    assert (now["UID"], now["DTSTART"].dt) == (before["UID"], before["DTSTART"].dt)
    assert (now["SEQUENCE"], now["STATUS"]) == (2, "CANCELLED")
    assert str(now["SUMMARY"]).startswith("【中止】")
    assert [one.method for one in of("rep_chair")] == ["PUBLISH"] * 3


def test_the_letter_says_that_it_had_been_put_off(meeting, acting):
    secretary = acting("secretary")
    meetings.cancel(meeting, "都合により", secretary, decision=convening.decided(secretary))
    words = notice(from_json(of("member1")[-1].facts))
    assert "その後延期としておりました" in words.text.replace("\n", "")
    assert "先にお知らせした日時" in words.text
    assert "延期としていたこの会議は、中止となりました" in words.description


@pytest.mark.parametrize("since", [as_it_is, given_a_day, fixed])
@pytest.mark.parametrize("day", [world.TODAY, date(2026, 12, 16), date(2026, 12, 28)])
def test_it_asks_for_its_decision_however_near_or_past_the_old_day_is(meeting, acting, since, day):
    since(meeting, acting("secretary"))
    db.session.commit()
    with clock.at(world.NOW + (day - world.TODAY)):
        secretary = acting("secretary")
        with pytest.raises(DomainError, match="中止の通知には決裁が要ります"):
            meetings.cancel(meeting, "都合により", secretary)


def test_a_meeting_whose_day_went_by_waits_for_its_decision_too(acting):
    secretary = acting("secretary")
    found = convening.notified(convening.scheduled(secretary), secretary)
    db.session.commit()
    later = clock.at(world.NOW + timedelta(days=30))
    with later, pytest.raises(DomainError, match="決裁が要ります"):
        meetings.cancel(found, "都合により", acting("secretary"))


def test_before_any_notice_nobody_is_told_and_nothing_is_asked(acting):
    secretary = acting("secretary")
    found = convening.scheduled(secretary)
    meetings.fix_date(found, secretary)
    meetings.postpone(found, "都合により", secretary)
    meetings.cancel(found, "都合により", secretary)
    assert db.session.scalars(select(InvitationLetter)).all() == []
    assert db.session.scalars(select(SignOff)).all() == []


def test_the_page_asks_and_hands_out_papers_that_say_the_day_people_knew(meeting, acting, browse):
    given_a_day(meeting, acting("secretary"))
    db.session.commit()
    browser, at = browse("secretary"), f"/meetings/{meeting.id}"
    page = browser.get(f"{at}/cancel").text
    assert "延期を知らせた全員に、中止の知らせが送られます" in page
    assert "中止の通知に決裁が要ります" in page
    seen = {"reason": "都合により", "base_version": browser.hidden["base_version"]}
    assert browser.post(f"{at}/cancel", seen).status_code == 422
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{at}/packs/cancel.zip").data)) as archive:
        draft, letter = (
            "".join(reading.lines(archive.read(name))) for name in archive.namelist()[:2]
        )
    for said in (draft, letter):
        assert "１２月１７日" in said
        assert "別の会場" not in said
    assert "その後延期としておりました" in letter
    browser.get(f"{at}/cancel")
    seen["base_version"] = browser.hidden["base_version"]
    browser.submit(f"{at}/cancel", convening.DECIDED | seen)
    assert "会議を中止しました" in browser.page


def test_a_letter_on_paper_that_never_left_needs_no_calling_off(meeting, acting):
    secretary = acting("secretary")
    meetings.cancel(meeting, "都合により", secretary, decision=convening.decided(secretary))
    states = db.session.scalars(
        select(OutboxMessage.state).where(OutboxMessage.person_id == world.person("member3").id)
    )
    assert set(states) == {"cancelled"}
