"""The main job in a real Chromium, each role in a browser of its own; `make pictures` walks it with a camera."""

import pytest

from tests.walk.hands import BrowserHands, Hands
from tests.walk.inspector import Inspector
from tests.walk.steps import verdict, walk

PAGES = 50


@pytest.mark.browser
def test_the_ten_steps_are_walked_in_a_browser_with_scripts(house, chromium, request):
    pictures = request.config.getoption("--pictures")
    inspector = Inspector(pictures)

    def open_hands() -> Hands:
        return BrowserHands(house.url, chromium.new_context(locale="ja-JP"), inspector)

    walk(house, open_hands, pictures)
    assert len(inspector.seen) > PAGES
    assert verdict(house)["ok"]
