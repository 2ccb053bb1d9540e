"""All layers over all parts of a paper, and what they find made one list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from council.deidentify.allowed import AllowedSpans, AllowList
from council.deidentify.findings import Candidate, Finding, Kind, Layer, merge
from council.deidentify.generalise import Wording
from council.deidentify.known import Known, KnownNames
from council.deidentify.lexicon import lexicon
from council.deidentify.names import find_names
from council.deidentify.organisations import find_organisations
from council.deidentify.organisations.public import public_spans
from council.deidentify.patterns import find_patterns
from council.deidentify.placeholders import placeholder_spans, view_of
from council.deidentify.places import find_places
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK
from council.deidentify.squeezing import squeezed
from council.domain.folding import Folded

_ROUNDS = 6
_HALF_SIGN = re.compile("[\ud800-\udfff]")
"""Half of a sign, which no dictionary reads; what stands for it is as long."""
_PARTICLES = re.compile(
    "(?:[ぁ-んー]{0,6}[はがをにへもで])?(?:から|まで|より|など|という|[のはがをにへともでや])*"
)
# No name or number is so long; unmasked, such text would cost every rule its time.
_ENDLESS = re.compile(
    r"(?s)(.)\1{99,}|[0-9０-９\-‐―ー()（）\[\]{}<>「」『』【】〔〕.,、。/:~_=*#+ \u3000]{400,}"
)


def find_in_paper(
    texts: Sequence[str], known: Sequence[Known] = (), allow: Sequence[str] = ()
) -> list[list[Finding]]:
    """Return the findings of each part of a paper, with replacements that agree across the parts."""
    names = KnownNames(
        [replace(one, text=_whole(one.text), kana=_whole(one.kana)) for one in known]
    )
    allowed = AllowList(allow)
    texts = [_whole(text) for text in texts]
    found = _rounds([_Part(text, names, allowed) for text in texts])
    wording = Wording(texts, found)
    return [
        [
            wording.finding(text, candidate, until)
            for candidate, until in zip(candidates, _next_starts(text, candidates), strict=True)
        ]
        for text, candidates in zip(texts, found, strict=True)
    ]


def _whole(text: str) -> str:
    return _HALF_SIGN.sub("\ufffd", text)


def _next_starts(text: str, candidates: Sequence[Candidate]) -> list[int]:
    return [*(candidate.start for candidate in candidates[1:]), len(text)][: len(candidates)]


class _Part:
    """One text of the paper: what is settled in it, and the rest still to be read."""

    def __init__(self, text: str, names: KnownNames, allowed: AllowList) -> None:
        plain = squeezed(view_of(text))
        self._text = text
        self._names = names
        self.permitted: AllowedSpans = allowed.spans(text)
        self.found: list[Candidate] = []
        self._view = plain
        endless = [hit.span() for hit in _ENDLESS.finditer(text)]
        hidden = [*placeholder_spans(plain), *endless]
        self._hidden = _union(hidden)
        self.fresh = [
            *names.find(text, plain),
            *(
                _endless_number(*span)
                for span in endless
                if re.search("[0-9０-９]", text[span[0] : span[1]])
            ),
        ]
        self.is_open = True

    def view(self) -> Folded:
        """Return the text with everything settled masked."""
        spans = _union([*self._hidden, *((c.start, c.end) for c in self.found)])
        return self._view.masked(spans, MASK) if spans else self._view

    def _is_public(self, candidate: Candidate) -> bool:
        """A public name, whole, or with no more about it than the particles of the sentence."""
        if self.permitted.cover(candidate):
            return True
        if candidate.layer is Layer.KNOWN or candidate.kind is Kind.PERSON:
            return False
        rest = self.permitted.leave(candidate, self._text)
        return len(rest) < candidate.end - candidate.start and bool(_PARTICLES.fullmatch(rest))

    def settle(self, candidates: list[Candidate], reading: Reading) -> None:
        """Take up what counts of the candidates."""
        fresh = merge(
            [
                c
                for c in [*candidates, *self.fresh]
                if not self._is_public(c)
                and not (c.is_slight and reading.is_within_word(c.start, c.end))
            ]
        )
        self.is_open = bool(fresh)
        self.found = merge([*self.found, *fresh])
        self._find_known()

    def _find_known(self) -> None:
        """Look for the known names again in what is left: a neighbour may have hidden one."""
        self.fresh = []
        if not self._names:
            return
        pieces, here = [], 0
        for found in self.found:
            pieces += [self._text[here : found.start], MASK * (found.end - found.start)]
            here = found.end
        rest = "".join([*pieces, self._text[here:]])
        self.fresh = list(self._names.find(rest, self.view()))


def _rounds(parts: list[_Part]) -> list[list[Candidate]]:
    """What is found is covered and the rest read again, as it will be once the replacements stand there.

    So a second check of the finished text has nothing new to say.
    """
    for _ in range(_ROUNDS):
        readings = [Reading(part.view(), lexicon()) for part in parts]
        for part, reading, candidates in zip(parts, readings, _candidates(readings), strict=True):
            part.settle(candidates, reading)
        if not any(part.is_open for part in parts):
            break
    return [part.found for part in parts]


def _candidates(readings: Sequence[Reading]) -> Iterator[list[Candidate]]:
    for reading, names in zip(readings, find_names(readings), strict=True):
        offices = AllowedSpans(tuple(reading.view.span(*span) for span in public_spans(reading)))
        yield [
            *find_patterns(reading.view),
            *(name for name in names if not offices.cover(name)),
            *find_places(reading),
            *find_organisations(reading),
        ]


def _endless_number(start: int, end: int) -> Candidate:
    return Candidate(start, end, Kind.ID_NO, Layer.PATTERN, 0.6, "桁の多い数字の並びです。")


def _union(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
