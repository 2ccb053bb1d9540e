from datetime import date

from council.domain.ids import new_id
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import AgendaItem
from tests import convening, sitting_rooms

NEXT = date(2026, 12, 17)
TITLE = "連絡の取り方について"


def left_over(acting, items=1):
    meeting = sitting_rooms.opened(acting, items=items)
    sitting_rooms.over(meeting, acting("secretary"))
    following = convening.scheduled(acting("secretary"), NEXT)
    db.session.commit()
    return meeting.id, following.id, sitting_rooms.item_of(meeting)


def press(browser, following_id, item, how):
    return browser.submit(
        f"/meetings/{following_id}/agenda/undiscussed/{item.id}",
        {"how": how, "base_version": str(item.version)},
    )


def test_the_next_agenda_proposes_it_and_one_press_moves_it(acting, browse):
    _meeting_id, following_id, item = left_over(acting)
    secretary = browse("secretary")
    secretary.get(f"/meetings/{following_id}/agenda")
    assert "前の会議で審議しなかった議題" in secretary.page
    press(secretary, following_id, item, "moved")
    assert "議題を、資料と一緒にこの会議に移しました。" in secretary.page
    assert "前の会議で審議しなかった議題" not in secretary.page
    assert "前回から" in secretary.page


def test_left_out_it_stands_in_a_fold_and_comes_back_with_one_press(acting, browse):
    _meeting_id, following_id, item = left_over(acting)
    secretary = browse("secretary")
    press(secretary, following_id, item, "left_out")
    assert "繰り越さないことにした議題（1件）" in secretary.page
    item = db.session.get_one(AgendaItem, item.id, populate_existing=True)
    press(secretary, following_id, item, "again")
    assert "題名だけ写す" in secretary.page


def test_the_closed_meeting_says_what_became_of_it(acting, browse):
    meeting_id, following_id, item = left_over(acting)
    secretary = browse("secretary")
    secretary.get(f"/meetings/{meeting_id}")
    assert "まだ決めていません" in secretary.page
    assert f"/meetings/{following_id}/agenda#undiscussed" in secretary.page
    press(secretary, following_id, item, "moved")
    secretary.get(f"/meetings/{meeting_id}")
    assert "まだ決めていません" not in secretary.page
    assert secretary.page.count("次回へ繰越") == 2  # in the 次第 and in the list
    member = browse("member1")
    member.get(f"/meetings/{meeting_id}")
    assert "次回へ繰越" in member.page
    assert "審議しなかった議題" not in member.page


def test_a_closed_meeting_leads_to_the_next_one_where_it_is_planned_already(acting, browse):
    meeting = sitting_rooms.opened(acting)
    sitting_rooms.over(meeting, acting("secretary"))
    db.session.commit()
    path, secretary = f"/meetings/{meeting.id}", browse("secretary")
    assert ">次の会議を設定する</a>" in secretary.get(path).text
    following = convening.scheduled(acting("secretary"), NEXT)
    db.session.commit()
    page = secretary.get(path).text
    assert "次の会議は、12月17日(木)に設定してあります。" in page
    assert f'href="/meetings/{following.id}">次の会議を開く</a>' in page
    assert ">次の会議を設定する</a>" not in page


def test_the_closed_sitting_leads_to_where_it_is_decided(acting, browse):
    meeting = sitting_rooms.opened(acting, items=2)
    sitting_rooms.over(meeting, acting("secretary"))
    db.session.commit()
    path, secretary = f"/meetings/{meeting.id}/sitting", browse("secretary")
    assert "次の会議が、まだ設定されていません" in secretary.get(path).text
    assert f'href="/meetings/{meeting.id}/next">次の会議を設定する</a>' in secretary.page
    following = convening.scheduled(acting("secretary"), NEXT)
    db.session.commit()
    page = secretary.get(path).text
    assert "審議していない議題が2件あります。次の会議の次第で、移すか決めます。" in page
    assert f'href="/meetings/{following.id}/agenda#undiscussed"' in page
    assert "審議していない議題が2件あります" not in browse("member1").get(path).text


def test_an_item_that_was_not_come_to_says_so_and_nothing_of_a_quorum(acting, browse):
    meeting_id, _following_id, item = left_over(acting)
    page = browse("secretary").get(f"/meetings/{meeting_id}/sitting/items/{item.id}").text
    assert "審議なし" in page
    assert "この議題の審議は成立した" not in page


def test_the_record_shows_the_trace_and_offers_no_mark(acting, browse):
    meeting_id, following_id, item = left_over(acting)
    secretary = browse("secretary")
    press(secretary, following_id, item, "duplicated")
    secretary.get(f"/meetings/{meeting_id}/sitting")
    assert "次回へ繰越" in secretary.page
    secretary.get(f"/meetings/{meeting_id}/sitting/items/{item.id}")
    assert "次の会議に繰り越しています" in secretary.page
    assert ">審議済みにする</button>" not in secretary.page


def test_a_stale_press_is_refused_with_the_page_as_it_is_now(acting, browse):
    _meeting_id, following_id, item = left_over(acting)
    secretary = browse("secretary")
    fields = {"how": "moved", "base_version": str(item.version)}
    path = f"/meetings/{following_id}/agenda/undiscussed/{item.id}"
    secretary.submit(path, fields)
    assert secretary.post(path, fields).status_code == 409
    copies = db.session.query(AgendaItem).filter(AgendaItem.carried_from_id == item.id)
    assert copies.count() == 1


def test_an_item_of_another_body_is_not_found(acting, browse):
    _meeting_id, _following_id, item = left_over(acting)
    other = convening.scheduled(acting("emp_secretary"), NEXT, code="employment")
    db.session.commit()
    path = f"/meetings/{other.id}/agenda/undiscussed/{item.id}"
    fields = {"how": "moved", "base_version": str(item.version)}
    keeper = browse("emp_secretary")
    keeper.get("/")
    assert keeper.post(path, fields).status_code == 404
    assert not db.session.query(AgendaItem).filter_by(meeting_id=other.id, title=TITLE).count()


def test_ten_and_two_hundred_left_over_items_cost_the_same(acting, browse):
    meeting_id, following_id, _item = left_over(acting, items=2)
    secretary = browse("secretary")
    paths = (f"/meetings/{following_id}/agenda", f"/meetings/{meeting_id}")
    few = [secretary.cost(path) for path in paths]
    last = db.session.query(AgendaItem).filter_by(kind=ItemKind.DISCUSSION).first()
    columns = {one.name: getattr(last, one.name) for one in AgendaItem.__table__.columns}
    for number in range(200):
        db.session.add(AgendaItem(**columns | {"id": new_id(), "position": 100 + number}))
    db.session.commit()
    assert [secretary.cost(path) for path in paths] == few
