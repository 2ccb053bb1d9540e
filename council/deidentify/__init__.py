"""Text in, findings and replacements out: an aid to the person who checks, never in their place."""

from collections.abc import Sequence

from council.deidentify.allowed import AllowList
from council.deidentify.findings import Candidate, Finding, Kind, Layer, merge
from council.deidentify.generalise import ACCEPT, KEEP, Decision, Wording, change, generalise
from council.deidentify.known import Known, KnownNames, read_known
from council.deidentify.patterns import find_patterns
from council.deidentify.placeholders import placeholder_spans, view_of
from council.deidentify.rules import MASK

__all__ = [
    "ACCEPT",
    "KEEP",
    "Decision",
    "Finding",
    "Kind",
    "Known",
    "Layer",
    "change",
    "find",
    "find_in_paper",
    "generalise",
    "read_known",
]

_ROUNDS = 6


def find(text: str, known: Sequence[Known] = (), allow: Sequence[str] = ()) -> list[Finding]:
    """Return what may identify someone, in order, without overlap, each with a proposed replacement.

    ``known`` is found in every spelling; ``allow`` holds what never counts as a finding, except where it
    is itself a known name.
    """
    return find_in_paper([text], known, allow)[0]


def find_in_paper(
    texts: Sequence[str], known: Sequence[Known] = (), allow: Sequence[str] = ()
) -> list[list[Finding]]:
    """Return the findings of each part of a paper, with replacements that agree across the parts."""
    names, allowed = KnownNames(known), AllowList(allow)
    found = [_candidates(text, names, allowed) for text in texts]
    wording = Wording(texts, found)
    return [
        [wording.finding(text, candidate) for candidate in candidates]
        for text, candidates in zip(texts, found, strict=True)
    ]


def _candidates(text: str, names: KnownNames, allowed: AllowList) -> list[Candidate]:
    permitted = allowed.spans(text)
    open_text = _hide(text, placeholder_spans(view_of(text)))
    found: list[Candidate] = []
    # What is found is covered and the rest read again, as it will be once the replacements stand there:
    # so a second check of the finished text has nothing new to say.
    for _ in range(_ROUNDS):
        candidates = [*names.find(open_text), *find_patterns(open_text)]
        fresh = merge([c for c in candidates if not permitted.cover(c)])
        if not fresh:
            break
        found += fresh
        open_text = _hide(open_text, [(c.start, c.end) for c in fresh])
    return sorted(found, key=lambda c: c.start)


def _hide(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text
