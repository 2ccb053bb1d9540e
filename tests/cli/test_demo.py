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
