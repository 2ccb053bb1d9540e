"""A name confirmed once is found everywhere in the paper, in whole or in part."""

import re
from collections.abc import Iterator, Sequence

from council.deidentify.lexicon import (
    COMMON,
    FAMILY,
    GIVEN,
    NUMBER,
    PARTICLE,
    PERSON,
    SIGN,
    WORKING,
)
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import Name
from council.deidentify.names.words import NOBODY
from council.deidentify.reading import Reading

_PARTS = re.compile(r"[\s・=･,]+")
_NAMED_ON = re.compile("家(?!族|庭|事|計|屋)|宅|さん|様|氏|姓")
_HEAD = re.compile(r"(?:^|[。「『、\n])$")
_ACTS = re.compile(
    "[はがも]|の(?:部屋|声|話|携帯|電話|様子|こと|薬|食事|服|布団|母|父|兄|姉|弟|妹|息子|娘|妻|夫|両親)"
)
_KANJI = re.compile(rf"[{KANJI}ヶ]+")


class People:
    """Who is named in a paper: every spelling a confirmed name may come back in, and whose it is."""

    def __init__(self) -> None:
        self._bearers: dict[str, set[str]] = {}

    @property
    def words(self) -> list[str]:
        """All spellings, the longest first."""
        return sorted(self._bearers, key=lambda word: (-len(word), word))

    def add(self, reading: Reading, written: str) -> None:
        """Take up a name with its parts."""
        whole = "".join(_parts(written))
        for word in _spellings(reading, written):
            self._bearers.setdefault(word, set()).add(whole)

    def identity(self, written: str) -> str:
        """Return the whole name the words stand for, themselves where several bear them."""
        whole = "".join(_parts(written))
        bearers = {name for name in self._bearers.get(whole, set()) if name != whole}
        return f"name:{bearers.pop() if len(bearers) == 1 else whole}"


def _parts(written: str) -> list[str]:
    return [part for part in _PARTS.split(written) if part]


def _spellings(reading: Reading, written: str) -> set[str]:
    """The whole name, the family name, the given name."""
    parts = _parts(written)
    words = {"".join(parts), *parts}
    if len(parts) == 1 and _KANJI.fullmatch(parts[0]) and len(parts[0]) > 2:
        words |= _split(reading, parts[0])
    return {word for word in words if len(word) > 1 or _KANJI.fullmatch(word)} - NOBODY


def _split(reading: Reading, name: str) -> set[str]:
    cuts = [
        cut
        for cut in range(1, len(name))
        if reading.sorts(name[:cut]) & FAMILY and reading.sorts(name[cut:]) & GIVEN
    ]
    if not cuts:
        return set()
    best = min(cuts, key=lambda cut: (abs(cut - min(2, len(name) - 1)), cut))
    return {name[:best], name[best:]}


_SHORTENED = re.compile(rf"\((?P<sign>[{KANJI}])\)")
_NO_SHORT = frozenset(
    "株有財社医学宗父母兄弟姉妹夫妻子孫男女姪甥欠代写案済無月火水木金土日上下前後大中小新旧元"
)

_READING = re.compile(
    r"[ \u3000]?\([ \u3000]?(?P<kana>[ぁ-んァ-ヴー]{1,8}[ \u3000・]?[ぁ-んァ-ヴー]{2,8})[ \u3000]?\)"
)


def readings_beside(reading: Reading, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the readings in brackets behind names: 「御供 央（みとも ひろし）」."""
    for name in names:
        short = _SHORTENED.match(reading.text, name.end)
        is_family = reading.sorts(reading.text[name.start : name.end]) & FAMILY
        if short and is_family and short["sign"] not in _NO_SHORT:
            yield Name(*short.span("sign"), name.confidence, "同じ姓の人を名の一字で分けています。")
        hit = _READING.match(reading.text, name.end)
        if hit and hit["kana"] not in NOBODY:
            yield Name(*hit.span("kana"), name.confidence, "氏名の読みです。")


def seen_again(reading: Reading, words: Sequence[str]) -> Iterator[Name]:
    """Yield the further places of confirmed names."""
    if not words:
        return
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    for hit in pattern.finditer(reading.text):
        if _is_whole(reading, hit.start(), hit.end(), hit[0]):
            yield Name(hit.start(), hit.end(), 0.75, "この文書のほかの箇所に氏名として出てきます。")


def _is_whole(reading: Reading, start: int, end: int, word: str) -> bool:
    if start not in reading.starting or end not in reading.ending:
        free = not reading.sorts(word) & (COMMON | WORKING)
        return free and (len(word) > 2 or bool(_NAMED_ON.match(reading.text, end)))
    first = reading.tokens[reading.starting[start]]
    last = reading.tokens[reading.ending[end]]
    if not reading.sorts(word) & (COMMON | WORKING | PARTICLE | NUMBER):
        return len(word) > 1 or bool(first.sort & (FAMILY | GIVEN | PERSON))
    if (first.sort | last.sort) & (FAMILY | GIVEN | PERSON):
        return not first.sort & SIGN
    # 「愛は高校を…」: at the head of a sentence a confirmed name is the one who acts
    opens = _HEAD.search(reading.text[max(0, start - 1) : start])
    is_phrase = reading.sorts(reading.text[start : end + 1]) & (COMMON | WORKING)
    return bool(opens and _ACTS.match(reading.text, end)) and not is_phrase
