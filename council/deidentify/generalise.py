"""What stands in place of a finding, consistent within one paper; and the text with it put in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from council.deidentify.age_numbers import read_age
from council.deidentify.date_reading import read_month, read_year
from council.deidentify.findings import Candidate, Finding, Kind
from council.deidentify.placeholders import (
    HONORIFICS,
    LETTERS,
    YEAR_LETTERS,
    label_placeholder,
    letters_used,
    view_of,
    year_letters_used,
)
from council.domain.plaintext import search_key
from council.domain.vocabulary import AgeBand, FindingDecision


@dataclass(frozen=True)
class Decision:
    """What a person decided about one finding; ``text`` counts for CHANGED alone."""

    choice: FindingDecision
    text: str = ""


ACCEPT = Decision(FindingDecision.ACCEPTED)
KEEP = Decision(FindingDecision.KEPT)


def change(text: str) -> Decision:
    """Return the decision to put other words in place of a finding."""
    return Decision(FindingDecision.CHANGED, text)


NOUNS: dict[Kind, str] = {
    Kind.LOCATION: "地区",
    Kind.SCHOOL: "校",
    Kind.EMPLOYER: "社",
    Kind.HOSPITAL: "医療機関",
    Kind.FACILITY: "施設",
    Kind.ORGANIZATION: "団体",
}
"""What a lettered place or organisation is called: Ａ地区, Ｂ医療機関."""


_CALLED = re.compile(f"(?!様[子式態々]|氏名)(?:{'|'.join(HONORIFICS)})")
"""An honorific that stays behind the letter: 「Aさん」."""


def generalise(text: str, findings: Sequence[Finding], decisions: Sequence[Decision]) -> str:
    """Return the text with each decision carried out, nothing else changed.

    ``decisions`` are in the order of ``findings``. ValueError if one is missing or still open, or if the
    findings overlap or lie outside the text.
    """
    pieces, here = [], 0
    for finding, decision in zip(findings, decisions, strict=True):
        if decision.choice is FindingDecision.OPEN:
            raise ValueError("確認していない箇所が残っています。")
        if not here <= finding.start < finding.end <= len(text):
            raise ValueError("指摘の位置が本文と合いません。")
        pieces += [text[here : finding.start], _outcome(text, finding, decision)]
        here = finding.end
    return "".join([*pieces, text[here:]])


def age_band(years: int) -> str:
    """Return 「80代」, 「10歳未満」, 「90代以上」."""
    tens = str(min(years // 10 * 10, 90))
    return next(band.label for band in AgeBand if band.value == tens)


class Wording:
    """The replacements of one paper: the same person gets the same letter, years count from the first."""

    def __init__(self, texts: Sequence[str], found: Sequence[Sequence[Candidate]]) -> None:
        views = [view_of(text) for text in texts]
        taken = set().union(*(letters_used(view) for view in views))
        self._unused = [letter for letter in LETTERS if letter not in taken]
        self._free: dict[str, list[str]] = {}
        self._letters: dict[str, str | None] = {}
        taken_years = set().union(*(year_letters_used(view) for view in views))
        self._year_letter = next(
            (x for x in YEAR_LETTERS if x not in taken_years), YEAR_LETTERS[-1]
        )
        years = [
            year
            for text, candidates in zip(texts, found, strict=True)
            for candidate in candidates
            if candidate.kind is Kind.DATE and (year := read_year(_written(text, candidate)))
        ]
        self._first_year = min(years, default=None)

    def finding(self, text: str, candidate: Candidate, until: int) -> Finding:
        """Return the candidate with its replacement; from ``until`` on the text is another finding's."""
        return Finding(
            start=candidate.start,
            end=candidate.end,
            kind=candidate.kind,
            layer=candidate.layer,
            confidence=candidate.confidence,
            reason=candidate.reason,
            replacement=self._replacement(text[:until], candidate),
        )

    def _replacement(self, text: str, candidate: Candidate) -> str:
        written = _written(text, candidate)
        own: str | None = None
        if candidate.kind is Kind.AGE:
            years = read_age(written)
            own = None if years is None else age_band(years)
        elif candidate.kind is Kind.DATE:
            own = self._date(written)
        elif candidate.kind in {Kind.PERSON, Kind.INITIAL}:
            own = self._person(candidate.identity or written, text[candidate.end :])
        elif candidate.kind in NOUNS:
            letter = self._letter(f"{candidate.kind}:{search_key(written)}", NOUNS[candidate.kind])
            own = letter and f"{letter}{NOUNS[candidate.kind]}"
        if own is None or _would_run_on(text, candidate.start, own):
            return label_placeholder(candidate.kind)
        return own

    def _date(self, written: str) -> str | None:
        year, month = read_year(written), read_month(written)
        if year is None or self._first_year is None:
            return f"{month}月頃" if month else None
        distance = year - self._first_year
        counted = f"＋{distance}" if distance else ""
        return f"{self._year_letter}{counted}年" + (f"{month}月" if month else "")

    def _letter(self, identity: str, noun: str = "氏") -> str | None:
        """Return the letter of a person, place or house; each noun has letters of its own."""
        if identity not in self._letters:
            free = self._free.setdefault(noun, list(self._unused))
            self._letters[identity] = free.pop(0) if free else None
        return self._letters[identity]

    def _person(self, identity: str, after: str) -> str | None:
        letter = self._letter(identity)
        if letter is None:
            return None
        return letter if _CALLED.match(after) else f"{letter}氏"


def _would_run_on(text: str, start: int, own: str) -> bool:
    """A letter right behind a letter, a digit behind a digit or a year, would read as one with it."""
    before = view_of(text[max(0, start - 6) : start]).text[-1:]
    return own[0].isascii() and (
        (before.isascii() and before.isalnum()) or (before == "年" and "月" in own)
    )


def _outcome(text: str, finding: Finding, decision: Decision) -> str:
    if decision.choice is FindingDecision.ACCEPTED:
        return finding.replacement
    if decision.choice is FindingDecision.CHANGED:
        return decision.text
    return text[finding.start : finding.end]


def _written(text: str, candidate: Candidate) -> str:
    return view_of(text[candidate.start : candidate.end]).text
