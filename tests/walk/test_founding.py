"""The structure of 令和4年度: by hand in a browser, and as a table; both as the sources have it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests import world
from tests.walk import founding
from tests.walk.hands import BrowserHands, Hands, HttpHands, log_in
from tests.walk.house import House, Mailbox
from tests.walk.inspector import Inspector

DAYS = ("2022-03-31", "2022-04-02")
WIDE = {"width": 1280, "height": 900}

pytestmark = pytest.mark.sqlite_only


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The profile as it is shipped."""
    with Mailbox() as box:
        house = House(tmp_path_factory.mktemp("sources"), box, founding.CLOCK)
        house.council("init", "--profile", "setagaya")
        yield house


@pytest.fixture
def march(tmp_path, mailbox) -> Iterator[House]:
    """The ward in the March before."""
    founding.furnish(tmp_path)
    house = House(tmp_path, mailbox, founding.CLOCK)
    house.start()
    yield house
    house.stop()


def ensure_as_in_the_sources(house: House, sources: House) -> None:
    for day in DAYS:
        assert founding.shown(house, day) == founding.shown(sources, day), day


def walk(house: House, hands: Hands, sources: House) -> None:
    log_in(hands, founding.ADMIN, world.PASSWORD)
    founding.enter(hands)
    ensure_as_in_the_sources(house, sources)
    hands.open("/bodies?at=2022-04-02")
    hands.look("structure-2022")
    assert "ひきこもり・就労支援部会（令和4年4月に重層的支援協議会へ移管）" in hands.text
    hands.open("/bodies/employment")
    assert "世田谷区重層的支援協議会 ひきこもり・就労支援部会" in hands.text


@pytest.mark.browser
def test_the_structure_is_entered_by_hand_in_a_browser(march, sources, chromium: Browser):
    context = chromium.new_context(locale="ja-JP", viewport=WIDE)
    walk(march, BrowserHands(march.url, context, Inspector()), sources)


def test_the_structure_is_entered_by_hand_without_scripts(march, sources):
    walk(march, HttpHands(march.url), sources)


def test_the_structure_is_brought_by_a_table(march, sources, tmp_path):
    for kind in ("structure", "roster"):
        table = tmp_path / f"{kind}.csv"
        sources.council("export", kind, "-o", str(table))
        march.council("import", kind, str(table), "--as", founding.ADMIN)
    for day in DAYS:
        assert founding.shown(march, day, with_seats=True) == founding.shown(
            sources, day, with_seats=True
        ), day
