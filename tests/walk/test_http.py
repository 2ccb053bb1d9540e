"""The main job, walked over plain HTTP against the running server, worker and a real SMTP server."""

from tests.walk.hands import HttpHands
from tests.walk.steps import verdict, walk


def test_the_ten_steps_are_walked_over_plain_http(house):
    walk(house, lambda: HttpHands(house.url))
    assert verdict(house)["ok"]
