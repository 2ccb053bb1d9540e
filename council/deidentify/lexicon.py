"""What the dictionary and the lists say of a word. Loaded on the first search; a process that never scans never pays."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from council.deidentify.romaji import canonical, from_kana

FAMILY = 1
GIVEN = 2
PERSON = 4
PLACE = 8
COUNTRY = 16
PROPER = 32
COMMON = 64
DEED = 128
"""A noun that 「する」 makes a verb: 利用, 入居."""
NUMBER = 256
PARTICLE = 512
WORKING = 1024
"""Verbs, adjectives, adverbs, conjunctions, pronouns: words of the sentence, no parts of a name."""
SIGN = 2048
SPACE = 4096
SUFFIX = 8192
PREFIX = 16384
TOWN = 32768
UNKNOWN = 65536
ANY_NAME = FAMILY | GIVEN | PERSON

_CHUNK = 6000
_RARE, _USUAL = 2, 12
_BREAK = re.compile(r"[\n。]")
_HIRAGANA = re.compile(r"[ぁ-ん]+")
_HALF_KANA = re.compile(r"([ぁ-ん]{2})([子代江枝恵乃世美奈香])")
_ENDS = {
    "子": "こ",
    "代": "よ",
    "江": "え",
    "枝": "え",
    "恵": "え",
    "乃": "の",
    "世": "よ",
    "美": "み",
    "奈": "な",
    "香": "か",
}
_POINTING = frozenset({"この", "その", "あの", "どの", "うち", "よい", "いい", "わが"})
_SHIFT = ord("ァ") - ord("ぁ")


class Lexicon:
    """The morphological dictionary (SudachiDict core) with our lists of names and places."""

    def __init__(self) -> None:
        from sudachipy import Dictionary, SplitMode

        self._dictionary: Dictionary = Dictionary(dict="core")
        self._mode = SplitMode.C
        self._sort_of_pos: dict[int, int] = {}
        self.given = _words("given")
        self.given_kana = _words("given_kana")
        self.given_more = _words("given_more")
        self.surnames = _words("surnames")
        self.surnames_more = _words("surnames_more")
        self.surnames_kana = _words("surnames_kana")
        self.towns = _words("towns")
        self.cities = _words("cities")
        self.latin_names = _words("latin_names")
        self.names_first = _words("names_first")
        self._opens = Counter(name[0] for name in self.given if len(name) > 1)
        self._closes = Counter(name[-1] for name in self.given if len(name) > 1)

    def tokens(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and sort of every word of the text, in order and without gaps."""
        tokenizer = self._dictionary.tokenizer(self._mode)
        for offset, piece in _chunks(text):
            for morpheme in tokenizer.tokenize(piece):
                start, end = offset + morpheme.begin(), offset + morpheme.end()
                sort = self._sort(morpheme)
                bracket = text.find("(", start + 1, end)
                if bracket < 0:
                    yield start, end, self._name_first(text[start:end], sort)
                    continue
                # 「高橋(めい)」 is an entry of the dictionary, but two words here
                yield start, bracket, sort
                for other in tokenizer.tokenize(text[bracket:end]):
                    yield bracket + other.begin(), bracket + other.end(), self._sort(other)

    def _name_first(self, word: str, sort: int) -> int:
        """「筒井」, 「蛭田」: nouns nobody writes, but family names."""
        if sort & COMMON and word in self.names_first:
            return self._listed(word) & ANY_NAME
        return sort

    def is_like_given(self, word: str) -> bool:
        """Whether kanji in no list begin and end as given names do: 吾市, 耐三."""
        return (
            1 < len(word) < 4 and self._opens[word[0]] >= _RARE and self._closes[word[-1]] >= _USUAL
        )

    def _sort(self, morpheme: Any) -> int:
        number = morpheme.part_of_speech_id()
        sort = self._sort_of_pos.get(number)
        if sort is None:
            sort = self._sort_of_pos[number] = _sort(morpheme.part_of_speech())
        if morpheme.is_oov() and sort & (COMMON | PROPER | PERSON):
            sort |= UNKNOWN
        return sort

    def sorts(self, word: str) -> int:
        """Return everything the word may be, as flags."""
        sorts = 0
        for entry in self._dictionary.lookup(word):
            sorts |= self._sort(entry)
        if word in self.names_first:
            sorts &= ~(COMMON | DEED)
        if len(word) == 1 and sorts:
            # the lists hold nearly every kanji; the dictionary knows which are names
            sorts |= FAMILY if word in self.surnames_more else 0
            return sorts | (GIVEN if word in self.given_more else 0)
        return sorts | self._listed(word)

    def _listed(self, word: str) -> int:
        sorts = 0
        if word in self.given or word in self.given_more:
            sorts |= GIVEN
        if word in self.surnames or word in self.surnames_more:
            sorts |= FAMILY
        if word in self.towns or word in self.cities:
            sorts |= TOWN
        kana = hiragana(word)
        if (half := _HALF_KANA.fullmatch(kana)) and half[1] not in _POINTING:
            sorts |= GIVEN if half[1] + _ENDS[half[2]] in self.given_kana else 0
        if _HIRAGANA.fullmatch(kana):
            sorts |= GIVEN if kana in self.given_kana else 0
            sorts |= FAMILY if kana in self.surnames_kana else 0
        return sorts

    @property
    def romaji(self) -> frozenset[str]:
        """Every family and given name in the one spelling of romaji that names are compared in."""
        return _romaji()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the one lexicon of this process."""
    return Lexicon()


@lru_cache(maxsize=1)
def _romaji() -> frozenset[str]:
    own = lexicon()
    return frozenset(canonical(from_kana(kana)) for kana in own.given_kana | own.surnames_kana)


def hiragana(word: str) -> str:
    """Return the word with its katakana written as hiragana."""
    return "".join(chr(ord(sign) - _SHIFT) if "ァ" <= sign <= "ヴ" else sign for sign in word)


def _words(name: str) -> frozenset[str]:
    path = files("council.deidentify") / "data" / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            breaks = [hit.end() for hit in _BREAK.finditer(text, start, end)]
            end = breaks[-1] if breaks else end
        yield start, text[start:end]
        start = end


_NOUNS = {"サ変可能": COMMON | DEED, "サ変形状詞可能": COMMON | DEED}
_PROPER = {"姓": FAMILY, "名": GIVEN}
_OTHERS = {
    "助詞": PARTICLE,
    "助動詞": PARTICLE,
    "補助記号": SIGN,
    "記号": SIGN,
    "空白": SPACE,
    "接尾辞": SUFFIX,
    "接頭辞": PREFIX,
    "形状詞": COMMON | WORKING,
}


def _sort(part_of_speech: tuple[str, ...]) -> int:
    word, kind, detail, finer = part_of_speech[:4]
    if word != "名詞":
        return _OTHERS.get(word, WORKING)
    if kind == "数詞":
        return NUMBER
    if kind != "固有名詞":
        return _NOUNS.get(detail, COMMON)
    if detail == "人名":
        return _PROPER.get(finer, PERSON)
    if detail == "地名":
        return COUNTRY if finer == "国" else PLACE
    return PROPER
