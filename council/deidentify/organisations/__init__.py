"""Names of schools, employers, hospitals, facilities and groups."""

import re
from collections.abc import Callable, Iterable, Iterator

from council.deidentify.findings import Candidate, Layer
from council.deidentify.organisations.bare import by_bare_words
from council.deidentify.organisations.contexts import (
    by_contexts,
    by_goods,
    by_latin,
    by_weekdays,
    by_what_they_are,
)
from council.deidentify.organisations.endings import by_endings
from council.deidentify.organisations.forms import by_forms
from council.deidentify.organisations.labels import by_labels
from council.deidentify.organisations.numbers import before_number
from council.deidentify.organisations.prefixes import by_prefixes
from council.deidentify.organisations.public import covered, public_spans
from council.deidentify.organisations.quoted import (
    by_brackets,
    by_callings,
    by_kinds,
    by_quotes,
)
from council.deidentify.organisations.schools import short_schools
from council.deidentify.organisations.tails import by_tails
from council.deidentify.organisations.whole import whole_run
from council.deidentify.organisations.words import House
from council.deidentify.reading import Reading

RULES: tuple[Callable[[Reading], Iterator[House]], ...] = (
    by_endings,
    short_schools,
    by_forms,
    by_prefixes,
    by_labels,
    by_quotes,
    by_callings,
    by_brackets,
    by_kinds,
    by_contexts,
    by_bare_words,
    by_tails,
    by_latin,
    by_goods,
    by_weekdays,
    by_what_they_are,
)
_LETTER = re.compile(
    "[A-Z](?![A-Za-z&]|型)|[甲乙丙丁](?=病院|医院|社|校|施設|会社|事業所|クリニック|町|市|区)"
)
"""A placeholder: B病院."""
_GAPS = {" ", "\u3000"}


def find_organisations(reading: Reading) -> Iterator[Candidate]:
    """Yield the organisations named in the passage, public offices left out."""
    spans = public_spans(reading)
    houses = [house for rule in RULES for house in rule(reading)]
    offices = {end for _, end in spans}
    private = (
        house
        for house in houses
        if house.end not in offices
        and not covered(spans, house.start, house.end)
        and not _LETTER.match(reading.text, house.start)
    )
    whole = (whole_run(reading, house) for house in _joined(reading, private))
    for house in filter(None, (before_number(reading, house) for house in whole)):
        yield reading.candidate(
            house.start,
            house.end,
            house.kind,
            Layer.ORGANISATION,
            house.reason,
            house.confidence,
        )


def _joined(reading: Reading, houses: Iterable[House]) -> Iterator[House]:
    """Join what a legal form opens to the house named behind a space: 医療法人〇〇会 〇〇病院."""
    found = list(houses)
    opening = {h.end: h for h in found if h.reason.startswith("法人")}
    for house in found:
        first = opening.get(house.start - 1)
        if first is not None and reading.text[house.start - 1] in _GAPS:
            yield house._replace(start=first.start)
        else:
            yield house
