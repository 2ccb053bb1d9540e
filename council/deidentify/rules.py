"""One rule of the pattern layer, and what all patterns share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from council.deidentify.findings import Candidate, Kind, Layer
from council.domain.folding import Folded

MASK = "\ue000"
"""Stands for text already settled; no pattern's character class holds it."""

GAP = r"[ \t]?"
KANJI_NUMBER = "〇零一二三四五六七八九十百"


def always(hit: re.Match[str]) -> bool:  # noqa: ARG001 - the shape of Rule.accepts
    """Accept every match."""
    return True


@dataclass(frozen=True)
class Rule:
    """A regular expression over the folded text; its group ``hit``, if it has one, is what is marked.

    Every repetition in it is bounded or cannot overlap its neighbour: matching stays linear.
    """

    kind: Kind
    pattern: re.Pattern[str]
    reason: str
    confidence: float = 0.95
    accepts: Callable[[re.Match[str]], bool] = always

    def candidates(self, view: Folded) -> Iterator[Candidate]:
        """Yield what the rule finds, with offsets in the original text."""
        group: str | int = "hit" if "hit" in self.pattern.groupindex else 0
        for hit in self.pattern.finditer(view.text):
            if hit.start(group) < hit.end(group) and self.accepts(hit):
                start, end = view.span(*hit.span(group))
                yield Candidate(start, end, self.kind, Layer.PATTERN, self.confidence, self.reason)


def rule(
    kind: Kind,
    pattern: str,
    reason: str,
    confidence: float = 0.95,
    accepts: Callable[[re.Match[str]], bool] = always,
) -> Rule:
    """Return a rule with its expression compiled, for half-width digits alone."""
    return Rule(kind, re.compile(pattern, re.ASCII), reason, confidence, accepts)
