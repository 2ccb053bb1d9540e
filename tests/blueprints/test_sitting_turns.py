"""The sitting's pages while people come and go: what is seen at each item, put right, decided by a vote."""

from datetime import time

import pytest
from sqlalchemy import func, select, update

from council.domain import clock
from council.domain.quorum import Quorum
from council.domain.vocabulary import MeetingForm
from council.domain.votes import Count
from council.extensions import db
from council.models import AgendaItem, BodyVersion, Meeting, Presence, Seat, Vote
from council.queries import sittings as queries
from council.services import sittings
from tests import world
from tests.sitting_rooms import held, item_of, mark, notified, opened, seat_of

pytestmark = pytest.mark.usefixtures("evening")


def at(meeting, path=""):
    return f"/meetings/{meeting.id}/sitting{path}"


def reread(meeting):
    db.session.expire_all()
    return db.session.get_one(Meeting, meeting.id)


def moved(meeting, who, kind, when, **more):
    return {"place": str(seat_of(meeting, who)), "kind": kind, "at": when, **more}


def test_comings_and_goings_are_listed_and_the_last_of_a_seat_is_taken_back(acting, browse):
    meeting = opened(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "これまでの出入り" not in browser.page
    browser.submit(at(meeting, "/movements"), moved(meeting, "member1", "leave", "15:00"))
    browser.submit(
        at(meeting, "/movements"),
        moved(meeting, "member1", "arrive", "15:10", substitute_name="雲母 さより"),
    )
    assert "着席（代理：雲母 さより）" in browser.page
    assert browser.page.count(">取り消す<") == 1
    back = {"place": str(seat_of(meeting, "member1")), "at": "15:00"}
    assert browser.post(at(meeting, "/movements/take-back"), back).status_code == 409
    assert "もう取り消されている" in browser.page
    for when in ("15:10", "15:00"):
        browser.submit(at(meeting, "/movements/take-back"), back | {"at": when})
    assert "これまでの出入り" not in browser.page


def test_a_movement_that_names_no_seat_is_not_taken_back(acting, browse):
    meeting = opened(acting)
    browser = browse("secretary")
    browser.get(at(meeting))
    assert browser.post(at(meeting, "/movements/take-back"), {"at": "15:00"}).status_code == 422


def test_online_is_offered_and_shown_only_where_the_sitting_is_held_so(acting, browse):
    browser = browse("secretary")
    browser.get(at(opened(acting)))
    assert "オンライン" not in browser.page
    meeting = notified(acting, form=MeetingForm.HYBRID)
    mark(meeting, acting)
    browser.get(at(meeting))
    rows = {f"mark-{seat_of(meeting, who)}": "present" for who in ("chair", "deputy", "member3")}
    rows |= {
        f"mark-{seat_of(meeting, 'member1')}": "present_online",
        f"mark-{seat_of(meeting, 'member2')}": "substitute_online",
        f"name-{seat_of(meeting, 'member2')}": "雲母 さより",
        "observers": "0",
        "base_version": reread(meeting).version,
    }
    browser.submit(at(meeting, "/presence"), rows)
    assert '<option value="present_online" selected>出席（オンライン）</option>' in browser.page
    ways = db.session.scalars(
        select(Presence.way).where(Presence.meeting_id == meeting.id, Presence.seat_id.is_not(None))
    ).all()
    assert [str(one) for one in ways].count("online") == 2


def test_the_page_warns_before_an_item_is_discussed_without_a_quorum(acting, browse):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    sittings.leave(meeting, seat_of(meeting, "deputy"), time(15), secretary)
    sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "member1")), secretary)
    for line in queries.lines(meeting, secretary):
        if line.item.id != item.id and not line.item.kind.value.endswith("ing"):
            sittings.mark_discussed(queries.item(meeting, line.item.id), secretary)
    db.session.commit()
    browser = browse("secretary")
    browser.get(at(meeting))
    assert "次の議題は、いまの出席では成立しません" in browser.page
    browser.get(at(meeting, f"/items/{item.id}"))
    assert "いま、この議題は定足数に足りません" in browser.page
    assert "4名のうち出席は2名で、定足数の3名に足りません。" in browser.page


def test_a_body_without_a_rule_is_told_nothing_of_a_quorum_at_an_item(acting, browse):
    meeting = opened(acting)
    item = item_of(meeting)
    db.session.execute(update(BodyVersion).values(quorum=Quorum.NONE))
    db.session.commit()
    browser = browse("secretary")
    browser.get(at(meeting, f"/items/{item.id}"))
    assert "審議の時間" in browser.page
    assert "定足数" not in browser.page
    assert "この議題の成立" not in browser.page


