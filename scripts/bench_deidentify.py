"""How well `council deidentify scan` finds what identifies: the table by kind, the goals, the report.

Run as `python -m scripts.bench_deidentify [DATA] [--misses N]`; writes build/deidentify.json.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from tests.deidentify import goals
from tests.deidentify.goals import Goal
from tests.deidentify.scanning import scan, spans_of
from tests.deidentify.scoring import Example, Score, read_passages, score

PASSAGES = Path("tests/deidentify/passages")
REPORT = Path("build/deidentify.json")
_ONE = [{"id": 1, "text": "岬さんは82歳。"}]


def main() -> int:
    """0 if every goal holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", nargs="?", type=Path, help="JSONL, otherwise the project's own")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N of each")
    parser.add_argument("--quality", action="store_true", help="leave out what is timed")
    chosen = parser.parse_args()
    paths = [chosen.data] if chosen.data else own_passages()
    passages = read_passages(paths)
    if not passages:
        print("調べる文がありません。DATA=ファイル を指定してください。", file=sys.stderr)
        return 1
    run = scan(passages)
    if run.status != 0 or len(run.rows) != len(passages):
        print("読めない行があります。", file=sys.stderr)
        return 1
    result = score(passages, spans_of(run.rows))
    print_tables(result, [path.name for path in paths], len(passages))
    print_examples("miss", result.misses[: chosen.misses])
    print_examples("false alarm", result.false_alarms[: chosen.misses])
    found = list(timed(goals.quality(result)))
    if not chosen.quality:
        found += measured_costs(passages)
    print_goals(found)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(
        json.dumps([asdict(goal) for goal in found], ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return 0 if all(goal.holds for goal in found) else 1


def own_passages() -> list[Path]:
    """All passages of the project, the hard ones too."""
    return sorted(PASSAGES.rglob("*.jsonl"))


def measured_costs(passages: Sequence[dict]) -> Iterator[Goal]:
    """All that is timed, one after the other."""
    start = scan(_ONE)
    for rows in (
        goals.cost(passages, start),
        goals.many_names(passages),
        goals.repetition(start),
    ):
        yield from timed(rows)


def timed(rows: Iterator[Goal]) -> Iterator[Goal]:
    """The goals with the seconds each took to measure."""
    started = time.monotonic()
    for goal in rows:
        yield replace(goal, seconds=round(time.monotonic() - started, 2))
        started = time.monotonic()


def print_tables(result: Score, names: Sequence[str], count: int) -> None:
    """What was found, by kind, kind of name, and tempting text."""
    total = result.total
    print(f"== {', '.join(names)}: {count} passages, {total['characters']} characters")
    print(f"{'kind':26}{'n':>6}{'cover':>8}{'typed':>8}{'found':>8}{'right':>8}")
    for name, counts in sorted(result.kinds.items()):
        if counts["n"] or counts["found"]:
            print(
                f"{name:26}{counts['n']:6}{_share(counts, 'cover', 'n')}{_share(counts, 'typed', 'n')}"
                f"{counts['found']:8}{_share(counts, 'right', 'found')}"
            )
    print(f"{'all but soft':26}{total['hard n']:6}{_share(total, 'hard cover', 'hard n')}", end="")
    print(
        f"{_share(total, 'hard typed', 'hard n')}{total['found']:8}{_share(total, 'right', 'found')}"
    )
    print(f"without a leak {total['no leak']} of {total['passages']};", end=" ")
    print(f"clean unflagged {total['clean unflagged']} of {total['clean passages']};", end=" ")
    print(f"age bands right {total['bands right']} of {total['bands']}")
    for kind, counts in sorted(result.decoys.items()):
        print(f"decoy {kind:20}{counts['n']:6} wrongly flagged {counts['flagged']}")


def _share(counts: Mapping[str, int] | Counter[str], part: str, whole: str) -> str:
    return f"{counts[part] / counts[whole]:8.3f}" if counts[whole] else f"{'-':>8}"


def print_examples(word: str, examples: Sequence[Example]) -> None:
    """What went wrong, one a line."""
    for example in examples:
        print(f"{word}  {example.passage}  {example.kind}  {example.context!r}")


def print_goals(found: Sequence[Goal]) -> None:
    """Every goal with its figure."""
    for goal in found:
        print(
            f"{'ok ' if goal.holds else 'NO '} {goal.measure:40}{goal.figure:12.3f}  {goal.target}"
        )


if __name__ == "__main__":
    sys.exit(main())
