"""What the check must reach, as data: measure, target, figure, and whether it holds."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from council.deidentify import Kind, Known, find
from tests.deidentify.scanning import Run, scan
from tests.deidentify.scoring import Score

COMPLETE = (
    *("PHONE", "EMAIL", "POSTAL", "BIRTHDATE", "MYNUMBER", "INSURANCE_NO", "PENSION_NO", "ID_NO"),
    *("BANK", "PLATE"),
)
NAMES_ONLY = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "FACILITY"})
_CHARACTERS_TIMED = 60_000
_BYTES_REPEATED = 1_000_000
_REPEATED = ("あ", "一", "田", "ー", "-", "1", "９", "a", "（", "「", " ", "@")
_SYLLABLES = "青石内遠大加木黒小佐島杉瀬高竹津寺中西野浜平藤星本松水森矢山吉若"


@dataclass(frozen=True)
class Goal:
    """One row of the report."""

    measure: str
    target: str
    figure: float
    holds: bool
    seconds: float = 0.0


def at_least(measure: str, target: float, figure: float) -> Goal:
    """A share or speed that must not be smaller."""
    return Goal(measure, f">= {target:g}", round(figure, 4), figure >= target)


def at_most(measure: str, target: float, figure: float) -> Goal:
    """A cost that must not be greater."""
    return Goal(measure, f"<= {target:g}", round(figure, 4), figure <= target)


def quality(score: Score) -> Iterator[Goal]:
    """The goals that gold spans can judge; for passages with names alone, how well persons are told."""
    kinds = {name for name, counts in score.kinds.items() if counts["n"] and "." not in name}
    if kinds and kinds <= NAMES_ONLY:
        yield at_least("PERSON F1", 0.75, score.f1("PERSON"))
        return
    yield at_least("cover", 0.95, score.share("hard cover", "hard n"))
    yield at_least("precision", 0.90, score.share("right", "found"))
    yield at_least("passages without a leak", 84 / 96, score.share("no leak", "passages"))
    yield at_least(
        "clean passages unflagged", 29 / 34, score.share("clean unflagged", "clean passages")
    )
    yield at_least("age bands right", 0.95, score.share("bands right", "bands"))
    for kind, target in (("PERSON", 0.95), *((kind, 1.0) for kind in COMPLETE)):
        counts = score.kinds.get(kind)
        if counts and counts["n"]:
            yield at_least(f"{kind} cover", target, counts["cover"] / counts["n"])


def cost(passages: Sequence[dict], start: Run) -> Iterator[Goal]:
    """What the command uses beyond its start, on enough text to tell."""
    length = sum(len(passage["text"]) for passage in passages)
    run = scan([*passages] * -(-_CHARACTERS_TIMED // length))
    read = length * -(-_CHARACTERS_TIMED // length)
    yield at_least("characters a cpu second", 5_000, read / max(run.cpu - start.cpu, 0.01))
    yield at_most("peak of the command, MB", 350, run.peak_mb)


def repetition(start: Run) -> Iterator[Goal]:
    """What a megabyte of one character costs, and whether twice the text costs twice."""
    for sign in _REPEATED:
        whole = sign * (_BYTES_REPEATED // len(sign.encode()))
        half, full = (_least(text) - start.cpu for text in (whole[::2], whole))
        yield at_most(f"1 MB of {sign!r}, cpu seconds", 3, full)
        yield at_most(f"1 MB of {sign!r} against half of it", 3, full / max(half, 0.1))


def _least(text: str) -> float:
    """The cpu seconds of a scan when the machine disturbed it least."""
    return min(scan([{"id": 1, "text": text}]).cpu for _ in range(2))


def many_names(passages: Sequence[dict]) -> Iterator[Goal]:
    """What 2,000 known names cost against 200."""
    text = "\n".join(passage["text"] for passage in passages)[:20_000]
    few, many = (_seconds(lambda n=n: find(text, _names(n))) for n in (200, 2_000))
    yield at_most("2,000 known names against 200", 2, many / few)


def _names(count: int) -> tuple[Known, ...]:
    chance = random.Random(count)
    return tuple(
        Known(
            Kind.PERSON,
            f"{''.join(chance.sample(_SYLLABLES, 2))} {''.join(chance.sample(_SYLLABLES, 2))}",
        )
        for _ in range(count)
    )


def _seconds(work: Callable[[], object]) -> float:
    work()  # what is built on first use is the start, not the work
    started = time.process_time()
    work()
    return time.process_time() - started
