"""`council doctor` as a monitoring system calls it: JSON always, most of all when something is wrong."""

import json

import pytest

from council.cli import main
from council.cli.acting import changing
from council.extensions import db
from council.models import keyring

CHECKS = [
    "settings",
    "data_dir",
    "key_file",
    "database",
    "migrations",
    "profile",
    "keys",
    "audit",
    "outbox",
]


@pytest.fixture
def doctor(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COUNCIL_ENV", "development")
    monkeypatch.setenv("COUNCIL_DATA_DIR", str(tmp_path))
    for name in ("DATABASE_URL", "KEY_FILE", "SECRET_KEY", "CLOCK"):
        monkeypatch.delenv(f"COUNCIL_{name}", raising=False)

    def ask(code, **settings):
        for name, value in settings.items():
            monkeypatch.setenv(f"COUNCIL_{name}", str(value))
        capsys.readouterr()
        assert main(["doctor", "--json"]) == code
        said = capsys.readouterr()
        assert said.err == ""
        rows = json.loads(said.out)
        assert [row["check"] for row in rows] == CHECKS
        assert all(row["sentence"] for row in rows)
        return {row["check"]: row for row in rows}

    return ask


def _wrong(rows):
    return [name for name, row in rows.items() if not row["ok"]]


@pytest.mark.sqlite_only
def test_a_house_in_order_has_nothing_wrong(doctor):
    assert main(["init"]) == 0
    assert _wrong(doctor(0)) == []


@pytest.mark.sqlite_only
def test_before_init_the_tables_are_missing(doctor):
    rows = doctor(1)
    assert _wrong(rows) == ["migrations", "profile", "keys", "audit", "outbox"]
    assert "council init" in rows["migrations"]["sentence"]


@pytest.mark.parametrize("url", ["mysql://x", "postgresql:garbage"])
def test_a_database_we_do_not_know_is_a_setting_to_be_mended(doctor, url):
    rows = doctor(1, DATABASE_URL=url)
    assert _wrong(rows) == CHECKS
    assert rows["settings"]["sentence"].startswith("COUNCIL_DATABASE_URL")


def test_a_database_that_does_not_answer_is_named(doctor):
    rows = doctor(1, DATABASE_URL="postgresql://127.0.0.1:1/council")
    assert _wrong(rows) == CHECKS[3:]
    assert rows["database"]["sentence"].startswith("データベースを使えません。")


def test_a_file_that_is_no_database_is_named(doctor, tmp_path):
    (tmp_path / "letter.txt").write_text("拝啓 " * 500)
    assert _wrong(doctor(1, DATABASE_URL=f"sqlite:///{tmp_path / 'letter.txt'}")) == CHECKS[3:]


def test_a_production_without_its_secret_is_told_so(doctor):
    rows = doctor(1, ENV="production")
    assert rows["settings"]["sentence"].startswith("COUNCIL_SECRET_KEY")


def test_a_production_without_its_key_file_is_told_so(doctor, tmp_path):
    rows = doctor(
        1,
        ENV="production",
        SECRET_KEY="0" * 64,
        TRUSTED_HOSTS="council.example.jp",
        BASE_URL="https://council.example.jp",
        KEY_FILE=tmp_path / "nowhere.key",
    )
    assert rows["settings"]["sentence"].startswith("COUNCIL_KEY_FILE")


def test_a_key_file_without_a_key_is_told_so(doctor, tmp_path):
    (tmp_path / "council.key").write_text("鍵ではない")
    rows = doctor(1)
    assert _wrong(rows) == CHECKS[2:]
    assert rows["key_file"]["sentence"].startswith("鍵ファイルの中に鍵がありません。")


@pytest.mark.sqlite_only
def test_a_key_file_others_may_read_is_told_so(doctor, tmp_path):
    assert main(["init"]) == 0
    (tmp_path / "council.key").chmod(0o644)
    assert _wrong(doctor(1)) == ["key_file"]


@pytest.mark.sqlite_only
def test_another_houses_key_file_is_told_so(doctor, tmp_path):
    assert main(["init"]) == 0
    with changing():
        keyring(db.session).key_for("house")
        db.session.commit()
    (tmp_path / "council.key").unlink()
    assert _wrong(doctor(1)) == ["keys"]


@pytest.mark.parametrize("command", [["audit", "verify"], ["init"], ["demo", "accounts"]])
def test_a_setting_that_cannot_be_is_one_sentence_of_every_command(
    monkeypatch, tmp_path, capsys, command
):
    monkeypatch.setenv("COUNCIL_ENV", "development")
    monkeypatch.setenv("COUNCIL_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("COUNCIL_DATABASE_URL", "mysql://x:secret@y/z")
    assert main(command) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "secret" not in said.err
