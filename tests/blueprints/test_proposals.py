"""議題の提案: a member proposes, the secretariat answers, and nobody else reads it."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from council.domain.proposals import ProposalState
from council.extensions import db
from council.models import AgendaItem, AgendaProposal, AuditEntry
from council.queries.meetings import proposals
from council.services import meetings
from tests import convening, world
from tests.convening import notified, scheduled

PAGE = "/bodies/s8050/proposals"
FORM = {
    "title": "家族会との連携について",
    "reason": "ことしの取り組みを話し合いたいため。",
    "minutes": "15",
}


@pytest.fixture
def meeting(app, acting):
    found = scheduled(acting("secretary"), date(2026, 12, 24))
    db.session.commit()
    return found


def only():
    db.session.expire_all()
    return db.session.scalars(select(AgendaProposal)).one()


def proposed(browse):
    browse("member1").submit(PAGE, FORM)
    return only()


def test_a_member_finds_the_page_from_the_body_and_proposes(browse):
    member = browse("member1")
    assert PAGE in member.get("/bodies/s8050").text
    member.submit(PAGE, FORM)
    assert "家族会との連携について" in member.page
    assert "答えを待っています" in member.page
    row = only()
    assert FORM["reason"].encode() not in row.reason_sealed


def test_who_proposed_and_the_secretariat_read_it_and_nobody_else(browse):
    proposed(browse)
    assert FORM["title"] in browse("secretary").get(PAGE).text
    assert FORM["title"] not in browse("member2").get(PAGE).text
    assert FORM["title"] not in browse("chair").get(PAGE).text
    for who in ("emp_secretary", "emp_member", "staff_a", "admin"):
        assert browse(who).get(PAGE).status_code == 403


def test_accepted_it_stands_on_the_agenda_before_what_closes_it(browse, meeting):
    row = proposed(browse)
    secretary = browse("secretary")
    secretary.get(PAGE)
    answer = {"meeting": str(meeting.id), "base_version": str(row.version)}
    secretary.submit(f"/proposals/{row.id}/accept", answer)
    assert "家族会との連携について" in secretary.page
    titles = [
        item.title
        for item in db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position)
        )
    ]
    assert titles.index(FORM["title"]) < titles.index("その他（次回日程）")
    member = browse("member1")
    assert "議題になりました" in member.get(PAGE).text
    assert "12月24日" in member.page


def test_returned_it_says_why_to_who_proposed_it(browse):
    row = proposed(browse)
    secretary = browse("secretary")
    path = f"/proposals/{row.id}/return"
    secretary.get(PAGE)
    assert secretary.post(path, {"base_version": str(row.version)}).status_code == 422
    fields = {"reason": "次の年度の計画とあわせて話し合います。", "base_version": str(row.version)}
    secretary.submit(path, fields)
    assert "次の年度の計画とあわせて" in browse("member1").get(PAGE).text
    assert secretary.post(path, fields).status_code == 409


def test_taken_off_the_agenda_again_it_waits_for_another_answer(browse, meeting, acting):
    row = proposed(browse)
    item = meetings.accept_proposal(
        proposals.get(acting("secretary"), row.id),
        meeting,
        base_version=None,
        actor=acting("secretary"),
    )
    db.session.commit()
    item.meeting = meeting
    meetings.remove_item(item, acting("secretary"), base_version=item.version)
    db.session.commit()
    assert (only().state, only().agenda_item_id) == (ProposalState.PROPOSED, None)


def test_it_is_withdrawn_by_who_proposed_it_alone(browse):
    row = proposed(browse)
    assert browse("secretary").post(f"/proposals/{row.id}/withdraw").status_code == 403
    member = browse("member1")
    member.get(PAGE)
    member.submit(f"/proposals/{row.id}/withdraw", {"base_version": str(row.version)})
    assert only().state is ProposalState.WITHDRAWN


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "議題を入力"),
        ({"reason": ""}, "理由を入力"),
        ({"minutes": "0"}, "1分から240分"),
        ({"title": "霜月 環さんの支援について"}, "世帯が分かるおそれ"),
        ({"reason": "電話は090-1234-5678です。"}, "世帯が分かるおそれ"),
    ],
)
def test_what_does_not_fit_is_told_and_what_was_typed_stays(browse, wrong, words):
    member = browse("member1")
    assert member.post(PAGE, FORM | wrong).status_code == 422
    assert words in member.page
    assert (FORM | wrong)["reason"] in member.page
    assert db.session.scalars(select(AgendaProposal)).all() == []


def test_only_meetings_whose_agenda_may_be_written_are_offered(browse, acting, meeting):
    over = notified(scheduled(acting("secretary"), date(2026, 12, 17)), acting("secretary"))
    meetings.cancel(
        over,
        "会場の都合により",
        acting("secretary"),
        decision=convening.decided(acting("secretary")),
    )
    db.session.commit()
    row = proposed(browse)
    secretary = browse("secretary")
    secretary.get(PAGE)
    assert f'value="{meeting.id}"' in secretary.page
    assert f'value="{over.id}"' not in secretary.page
    other = scheduled(acting("emp_secretary"), date(2026, 12, 22), "employment")
    db.session.commit()
    answer = {"meeting": str(other.id), "base_version": str(row.version)}
    assert secretary.post(f"/proposals/{row.id}/accept", answer).status_code == 422


def test_the_first_meeting_not_told_of_yet_is_chosen_beforehand(browse, acting, meeting):
    told = notified(scheduled(acting("secretary"), date(2026, 12, 17)), acting("secretary"))
    db.session.commit()
    proposed(browse)
    page = browse("secretary").get(PAGE).text
    assert f'<option value="{meeting.id}" selected>' in page
    assert f'<option value="{told.id}">' in page


def test_who_proposed_reads_on_the_first_page_that_there_is_an_answer(browse, meeting):
    row = proposed(browse)
    secretary = browse("secretary")
    secretary.get(PAGE)
    answer = {"meeting": str(meeting.id), "base_version": str(row.version)}
    secretary.submit(f"/proposals/{row.id}/accept", answer)
    assert "提案した議題が、会議の議題になりました。" in browse("member1").get("/").text
    assert f'<a href="{PAGE}">' in browse("member1").get("/").text
    assert "提案した議題が" not in browse("member2").get("/").text


def test_a_member_is_led_there_from_the_page_of_a_meeting(browse, acting, meeting):
    meetings.fix_date(meeting, acting("secretary"))
    db.session.commit()
    path = f"/meetings/{meeting.id}"
    assert f"{PAGE}#propose" in browse("member1").get(path).text
    assert f"{PAGE}#propose" not in browse("secretary").get(path).text


def test_reading_and_answering_stand_in_the_trail_without_its_words(browse):
    proposed(browse)
    browse("secretary").get(PAGE)
    told = db.session.scalars(
        select(AuditEntry).where(AuditEntry.tag.startswith("proposal:"))
    ).all()
    assert {one.tag for one in told} >= {"proposal:add", "proposal:read"}
    assert not any(FORM["title"] in str(vars(one)) for one in told)


@pytest.mark.sqlite_only  # both engines are asked the same
def test_ten_and_two_hundred_proposals_cost_the_same_and_no_more_than_a_list(
    browse, acting, meeting
):
    browsers = {who: browse(who) for who in ("secretary", "member1", "member2", "chair")}
    found = []
    for number in range(1, 201):
        meetings.propose(
            world.body("s8050"),
            title=f"話し合いたいこと（{number}つめ）",
            reason="取り組みを話し合いたいため。",
            minutes=10,
            actor=acting("member1"),
        )
        if number in (10, 50, 200):
            found.append({who: browser.cost(PAGE) for who, browser in browsers.items()})
    assert found[0] == found[1] == found[2]
    assert max(found[0].values()) <= 6
    assert browsers["secretary"].get(PAGE).text.count('name="meeting"') == 100


def test_the_secretariats_first_page_says_that_one_waits(browse):
    proposed(browse)
    assert f'href="{PAGE}"' in browse("secretary").get("/").text
    assert PAGE not in browse("member2").get("/").text


def test_the_page_stands_below_one_entry_of_the_nav(browse):
    page = browse("member1").get(PAGE).text
    assert re.findall(r'<a href="([^"]*)" aria-current="page">', page) == ["/bodies"]
