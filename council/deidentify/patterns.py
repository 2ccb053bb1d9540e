"""The pattern layer: what gives itself away by its form."""

from collections.abc import Iterator

from council.deidentify.addresses import ADDRESS_RULES
from council.deidentify.ages import AGE_RULES
from council.deidentify.contacts import CONTACT_RULES
from council.deidentify.dates import DATE_RULES
from council.deidentify.findings import Candidate
from council.deidentify.initials import INITIAL_RULES
from council.deidentify.numbers import NUMBER_RULES, checked_numbers
from council.deidentify.placeholders import view_of

RULES = CONTACT_RULES + NUMBER_RULES + ADDRESS_RULES + DATE_RULES + AGE_RULES + INITIAL_RULES


def find_patterns(text: str) -> Iterator[Candidate]:
    """Yield what the rules find, overlapping and in no order."""
    view = view_of(text)
    for rule in RULES:
        yield from rule.candidates(view)
    yield from checked_numbers(text)
