"""The main job, walked by the people who do it, against the running server, worker and a real SMTP server."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from council import profiles
from tests import postgres
from tests.walk import calling, holding, paper, preparing, settling, submitting
from tests.walk.cast import Cast, Player
from tests.walk.hands import BrowserHands, Hands, HttpHands
from tests.walk.house import House, Mailbox
from tests.walk.inspector import Inspector
from tests.walk.preparing import Story

TODAY = date(2026, 12, 3)
MEETS_ON = date(2027, 1, 28)
CLOCK = "2026-12-03T10:00:00+09:00"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as box:
        yield box


def _ready(house: House) -> House:
    house.council("init", "--profile", "setagaya")
    house.council("demo", "load")
    house.start()
    return house


@pytest.fixture
def house(tmp_path: Path, mailbox: Mailbox) -> Iterator[House]:
    """The product on SQLite with its demonstration year."""
    house = _ready(House(tmp_path, mailbox, CLOCK))
    yield house
    house.stop()


def players(house: House) -> dict[str, Player]:
    """The people of the walk, out of the printed accounts."""
    accounts = json.loads(house.council("demo", "accounts", "--json"))
    names = {one.code: one.name for one in profiles.load("setagaya").agencies}

    def pick(role: str, agency: str | None = None, body: str | None = None) -> Player:
        for one in accounts:
            if (
                one["role"] == role
                and agency in {None, one["agency"]}
                and (body is None or body in one["bodies"])
            ):
                where = names.get(one["agency"] or "", "")
                return Player(one["name"], one["email"], one["password"], where)
        raise AssertionError((role, agency, body))

    return {
        "secretary": pick("secretariat", body="s8050"),
        "chair": pick("chair", body="s8050"),
        "deputy": pick("member", "kaigo_yobo_ka", "s8050"),
        "member": pick("member", body="s8050"),
        "fax": Player("春日井 環", "", ""),
        "rep_chair": pick("chair", body="representatives"),
        "emp_member": pick("member", body="employment"),
        "staff_a": pick("agency_staff", "platto_home"),
        "manager_a": pick("agency_manager", "platto_home"),
        "staff_b": pick("agency_staff", "anshin_yoga"),
        "staff_c": pick("agency_staff", "port_setagaya"),
        "admin": pick("administrator"),
    }


def members_of(house: House) -> tuple[str, ...]:
    """Everybody who holds a seat of the ８０５０支援部会, with or without an account."""
    accounts = json.loads(house.council("demo", "accounts", "--json"))
    named = [
        one["name"]
        for one in accounts
        if one["role"] in {"chair", "member"} and "s8050" in one["bodies"]
    ]
    return (*dict.fromkeys(named), "春日井 環", "時雨 弦")


def walk(house: House, open_hands: Callable[[], Hands], pictures: Path | None = None) -> Story:
    """The ten steps."""
    cast = Cast(players(house), open_hands)
    story = Story(TODAY, MEETS_ON, members=members_of(house))
    preparing.schedule_the_next_meeting(cast, story)
    preparing.open_a_case(cast, story)
    preparing.call_a_conference(cast, story)
    preparing.ask_the_named_convener(cast, story)
    house.later(calling.two_days_on(story))
    cast.again()
    preparing.plan_the_support(cast, story)
    submitting.write_the_submission(cast, story)
    submitting.settle_the_names(cast, story)
    submitting.release_the_submission(cast, story)
    submitting.screen_the_submission(cast, story)
    submitting.write_the_agenda(cast, story)
    calling.record_the_sign_off(cast, story)
    event = calling.open_the_letter(cast, story, house)
    calling.move_the_time(cast, story, house, event)
    calling.answer_the_notice(cast, story, house)
    calling.read_the_paper(cast, story)
    house.later(calling.day_of(story))
    cast.again()
    holding.open_the_sitting(cast, story)
    holding.record_the_items(cast, story)
    settling.draft_the_minutes(cast, story)
    settling.correct_and_submit(cast, story)
    settling.approve_the_minutes(cast, story)
    settling.report_the_action(cast, story)
    settling.overdue_is_visible(cast, story)
    settling.plan_the_next(cast, story)
    settling.climb_and_come_back(cast, story)
    for name, content in story.papers.items() if pictures else ():
        paper.pages(content, pictures / "word", name)
    return story


def _verdict(house: House) -> dict[str, object]:
    return dict(json.loads(house.council("audit", "verify", "--json")))


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
    assert _verdict(house)["ok"]


@pytest.mark.browser
def test_the_ten_steps_are_walked_in_a_browser_without_scripts(house, chromium):
    inspector = Inspector()

    def open_hands() -> Hands:
        context = chromium.new_context(locale="ja-JP", java_script_enabled=False)
        return BrowserHands(house.url, context, inspector, has_scripts=False)

    walk(house, open_hands)
    assert _verdict(house)["ok"]


def test_the_ten_steps_are_walked_over_plain_http_on_postgresql(tmp_path, mailbox):
    with postgres.running() as server:
        address = server.create("walk").replace("postgresql+psycopg", "postgresql")
        house = _ready(House(tmp_path, mailbox, CLOCK, database_url=address))
        try:
            walk(house, lambda: HttpHands(house.url))
            assert _verdict(house)["ok"]
        finally:
            house.stop()
