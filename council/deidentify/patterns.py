"""The pattern layer: what gives itself away by its form."""

from collections.abc import Iterator

from council.deidentify.accounts import ACCOUNT_RULES
from council.deidentify.addresses import ADDRESS_RULES
from council.deidentify.ages import AGE_RULES
from council.deidentify.contacts import CONTACT_RULES
from council.deidentify.dates import DATE_RULES
from council.deidentify.findings import Candidate, Kind, merge
from council.deidentify.identity_numbers import IDENTITY_RULES, checked_numbers
from council.deidentify.initials import INITIAL_RULES
from council.deidentify.insurance_numbers import INSURANCE_RULES
from council.deidentify.labelled_numbers import LABELLED_RULES
from council.deidentify.placeholders import view_of
from council.deidentify.plates import PLATE_RULES
from council.deidentify.rare import RARE_RULES
from council.deidentify.repair import repaired
from council.deidentify.rules import Rule
from council.deidentify.social import SOCIAL_RULES
from council.deidentify.squeezing import squeezed
from council.deidentify.telephone import TELEPHONE_RULES
from council.domain.folding import Folded

RULES: tuple[Rule, ...] = (
    *TELEPHONE_RULES,
    *CONTACT_RULES,
    *SOCIAL_RULES,
    *IDENTITY_RULES,
    *INSURANCE_RULES,
    *LABELLED_RULES,
    *ACCOUNT_RULES,
    *PLATE_RULES,
    *ADDRESS_RULES,
    *DATE_RULES,
    *AGE_RULES,
    *INITIAL_RULES,
    *RARE_RULES,
)


def find_patterns(view: Folded) -> Iterator[Candidate]:
    """Yield what the rules find in a text in plain widths, overlapping and in no order.

    A text that a scanner damaged is read a second time as it will have been.
    """
    yield from _in_one(view)
    second = repaired(view)
    if second is not None:
        yield from _in_one(second)


def holds_my_number(text: str) -> bool:
    """Whether the text holds an 個人番号, by its check digit or because it is called so."""
    found = merge(list(find_patterns(squeezed(view_of(text)))))
    return any(one.kind is Kind.MYNUMBER for one in found)


def _in_one(view: Folded) -> Iterator[Candidate]:
    for rule in RULES:
        yield from rule.candidates(view)
    for candidate in checked_numbers(view.text):
        start, end = view.span(candidate.start, candidate.end)
        yield Candidate(
            start, end, candidate.kind, candidate.layer, candidate.confidence, candidate.reason
        )
