"""Names of places: towns, stations, rivers, parks, and where someone lives or comes from."""

from collections.abc import Callable, Iterator

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.organisations.public import covered, public_spans
from council.deidentify.places.suffixes import by_suffixes
from council.deidentify.places.towns import by_dictionary, by_labels, by_list, by_pieces
from council.deidentify.places.words import Spot
from council.deidentify.reading import Reading

RULES: tuple[Callable[[Reading], Iterator[Spot]], ...] = (
    by_suffixes,
    by_dictionary,
    by_list,
    by_pieces,
    by_labels,
)


def find_places(reading: Reading) -> Iterator[Candidate]:
    """Yield the places named in the passage that may tell where a household is."""
    public = public_spans(reading)
    for rule in RULES:
        for spot in rule(reading):
            if not covered(public, spot.start, spot.end):
                yield reading.candidate(
                    spot.start, spot.end, Kind.LOCATION, Layer.PLACE, spot.reason, spot.confidence
                )
