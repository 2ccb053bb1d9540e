"""Which database a test run uses: `pytest --engine=sqlite` (the default) or `--engine=postgresql`.

The second engine runs only what touches a database: tests that ask for `database_url`, themselves or
through another fixture, and are not marked `sqlite_only`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

DATABASE_FIXTURE = "database_url"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgresql"), default="sqlite")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--engine") == "sqlite":
        return
    left_out = [item for item in items if not _needs_database(item)]
    items[:] = [item for item in items if _needs_database(item)]
    config.hook.pytest_deselected(items=left_out)


def _needs_database(item: pytest.Item) -> bool:
    asked_for = getattr(item, "fixturenames", ())
    return DATABASE_FIXTURE in asked_for and item.get_closest_marker("sqlite_only") is None


@pytest.fixture(scope="session")
def engine_name(pytestconfig: pytest.Config) -> str:
    return str(pytestconfig.getoption("--engine"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """This process's own PostgreSQL, started when first asked for."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def database_url(
    engine_name: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> str:
    """The address of one empty database for this process's tests."""
    if engine_name == "sqlite":
        folder: Path = tmp_path_factory.mktemp("database")
        return f"sqlite:///{folder / 'council.db'}"
    server: postgres.Server = request.getfixturevalue("postgres_server")
    return server.create("council")
