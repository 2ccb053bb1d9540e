"""Who came, seat by seat, once the meeting is over."""

from datetime import time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from council.domain import clock
from council.domain.attendance import Way
from council.domain.errors import Conflict
from council.domain.vocabulary import MeetingForm
from council.services import meetings, sittings
from tests import sitting_rooms, world
from tests.minutes.reading import lines, rows


def test_the_turnout_lists_every_seat_and_who_came_for_it(acting):
    meeting = sitting_rooms.notified(acting)
    sitting_rooms.mark(meeting, acting, substitutes=("member1",))
    with pytest.raises(Conflict):
        meetings.turnout_document(meeting, acting("secretary"))
    sitting_rooms.begun(meeting, acting)
    sitting_rooms.over(meeting, acting("secretary"))
    data = meetings.turnout_document(meeting, acting("secretary"))
    head, *body = rows(data, 0)
    assert "謝礼の額" in head
    assert {row[2]: row[3] for row in body} == {
        "鷺沢 道雄": "出席",
        "浅葱 美千代": "出席",
        "若狭 律子": "代理",
        "早乙女 文": "欠席",
        "常盤 碧": "出席",
    }
    assert "出席３名、代理１名、欠席１名、傍聴２名" in lines(data)


def test_the_turnout_as_a_workbook_says_the_same(acting):
    meeting = sitting_rooms.held(acting)
    book = load_workbook(BytesIO(meetings.turnout_table(meeting, acting("secretary"))))
    head, *body = [[cell.value for cell in row] for row in book.worksheets[0].rows]
    assert head == ["番号", "席", "機関・職", "氏名", "出欠", "謝礼の額", "備考"]
    assert [row[4] for row in body].count("欠席") == 1


def test_the_turnout_tells_who_came_online_left_or_was_relieved(acting):
    meeting = sitting_rooms.notified(acting, form=MeetingForm.HYBRID)
    sitting_rooms.mark(meeting, acting)
    with clock.at(world.EVENING):
        sitting_rooms.begun(meeting, acting)
        seats = {who: sitting_rooms.seat_of(meeting, who) for who in ("member1", "member2")}
        secretary = acting("secretary")
        sittings.arrive(meeting, seats["member2"], time(15), secretary, way=Way.ONLINE)
        sittings.arrive(
            meeting, seats["member1"], time(15), secretary, substitute_name="雲母 さより"
        )
        sitting_rooms.over(meeting, secretary)
    data = meetings.turnout_document(meeting, acting("secretary"))
    notes = {row[2]: row[-1] for row in rows(data, 0)[1:]}
    assert notes["早乙女 文"] == "遅参、オンライン"
    assert notes["若狭 律子"] == "途中は代理　雲母 さより"
    assert "出席５名、代理０名、欠席０名、オンライン１名、傍聴２名" in lines(data)
