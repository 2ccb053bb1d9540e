"""How well a check finds what identifies, measured on passages with gold spans.

*Cover*: every character of an identifier lies in some finding; *typed*: half of it in findings of the same
group. A finding is *right* if half of its characters are gold. Blanks, punctuation and what a passage marks
as ``ignore`` do not count; honorifics belong to no name. A *soft* span is wanted, and counted apart.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_GROUPS = {
    "PERSON": ("PERSON", "INITIAL"),
    "LOC": ("ADDRESS", "LOCATION", "POSTAL"),
    "ORG": ("SCHOOL", "EMPLOYER", "HOSPITAL", "FACILITY", "ORGANIZATION"),
    "CONTACT": ("PHONE", "EMAIL", "URL", "SNS_ID"),
    "IDNUM": ("MYNUMBER", "INSURANCE_NO", "PENSION_NO", "ID_NO", "BANK", "PLATE"),
    "DATE": ("BIRTHDATE", "DATE"),
}
GROUP = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}
_TRIMMED = {"PERSON", "ORG", "LOC"}
_AFTER_NAME = re.compile(
    r"(?:さん|様|さま|氏|君|くん|ちゃん|先生|殿|医師|宅|家|[\s　、。,，:：・])+$"
)
_BEFORE_NAME = re.compile(r"^[\s　、。,，:：・「『（(]+")
_UNCOUNTED = re.compile(r"[\s　、。，,．・:：;；「」『』（）()\[\]【】\"“”'/／|｜\-－―ー—]")


@dataclass(frozen=True)
class Span:
    """A finding, or what should be one."""

    start: int
    end: int
    kind: str
    replacement: str = ""

    @property
    def group(self) -> str:
        """Kinds that may be taken for each other."""
        return GROUP.get(self.kind, self.kind)


@dataclass(frozen=True)
class Example:
    """What went wrong once: in which passage, what kind, the text with a little around it."""

    passage: str
    kind: str
    context: str


@dataclass
class Score:
    """The counts of all passages scored so far."""

    total: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    groups: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    decoys: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[Example] = field(default_factory=list)
    false_alarms: list[Example] = field(default_factory=list)

    def f1(self, group: str) -> float:
        """The harmonic mean of typed precision and typed recall of a group."""
        counts = self.groups[group]
        if not counts["typed"] or not counts["right typed"]:
            return float(not counts["n"] and not counts["found"])
        return 2 / (counts["n"] / counts["typed"] + counts["found"] / counts["right typed"])

    def share(self, part: str, whole: str) -> float:
        """One count over another; 1 where there was nothing to count."""
        return self.total[part] / self.total[whole] if self.total[whole] else 1.0


def read_passages(paths: Iterable[Path]) -> list[dict]:
    """The passages of JSONL files, in order."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").split("\n"))
    return [json.loads(line) for line in lines if line.strip()]


def score(passages: Sequence[dict], findings: Sequence[Sequence[Span]]) -> Score:
    """Measure the findings of each passage against its gold spans."""
    result = Score()
    for passage, found in zip(passages, findings, strict=True):
        _Passage(passage, found, result).score()
    return result


