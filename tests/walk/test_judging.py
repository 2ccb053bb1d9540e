"""Judging a paper with the keyboard, with a selection in the text, and without any script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.walk import judged
from tests.walk.cast import Cast
from tests.walk.hands import BrowserHands, Hands, HttpHands
from tests.walk.house import House, Mailbox
from tests.walk.inspector import Inspector
from tests.walk.steps import CLOCK, players, ready

NARROW = {"width": 320, "height": 700}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for these tests: each judges a paper of its own."""
    with Mailbox() as box:
        house = ready(House(tmp_path_factory.mktemp("judging"), box, CLOCK))
        yield house
        house.stop()


def cast_of(house: House, open_hands: Callable[[], Hands]) -> Cast:
    return Cast(players(house), open_hands)


@pytest.fixture
def hands(standing: House, chromium: Browser) -> BrowserHands:
    def open_hands() -> Hands:
        context = chromium.new_context(locale="ja-JP", viewport=WIDE)
        return BrowserHands(standing.url, context, Inspector())

    one = cast_of(standing, open_hands)["staff_a"]
    assert isinstance(one, BrowserHands)
    judged.write(one)
    return one


def at(page: Page) -> str:
    """What has the focus: its id, else its name."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.name"))


def keys(page: Page, *pressed: str) -> None:
    for one in pressed:
        page.keyboard.press(one)


def waiting(page: Page) -> str:
    return page.locator(".review__count").inner_text().strip()


@pytest.mark.browser
def test_a_paper_is_judged_with_the_keyboard_alone(hands):
    page = hands.page
    page.reload()
    keys(page, "j")
    assert at(page) == "finding-1"
    keys(page, "j", "k")
    assert at(page) == "finding-1"
    keys(page, "a")
    assert at(page) == "finding-2"
    keys(page, "c")
    assert at(page).startswith("wording_")
    page.keyboard.type("むかし")
    keys(page, "Enter")
    assert at(page) == "finding-3"
    keys(page, "r")
    page.keyboard.type("検討に必要なため")
    keys(page, "Enter")
    expect(page.locator("[data-status]")).to_have_text(
        "この画面の箇所はすべて選びました。保存してください。"
    )
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert waiting(page) == "この画面の未確認 0件"
    assert page.locator("mark:not(.place--open)").count() == 3
    hands.look("judging-by-keys")


@pytest.mark.browser
def test_u_takes_back_what_was_chosen_and_then_what_was_saved(hands):
    page = hands.page
    keys(page, "n", "a", "a", "u")
    assert at(page) == "finding-2"
    assert page.locator("#finding-2 :checked").count() == 0
    assert page.locator("#finding-1 :checked").count() == 1
    with page.expect_navigation():
        page.get_by_role("button", name="ここまでを保存する").click()
    assert waiting(page) == "未確認 2件"
    with page.expect_navigation():
        keys(page, "u")
    assert waiting(page) == "未確認 3件"
    assert "ひとつ戻しました" in hands.text


@pytest.mark.browser
def test_the_keys_can_be_turned_off_and_stay_off(hands):
    page = hands.page
    page.get_by_role("button", name="キーの操作を使う").click()
    page.reload()
    keys(page, "j", "a")
    assert page.locator("[data-review] :checked").count() == 0
    expect(page.get_by_role("button", name="キーの操作を使う")).to_have_attribute(
        "aria-pressed", "false"
    )


@pytest.mark.browser
def test_letters_typed_into_a_field_stay_letters(hands):
    page = hands.page
    keys(page, "j", "c")
    page.keyboard.type("jackrun")
    assert page.locator("#finding-1 .told--changed input").input_value() == "jackrun"
    assert at(page).startswith("wording_")
    keys(page, "Escape")
    assert at(page) == "finding-1"


def _drag_over(page: Page, words: str) -> None:
    """Select words of the first passage as a mouse does."""
    box = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(
            document.querySelector("[data-part]"), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const start = node.data.indexOf(words);
            if (start < 0) continue;
            node.parentElement.scrollIntoView({ block: "center" });
            const range = document.createRange();
            range.setStart(node, start);
            range.setEnd(node, start + words.length);
            const { left, right, top, bottom } = range.getBoundingClientRect();
            return { left, right, middle: (top + bottom) / 2 };
          }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 1, box["middle"])
    page.mouse.down()
    page.mouse.move(box["right"] - 1, box["middle"], steps=8)
    page.mouse.up()


@pytest.mark.browser
def test_words_selected_with_the_mouse_fill_the_form_for_what_was_missed(hands):
    page = hands.page
    _drag_over(page, "朝にラッパを吹く")
    page.get_by_role("button", name="選んだ言葉に印を付ける").first.click()
    assert page.locator("#missed [name=words]").input_value() == "朝にラッパを吹く"
    hands.look("judging-missed")
    hands.submit(
        "置き換えを加える",
        {"何が分かってしまいますか": "特異な記述", "置き換える言葉": "音を出す"},
    )
    assert "音を出す。" in page.locator("[data-part]").first.inner_text().replace("\n", "")


@pytest.mark.browser
def test_words_selected_with_the_keyboard_fill_it_too(hands):
    page = hands.page
    page.locator("[data-part]").first.focus()
    for _ in range(60):
        keys(page, "ArrowRight")
        if page.evaluate("getSelection().toString()") == "朝":
            break
    keys(page, *["Shift+ArrowRight"] * 3, "Enter")
    assert page.locator("#missed [name=words]").input_value() == "朝にラッ"
    assert at(page) == "kind"


@pytest.mark.browser
def test_a_selection_across_a_mark_is_led_to_its_own_field(hands):
    page = hands.page
    page.evaluate("getSelection().selectAllChildren(document.querySelector('[data-part]'))")
    page.get_by_role("button", name="選んだ言葉に印を付ける").first.click()
    expect(page.locator("[data-status]")).to_have_text(
        "印のある箇所は、その箇所の欄で決めてください。"
    )
    assert page.locator("#missed [name=words]").input_value() == ""


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_findings_stand_beside_their_passage_and_below_it_when_narrow(hands, size):
    page = hands.page
    page.set_viewport_size(size)
    text = page.locator(".review__row .text-box").first.bounding_box()
    found = page.locator("#finding-1").bounding_box()
    if size is WIDE:
        assert found["x"] >= text["x"] + text["width"]
    else:
        assert found["y"] >= text["y"] + text["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    hands.look("judging")


def test_a_paper_is_judged_over_plain_http(standing):
    cast = cast_of(standing, lambda: HttpHands(standing.url))
    judged.settle_without_scripts(cast)


@pytest.mark.browser
def test_the_page_of_remembered_terms_is_for_everybody_to_read(standing, chromium):
    agency = cast_of(standing, lambda: HttpHands(standing.url))
    judged.miss(agency["staff_a"], "朝にラッパ", "団体名")

    def open_hands() -> Hands:
        context = chromium.new_context(locale="ja-JP", viewport=NARROW)
        return BrowserHands(standing.url, context, Inspector())

    hands = cast_of(standing, open_hands)["secretary"]
    assert isinstance(hands, BrowserHands)
    hands.open("/terms")
    assert "朝にラッパ" in hands.text
    hands.look("terms-narrow")
    assert hands.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    while judged.NOTHING_WAITS not in hands.text:
        hands.submit("覚えずに消す")
    assert "朝にラッパ" not in hands.text
    hands.look("terms-declined")


@pytest.mark.browser
def test_a_paper_is_judged_in_a_browser_without_scripts_and_its_term_remembered(standing, chromium):
    def open_hands() -> Hands:
        context = chromium.new_context(locale="ja-JP", java_script_enabled=False)
        return BrowserHands(standing.url, context, Inspector(), has_scripts=False)

    cast = cast_of(standing, open_hands)
    judged.settle_without_scripts(cast)
    judged.remember(cast)
