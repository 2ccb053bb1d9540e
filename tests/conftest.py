"""The house under test: one application per run, a fresh database of the small council per test."""

import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import HealthCheck, settings
from sqlalchemy.engine import make_url

from council import profiles
from council.app import create_app
from council.config import Config
from council.domain import clock
from council.extensions import db, writing
from council.policy.actor import Actor
from council.queries import accounts as account_queries
from council.queries import town
from council.services import accounts, installation
from tests import postgres, surface_world, world
from tests.client import Browser
from tests.surface import Surface

pytest_plugins = ["tests.engine"]

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("hunt", settings.get_profile("ci"), derandomize=False, max_examples=1000)
settings.load_profile("ci")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walks first: they take minutes each, and at the end one process would wait for the other."""
    items.sort(key=lambda item: "walk" not in item.path.parts)


accounts.COST = (1, 8, 1)  # hundreds of invented passwords, all of them known

_TEMPLATE = "council_template"


def config_for(database_url: str, folder: Path) -> Config:
    """Settings of a test's house."""
    return Config(
        environment="development",
        data_dir=folder,
        database_url=database_url.replace(
            "postgresql+psycopg:", "postgresql:"
        ),  # as people write it
        mail_url=f"maildir:{folder / 'mail'}",
        secret_key="0" * 64,
        key_file=folder / "council.key",
        base_url="http://localhost",
        trusted_hosts=(),
        clock=None,
        count_statements=True,
    )


@pytest.fixture(scope="session")
def house(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application, on a database that holds the profile and the small council."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = create_app(config_for(database_url, tmp_path_factory.mktemp("house")))
    app.testing = True
    with app.app_context(), writing():
        upgrade()
        installation.install(profiles.load("setagaya"))
        world.build()
        db.session.commit()
        town.profile()  # asked once of each process: no test's first page pays for it
        db.session.remove()
        db.engine.dispose()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def _template(house: Flask, request: pytest.FixtureRequest) -> Callable[[], None]:
    """How to put the database back to the small council."""
    return _keeping(house, request, _TEMPLATE)


def _keeping(house: Flask, request: pytest.FixtureRequest, name: str) -> Callable[[], None]:
    """Keep the database as it is now, under a name; the answer puts it back to that."""
    with house.app_context():
        db.session.remove()
        db.engine.dispose()
    url = make_url(str(house.config["SQLALCHEMY_DATABASE_URI"]))
    if url.drivername.startswith("sqlite"):
        return _restore_file(house, Path(str(url.database)), name)
    server: postgres.Server = request.getfixturevalue("postgres_server")
    server.drop(name)
    server.create(name, template=str(url.database))

    def restore() -> None:
        with house.app_context():
            db.engine.dispose()
        server.drop(str(url.database))
        server.create(str(url.database), template=name)

    return restore


def _restore_file(house: Flask, path: Path, name: str) -> Callable[[], None]:
    kept = path.with_name(name)
    shutil.copyfile(path, kept)

    def restore() -> None:
        with house.app_context():
            db.engine.dispose()
        for suffix in ("-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
        shutil.copyfile(kept, path)

    return restore


@pytest.fixture
def app(house: Flask, _template: Callable[[], None]) -> Iterator[Flask]:
    """The application with a fresh database, its clock standing at world.NOW."""
    _template()
    with clock.at(world.NOW), house.app_context(), writing():
        yield house
        db.session.rollback()
        db.session.remove()


@pytest.fixture(scope="module")
def surface(house: Flask, _template: Callable[[], None], request: pytest.FixtureRequest) -> Surface:
    """Everybody at every path, in a house that holds one of everything."""
    _template()
    with clock.at(world.NOW):
        with house.app_context(), writing():
            ids = surface_world.build(_actor)
            db.session.commit()
        made = Surface(house, ids)
        for who in ("anonymous", *world.PEOPLE):
            made.admit(who)
    made.restore = _keeping(house, request, "council_surface")
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def browse(app: Flask) -> Callable[[str | None], Browser]:
    """`browse("secretary")`: a browser in which that person is logged in; None for nobody."""

    def open_browser(who: str | None = None) -> Browser:
        browser = Browser(app.test_client())
        if who:
            browser.enter(world.email(who))
        return browser

    return open_browser


def _actor(who: str) -> Actor:
    found = account_queries.actor_by(clock.today(), email=world.email(who))
    assert found is not None
    return found


@pytest.fixture
def evening(app: Flask) -> Iterator[None]:
    """The clock at world.EVENING: sittings of the afternoon may be opened and closed."""
    with clock.at(world.EVENING):
        yield


@pytest.fixture
def acting(app: Flask) -> Callable[[str], Actor]:
    """`acting("chair")`: that person as an actor, today."""
    return _actor
