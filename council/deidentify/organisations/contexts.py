"""Organisations without a telling ending: a strange word where somebody works, shops named in Latin letters."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    COUNTRY,
    DEED,
    NUMBER,
    PLACE,
    PROPER,
    TOWN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.forward import NOBODY, name_after
from council.deidentify.organisations.parts import token_at
from council.deidentify.organisations.said import is_house_here, said
from council.deidentify.organisations.words import House, generic
from council.deidentify.reading import Reading, Token

_LATIN = re.compile(
    r"(?<![A-Za-z])(?:Cafe|Café|Bar|Hotel|Restaurant|Salon|Studio|Bistro|Pub|Club)(?: [A-Z][A-Za-z'&]{1,15}){1,3}"
    r"|(?<![A-Za-z])(?:[A-Z][A-Za-z'&]{1,15} ){1,3}(?:Inc\.?|Co\.,? ?Ltd\.?|Ltd\.?|LLC|Corporation|Clinic|Hospital|School|Hotel|Cafe|Bakery|Studio)(?![A-Za-z])"
)
_GOODS = re.compile(
    r"(?:弁当|クリーニング|メガネ|靴|家具|電気|薬|酒|お茶|パン|花|布団|引越し|引っ越し|紳士服|着物|呉服|カメラ|ラーメン|うなぎ|とんかつ)の"
)
_KATAKANA = re.compile("[ァ-ヴー]{5,}")
_JOINED = re.compile(
    "に(?:就職|入社|勤め|勤務|採用|転職|再就職)|を(?:退職|退社|解雇)|へ(?:就職|転職|入社)|の(?:正社員|契約社員|社員)"
)
_TIMES = frozenset(
    [
        "後",
        "前",
        "中",
        "時",
        "頃",
        "際",
        "先",
        "末",
        "直後",
        "当時",
        "以降",
        "以来",
        "途中",
        "同時",
        "結果",
        "ほか",
    ]
)
_WEEKLY = re.compile(r"[月火水木金土日]曜会|[一二三四五六七八九十]{1,2}日会")


def by_contexts(reading: Reading) -> Iterator[House]:
    """Yield words of no dictionary where somebody works or goes."""
    for kind in (Kind.EMPLOYER, Kind.ORGANIZATION):
        for hit in said()[kind].finditer(reading.text):
            last = token_at(reading, hit.start())
            if last < 0 or reading.tokens[last].end != hit.start():
                continue
            body = name_before(reading, hit.start())
            if body is None or not body.named or reading.tokens[last].text in generic() | NOBODY:
                continue
            words = reading.tokens[reading.starting[body.edge] : last + 1]
            strange = any(_is_strange(reading, token) for token in words)
            if strange or _is_coined(reading, words, hit[0]):
                reason = f"{kind.label}として書かれています。"
                yield House(body.edge, hit.start(), kind, 0.6, reason)


def _is_coined(reading: Reading, words: list[Token], saying: str) -> bool:
    """Whether words of the dictionary make a compound that stands in none, where a firm must stand."""
    whole = reading.text[words[0].start : words[-1].end]
    if len(words) < 2 or words[-1].sort & (DEED | NUMBER) or reading.sorts(whole):
        return False
    if words[-1].text in _TIMES:
        return False
    if _KATAKANA.fullmatch(whole):
        return True
    return bool(_JOINED.match(saying)) and all(t.sort & ~WORKING & ~NUMBER for t in words)


def _is_strange(reading: Reading, token: Token) -> bool:
    """Whether the word stands in no dictionary, or there only as a name of no person and no place."""
    if token.sort & UNKNOWN:
        return True
    other = COMMON | COUNTRY | PLACE | TOWN | ANY_NAME
    return bool(token.sort & PROPER) and not reading.sorts(token.text) & other


def by_latin(reading: Reading) -> Iterator[House]:
    """Yield shops and firms in Latin letters: Cafe 〇〇, 〇〇 Clinic."""
    for hit in _LATIN.finditer(reading.text):
        yield House(*hit.span(), Kind.EMPLOYER, 0.7, "店の名前の形です。")


def by_goods(reading: Reading) -> Iterator[House]:
    """Yield shops named by what they sell: 弁当の〇〇, クリーニングの〇〇."""
    for hit in _GOODS.finditer(reading.text):
        body = name_after(reading, hit.end())
        if body is not None and body.evident and is_house_here(reading, hit.start(), body.edge):
            yield House(hit.start(), body.edge, Kind.EMPLOYER, 0.65, "店の名前の形です。")


def by_weekdays(reading: Reading) -> Iterator[House]:
    """Yield groups named by when they meet: 土曜会, 三日会."""
    for hit in _WEEKLY.finditer(reading.text):
        if is_house_here(reading, hit.start(), hit.end()):
            yield House(*hit.span(), Kind.ORGANIZATION, 0.7, "団体名として書かれています。")
