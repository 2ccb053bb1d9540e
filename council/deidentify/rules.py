"""One rule of the pattern layer, and what all patterns share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from council.deidentify.findings import Candidate, Kind, Layer
from council.domain.folding import Folded

MASK = "\ue000"
"""Stands for text already settled; no pattern's character class holds it."""

GAP = r"[ \t\n]?"
KANJI_NUMBER = "〇零一二三四五六七八九十百"
_REACH = 24

Extent = tuple[int, int]


def always(hit: re.Match[str]) -> bool:  # noqa: ARG001 - the shape of Rule.accepts
    """Accept every match."""
    return True


@dataclass(frozen=True)
class Rule:
    """A regular expression over the folded text; its group ``hit``, if it has one, is what is marked.

    Every repetition in it is bounded or cannot overlap its neighbour: matching stays linear. ``before``,
    if given, must match the text that ends where the marked part starts; ``signs`` are characters of which
    a text without any cannot hold a match; ``extent`` may mark another part than the match, or none.
    """

    kind: Kind
    pattern: re.Pattern[str]
    reason: str
    confidence: float = 0.95
    accepts: Callable[[re.Match[str]], bool] = always
    before: re.Pattern[str] | None = None
    signs: str = ""
    extent: Callable[[re.Match[str]], Extent | None] | None = None

    def candidates(self, view: Folded) -> Iterator[Candidate]:
        """Yield what the rule finds, with offsets in the original text."""
        for start, end in self.spans(view.text):
            first, last = view.span(start, end)
            yield Candidate(first, last, self.kind, Layer.PATTERN, self.confidence, self.reason)

    def spans(self, text: str) -> Iterator[Extent]:
        """Yield what the rule marks in a folded text."""
        if self.signs and not any(sign in text for sign in self.signs):
            return
        group: str | int = "hit" if "hit" in self.pattern.groupindex else 0
        for hit in self.pattern.finditer(text):
            start, end = hit.span(group)
            if start == end or not self._follows(text, start) or not self.accepts(hit):
                continue
            extent = self.extent(hit) if self.extent else (start, end)
            if extent is not None:
                yield extent

    def _follows(self, text: str, start: int) -> bool:
        if self.before is None:
            return True
        return self.before.search(text[max(0, start - _REACH) : start]) is not None


def rule(
    kind: Kind,
    pattern: str,
    reason: str,
    confidence: float = 0.95,
    accepts: Callable[[re.Match[str]], bool] = always,
    *,
    before: str = "",
    signs: str = "",
    extent: Callable[[re.Match[str]], Extent | None] | None = None,
) -> Rule:
    """Return a rule with its expressions compiled, for half-width digits alone."""
    return Rule(
        kind,
        re.compile(pattern, re.ASCII | re.MULTILINE),
        reason,
        confidence,
        accepts,
        re.compile(rf"(?:{before})\Z", re.ASCII) if before else None,
        signs,
        extent,
    )
