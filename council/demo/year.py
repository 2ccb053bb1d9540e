"""The demonstration year: loaded once, all of it or nothing; a second time changes nothing."""

from council.demo import (
    arrivals,
    climbing,
    conferring,
    gatherings,
    households,
    material,
    post,
)
from council.demo.days import Days, Player, Story, moment
from council.demo.stage import Stage
from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import db
from council.models import Setting
from council.queries import town

PROFILE = "setagaya"
_SETTING = "demo"


def is_loaded() -> bool:
    """Whether this installation holds the demonstration year."""
    return db.session.get(Setting, _SETTING) is not None


def load(seed: int) -> bool:
    """Play the twelve months around today; False when they are already there. The caller commits."""
    if is_loaded():
        return False
    if town.profile().code != PROFILE:
        raise DomainError("デモの1年は、世田谷区の設定（setagaya）で使えます。")
    days = Days(clock.today(), town.days_off())
    player = Player(seed, moment(days.today, "00:00"))
    stage = Stage(days, seed, material.people(), player.add)
    player.play(_stories(stage))
    db.session.add(Setting(name=_SETTING, value=f"{seed} {days.today.isoformat()}"))
    return True


def _stories(stage: Stage) -> list[Story]:
    issues = material.issues()
    return [
        arrivals.arrive(stage),
        arrivals.change_hands(stage),
        *(households.keep(stage, piece) for piece in material.households()),
        *(
            climbing.from_outside(stage, handle, told)
            for handle, told in issues.items()
            if told["path"] == "closed"
        ),
        *(gatherings.hold(stage, piece) for piece in material.meetings()),
        *(conferring.confer(stage, told) for told in material.conferences()),
        post.deliver(stage),
    ]
