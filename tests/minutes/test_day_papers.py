from dataclasses import replace

import pytest

from council.minutes.arrivals import arrivals_docx
from council.minutes.collection import collection_docx
from council.minutes.day import Expected
from council.minutes.name_cards import name_cards_docx
from council.minutes.script import script_docx
from council.minutes.seating_plan import seating_plan_docx
from council.minutes.style import PageStyle
from council.minutes.turnout import turnout_docx
from tests.minutes.day_samples import ARRIVALS, CARDS, COLLECTION, PLACES, PLAN, SCRIPT, TURNOUT
from tests.minutes.reading import lines, opened, rows

STYLE = PageStyle()


def cells(data):
    return [cell for row in rows(data, 0) for cell in row]


def names(row):
    """The names in a row of the plan: the middle of three lines."""
    return [cell.split("\n")[1] if "\n" in cell else "" for cell in row]


def test_the_script_says_when_and_by_whom_what_is_read_and_what_is_done():
    text = lines(script_docx(SCRIPT, STYLE))
    assert "午後２時２分　（１）　事例検討（K7M2P9）（非公開）\t５０分" in text
    assert "部会長\tここからは、非公開とします。" in text
    assert "（来た人数を書き入れて読む）" in text


def test_the_chair_sits_at_the_head_with_the_deputy_beside_and_the_secretariat_at_the_foot():
    plan = rows(seating_plan_docx(PLAN, STYLE), 0)
    assert names(plan[0]) == ["", "戸澤　みのり", "鷺沢　道雄"]
    assert plan[-1][1:] == ["事務局\n生活福祉課　九鬼　真澄", "傍聴席"]


def test_members_sit_along_both_sides_in_the_order_of_the_roster():
    plan = rows(seating_plan_docx(PLAN, STYLE), 0)
    assert [names(row) for row in plan[2:4]] == [
        ["雲母　さより", "", "楢原　てるみ"],
        ["篁　誠一郎", "", "入間野　葵"],
    ]


def test_whoever_is_absent_has_no_place_and_is_named_below():
    data = seating_plan_docx(PLAN, STYLE)
    assert not any("御厨" in cell for cell in cells(data))
    assert any(line.startswith("欠席　御厨　千景") for line in lines(data))


def test_the_deputy_takes_the_head_when_the_chair_is_absent():
    away = (replace(PLACES[0], expected=Expected.ABSENT), *PLACES[1:])
    plan = rows(seating_plan_docx(replace(PLAN, places=away, has_observers=False), STYLE), 0)
    assert names(plan[0]) == ["", "鷺沢　道雄", ""]
    assert plan[-1][2] == ""


def test_whoever_comes_for_the_chair_does_not_take_the_head():
    sent = replace(PLACES[0], expected=Expected.SUBSTITUTE, substitute_name="雲母　さより")
    plan = rows(seating_plan_docx(replace(PLAN, places=(sent, *PLACES[1:])), STYLE), 0)
    assert names(plan[0]) == ["", "鷺沢　道雄", ""]
    assert plan[2][0].startswith("1　代理")


def test_a_body_without_chair_and_deputy_leaves_the_head_free():
    rest = replace(PLAN, places=PLACES[2:])
    assert names(rows(seating_plan_docx(rest, STYLE), 0)[0]) == ["", "", ""]


def test_thirty_members_fit_on_one_plan():
    crowd = tuple(replace(PLACES[6], number=number) for number in range(1, 31))
    plan = rows(seating_plan_docx(replace(PLAN, places=crowd), STYLE), 0)
    assert len(plan) == 4 + 15


def test_a_card_reads_alike_on_both_faces_and_names_who_comes():
    cards = rows(name_cards_docx(CARDS, STYLE), 0)
    assert len(cards) == 11
    assert all(left == right for left, right in cards)
    assert cards[0][0] == "砧野大学社会福祉学部\n教授　部会長\n戸澤　みのり"
    assert cards[2][0] == "等々力渓谷クリニック\n看護師長\n雲母　さより"


def test_cards_lie_on_a_page_on_its_side():
    section = opened(name_cards_docx(CARDS, STYLE)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("戸澤　みのり", "Card Name"),
        ("勅使河原　恵美子", "Card Name Long"),
        ("あ" * 12, "Card Name Longer"),
    ],
)
def test_a_long_name_is_printed_smaller(name, style):
    one = replace(CARDS, places=(replace(PLACES[3], name=name),))
    cell = opened(name_cards_docx(one, STYLE)).tables[0].cell(0, 0)
    assert cell.paragraphs[-1].style.name == style


def test_the_arrival_list_shows_what_was_answered_and_leaves_room_to_sign():
    head, *body = rows(arrivals_docx(ARRIVALS, STYLE), 0)
    assert head == ["№", "席\n機関・職", "氏名", "出席・代理", "署名"]
    assert body[0][3:] == ["出席", ""]
    assert body[2][3] == "代理\n看護師長\n雲母　さより"
    assert body[4][3] == "欠席"
    assert body[7][3].startswith("□ 出席")


def test_observers_sign_where_the_meeting_is_open():
    assert len(rows(arrivals_docx(ARRIVALS, STYLE), 1)) == 11
    closed = arrivals_docx(replace(ARRIVALS, has_observers=False), STYLE)
    assert len(opened(closed).tables) == 1


def test_copies_to_be_taken_back_are_listed_one_by_one():
    data = collection_docx(COLLECTION, STYLE)
    head, first, *_rest = rows(data, 0)
    assert head[0] == "写しの\n番号"
    assert first == ["1", "砧野大学社会福祉学部\n教授", "戸澤　みのり", "□", "□", ""]
    text = lines(data)
    assert "資料３　事例 K7M2P9\t6部" in text
    assert "退席（除斥）などの写し　番号７（渡さない。先に届けたものは、別に受け取る）" in text
    assert "配る写しがありません。配ってから、もう一度作ってください。" in text


def test_a_copy_that_came_back_is_marked():
    paper = COLLECTION.papers[0]
    back = replace(paper, copies=(replace(paper.copies[0], is_back=True),))
    data = collection_docx(replace(COLLECTION, papers=(back,)), STYLE)
    assert rows(data, 0)[1][4] == "済"


def test_the_turnout_has_an_empty_column_under_the_bodys_word_for_what_is_paid():
    head, *body = rows(turnout_docx(TURNOUT, STYLE), 0)
    assert head[3:] == ["出欠", "謝礼の額", "備考"]
    assert body[2][3:] == ["代理", "", "代理　看護師長　雲母　さより"]
    assert {row[4] for row in body} == {""}


def test_where_nothing_is_paid_the_turnout_has_no_such_column():
    data = turnout_docx(replace(TURNOUT, reward_word=""), STYLE)
    assert rows(data, 0)[0][3:] == ["出欠", "備考"]
    assert "出席実績" in lines(data)
