"""The pattern layer: what gives itself away by its form."""

from collections.abc import Iterator

from council.deidentify.addresses import ADDRESS_RULES
from council.deidentify.ages import AGE_RULES
from council.deidentify.contacts import CONTACT_RULES
from council.deidentify.dates import DATE_RULES
from council.deidentify.findings import Candidate
from council.deidentify.initials import INITIAL_RULES
from council.deidentify.numbers import NUMBER_RULES, checked_numbers
from council.domain.folding import Folded

RULES = CONTACT_RULES + NUMBER_RULES + ADDRESS_RULES + DATE_RULES + AGE_RULES + INITIAL_RULES


def find_patterns(view: Folded) -> Iterator[Candidate]:
    """Yield what the rules find in a text in plain widths, overlapping and in no order."""
    for rule in RULES:
        yield from rule.candidates(view)
    for candidate in checked_numbers(view.text):
        start, end = view.span(candidate.start, candidate.end)
        yield Candidate(
            start, end, candidate.kind, candidate.layer, candidate.confidence, candidate.reason
        )
