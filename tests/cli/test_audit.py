"""`council audit` as an operator calls it."""

import json

import pytest

from council.cli import main

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def council(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("COUNCIL_ENV", "development")
    monkeypatch.setenv("COUNCIL_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.delenv("COUNCIL_DATABASE_URL", raising=False)

    def run(*words, code=0):
        capsys.readouterr()
        assert main(list(map(str, words))) == code
        return capsys.readouterr()

    run("init")
    return run


def test_an_anchor_is_one_line_and_holds(council, tmp_path):
    note = tmp_path / "anchor.txt"
    note.write_text(council("audit", "anchor").out)
    assert len(note.read_text().splitlines()) == 1
    verdict = json.loads(council("audit", "verify", "--anchor", note, "--json").out)
    assert (verdict["ok"], verdict["first_bad"]) == (True, None)
    assert set(verdict) == {"ok", "rows", "first_bad"}


def test_an_anchor_of_another_trail_makes_it_bad(council, tmp_path):
    note = tmp_path / "anchor.txt"
    note.write_text(f"1 {'0' * 64}\n")
    verdict = json.loads(council("audit", "verify", "--anchor", note, "--json", code=1).out)
    assert verdict == {"ok": False, "rows": 1, "first_bad": 1}
    assert "控えと違います" in council("audit", "verify", "--anchor", note, code=1).err


def test_an_anchor_beyond_the_end_says_where_the_trail_was_cut(council, tmp_path):
    length = json.loads(council("audit", "verify", "--json").out)["rows"]
    note = tmp_path / "anchor.txt"
    note.write_text(f"{length + 5} {'0' * 64}\n")
    verdict = json.loads(council("audit", "verify", "--anchor", note, "--json", code=1).out)
    assert verdict["first_bad"] == length + 1


@pytest.mark.parametrize("content", [None, "", "控え\n"])
def test_a_file_that_holds_no_anchor_is_one_sentence(council, tmp_path, content):
    note = tmp_path / "anchor.txt"
    if content is not None:
        note.write_text(content)
    said = council("audit", "verify", "--anchor", note, "--json", code=1)
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
