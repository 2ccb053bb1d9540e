"""Names before さん, 様, 先生."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    COMMON,
    DEED,
    FAMILY,
    GIVEN,
    NUMBER,
    PARTICLE,
    PERSON,
    PLACE,
    PROPER,
    SIGN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.plausible import KANJI, LIKELY, POSSIBLE, plausible
from council.deidentify.names.spans import Name, is_part, name_ending
from council.deidentify.names.words import (
    HONORIFICS,
    NOBODY,
    ROLES,
)
from council.deidentify.reading import Reading

_HONORIFIC = re.compile("|".join(sorted(HONORIFICS, key=len, reverse=True)))
_GUESSABLE = re.compile(rf"[{KANJI}ヶ]{{1,4}}|[ぁ-ん]{{2,5}}|[ァ-ヴー]{{2,10}}")
_DRAWN_OUT = re.compile(
    r"(?:(?<![ぁ-んー])|(?<=[㐀-鿿ァ-ヴー][のはがとに]))(?P<name>(?![のはがとに])[ぁ-ん][ぁ-んっ]{0,3}ー[ぁ-んー]{0,2})(?=さん|ちゃん|くん|氏)"
)
_WRAPPED = re.compile(rf"(?P<name>[{KANJI}]{{1,2}}\n[{KANJI}]{{1,2}})(?=さん|様|氏|殿|くん|ちゃん)")
_NUMBERED = re.compile(
    rf"(?<![{KANJI}])(?P<name>[〇一二三四五六七八九十百千万]{{1,3}}(?![人名組方世家本])[{KANJI}]{{1,2}})(?=さん|様|氏|殿|先生)"
)
_NO_HONORIFIC = re.compile(
    "様[子式々態相変]|君(?:がた|が代|た[ちっ]|主)|氏[名族神子]|殿[様方堂]|先生方|さんざ|さま[ざよ]|さんかん|くんくん"
)
_NOT_OF_NAMES = frozenset("市区町村会係長部課者員所様方家内側上下中前後的性型用系")
_SEVERAL = frozenset("両二三四五六七八各同諸某")
_FONDLY_CALLED = re.compile(r"(?:ちゃん|くん)(?:[はがのをにともへやで、。」()\s]|$)")
_RUN_OF_KANA = re.compile("(?<![ぁ-ん㐀-鿿々])[ぁ-ん]{2,4}$")
_KANA_HONORIFIC = re.compile(
    r"(?<![ァ-ヴー])(?P<name>[ァ-ヴー]{2,8})[ \u3000]?(?:サマ|サン|クン|チャン)(?![ァ-ヴー])"
)
_FONDLY = re.compile("ちゃん|くん")
_SOFT = re.compile("[ぁ-ん]{2,5}|[ァ-ヴー]{2,6}")


def before_honorifics(reading: Reading) -> Iterator[Name]:
    """Yield the names that are addressed: 「岡さん」, 「三田村 由紀夫様」, 「アニタちゃん」."""
    for hit in _HONORIFIC.finditer(reading.text):
        if _NO_HONORIFIC.match(reading.text, hit.start()):
            continue
        end = hit.start()
        if reading.text[end - 1 : end] in {" ", "\u3000"}:
            end -= 1
        if hit.start() not in reading.starting and not _is_inside_name(reading, hit.start()):
            continue
        if hit[0] == "氏" and reading.text[end - 1 : end] in _SEVERAL:
            continue
        found = (
            name_ending(reading, end)
            or _inside(reading, end)
            or _run_of_kana(reading, end)
            or _guess(reading, end)
        )
        if found is not None and found[1] >= 0.3 and not is_part(reading, found[0], end):
            start = _whole_run(reading, found[0])
            if any(reading.text[start - back : end] in NOBODY for back in (0, 1, 2)):
                continue
            yield Name(start, end, max(found[1], LIKELY), "敬称のついた氏名です。")


def before_kana_honorifics(reading: Reading) -> Iterator[Name]:
    """Yield names of notes all in katakana: 「ﾀｹﾓﾄ ｻﾏ ﾃﾞﾝﾜ」."""
    for hit in _KANA_HONORIFIC.finditer(reading.text):
        if plausible(reading, hit["name"]):
            yield Name(*hit.span("name"), LIKELY, "敬称のついた氏名です。")


def _whole_run(reading: Reading, start: int) -> int:
    """「小佐内さん」, 「志強さん」: single signs the dictionary cut off belong to the name."""
    for token in reading.before(start):
        if not re.fullmatch(rf"[{KANJI}]", token.text) or token.text in NOBODY:
            break
        if token.sort & (NUMBER | PARTICLE) or token.text in _NOT_OF_NAMES:
            break
        start = token.start
    return start


def _is_inside_name(reading: Reading, place: int) -> bool:
    """「岡氏」 may be one word of the dictionary."""
    return any(place - back in reading.starting for back in (1, 2, 3))


def _inside(reading: Reading, end: int) -> tuple[int, float] | None:
    for back in (4, 3, 2, 1):
        start = end - back
        if start >= 0 and start in reading.starting:
            sure = plausible(reading, reading.text[start:end])
            if sure:
                return start, sure
    return None


def _guess(reading: Reading, end: int) -> tuple[int, float] | None:
    """A word that is no role and no plain noun, called with an honorific, is taken for a name."""
    token = next(reading.before(end), None)
    if token is None or token.sort & (SIGN | PARTICLE) or token.text in NOBODY:
        return None
    start = token.start
    written = token.text
    unlisted = token.sort & (UNKNOWN | PROPER | PLACE | FAMILY | GIVEN | PERSON)
    if not unlisted and token.sort & (COMMON | WORKING | DEED):
        if _FONDLY.match(reading.text, end) and _SOFT.fullmatch(written):
            return start, POSSIBLE
        single = len(written) == 1 and "一" <= written <= "鿿"
        if not single:
            return None
        start = _run_start(reading, end)
        written = reading.text[start:end]
        if len(written) == 1 and written in "方様者人子目面物屋家主客先奥":
            return None
    if written in ROLES or not _GUESSABLE.fullmatch(written):
        return None
    return start, POSSIBLE


def _run_of_kana(reading: Reading, end: int) -> tuple[int, float] | None:
    """「ここなちゃん」, which the dictionary reads as ここ and な."""
    run = _RUN_OF_KANA.search(reading.text, max(0, end - 5), end)
    fond = run and run[0] not in NOBODY and _FONDLY_CALLED.match(reading.text, end)
    return (run.start(), POSSIBLE) if run and fond else None


def _run_start(reading: Reading, end: int) -> int:
    hit = re.search(rf"[{KANJI}]{{1,4}}$", reading.text[max(0, end - 4) : end])
    return end - len(hit[0]) if hit else end - 1


def addressed_in_other_ways(reading: Reading) -> Iterator[Name]:
    """Yield names the words do not show: 「もっちーさん」, 「亜⏎季さん」, 「五百旗様」."""
    for pattern in (_DRAWN_OUT, _WRAPPED, _NUMBERED):
        for hit in pattern.finditer(reading.text):
            if hit["name"] not in NOBODY:
                yield Name(*hit.span("name"), POSSIBLE, "敬称のついた氏名です。")
