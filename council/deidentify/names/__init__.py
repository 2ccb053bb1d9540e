"""Names of persons: what stands beside them, what they are made of, and where they come back."""

from collections.abc import Callable, Iterator, Sequence

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.names.again import People, readings_beside, seen_again
from council.deidentify.names.alone import calling_names, lone_names, one_sign_names
from council.deidentify.names.broken import broken_names
from council.deidentify.names.counting import counts
from council.deidentify.names.foreign import dictionary_persons, dotted_names, latin_names
from council.deidentify.names.full import (
    full_names,
    kana_behind_families,
    neighbours_names,
    rare_given_names,
)
from council.deidentify.names.handing_over import handed_over
from council.deidentify.names.honorifics import (
    addressed_in_other_ways,
    before_honorifics,
    before_kana_honorifics,
)
from council.deidentify.names.introductions import introducing_themselves
from council.deidentify.names.kin import after_kin, is_named, kin_called_by_name
from council.deidentify.names.kin_around import around_kin, spoken_of_by_kin
from council.deidentify.names.labels import after_labels, after_offices, in_lists, on_duty
from council.deidentify.names.pairs import (
    counted,
    somebody_called,
    together,
    whose_kin,
)
from council.deidentify.names.quoted import called_names
from council.deidentify.names.renamed import newly_called
from council.deidentify.names.rosters import beside_kin, in_rosters
from council.deidentify.names.schedules import on_schedules
from council.deidentify.names.siblings import (
    beside_names,
    listed_together,
    tagged_with_kin,
)
from council.deidentify.names.spaced import spaced_kana, spaced_pairs
from council.deidentify.names.spans import Name
from council.deidentify.names.speakers import addressed, speakers
from council.deidentify.names.titles import before_households, before_titles
from council.deidentify.reading import Reading

CONFIRMED = 0.64

Rule = Callable[[Reading], Iterator[Name]]

RULES: tuple[Rule, ...] = (
    full_names,
    kana_behind_families,
    spaced_pairs,
    spaced_kana,
    rare_given_names,
    neighbours_names,
    before_honorifics,
    addressed_in_other_ways,
    before_kana_honorifics,
    before_titles,
    before_households,
    after_kin,
    is_named,
    kin_called_by_name,
    after_labels,
    after_offices,
    on_duty,
    handed_over,
    in_lists,
    in_rosters,
    beside_kin,
    around_kin,
    spoken_of_by_kin,
    on_schedules,
    broken_names,
    listed_together,
    tagged_with_kin,
    introducing_themselves,
    speakers,
    addressed,
    together,
    whose_kin,
    newly_called,
    counted,
    somebody_called,
    called_names,
    dotted_names,
    dictionary_persons,
    latin_names,
    lone_names,
    one_sign_names,
    calling_names,
)


def find_names(readings: Sequence[Reading], rules: Sequence[Rule] = RULES) -> list[list[Candidate]]:
    """Return the persons named in each part of a paper; a name sure in one part counts in all."""
    found = [
        [name for rule in rules for name in rule(reading) if counts(reading, name)]
        for reading in readings
    ]
    for reading, names in zip(readings, found, strict=True):
        names += [name for name in beside_names(reading, names) if counts(reading, name)]
        names += list(readings_beside(reading, names))
    people = People()
    for reading, names in zip(readings, found, strict=True):
        for name in names:
            if name.confidence >= CONFIRMED:
                people.add(reading, reading.text[name.start : name.end])
    result = []
    for reading, names in zip(readings, found, strict=True):
        again = seen_again(reading, people.words)
        result.append(
            [
                reading.candidate(
                    *(name.start, name.end, Kind.PERSON, Layer.NAME, name.reason, name.confidence),
                    identity=people.identity(reading.text[name.start : name.end]),
                )
                for name in [*names, *again]
            ]
        )
    return result
