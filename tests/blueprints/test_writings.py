"""Writing to the items over HTTP: the member's own sheet, 代行, the board, the tie, the closing, the minutes."""

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingForm, MeetingState, PaperState
from council.domain.writings import Stance
from council.extensions import db
from council.models import AuditEntry, Meeting, Paper, Writing
from tests import circulating, crowd, day_rooms, sitting_rooms, world
from tests.circulating import BEFORE, says_absent
from tests.sitting_rooms import item_of

WORDS = "訪問の回数は、月に二回をお願いしたい。"


@pytest.fixture
def written(app, acting):
    return sitting_rooms.notified(acting, form=MeetingForm.WRITTEN)


def own(meeting, who):
    invitation = circulating.invitation_of(meeting, who)
    return f"/invitations/{invitation.id}/meetings/{meeting.id}/writing"


def proxy(meeting, who):
    invitation = circulating.invitation_of(meeting, who)
    return f"/meetings/{meeting.id}/invitations/{invitation.id}/writing"


def said(meeting, browser, stance="", text="", **more):
    item = item_of(meeting)
    return {
        f"stance-{item.id}": stance,
        f"text-{item.id}": text,
        "base_version": browser.hidden["base_version"],
        **more,
    }


def answer(browse, meeting, who, stance, text=""):
    browser = browse(who)
    browser.get(own(meeting, who))
    return browser.submit(own(meeting, who), said(meeting, browser, stance, text))


def left(tag):
    found = select(AuditEntry.sequence).where(AuditEntry.tag == tag)
    return len(db.session.scalars(found).all())


def test_a_circulation_from_the_notice_to_the_minutes(browse, acting, written):
    browser = browse("member1")
    invitation = circulating.invitation_of(written, "member1")
    assert browser.get(f"/invitations/{invitation.id}/reply").location.endswith("/writing")
    answer(browse, written, "member1", "against", WORDS)
    answer(browse, written, "chair", "for")
    answer(browse, written, "deputy", "against")
    secretary = browse("secretary")
    sitting = f"/meetings/{written.id}/sitting"
    secretary.get(sitting)
    assert "まだ締め切れません" in secretary.page
    secretary.get(proxy(written, "member3"))
    fax = {"means": "fax", "received_on": "2026-12-03", "received_by": "戸澤"}
    secretary.submit(proxy(written, "member3"), said(written, secretary, "for", **fax))
    assert "代行（FAX、" in secretary.page
    with clock.at(world.EVENING):
        secretary = browse("secretary")
        secretary.get(sitting)
        assert "可否同数" in secretary.page
        ruling = f"{sitting}/items/{item_of(written).id}/ruling"
        chair = browse("chair")
        chair.get(ruling)
        chair.submit(ruling, {"stance": "for"})
        secretary.get(sitting)
        fields = {
            "closed_at": "16:30",
            "presider": str(world.person("chair").id),
            "base_version": secretary.hidden["base_version"],
            "seen": secretary.hidden["seen"],
        }
        secretary.submit(f"{sitting}/written", fields)
        assert "部会長の決するところにより、原案のとおり確認した。" in secretary.page
        secretary.get(f"/meetings/{written.id}/minutes")
        secretary.submit(f"/meetings/{written.id}/minutes", {})
        for words in ("４名から書面の回答があり", "委員（書面）", WORDS, "（書面）"):
            assert words in secretary.page, words
    db.session.expire_all()
    assert db.session.get_one(Meeting, written.id).state is MeetingState.CLOSED


def test_the_secretariat_enters_how_the_chair_decided_by_telephone(browse, acting, written):
    circulating.answered(written, acting, ("chair", "member1"), ("deputy", "member2"))
    ruling = f"/meetings/{written.id}/sitting/items/{item_of(written).id}/ruling"
    with clock.at(world.EVENING):
        browser = browse("secretary")
        browser.get(ruling)
        assert browser.post(ruling, {"stance": "for"}).status_code == 422
        told = {
            "stance": "against",
            "presider": str(world.person("chair").id),
            "means": "telephone",
            "received_on": "2026-12-03",
        }
        browser.submit(ruling, told)
        assert "原案は認められなかった" in browser.page


def test_a_form_sent_twice_is_carried_out_once(browse, written):
    browser = browse("member1")
    browser.get(own(written, "member1"))
    fields = said(written, browser, "for", idempotency_key=browser.hidden["idempotency_key"])
    first = browser.post(own(written, "member1"), fields)
    second = browser.post(own(written, "member1"), fields)
    assert (first.status_code, second.location) == (303, first.location)
    assert len(db.session.scalars(select(Writing.id)).all()) == 1


def test_a_refused_sheet_keeps_what_was_typed(browse, acting, written):
    browser = browse("member1")
    browser.get(own(written, "member1"))
    refused = browser.post(own(written, "member1"), said(written, browser, "", WORDS))
    assert (refused.status_code, WORDS in browser.page) == (422, True)
    stale = said(written, browser, "for", WORDS)
    circulating.enter(written, "member1", acting, Stance.AGAINST)
    refused = browser.post(own(written, "member1"), stale)
    assert (refused.status_code, WORDS in browser.page) == (409, True)


