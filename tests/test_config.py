import stat

import pytest

from council.app import create_app
from council.config import ConfigError, from_environment
from council.extensions import db


@pytest.fixture
def production(tmp_path):
    key = tmp_path / "council.key"
    key.write_bytes(b"")
    return {
        "COUNCIL_ENV": "production",
        "COUNCIL_DATA_DIR": str(tmp_path),
        "COUNCIL_SECRET_KEY": "k" * 32,
        "COUNCIL_KEY_FILE": str(key),
        "COUNCIL_BASE_URL": "https://council.example.jp",
        "COUNCIL_TRUSTED_HOSTS": "council.example.jp",
    }


def test_a_whole_production_is_accepted(production):
    config = from_environment(production)
    assert config.is_production
    assert config.is_https


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COUNCIL_SECRET_KEY", ""),
        ("COUNCIL_SECRET_KEY", "short"),
        ("COUNCIL_TRUSTED_HOSTS", ""),
        ("COUNCIL_BASE_URL", "http://council.example.jp"),
        ("COUNCIL_CLOCK", "2026-12-03T14:00:00+09:00"),
        ("COUNCIL_COUNT_STATEMENTS", "1"),
        ("COUNCIL_KEY_FILE", "/nowhere/council.key"),
        ("COUNCIL_ENV", "test"),
    ],
)
def test_an_unsafe_production_is_refused_with_a_sentence_naming_the_setting(
    production, name, value
):
    with pytest.raises(ConfigError, match=name):
        from_environment(production | {name: value})


def test_without_a_word_about_it_the_environment_is_production(tmp_path):
    with pytest.raises(ConfigError):
        from_environment({"COUNCIL_DATA_DIR": str(tmp_path)})


@pytest.mark.parametrize(
    "url",
    [
        "mysql://user:hidden@host/council",
        "postgresql:garbage",
        "postgresql://host:port/council",
        "sqlite://",
        "sqlite:///relative.db",
        "sqlite:////",
        "postgres",
    ],
)
def test_another_database_is_refused_and_its_password_not_said(production, url):
    with pytest.raises(ConfigError, match="COUNCIL_DATABASE_URL") as refused:
        from_environment(production | {"COUNCIL_DATABASE_URL": url})
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["sqlite:////srv/council.db", "postgresql://council@db/council", "postgresql:///council"]
)
def test_the_two_databases_are_accepted(production, url):
    assert from_environment(production | {"COUNCIL_DATABASE_URL": url}).database_url == url


def test_development_makes_itself_a_private_secret_and_keeps_it(tmp_path):
    environ = {"COUNCIL_ENV": "development", "COUNCIL_DATA_DIR": str(tmp_path / "var")}
    first = from_environment(environ)
    assert len(first.secret_key) == 64
    assert from_environment(environ).secret_key == first.secret_key
    mode = (tmp_path / "var" / "secret.txt").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


def test_everything_that_is_written_is_private(tmp_path):
    config = from_environment({"COUNCIL_ENV": "development", "COUNCIL_DATA_DIR": str(tmp_path)})
    app = create_app(config)
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        connection.commit()
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    with app.app_context():
        db.engine.dispose()
    assert {"council.db", "council.db-wal", "council.key", "secret.txt"} <= set(modes)
    assert set(modes.values()) == {0o600}
