"""The walk's own options, and what every way of walking needs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

_PARTS = (
    "calling",
    "delivering",
    "hands",
    "holding",
    "judged",
    "preparing",
    "printed",
    "secrecy",
    "settling",
    "submitting",
)
for _part in _PARTS:
    pytest.register_assert_rewrite(f"tests.walk.{_part}")

from tests.walk.house import House, Mailbox  # noqa: E402 after the rewriting is asked for
from tests.walk.steps import CLOCK, ready  # noqa: E402


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, default=None, help="leave pictures in this folder")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box


@pytest.fixture
def house(tmp_path: Path, mailbox: Mailbox) -> Iterator[House]:
    """The product on SQLite with its demonstration year."""
    house = ready(House(tmp_path, mailbox, CLOCK))
    yield house
    house.stop()


def _chromium() -> str:
    found = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    return next(found)


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_chromium(),
            args=["--no-sandbox", "--disable-background-networking", "--disable-sync"],
        )
        yield browser
        browser.close()