def test_who_is_away_is_led_to_the_sheet_and_the_item_shows_what_was_written(browse, acting):
    with clock.at(BEFORE):
        meeting = day_rooms.notified(day_rooms.standing(acting), acting)
        says_absent(meeting, "member2", acting)
        browser = browse("member2")
        invitation = circulating.invitation_of(meeting, "member2")
        browser.get(f"/invitations/{invitation.id}/reply")
        assert own(meeting, "member2") in browser.page
        browser.get(own(meeting, "member2"))
        assert "12月2日(水) 13:00まで" in browser.page
        browser.submit(own(meeting, "member2"), said(meeting, browser, text=WORDS))
        page = f"/meetings/{meeting.id}/sitting/items/{item_of(meeting).id}"
        for who in ("secretary", "chair"):
            reader = browse(who)
            reader.get(page)
            assert WORDS in reader.page
        for who in ("member1", "rep_chair", "admin"):
            assert browse(who).get(page).status_code in (403, 404)


def test_reading_somebodys_sheet_for_them_leaves_a_row(browse, written):
    browse("secretary").get(proxy(written, "member1"))
    assert left("writing:read") == 1


@pytest.mark.sqlite_only  # both engines are asked the same
def test_ten_and_fifty_members_cost_the_same(browse, acting, written):
    circulating.answered(written, acting, ("chair", "member1"))
    costs = []
    for more in (5, 40):
        crowd.joined(written, more, world.person("member1"), Stance.FOR)
        costs.append(
            (
                browse("secretary").cost(f"/meetings/{written.id}/sitting"),
                browse("secretary").cost(proxy(written, "member2")),
                browse("member1").cost(own(written, "member1")),
                browse("member1").cost(f"/meetings/{written.id}"),
            )
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 22


@pytest.mark.sqlite_only  # both engines are asked the same
def test_an_item_and_the_script_cost_the_same_for_one_opinion_and_many(browse, acting):
    costs = []
    with clock.at(BEFORE):
        meeting = day_rooms.notified(day_rooms.standing(acting), acting)
        for who in (("member1",), ("member2", "member3", "deputy")):
            for one in who:
                says_absent(meeting, one, acting)
                circulating.write(meeting, one, acting, text=WORDS)
            browser = browse("secretary")
            page = f"/meetings/{meeting.id}/sitting/items/{item_of(meeting).id}"
            costs.append(
                [browser.cost(path) for path in (page, f"/meetings/{meeting.id}/day-set.zip")]
            )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 30


def test_the_answer_sheet_is_of_a_meeting_in_writing_alone(browse, acting, written):
    browser = browse("member1")
    found = browser.get(f"/meetings/{written.id}/answer-sheet.docx")
    assert found.status_code == 200
    other = sitting_rooms.notified(acting)
    assert browser.get(f"/meetings/{other.id}/answer-sheet.docx").status_code == 404


def test_the_sheet_calls_the_papers_of_an_item_by_their_names(browse, acting, written):
    item = item_of(written)
    for branch in (1, 2):
        facts = {"number": 1, "branch": branch, "title": "資料", "state": PaperState.READY}
        db.session.add(Paper(id=new_id(), meeting_id=written.id, agenda_item_id=item.id, **facts))
    db.session.commit()
    for who, at in (("member1", own(written, "member1")), ("secretary", proxy(written, "member1"))):
        browser = browse(who)
        browser.get(at)
        assert "資料1-1、資料1-2" in browser.page
        assert "Slot(" not in browser.page


def test_a_circulation_tells_no_place_and_no_opening(browse, written):
    browser = browse("secretary")
    for page, end in (("", 'id="agenda"'), ("/sitting", "</dl>")):
        browser.get(f"/meetings/{written.id}{page}")
        top = browser.page.partition("<main")[2].partition(end)[0]
        assert "書面での開催" in top
        for word in ("場所", "第1会議室", "開会", "閉会"):
            assert word not in top, word


def test_who_leaves_an_item_unanswered_is_told_which(browse, acting):
    written = sitting_rooms.notified(acting, form=MeetingForm.WRITTEN, items=2)
    told = answer(browse, written, "member1", "for").text
    assert "書面の回答を受け取りました。議事(1)、議事(4)は、まだ回答がありません。" in told


def test_who_is_away_and_wrote_nothing_is_asked_for_an_opinion_and_not_for_an_answer(
    browse, acting
):
    with clock.at(BEFORE):
        meeting = day_rooms.notified(day_rooms.standing(acting), acting)
        says_absent(meeting, "member2", acting)
        browser = browse("member2")
        browser.get(own(meeting, "member2"))
        browser.post(own(meeting, "member2"), said(meeting, browser))
        assert "何も書かれていません。意見のある議題に書いてください。" in browser.page
