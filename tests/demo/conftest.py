"""The demonstration year, loaded once into a house of its own; tests that change it give it back."""

import warnings
from datetime import datetime

import pytest
from flask_migrate import upgrade

from council import profiles
from council.app import create_app
from council.demo import year
from council.domain import clock
from council.extensions import db, writing
from council.services import installation
from tests import world
from tests.conftest import config_for


@pytest.fixture(scope="session")
def new_year(engine_name, tmp_path_factory, request):
    """`new_year("name", at)`: a fresh house holding the year around that moment."""
    houses = []

    def make(name: str, at: datetime = world.NOW, seed: int = 1):
        folder = tmp_path_factory.mktemp(name)
        url = f"sqlite:///{folder / 'council.db'}"
        if engine_name == "postgresql":
            url = request.getfixturevalue("postgres_server").create(name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = create_app(config_for(url, folder))
        made.testing = True
        with made.app_context(), writing(), clock.at(at):
            upgrade()
            installation.install(profiles.load("setagaya"))
            year.load(seed)
            db.session.commit()
            db.session.remove()
        houses.append(made)
        return made

    yield make
    for one in houses:
        with one.app_context():
            db.engine.dispose()


@pytest.fixture(scope="session")
def loaded(new_year, database_url):
    return new_year("demo_year")


@pytest.fixture
def demo_year(loaded):
    """The house with the year, its clock standing at world.NOW; what a test changes is rolled back."""
    with clock.at(world.NOW), loaded.app_context(), writing():
        yield loaded
        db.session.rollback()
        db.session.remove()
