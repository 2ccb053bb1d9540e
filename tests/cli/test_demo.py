"""`council demo` as an operator calls it."""

import json

import pytest
from sqlalchemy import func, select

from council.cli import main
from council.cli.acting import reading
from council.extensions import db
from council.models import User
from council.services import audit


@pytest.fixture
def empty(monkeypatch, tmp_path):
    monkeypatch.setenv("COUNCIL_ENV", "development")
    monkeypatch.setenv("COUNCIL_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("COUNCIL_DATABASE_URL", raising=False)
    assert main(["init"]) == 0
    return tmp_path


@pytest.mark.sqlite_only
def test_without_a_year_there_are_no_accounts_and_no_scale(empty, capsys):
    capsys.readouterr()
    assert main(["demo", "accounts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["demo", "scale", "--factor", "1"]) == 1
    assert capsys.readouterr().err.startswith("先に")


@pytest.fixture
def production(empty, monkeypatch, capsys):
    """The same house, now with real people's data."""
    monkeypatch.setenv("COUNCIL_ENV", "production")
    monkeypatch.setenv("COUNCIL_SECRET_KEY", "0" * 64)
    monkeypatch.setenv("COUNCIL_TRUSTED_HOSTS", "council.example.jp")
    monkeypatch.setenv("COUNCIL_BASE_URL", "https://council.example.jp")
    capsys.readouterr()
    return capsys


@pytest.mark.sqlite_only
@pytest.mark.parametrize("command", [["load"], ["scale", "--factor", "1"]])
def test_no_account_with_a_known_password_comes_into_production(production, command):
    length = _entries()
    assert main(["demo", *command]) == 1
    said = production.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        "架空のアカウントはパスワードが知られているため、本番では作れません。"
    )
    with reading():
        assert db.session.scalars(select(func.count(User.id))).one() == 0
    assert _entries() == length


@pytest.mark.sqlite_only
@pytest.mark.parametrize("listing", ["accounts", "objects"])
def test_nothing_invented_is_listed_in_production(production, listing):
    assert main(["demo", listing, "--json"]) == 1
    said = production.readouterr()
    assert (said.out, said.err) == ("", "この一覧は、本番では使えません。\n")


def _entries():
    with reading():
        return audit.verify().rows
