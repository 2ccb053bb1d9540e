"""The walk's own options."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.walk.house import House, Mailbox
from tests.walk.steps import CLOCK, ready


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
