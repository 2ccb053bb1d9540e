"""みなも町: a town council by 要綱, with a few people and no past."""

from datetime import date
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import select

from council import profiles
from council.app import create_app
from council.domain import clock
from council.domain.vocabulary import Channel, Duty
from council.extensions import db, writing
from council.models import Person, Seat
from council.policy.actor import Actor
from council.services import accounts, installation, members
from tests import world
from tests.conftest import config_for
from tests.walk.cast import Player
from tests.walk.preparing import Town
from tests.walk.steps import CLOCK

SINCE = date(2026, 4, 1)
MINAMO = Town(
    committee="実務担当者会議",
    above="支援調整会議",
    bodies=("支援調整会議", "実務担当者会議", "個別ケース会議"),
    chair="座長",
    member="構成員",
    signs_off=False,
    quorum=r"出席",
    has_a_past=False,
)

# Each with the seats they hold, by body and title, and whom they work for.
_PEOPLE = (
    ("secretary", "渚 律子", "なぎさ りつこ", (), ()),
    ("chair", "岬 道雄", "みさき みちお", (("working", "健康福祉課の担当係長"),), ()),
    ("deputy", "汀 美千代", "みぎわ みちよ", (("working", "社会福祉協議会の担当者"),), ()),
    ("member", "入江 文", "いりえ ふみ", (("working", "地域包括支援センターの担当者"),), ()),
    ("fax", "浜路 碧", "はまじ みどり", (("working", "相談支援事業所の担当者"),), ()),
    ("silent", "磯辺 環", "いそべ たまき", (("working", "教育委員会の担当者"),), ()),
    ("rep_chair", "帆足 慶", "ほあし けい", (("coordination", "副町長"),), ()),
    ("emp_member", "櫂 遥", "かい はるか", (("coordination", "健康福祉課長"),), ()),
    ("staff_a", "舟木 慎吾", "ふなき しんご", (), (("shakyo", Duty.STAFF),)),
    ("manager_a", "錨 直", "いかり なお", (), (("shakyo", Duty.MANAGER),)),
    ("staff_b", "潮 亘", "うしお わたる", (), (("hokatsu_center", Duty.STAFF),)),
    ("staff_c", "凪 恒", "なぎ ひさし", (), (("sodan_shien", Duty.STAFF),)),
    ("asked", "灯 葵", "あかり あおい", (), (("kenko_fukushi_ka", Duty.STAFF),)),
    ("admin", "渡 岳", "わたり がく", (), ()),
)
_NAMES = {agency.code: agency.name for agency in profiles.load("minamo").agencies}


def furnish(folder: Path) -> None:
    """A database of the town with its people in their seats and at their work."""
    app = create_app(config_for(f"sqlite:///{folder / 'council.db'}", folder))
    with app.app_context(), clock.at(clock.datetime.fromisoformat(CLOCK)), writing():
        upgrade()
        installation.install(profiles.load("minamo"))
        system = Actor.system(clock.today())
        people = {who: _person(who, name, reading, system) for who, name, reading, *_ in _PEOPLE}
        for who, _name, _reading, seats, work in _PEOPLE:
            for code, title in seats:
                _seat(people[who], code, title, system)
            for agency, duty in work:
                members.assign_duty(
                    world.agency(agency),
                    people[who],
                    duty,
                    post_title="担当",
                    starts_on=SINCE,
                    actor=system,
                )
        for code in ("council", "coordination", "working"):
            members.assign_secretariat(
                world.body(code),
                world.agency("kenko_fukushi_ka"),
                people["secretary"],
                starts_on=SINCE,
                actor=system,
            )
        members.grant_admin(people["admin"], starts_on=SINCE, actor=system)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def _person(who: str, name: str, reading: str, system: Actor) -> Person:
    is_reached = who != "fax"
    row = members.add_person(
        system,
        name=name,
        reading=reading,
        email=world.email(who) if is_reached else None,
        phone=None if is_reached else "000-000-0001",
        channel=Channel.MAIL if is_reached else Channel.FAX,
    )
    db.session.flush()
    if is_reached:
        accounts.create_user(row, world.email(who), world.PASSWORD, system)
    return row


def _seat(person: Person, code: str, title: str, system: Actor) -> None:
    seat = db.session.scalars(
        select(Seat).where(Seat.body_id == world.body(code).id, Seat.title == title)
    ).one()
    members.appoint(
        seat, person, post_title="担当", starts_on=SINCE, ends_on=date(2028, 3, 31), actor=system
    )


def players() -> dict[str, Player]:
    """The people of the walk."""
    return {
        who: Player(name, world.email(who), world.PASSWORD, _NAMES[work[0][0]] if work else "")
        for who, name, _reading, _seats, work in _PEOPLE
    }


def members_of() -> tuple[str, ...]:
    """Everybody who holds a seat of the committee."""
    return tuple(
        name
        for _who, name, _reading, seats, _work in _PEOPLE
        if any(code == "working" for code, _title in seats)
    )
