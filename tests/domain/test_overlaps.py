from datetime import date, time

import pytest

from council.domain.overlaps import Membership, overlaps
from council.domain.vocabulary import MeetingForm
from council.domain.yearplan import Occasion

DAY = date(2027, 5, 13)
BOTH = [
    Membership("s8050", "鷺沢 道雄", 1, date(2026, 4, 1), date(2028, 3, 31)),
    Membership("employment", "鷺沢 道雄", 1, date(2026, 4, 1), None),
    Membership("employment", "水戸部 環", 2, date(2026, 4, 1), None),
]


def occasion(body, begins=14, place=""):
    return Occasion((body,), DAY, time(begins), time(begins + 2), place, MeetingForm.IN_PERSON)


def test_somebody_who_sits_in_both_bodies_is_named():
    other = occasion("employment")
    (found,) = overlaps(occasion("s8050"), [other], BOTH)
    assert found.people == ("鷺沢 道雄",)
    assert (found.other, found.is_same_body, found.is_same_room) == (other, False, False)


def test_who_no_longer_sits_there_on_the_day_is_not_named():
    over = [BOTH[0], Membership("employment", "鷺沢 道雄", 1, date(2020, 4, 1), date(2027, 5, 12))]
    assert overlaps(occasion("s8050"), [occasion("employment")], over) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (occasion("employment", place="会議室"), "is_same_room"),
        (occasion("s8050", begins=15), "is_same_body"),
    ],
)
def test_the_room_and_the_body_itself_may_be_taken(other, reason):
    (found,) = overlaps(occasion("s8050", place="会議室"), [other], [])
    assert getattr(found, reason)


def test_another_time_and_a_place_not_yet_known_stand_in_nobodys_way():
    others = [occasion("employment", begins=16), occasion("representatives")]
    assert overlaps(occasion("s8050"), others, BOTH) == []


def test_one_secretariat_is_not_at_two_sittings_at_once():
    both = ("s8050", "employment")
    (found,) = overlaps(occasion("s8050"), [occasion("employment")], [], both)
    assert found.is_same_office
    assert overlaps(occasion("s8050"), [occasion("employment")], [], ("s8050",)) == []
