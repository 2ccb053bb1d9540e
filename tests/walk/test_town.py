"""The ten steps in a town whose council rests on a 要綱: other bodies, other words, no 決裁, no quorum."""

import pytest

from tests.walk import town
from tests.walk.cast import Cast
from tests.walk.hands import HttpHands
from tests.walk.house import House
from tests.walk.preparing import Story
from tests.walk.steps import CLOCK, MEETS_ON, TODAY, take_the_steps, verdict

pytestmark = pytest.mark.sqlite_only


def test_the_main_job_is_done_in_a_town_by_its_own_rules(tmp_path, mailbox):
    town.furnish(tmp_path)
    house = House(tmp_path, mailbox, CLOCK)
    house.start()
    try:
        story = Story(TODAY, MEETS_ON, members=town.members_of(), town=town.MINAMO)
        take_the_steps(house, Cast(town.players(), lambda: HttpHands(house.url)), story)
        assert verdict(house)["ok"] is True
    finally:
        house.stop()