def test_an_item_is_begun_with_a_press_and_its_times_are_put_right(acting, browse):
    meeting = opened(acting)
    path = at(meeting, f"/items/{item_of(meeting).id}")
    browser = browse("secretary")
    browser.get(path)
    browser.submit(f"{path}/begin", {})
    assert "審議を始めた時刻を記録しました。" in browser.page
    assert "審議を始める" not in browser.page.partition("<main")[2].partition("審議の時間を直す")[0]
    version = browser.hidden["base_version"]
    typed = {"begun_at": "14:30", "ended_at": "14:20", "base_version": version}
    assert browser.post(f"{path}/times", typed).status_code == 422
    assert "終えた時刻は、始めた時刻より後にしてください。" in browser.page
    browser.submit(f"{path}/times", typed | {"ended_at": "15:00"})
    kept = select(AgendaItem.begun_at, AgendaItem.ended_at).where(
        AgendaItem.id == item_of(meeting).id
    )
    assert tuple(db.session.execute(kept).one()) == (time(14, 30), time(15))
    assert browser.post(f"{path}/times", typed).status_code == 409
    browser.get(at(meeting))
    assert "14:30–15:00　出席4名／定足数3名" in browser.page


def test_what_is_begun_before_the_opening_is_refused_in_a_sentence(acting, browse):
    meeting = opened(acting)
    path = at(meeting, f"/items/{item_of(meeting).id}")
    browser = browse("secretary")
    browser.get(path)
    with clock.at(world.NOW):
        browser.post(f"{path}/begin", {})
    assert "開催日の、開会から閉会まで" in browser.page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"how": "vote", "ayes": "3"}, "賛成と反対の人数を入力してください。"),
        ({"how": "vote", "ayes": "3", "noes": "1"}, "採決に加わったのは3名です"),
        ({"ayes": "3", "noes": "0"}, "決め方で「採決」を選んでください。"),
        ({"how": "vote", "ayes": "x", "noes": "0"}, ""),
    ],
)
def test_a_vote_that_cannot_be_is_refused_and_keeps_what_was_typed(acting, browse, typed, sentence):
    meeting = opened(acting)
    path = at(meeting, f"/items/{item_of(meeting).id}")
    browser = browse("secretary")
    browser.get(path)
    fields = {"text": "一覧を配る。", "at": "15:00"} | typed
    assert browser.post(f"{path}/decisions", fields).status_code == 422
    assert sentence in browser.page
    assert "一覧を配る。" in browser.page
    assert db.session.scalar(select(func.count()).select_from(Vote)) == 0


def test_a_decision_tells_its_vote_and_is_taken_back_with_it(acting, browse):
    meeting = opened(acting)
    path = at(meeting, f"/items/{item_of(meeting).id}")
    browser = browse("secretary")
    browser.get(path)
    assert "いまの記録では3名です" in browser.page
    fields = {"text": "一覧を配る。", "how": "vote", "ayes": "2", "noes": "1", "at": "15:00"}
    browser.submit(f"{path}/decisions", fields)
    browser.submit(f"{path}/decisions", {"text": "訪問を増やす。", "how": "unanimous"})
    assert "一覧を配る。（賛成2名、反対1名、棄権なし。賛成多数で確認）" in browser.page
    assert "訪問を増やす。（異議なく、全会一致で確認）" in browser.page
    entry = db.session.scalars(select(Vote.entry_id).where(Vote.ayes == 2)).one()
    browser.get(at(meeting, f"/entries/{entry}"))
    assert "採決や全会一致の記録は、このまま残ります。" in browser.page
    version = browser.hidden["base_version"]
    browser.submit(at(meeting, f"/entries/{entry}"), {"remove": "1", "base_version": version})
    assert "賛成2名" not in browser.page


def test_a_vote_that_fits_the_presence_no_more_is_marked(acting, browse):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    ballot = sittings.Ballot(Count(2, 1), time(15))
    sittings.decide(item, text="一覧を配る。", actor=secretary, ballot=ballot)
    db.session.commit()
    browser = browse("secretary")
    browser.get(at(meeting, f"/items/{item.id}"))
    assert "人数か出欠を確かめてください。" not in browser.page
    sittings.leave(meeting, seat_of(meeting, "member1"), time(14, 50), secretary)
    db.session.commit()
    browser.get(at(meeting, f"/items/{item.id}"))
    assert "いまの出欠の記録では、採決に加わったのは2名です。" in browser.page


@pytest.mark.sqlite_only  # both engines are asked the same
def test_the_pages_take_the_same_statements_for_ten_fifty_and_two_hundred_items(acting, browse):
    browser, costs = browse("secretary"), []
    for count in (10, 50, 200):
        meeting = opened(acting, items=count)
        item, secretary = item_of(meeting), acting("secretary")
        sittings.leave(meeting, seat_of(meeting, "member1"), time(15), secretary)
        db.session.execute(
            update(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .values(begun_at=time(14, 30), ended_at=time(15, 10))
        )
        sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "member3")), secretary)
        sittings.close(meeting, closed_at=time(16), actor=secretary)
        db.session.commit()
        costs.append([browser.cost(at(meeting, one)) for one in ("", f"/items/{item.id}")])
    assert costs[0] == costs[1] == costs[2]
    assert max(costs[0]) <= 16


def test_a_sitting_that_is_over_shows_how_each_item_stood(acting, browse):
    meeting = held(acting)
    sittings.leave(meeting, seat_of(meeting, "member1"), time(15), acting("secretary"))
    db.session.commit()
    browser = browse("chair")
    browser.get(at(meeting, f"/items/{item_of(meeting).id}"))
    assert "15:00から　出席3名" in browser.page
    assert "取り消す" not in browser.page
