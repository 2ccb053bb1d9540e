"""The real command run as a child: what it answers, what it costs."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.deidentify.scoring import Span

COUNCIL = Path(sys.executable).with_name("council")
_KEPT = ("id", "text", "known")


@dataclass(frozen=True)
class Run:
    """What one run of the command answered and used."""

    rows: list[dict]
    status: int
    cpu: float
    peak_mb: float


def scan(passages: Iterable[dict]) -> Run:
    """Run `council deidentify scan` on the passages, without their gold."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answered:
        for passage in passages:
            row = {key: passage[key] for key in _KEPT if key in passage}
            given.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        given.seek(0)
        child = subprocess.Popen([COUNCIL, "deidentify", "scan"], stdin=given, stdout=answered)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        answered.seek(0)
        rows = [json.loads(line) for line in answered]
    return Run(rows, child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def spans_of(rows: Sequence[dict]) -> list[list[Span]]:
    """The findings of each answer, as the score wants them."""
    return [
        [Span(one["start"], one["end"], one["type"], one["replacement"]) for one in row["spans"]]
        for row in rows
    ]
