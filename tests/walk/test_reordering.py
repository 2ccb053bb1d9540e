"""Items of a 次第 dragged to another place: with a mouse, with a finger, and not at all."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.walk.hands import BrowserHands, log_in
from tests.walk.house import House, Mailbox
from tests.walk.inspector import Inspector
from tests.walk.preparing import typed
from tests.walk.steps import CLOCK, MEETS_ON, players, ready

WIDE = {"width": 1280, "height": 900}
PLAIN = {"開き方": "対面", "公開・非公開の別": "非公開"}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for these tests: each writes a 次第 of its own."""
    with Mailbox() as box:
        house = ready(House(tmp_path_factory.mktemp("reordering"), box, CLOCK))
        yield house
        house.stop()


@pytest.fixture
def written(standing: House, chromium: Browser) -> Iterator[Callable[..., BrowserHands]]:
    """Opens the page on which the 次第 of a meeting is written, in a browser as wanted."""
    contexts = []

    def write(days: int, **options: Any) -> BrowserHands:
        context = chromium.new_context(locale="ja-JP", **options)
        contexts.append(context)
        hands = BrowserHands(standing.url, context, Inspector())
        secretary = players(standing)["secretary"]
        log_in(hands, secretary.email, secretary.password)
        hands.open("/meetings/new/s8050")
        day = typed(MEETS_ON + timedelta(days=days))
        hands.submit("会議を設定する", {"開催日": day, "場所": "会議室４１", **PLAIN})
        assert "回次は仮" in hands.text
        hands.open(f"{hands.path}/agenda")
        return hands

    yield write
    for context in contexts:
        context.close()


def order(page: Page) -> list[str]:
    return [str(row.get_attribute("data-row")) for row in page.locator("[data-row]").all()]


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def rows(page: Page) -> Locator:
    return page.locator("[data-row]")


@pytest.mark.browser
def test_a_row_is_dragged_with_the_mouse_and_stands_there_afterwards(written):
    hands = written(0, viewport=WIDE)
    page = hands.page
    before = order(page)
    x, y = middle(rows(page).nth(1).locator(".grip"))
    target = rows(page).nth(3).bounding_box()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 10, steps=3)
    page.mouse.move(x, target["y"] + target["height"] - 4, steps=8)
    expect(page.locator("[data-status]")).to_have_text("離すと、上から4番目になります。")
    with page.expect_navigation():
        page.mouse.up()
    after = order(page)
    assert after == [before[0], before[2], before[3], before[1], *before[4:]]
    assert "順番を変えました。" in hands.text
    assert hands.complaints == []


@pytest.mark.browser
def test_escape_and_a_drop_in_place_change_nothing(written):
    page = written(7, viewport=WIDE).page
    before = order(page)
    x, y = middle(rows(page).nth(1).locator(".grip"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 200, steps=8)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator("[data-status]")).to_have_text("順番は変わりません。")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
    assert order(page) == before


@pytest.mark.browser
def test_a_row_is_dragged_with_a_finger_on_a_telephone(written):
    hands = written(21, viewport=PHONE, has_touch=True, is_mobile=True)
    page = hands.page
    before = order(page)
    row = rows(page).nth(2)
    row.scroll_into_view_if_needed()
    x, y = middle(row.locator(".grip"))
    above = rows(page).nth(1).bounding_box()
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for part in range(1, 9):
        touch("touchMove", {"x": x, "y": y + (above["y"] + 8 - y) * part / 8})
    with page.expect_navigation():
        touch("touchEnd")
    assert order(page) == [before[0], before[2], before[1], *before[3:]]


@pytest.mark.browser
def test_without_scripts_the_buttons_do_the_same(written):
    hands = written(28, viewport=WIDE, java_script_enabled=False)
    before = order(hands.page)
    assert hands.page.locator(".grip").count() == 0
    hands.submit("下へ")
    assert order(hands.page) == [before[1], before[0], *before[2:]]
