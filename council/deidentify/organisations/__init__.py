"""Names of schools, employers, hospitals, facilities and groups."""

from collections.abc import Callable, Iterator

from council.deidentify.findings import Candidate, Layer
from council.deidentify.organisations.contexts import by_contexts
from council.deidentify.organisations.endings import House, by_endings, short_schools
from council.deidentify.organisations.prefixes import by_forms, by_prefixes
from council.deidentify.reading import Reading

RULES: tuple[Callable[[Reading], Iterator[House]], ...] = (
    by_endings,
    short_schools,
    by_forms,
    by_prefixes,
    by_contexts,
)


def find_organisations(reading: Reading) -> Iterator[Candidate]:
    """Yield the organisations named in the passage."""
    for rule in RULES:
        for house in rule(reading):
            yield reading.candidate(
                house.start,
                house.end,
                house.kind,
                Layer.ORGANISATION,
                house.reason,
                house.confidence,
            )
