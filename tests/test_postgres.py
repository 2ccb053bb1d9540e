"""The tests' own PostgreSQL does what the tests rely on."""

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests import postgres


@pytest.fixture
def template(postgres_server: postgres.Server) -> str:
    engine = create_engine(postgres_server.create("pattern"))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE word (said text)"))
        connection.execute(text("INSERT INTO word VALUES ('ÀＡ')"))
    engine.dispose()
    return "pattern"


def test_a_database_made_from_a_template_holds_its_rows(
    postgres_server: postgres.Server, template: str
) -> None:
    engine = create_engine(postgres_server.create("copy", template))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT lower(said) FROM word")) == "àａ"
    engine.dispose()
    postgres_server.drop("copy")
    postgres_server.drop(template)
    with postgres_server.connect() as connection:
        names = connection.execute("SELECT datname FROM pg_database").fetchall()
    assert not {("copy",), ("pattern",)} & set(names)


def test_nothing_of_the_server_is_left_behind() -> None:
    with postgres.running() as server:
        folder = server.folder
        server.connect().close()
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        server.connect()
