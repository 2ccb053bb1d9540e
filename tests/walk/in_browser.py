"""The same walk in a real Chromium, and on PostgreSQL: run by name (`make pictures` does)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import postgres
from tests.walk.hands import BrowserHands, Hands, HttpHands
from tests.walk.house import House
from tests.walk.inspector import Inspector
from tests.walk.steps import CLOCK, ready, verdict, walk


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-background-networking", "--disable-sync"],
        )
        yield browser
        browser.close()


@pytest.mark.browser
def test_the_ten_steps_are_walked_in_a_browser_with_scripts(house, chromium, request):
    pictures = request.config.getoption("--pictures")
    inspector = Inspector(pictures)

    def open_hands() -> Hands:
        return BrowserHands(house.url, chromium.new_context(locale="ja-JP"), inspector)

    walk(house, open_hands, pictures)
    assert len(inspector.seen) > 50
    assert verdict(house)["ok"]


@pytest.mark.browser
def test_the_ten_steps_are_walked_in_a_browser_without_scripts(house, chromium):
    inspector = Inspector()

    def open_hands() -> Hands:
        context = chromium.new_context(locale="ja-JP", java_script_enabled=False)
        return BrowserHands(house.url, context, inspector, has_scripts=False)

    walk(house, open_hands)
    assert verdict(house)["ok"]


def test_the_ten_steps_are_walked_over_plain_http_on_postgresql(tmp_path, mailbox):
    with postgres.running() as server:
        address = server.create("walk").replace("postgresql+psycopg", "postgresql")
        house = ready(House(tmp_path, mailbox, CLOCK, database_url=address))
        try:
            walk(house, lambda: HttpHands(house.url))
            assert verdict(house)["ok"]
        finally:
            house.stop()
