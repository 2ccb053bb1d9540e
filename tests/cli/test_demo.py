"""`council demo` as an operator calls it."""

import json

import pytest

from council.cli import main


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


@pytest.mark.sqlite_only
@pytest.mark.parametrize("command", [["load"], ["scale", "--factor", "1"]])
def test_no_account_with_a_known_password_comes_into_production(
    empty, monkeypatch, capsys, command
):
    monkeypatch.setenv("COUNCIL_ENV", "production")
    monkeypatch.setenv("COUNCIL_SECRET_KEY", "0" * 64)
    monkeypatch.setenv("COUNCIL_TRUSTED_HOSTS", "council.example.jp")
    monkeypatch.setenv("COUNCIL_BASE_URL", "https://council.example.jp")
    capsys.readouterr()
    assert main(["demo", *command]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        "架空のアカウントはパスワードが知られているため、本番では作れません。"
    )
    assert main(["demo", "accounts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
