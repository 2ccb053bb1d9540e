"""Names by their company: lists of names, names before a bracket of kinship, speakers of a record."""

import re
from collections.abc import Iterator, Sequence

from council.deidentify.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    PARTICLE,
    PERSON,
    PLACE,
    SUFFIX,
    WORKING,
)
from council.deidentify.names.plausible import KANJI, LIKELY, plausible
from council.deidentify.names.spans import Name, name_ending, name_starting
from council.deidentify.names.words import HONORIFICS, KIN, NOBODY, TITLES
from council.deidentify.reading import Reading

_GLUES = frozenset(["、", "，", ",", "・", "/", "→", "⇒", "／", "と"])
_LONGEST = 9
_HIRAGANA = re.compile("[ぁ-ん]+")
_NOBODY = NOBODY | set(HONORIFICS)
_KIN = "|".join(sorted(KIN, key=len, reverse=True))
_OFFICES = "|".join(sorted(map(re.escape, TITLES), key=len, reverse=True))
_TAGGED = re.compile(
    rf"(?P<name>[{KANJI}ヶ]{{1,4}}(?:[ \u3000][{KANJI}ぁ-んァ-ヴー]{{1,4}})?|[ァ-ヴー]{{2,8}}|[ぁ-ん]{{2,5}})[ \u3000]?\((?:{_KIN}|{_OFFICES}|代理|代|欠|姓|夫婦)(?:[)、,・/ \u3000代]|の)"
)


def listed_together(reading: Reading) -> Iterator[Name]:
    """Yield lists in which every word may be a name and most can hardly be anything else."""
    for spans in _chains(reading):
        words = [reading.text[start:end] for start, end in spans]
        if _are_names(reading, spans, words):
            for start, end in spans:
                yield Name(start, end, 0.75, "名前の並びにあります。")


def beside_names(reading: Reading, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the neighbours in a list of what is a name already: 「健一、望、豊」."""
    edges = {name.start: name for name in names} | {-name.end: name for name in names}
    for spans in _chains(reading):
        sure = [(start, end) for start, end in spans if start in edges and -end in edges]
        if not sure or len(sure) == len(spans):
            continue
        for start, end in spans:
            if (start, end) not in sure and _may_be_name(reading, start, end):
                yield Name(start, end, 0.7, "ほかの氏名と並んでいます。")


def _chains(reading: Reading) -> Iterator[list[tuple[int, int]]]:
    """Runs of words with 、, ・, → or と between; the outer words cut to what may be a name."""
    glues = [token for token in reading.tokens if token.text in _GLUES]
    chain: list[tuple[int, int]] = []
    for number, glue in enumerate(glues):
        after = glues[number + 1] if number + 1 < len(glues) else None
        if not chain:
            first = name_ending(reading, glue.start)
            if first is None:
                continue
            chain = [(first[0], glue.start)]
        inner = (glue.end, after.start) if after else None
        if inner and 0 < inner[1] - inner[0] <= _LONGEST and _may_be_name(reading, *inner):
            chain.append(inner)
            continue
        last = name_starting(reading, glue.end)
        if last is not None:
            chain.append((glue.end, last[0]))
        if len(chain) > 1:
            yield chain
        chain = []
    if len(chain) > 1:
        yield chain


def _may_be_name(reading: Reading, start: int, end: int) -> bool:
    word = reading.text[start:end]
    if _ends_a_noun(reading, start, end):
        return False
    return (
        word not in _NOBODY
        and plausible(reading, word) > 0
        and _is_named_kana(reading, start, word)
    )


def _ends_a_noun(reading: Reading, start: int, end: int) -> bool:
    """「自治会長、鬼頭さん」: 長 is no neighbour."""
    number = reading.starting.get(start)
    if number is None or not number or end - start > 1:
        return False
    before, token = reading.tokens[number - 1], reading.tokens[number]
    after = next(reading.after(end), None)
    if token.sort & COMMON and after is not None and after.text in TITLES:
        return True
    return bool(token.sort & SUFFIX and before.end == start and before.sort & COMMON)


def _is_named_kana(reading: Reading, start: int, word: str) -> bool:
    """「ため」, 「きり」 may be somebody's name, but not in a list of words."""
    if not _HIRAGANA.fullmatch(word):
        return True
    number = reading.starting.get(start)
    if number is not None and reading.tokens[number].sort & (FAMILY | GIVEN):
        return True
    return not reading.sorts(word) & (COMMON | WORKING | PARTICLE)


def _are_names(reading: Reading, spans: Sequence[tuple[int, int]], words: Sequence[str]) -> bool:
    sure = 0
    for (start, _end), word in zip(spans, words, strict=True):
        if word in _NOBODY or not _is_named_kana(reading, start, word):
            return False
        value = plausible(reading, word)
        number = reading.starting.get(start)
        token = reading.tokens[number] if number is not None else None
        named = token is not None and bool(token.sort & (FAMILY | GIVEN | PERSON))
        sure += bool(
            (named and not reading.sorts(word) & (PLACE | WORKING | COMMON)) or value >= LIKELY
        )
    return sure * 2 >= len(words) and (len(words) > 2 or sure == 2)


def tagged_with_kin(reading: Reading) -> Iterator[Name]:
    """Yield names before a bracket that says who it is: 「薫（弟）」, 「金重（父）」."""
    for hit in _TAGGED.finditer(reading.text):
        start, end = hit.span("name")
        for begin in range(start, end):
            if begin not in reading.starting:
                continue
            word = reading.text[begin:end]
            if plausible(reading, word) and word not in NOBODY:
                yield Name(begin, end, LIKELY, "かっこ内の続柄が付いています。")
                break
