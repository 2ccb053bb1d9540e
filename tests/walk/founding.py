"""令和4年度: the structure of the sources, entered by hand in the March before."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from flask_migrate import upgrade

from council import profiles
from council.app import create_app
from council.domain import clock
from council.extensions import db, writing
from council.policy.actor import Actor
from council.profiles.profile import BodyProfile, BodyVersionProfile, Profile
from council.services import accounts, installation, members
from tests import world
from tests.conftest import config_for
from tests.walk.hands import Hands, Values
from tests.walk.house import House

FOUNDED = date(2022, 4, 1)
CLOCK = "2022-03-15T10:00:00+09:00"
ADMIN = "administrator@example.jp"


def before(profile: Profile) -> Profile:
    """The ward as it was before the new council: its bodies of that day, as if they went on."""
    bodies = [body for body in profile.bodies if body.versions[0].valid_from < FOUNDED]
    return replace(profile, bodies=tuple(map(_as_it_was, bodies)))


def _as_it_was(body: BodyProfile) -> BodyProfile:
    version = replace(body.versions[0], valid_to=None)
    return replace(body, versions=(version,), transferred_from=None, seats=())


def furnish(folder: Path) -> None:
    """A database of the ward before the founding, with one administrator."""
    app = create_app(config_for(f"sqlite:///{folder / 'council.db'}", folder))
    now = clock.datetime.fromisoformat(CLOCK)
    with app.app_context(), clock.at(now), writing():
        upgrade()
        installation.install(before(profiles.load("setagaya")))
        system = Actor.system(clock.today())
        person = members.add_person(system, name="管理 守", reading="かんり まもる", email=ADMIN)
        db.session.flush()
        accounts.create_user(person, ADMIN, world.PASSWORD, system)
        members.grant_admin(person, starts_on=date(2021, 4, 1), actor=system)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


_NAMES = {agency.code: agency.name for agency in profiles.load("setagaya").agencies}
_BODIES = {body.code: body for body in profiles.load("setagaya").bodies}
_KINDS = {
    "council": "協議会",
    "representatives": "代表者会議",
    "working": "実務者会議",
    "subcommittee": "部会",
    "case_conference": "個別ケース検討会議",
}
_QUORUM = {"majority": "過半数", "half": "半数以上", "none": "定めない"}
_PUBLICITY = {"open": "公開", "partial": "一部公開", "closed": "非公開"}


def _values(version: BodyVersionProfile) -> Values:
    """What one types of a version, by the labels of the form."""
    return {
        "いつからか": "令和4年4月1日",
        "正式な名称": version.name,
        "画面での名称": version.short_name,
        "暦での名称": version.calendar_name,
        "上の会議体": _BODIES[version.parent].versions[-1].short_name
        if version.parent
        else "なし（いちばん上）",
        "事務局": _NAMES[version.secretariat] if version.secretariat else "置かない",
        "この名の会議を開く": version.meets,
        "役割": version.description,
        "設置根拠の題名": version.founding_instrument,
        "条": version.founding_article,
        "長の職名": version.chair_title,
        "副の職名": version.deputy_title,
        "委員の呼び方": version.member_title,
        "就任の言葉": version.appointment_word,
        "話し合いの言葉": version.deliberation_word,
        "定足数": _QUORUM[version.quorum],
        "公開・非公開": _PUBLICITY[version.publicity],
        "公開しない理由": version.closed_reason,
    }


def enter(hands: Hands) -> None:
    """Found the council with its tiers, move the 部会, hang the two meetings below it."""
    for code in ("council", "representatives", "working", "s8050", "case_conference"):
        _found(hands, code)
    for code in ("employment", "internal", "advisers"):
        hands.open(f"/bodies/{code}/change")
        hands.look(f"change-{code}")
        hands.submit("この日から変える", _values(_BODIES[code].versions[-1]))
        assert hands.path == f"/bodies/{code}", hands.text


def _found(hands: Hands, code: str) -> None:
    body = _BODIES[code]
    hands.open("/bodies")
    hands.follow("会議体を設ける")
    hands.submit("次へ", {"会議体の種類": _KINDS[body.kind], "設置根拠": "要綱"})
    hands.look(f"found-{code}")
    hands.submit("会議体を設ける", {"コード": code, **_values(body.versions[0])})
    assert hands.path == "/bodies", hands.text


def shown(house: House, day: str, *, with_seats: bool = False) -> list[dict[str, Any]]:
    """`structure show` on a day; how many seats there are only where they were entered too."""
    answer = json.loads(house.council("structure", "show", "--at", day, "--json"))
    left_out = set() if with_seats else {"seats"}
    rows = [
        {name: value for name, value in body.items() if name not in left_out}
        for body in answer["bodies"]
    ]
    return sorted(rows, key=lambda body: str(body["code"]))
