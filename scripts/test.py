"""Runs the tests on both engines and closes with one line: `N passed (sqlite N1, postgresql N2)`."""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ENGINES = ("sqlite", "postgresql")
REPORTS = Path("build/tests")
NO_TESTS_COLLECTED = 5
SLOWEST_SHOWN = 10
BAD = {"failure", "error"}
WORKERS = min(4, len(os.sched_getaffinity(0)))


@dataclass(frozen=True)
class Outcome:
    """What one engine's run came to."""

    engine: str
    status: int
    passed: int
    failed: int
    skipped: int
    seconds: dict[str, float]

    @property
    def is_good(self) -> bool:
        """Every test ran and passed: a skipped test is a test we do not have."""
        return self.status == 0 and not self.skipped


def main() -> int:
    """Both engines, even if the first fails; 0 if all is well."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--coverage", action="store_true", help="measure branches on SQLite")
    parser.add_argument("arguments", nargs="*", help="handed to pytest")
    chosen, arguments = parser.parse_known_args()
    arguments += chosen.arguments
    REPORTS.mkdir(parents=True, exist_ok=True)
    outcomes = [_run(engine, arguments, coverage=chosen.coverage) for engine in ENGINES]
    _print_slowest(outcomes)
    for outcome in outcomes:
        if outcome.skipped:
            print(f"{outcome.engine}: {outcome.skipped} skipped; a test either runs or is removed.")
    each = ", ".join(f"{outcome.engine} {outcome.passed}" for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes)
    print(f"{failed} failed, " if failed else "", end="")
    print(f"{sum(outcome.passed for outcome in outcomes)} passed ({each})", flush=True)
    return 0 if all(outcome.is_good for outcome in outcomes) else 1


def _run(engine: str, arguments: list[str], *, coverage: bool) -> Outcome:
    print(f"== {engine}", flush=True)
    report = REPORTS / f"{engine}.xml"
    report.unlink(missing_ok=True)
    measure = ["--cov", "--cov-report=term:skip-covered"] if coverage and engine == "sqlite" else []
    command = [
        *(sys.executable, "-m", "pytest", f"--engine={engine}", f"--junitxml={report}"),
        # in the order of the collection: the walks, a test a file, would come last otherwise
        *("-q", "-n", str(WORKERS), "--dist=loadfile", "--no-loadscope-reorder"),
        *measure,
        *arguments,
    ]
    status = subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode
    if status == NO_TESTS_COLLECTED and arguments:
        status = 0  # a chosen file may hold nothing for this engine
    return _read(engine, status, report)


def _read(engine: str, status: int, report: Path) -> Outcome:
    if not report.exists():
        return Outcome(engine, status or 1, 0, 0, 0, {})
    seconds: dict[str, float] = {}
    ends = {"passed": 0, "failed": 0, "skipped": 0}
    for case in ET.parse(report).iter("testcase"):  # noqa: S314  pytest wrote it just now
        seconds[f"{case.get('classname')}::{case.get('name')}"] = float(case.get("time", 0))
        tags = {child.tag for child in case}
        ends["failed" if tags & BAD else "skipped" if "skipped" in tags else "passed"] += 1
    return Outcome(engine, status, seconds=seconds, **ends)


def _print_slowest(outcomes: list[Outcome]) -> None:
    tests = [(seconds, name, o.engine) for o in outcomes for name, seconds in o.seconds.items()]
    print(f"The {SLOWEST_SHOWN} slowest tests:")
    for seconds, name, engine in sorted(tests, reverse=True)[:SLOWEST_SHOWN]:
        print(f"{seconds:8.2f} s  {engine:10}  {name}")


if __name__ == "__main__":
    sys.exit(main())
