"""The bench as a program: the table, the report, the exit code."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOOD = {
    "id": "a",
    "text": "電話は03-1234-5678、妹は82歳。",
    "spans": [
        {"start": 3, "end": 15, "type": "PHONE"},
        {"start": 18, "end": 21, "type": "AGE", "repl": ["80代"]},
    ],
}
MISSED = {"id": "b", "text": "話す。", "spans": [{"start": 0, "end": 1, "type": "PHONE"}]}


def bench(folder, *passages):
    data = folder / "data.jsonl"
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in passages)
    data.write_text(lines, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "scripts.bench_deidentify", data, "--quality", "--misses", "5"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    report = folder / "build" / "deidentify.json"
    return run, json.loads(report.read_text(encoding="utf-8")) if report.exists() else None


def test_all_goals_held_is_success_and_written_down(tmp_path):
    run, report = bench(tmp_path, GOOD)
    assert (run.returncode, run.stderr) == (0, "")
    assert "PHONE" in run.stdout
    assert {"measure", "target", "figure", "holds", "seconds"} == set(report[0])
    assert {row["measure"]: row["figure"] for row in report}["PHONE cover"] == 1


def test_a_goal_missed_is_listed_and_fails(tmp_path):
    run, report = bench(tmp_path, GOOD, MISSED)
    assert run.returncode == 1
    assert "miss  b  PHONE" in run.stdout
    assert not next(row for row in report if row["measure"] == "PHONE cover")["holds"]


def test_without_passages_it_says_so(tmp_path):
    run, report = bench(tmp_path)
    assert (run.returncode, report, run.stderr.count("\n")) == (1, None, 1)
