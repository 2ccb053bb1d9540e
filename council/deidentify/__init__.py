"""Text in, findings and replacements out: an aid to the person who checks, never in their place."""

from collections.abc import Sequence

from council.deidentify.findings import Finding, Kind, Layer
from council.deidentify.generalise import ACCEPT, KEEP, Decision, change, generalise
from council.deidentify.known import Known, read_known
from council.deidentify.patterns import holds_my_number
from council.deidentify.risk import Attribute, Risk, Step, risk
from council.deidentify.search import find_in_paper

__all__ = [
    "ACCEPT",
    "KEEP",
    "Attribute",
    "Decision",
    "Finding",
    "Kind",
    "Known",
    "Layer",
    "Risk",
    "Step",
    "change",
    "find",
    "find_in_paper",
    "generalise",
    "holds_my_number",
    "read_known",
    "risk",
]


def find(text: str, known: Sequence[Known] = (), allow: Sequence[str] = ()) -> list[Finding]:
    """Return what may identify someone, in order, without overlap, each with a proposed replacement.

    ``known`` is found in every spelling; ``allow`` holds what never counts as a finding, except where it
    is itself a known name.
    """
    return find_in_paper([text], known, allow)[0]
