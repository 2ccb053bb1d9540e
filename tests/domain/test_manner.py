"""How a seat was attended, in the words of the lists."""

from datetime import time

import pytest

from council.domain.attendance import Stay, Way, arrived, left
from council.domain.manner import Manner, beside, manner, movements, steps

HOLDER = Stay()
SUBSTITUTE = Stay(substitute="雲母 さより", post="係長")
ONLINE = Stay(way=Way.ONLINE)
BACK = arrived(left((HOLDER,), time(15)), time(15, 10), HOLDER)
TAKEN_OVER = arrived((HOLDER,), time(15), SUBSTITUTE)


@pytest.mark.parametrize(
    ("course", "mark", "told", "words"),
    [
        ((), "欠席", [], []),
        ((HOLDER,), "出席", [], []),
        ((ONLINE,), "出席", ["オンライン"], ["オンライン"]),
        (arrived((), time(14, 20), HOLDER), "遅参", ["午後２時２０分着席"], ["遅参"]),
        (left((HOLDER,), time(15)), "途中退席", ["午後３時退席"], ["途中退席"]),
        (BACK, "一時退席", ["午後３時退席", "午後３時１０分着席"], ["一時退席"]),
        (
            TAKEN_OVER,
            "出席",
            ["午後３時から代理：係長　雲母 さより"],
            ["途中は代理　係長　雲母 さより"],
        ),
        (
            arrived((SUBSTITUTE,), time(15), ONLINE),
            "出席",
            ["午後３時から本人、オンライン"],
            ["オンライン", "途中は代理　係長　雲母 さより"],
        ),
        (
            arrived((HOLDER,), time(15), ONLINE),
            "出席",
            ["午後３時からオンライン"],
            ["オンライン"],
        ),
    ],
)
def test_a_seat_has_one_mark_and_its_movements(course, mark, told, words):
    assert manner(course).mark == mark
    assert list(movements(course, "full")) == told
    assert list(beside(course)) == words


def test_who_sat_there_throughout_for_the_holder_is_named():
    course = arrived((), time(14, 20), SUBSTITUTE)
    assert manner(course) == Manner("代理", "雲母 さより", "係長")
    assert list(movements(course, "half")) == ["午後2時20分着席"]
    assert list(beside(course)) == []


def test_the_steps_tell_one_by_one_what_happened():
    assert list(steps(arrived(BACK, time(15, 30), SUBSTITUTE))) == [
        (time(15), "退席"),
        (time(15, 10), "着席"),
        (time(15, 30), "交代（代理：係長　雲母 さより）"),
    ]


def test_who_goes_online_or_comes_into_the_room_changes_the_way_alone():
    online = arrived((HOLDER,), time(15), ONLINE)
    assert list(steps(online)) == [(time(15), "オンラインに切替え")]
    back = arrived(left(online, time(15, 10)), time(15, 20), HOLDER)
    assert list(movements(back, "half")) == [
        "午後3時からオンライン",
        "午後3時10分退席",
        "午後3時20分会場で着席",
    ]
