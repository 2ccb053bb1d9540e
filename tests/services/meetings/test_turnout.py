"""Who came, seat by seat, once the meeting is over."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from council.domain.errors import Conflict
from council.services import meetings
from tests import sitting_rooms
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
