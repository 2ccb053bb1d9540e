"""A house of a few people on the real bodies, ready to be served: what a walk begins with that needs no year before it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flask_migrate import upgrade

from council import profiles
from council.app import create_app
from council.domain import clock
from council.extensions import db, writing
from council.policy.actor import Actor
from council.queries.accounts import actor_by
from council.services import installation
from tests import world
from tests.conftest import config_for
from tests.walk.cast import Player

T = TypeVar("T")


def installed(folder: Path, furnish: Callable[[], T]) -> T:
    """A database in `folder` with the ward, the people of the small world, and what `furnish` adds; what that gives."""
    app = create_app(config_for(f"sqlite:///{folder / 'council.db'}", folder))
    with app.app_context(), clock.at(world.NOW), writing():
        upgrade()
        installation.install(profiles.load("setagaya"))
        world.build()
        found = furnish()
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return found


def acting(who: str) -> Actor:
    """Somebody of the small world, as of its day."""
    found = actor_by(clock.today(), person_id=world.person(who).id)
    assert found is not None
    return found


def players(who: tuple[str, ...]) -> dict[str, Player]:
    """Some people of the small world, with what they log in by."""
    return {one: Player(world.PEOPLE[one].name, world.email(one), world.PASSWORD) for one in who}
