"""`council import` and `council export`: the files, the answers, the exit codes."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from council.cli import main
from council.extensions import db
from council.services.exchanging import TABLES
from tests import world
from tests.convening import scheduled

FORMATS = Path(__file__).parent.parent.parent / "docs" / "formats.md"


@pytest.fixture
def told(app, capsys, monkeypatch):
    """`told("import", …)`: exit code, stdout and stderr of the command in the small council."""
    monkeypatch.setattr("council.cli.acting.create_app", lambda: app)

    def run(*words):
        code = main([str(word) for word in words])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


def name_of(code):
    name = world.agency(code).name
    db.session.rollback()  # the command is another's transaction
    return name


@pytest.fixture
def a_meeting(app, acting):
    meeting = scheduled(acting("secretary"))
    db.session.commit()
    return str(meeting.sitting_id)


@pytest.mark.parametrize("kind", sorted(TABLES))
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_exported_is_imported_without_a_change(told, a_meeting, tmp_path, kind, ending):
    file = tmp_path / f"表.{ending}"
    assert told("export", kind, "-o", file) == (0, "", "")
    assert file.stat().st_mode & 0o777 == 0o600
    code, out, err = told("import", kind, file, "--json")
    said = json.loads(out)
    assert (code, err, said["errors"], said["changes"]) == (0, "", [], [])
    assert said["rows"] > 0


def test_a_fault_is_told_with_row_column_value_and_reason(told, tmp_path):
    file = tmp_path / "機関.csv"
    file.write_text("code,name,from\nuni,ゆに,いつか\n,二,\n", encoding="cp932")
    code, out, _err = told("import", "agencies", file, "--json")
    assert code == 1
    errors = json.loads(out)["errors"]
    assert [(one["row"], one["column"], one["value"]) for one in errors] == [
        (2, "from", "いつか"),
        (3, "code", ""),
    ]
    code, out, err = told("import", "agencies", file)
    assert (code, out) == (1, "")
    assert "2行目　from　いつか" in err
    assert "何も取り込みませんでした" in err


def test_a_dry_run_writes_nothing(told, tmp_path, app):
    file = tmp_path / "機関.csv"
    file.write_text("code,name\nuni,別の名\n", encoding="utf-8")
    code, out, _err = told("import", "agencies", file, "--dry-run")
    assert (code, out) == (0, "1行：新しく0件、変更1件（試しただけです）\n")
    assert name_of("uni") != "別の名"
    code, out, _err = told("import", "agencies", file)
    assert (code, out) == (0, "1行：新しく0件、変更1件を取り込みました。\n")
    assert name_of("uni") == "別の名"


def test_what_is_no_table_is_one_error(told, tmp_path):
    file = tmp_path / "機関.xlsx"
    file.write_bytes(b"PK\x03\x04")
    code, out, _err = told("import", "agencies", file, "--json")
    assert (code, [one["row"] for one in json.loads(out)["errors"]]) == (1, [0])


def test_a_file_that_is_not_there_is_refused_in_one_sentence(told, tmp_path):
    code, out, err = told("import", "agencies", tmp_path / "nothing.csv")
    assert (code, out, len(err.splitlines())) == (1, "", 1)


def test_a_member_exports_what_everybody_may_see_and_changes_nothing(told, tmp_path):
    file = tmp_path / "表.csv"
    assert told("export", "structure", "-o", file, "--as", world.email("member1"))[0] == 0
    file.write_text("code,name\nuni,別の名\n", encoding="utf-8")
    assert told("import", "agencies", file, "--as", world.email("member1"))[0] == 1


def test_the_ending_says_which_kind_of_file_is_written(told, tmp_path):
    assert told("export", "agencies", "-o", tmp_path / "表.txt")[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_meetings_are_handed_out_to_who_may_know_of_them(told, a_meeting, tmp_path):
    file = tmp_path / "会議.csv"
    for who, is_told in (("secretary", True), ("emp_secretary", False), ("member1", False)):
        assert told("export", "meetings", "-o", file, "--as", world.email(who))[0] == 0
        assert (a_meeting in file.read_text(encoding="utf-8-sig")) is is_told
        file.unlink()


def test_records_and_plans_come_in_by_the_secretariat_of_each_body(told, tmp_path):
    file = tmp_path / "会議.csv"
    file.write_text(
        "会議体,開催日,開始,回次\n８０５０支援部会,R8.6.18,午後2時,第1回\nemployment,2027/1/21,10:00,\n",
        encoding="cp932",
    )
    code, out, _err = told("import", "meetings", file, "--json")
    said = json.loads(out)
    assert (code, said["rows"], said["errors"]) == (0, 2, [])
    assert [one["subject"] for one in said["changes"]] == [
        "８０５０支援部会　令和8年6月18日(木)",
        "ひきこもり・就労支援部会　令和9年1月21日(木)",
    ]


def test_a_workbook_opens_with_its_columns_explained(told, tmp_path):
    told("export", "agencies", "-o", tmp_path / "表.xlsx")
    book = load_workbook(tmp_path / "表.xlsx")
    assert [sheet.title for sheet in book] == ["表", "列の説明"]


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_every_column_is_written_down_in_the_formats(kind):
    part = FORMATS.read_text(encoding="utf-8").split(f"<!-- {kind} -->")[1].split("<!-- / -->")[0]
    told = [row.split("`")[1] for row in part.splitlines() if row.startswith("| `")]
    assert told == list(TABLES[kind].columns.names)