class _Passage:
    def __init__(self, passage: dict, found: Sequence[Span], result: Score) -> None:
        self.id, self.text, self.result = passage["id"], passage["text"], result
        self.gold = passage.get("spans", [])
        self.decoys = passage.get("decoys", [])
        self.found = found
        ignored = {i for x in passage.get("ignore", []) for i in range(x["start"], x["end"])}
        self.counted = {
            i for i, sign in enumerate(self.text) if i not in ignored and not _UNCOUNTED.match(sign)
        }
        self.by_group: dict[str, set[int]] = defaultdict(set)
        for span in found:
            self.by_group[span.group].update(range(span.start, span.end))
        self.covered = set().union(*self.by_group.values())
        self.gold_by_group: dict[str, set[int]] = defaultdict(set)
        for row in self.gold:
            self.gold_by_group[_group(row)].update(range(row["start"], row["end"]))
        self.identifying = set().union(*self.gold_by_group.values())

    def score(self) -> None:
        leaks = [row for row in self.gold if not self._is_covered(row) and not row.get("soft")]
        has_hard = any(not row.get("soft") for row in self.gold)
        wrong = self._score_findings()
        total = self.result.total
        total["characters"] += len(self.text)
        if has_hard:
            total["passages"] += 1
            total["no leak"] += not leaks
        else:
            total["clean passages"] += 1
            total["clean unflagged"] += not wrong
        for decoy in self.decoys:
            counts = self.result.decoys[decoy["kind"]]
            counts["n"] += 1
            counts["flagged"] += bool(
                (self.covered - self.identifying)
                & {i for i in range(decoy["start"], decoy["end"]) if not _blank(self.text[i])}
            )

    def _is_covered(self, row: dict) -> bool:
        """Whether a gold span is covered; counted under its kind on the way."""
        places = self._places(row)
        is_covered = places <= self.covered
        is_typed = len(places & self.by_group[_group(row)]) * 2 >= len(places)
        softness = "soft" if row.get("soft") else "hard"
        names = [row["type"], *([f"{row['type']}.{row['sub']}"] if row.get("sub") else [])]
        for counts in (self.result.total, *(self.result.kinds[name] for name in names)):
            prefix = f"{softness} " if counts is self.result.total else ""
            counts[f"{prefix}n"] += 1
            counts[f"{prefix}cover"] += is_covered
            counts[f"{prefix}typed"] += is_typed
        group = self.result.groups[_group(row)]
        group["n"] += 1
        group["typed"] += is_typed
        if row.get("repl"):
            self.result.total["bands"] += 1
            self.result.total["bands right"] += any(
                span.replacement in row["repl"]
                for span in self.found
                if span.start < row["end"] and row["start"] < span.end
            )
        if not is_covered:
            self.result.misses.append(self._example(row["type"], row["start"], row["end"]))
        return is_covered

    def _places(self, row: dict) -> set[int]:
        start, end = row["start"], row["end"]
        if _group(row) == "PERSON":
            start, end = _trim(self.text, start, end)
        return self.counted & set(range(start, end)) or set(range(start, end))

    def _score_findings(self) -> int:
        """Count the findings that are right; returns how many are not."""
        trimmed = {
            (*_trim(self.text, span.start, span.end), span.group, span)
            if span.group in _TRIMMED
            else (span.start, span.end, span.group, span)
            for span in self.found
        }
        wrong = 0
        for start, end, group, span in sorted(trimmed, key=lambda one: one[:3]):
            places = self.counted & set(range(start, end))
            if not places:
                continue
            is_right = len(places & self.identifying) * 2 >= len(places)
            is_typed = len(places & self.gold_by_group[group]) * 2 >= len(places)
            counts = (self.result.total, self.result.kinds[span.kind], self.result.groups[group])
            for one in counts:
                one["found"] += 1
                one["right"] += is_right
                one["right typed"] += is_typed
            if not is_right:
                wrong += 1
                self.result.false_alarms.append(self._example(span.kind, start, end))
        return wrong

    def _example(self, kind: str, start: int, end: int) -> Example:
        before, after = self.text[max(0, start - 12) : start], self.text[end : end + 12]
        return Example(self.id, kind, f"{before}<<{self.text[start:end]}>>{after}")


def _group(row: dict) -> str:
    return GROUP.get(row["type"], row["type"])


def _blank(sign: str) -> bool:
    return _UNCOUNTED.match(sign) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    after = _AFTER_NAME.search(text[start:end])
    if after and after.start() > 0:
        end = start + after.start()
    before = _BEFORE_NAME.match(text[start:end])
    if before and start + before.end() < end:
        start += before.end()
    return start, end
