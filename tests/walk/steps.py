"""The ten steps in their order, for whoever's hands do them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from council import profiles
from tests.walk import calling, holding, paper, preparing, settling, submitting
from tests.walk.cast import Cast, Player
from tests.walk.hands import Hands
from tests.walk.house import House
from tests.walk.preparing import Story

TODAY = date(2026, 12, 3)
MEETS_ON = date(2027, 1, 28)
CLOCK = "2026-12-03T10:00:00+09:00"


def ready(house: House) -> House:
    """Set up, with its demonstration year, and running."""
    house.council("init", "--profile", "setagaya")
    house.council("demo", "load")
    house.start()
    return house


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
        "asked": pick("agency_staff", "seikatsu_fukushi_ka"),
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
    """The ten steps in the ward."""
    story = Story(TODAY, MEETS_ON, members=members_of(house))
    return take_the_steps(house, Cast(players(house), open_hands), story, pictures)


def take_the_steps(house: House, cast: Cast, story: Story, pictures: Path | None = None) -> Story:
    """The ten steps, wherever they are taken."""
    preparing.schedule_the_next_meeting(cast, story)
    preparing.open_a_case(cast, story)
    preparing.call_a_conference(cast, story)
    calling.open_the_call(cast, story, house)
    preparing.ask_the_named_convener(cast, story)
    house.later(calling.two_days_on(story))
    cast.again()
    preparing.plan_the_support(cast, story)
    submitting.write_the_submission(cast, story)
    submitting.settle_the_names(cast, story)
    submitting.release_the_submission(cast, story)
    submitting.return_the_submission(cast, story)
    submitting.mend_the_submission(cast, story)
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
    settling.return_the_minutes(cast, story)
    settling.approve_the_minutes(cast, story)
    settling.mend_what_was_approved(cast, story)
    settling.report_the_action(cast, story)
    settling.overdue_is_visible(cast, story)
    settling.climb_and_come_back(cast, story)
    settling.plan_the_next(cast, story)
    calling.call_off(cast, story, house)
    for name, content in story.papers.items() if pictures else ():
        paper.pages(content, pictures / "word", name)
    return story


def verdict(house: House) -> dict[str, object]:
    """What the product says of its own trail."""
    return dict(json.loads(house.council("audit", "verify", "--json")))
