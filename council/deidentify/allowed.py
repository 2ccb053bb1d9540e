"""What never counts as a finding: names of public agencies, programme terms."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from council.deidentify.findings import Candidate, Layer
from council.domain.plaintext import search_fold, search_key


@dataclass(frozen=True)
class AllowedSpans:
    """Where allowed terms stand in one text."""

    spans: tuple[tuple[int, int], ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    def _near(self, candidate: Candidate) -> Iterator[tuple[int, int]]:
        """The allowed terms that touch the candidate; terms overlap one another at most a few times."""
        last = bisect_left(self._starts, candidate.end)
        for start, end in self.spans[
            max(0, bisect_right(self._starts, candidate.start) - 4) : last
        ]:
            if end > candidate.start:
                yield start, end

    def leave(self, candidate: Candidate, text: str) -> str:
        """Return what of the candidate lies outside every allowed term."""
        places = set(range(candidate.start, candidate.end))
        for start, end in self._near(candidate):
            places.difference_update(range(start, end))
        return "".join(text[place] for place in sorted(places))

    def cover(self, candidate: Candidate) -> bool:
        """Say whether the candidate lies in an allowed term; a known name, only in a longer one."""
        return any(
            start <= candidate.start
            and candidate.end <= end
            and (
                candidate.layer is not Layer.KNOWN or end - start > candidate.end - candidate.start
            )
            for start, end in self._near(candidate)
        )


@lru_cache(maxsize=8)
def _compiled(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    # the names of a municipality's agencies come again with every save
    keys = sorted({search_key(term) for term in terms} - {""}, key=lambda key: (-len(key), key))
    return re.compile("|".join(re.escape(key) for key in keys)) if keys else None


class AllowList:
    """Allowed terms, compiled once; compared without regard to width, kana or variant kanji."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._pattern = _compiled(tuple(terms))

    def spans(self, text: str) -> AllowedSpans:
        """Return where the terms stand in the text."""
        if self._pattern is None:
            return AllowedSpans(())
        view = search_fold(text)
        return AllowedSpans(
            tuple(view.span(*hit.span()) for hit in self._pattern.finditer(view.text))
        )
