"""The same walk in a Chromium whose scripts are switched off: every task is done with plain forms."""

import pytest

from tests.walk.hands import BrowserHands, Hands
from tests.walk.inspector import Inspector
from tests.walk.steps import verdict, walk


@pytest.mark.browser
def test_the_ten_steps_are_walked_in_a_browser_without_scripts(house, chromium):
    inspector = Inspector()

    def open_hands() -> Hands:
        context = chromium.new_context(locale="ja-JP", java_script_enabled=False)
        return BrowserHands(house.url, context, inspector, has_scripts=False)

    walk(house, open_hands)
    assert verdict(house)["ok"]
