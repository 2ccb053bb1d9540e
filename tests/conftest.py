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
from council.services import installation
from tests import postgres, world
from tests.client import Browser

pytest_plugins = ["tests.engine"]

settings.register_profile(
    "ci", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")

_TEMPLATE = "council_template"


def config_for(database_url: str, folder: Path) -> Config:
    """Settings of a test's house."""
    return Config(
        environment="development",
        data_dir=folder,
        database_url=database_url,
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
        db.session.remove()
        db.engine.dispose()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def _template(house: Flask, request: pytest.FixtureRequest) -> Callable[[], None]:
    """How to put the database back to the small council."""
    url = make_url(str(house.config["SQLALCHEMY_DATABASE_URI"]))
    if url.drivername.startswith("sqlite"):
        return _restore_file(house, Path(str(url.database)))
    server: postgres.Server = request.getfixturevalue("postgres_server")
    server.create(_TEMPLATE, template=str(url.database))

    def restore() -> None:
        with house.app_context():
            db.engine.dispose()
        server.drop(str(url.database))
        server.create(str(url.database), template=_TEMPLATE)

    return restore


def _restore_file(house: Flask, path: Path) -> Callable[[], None]:
    kept = path.with_suffix(".template")
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


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def browse(app: Flask) -> Callable[[str | None], Browser]:
    """`browse("secretary")`: a browser in which that person is logged in; None for nobody."""

    def open_browser(who: str | None = None) -> Browser:
        browser = Browser(app.test_client())
        if who:
            browser.log_in(world.email(who), world.PASSWORD)
        return browser

    return open_browser


@pytest.fixture
def acting(app: Flask) -> Callable[[str], Actor]:
    """`acting("chair")`: that person as an actor, today."""

    def actor(who: str) -> Actor:
        found = account_queries.actor_by(clock.today(), email=world.email(who))
        assert found is not None
        return found

    return actor
