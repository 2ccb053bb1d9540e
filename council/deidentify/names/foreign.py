"""Names in katakana with a middle dot, and names in Latin letters."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, COUNTRY, DEED, PERSON, PLACE, PROPER, TOWN, UNKNOWN
from council.deidentify.names.plausible import looks_foreign
from council.deidentify.names.spans import Name
from council.deidentify.reading import Reading
from council.deidentify.romaji import canonical

_DOTTED = re.compile(r"[ァ-ヴー]{1,12}(?:[・=･][ァ-ヴーA-Z]{1,12}){1,5}")
_THINGS = frozenset(
    [
        "クラブ",
        "ユナイテッド",
        "シティ",
        "レコード",
        "ホテル",
        "パーク",
        "カンパニー",
        "コーポレーション",
        "グループ",
        "プロダクション",
        "スタジアム",
        "センター",
        "ボーイズ",
        "オーケストラ",
        "バンド",
        "ドーム",
        "ダム",
        "リーグ",
        "カップ",
        "テレビ",
        "ラジオ",
        "プレス",
        "ホール",
        "ロンドン",
        "パリ",
        "ニューヨーク",
        "アメリカ",
        "ジャパン",
    ]
)
_SPLIT = re.compile(r"[・=･]")
_HANDLE = re.compile(
    r"(?<![A-Za-z@.])[A-Za-z'\u00c0-\u024f]{2,14}(?:[ _./,\-]{1,3}[A-Za-z'\u00c0-\u024f]{2,14}){1,3}(?![A-Za-z@])"
)
_WORD = re.compile(
    r"(?<![A-Za-z@./_\-])[A-Z\u00c0-\u024f][A-Za-z'\u00c0-\u024f]{3,14}(?![A-Za-z@/_\-])"
)
_SEPARATE = re.compile(r"[ _./,\-]+")
_LAST = re.compile(r"さん|氏|様|くん|君|ちゃん|\(|は|が|の|と|に|も|を|、|。|[ \n]|$")


def dotted_names(reading: Reading) -> Iterator[Name]:
    """Yield foreign names written with middle dots: 「ラジェンドラ・シュレスタ」."""
    for hit in _DOTTED.finditer(reading.text):
        parts = _SPLIT.split(hit[0])
        sorts = [reading.sorts(part) for part in parts]
        if any(sort & (DEED | COUNTRY) for sort in sorts) or not all(
            not sort & (COMMON | PLACE | TOWN) for sort in sorts[:1]
        ):
            continue
        known = sum(bool(sort & PERSON) for sort in sorts)
        if (sorts[-1] & COMMON and not sorts[-1] & PERSON) or parts[-1] in _THINGS:
            continue
        plain = sum(bool(sort & COMMON) and not sort & PERSON for sort in sorts)
        unknown = sum(looks_foreign(reading, part) for part in parts)
        if (
            known + unknown > 0
            and plain < len(parts) - plain
            and _LAST.match(reading.text, hit.end())
        ):
            yield Name(hit.start(), hit.end(), 0.8 if known else 0.65, "外国の人の氏名の形です。")


def dictionary_persons(reading: Reading) -> Iterator[Name]:
    """Yield single words that the dictionary knows as a person's name and as nothing else."""
    for token in reading.tokens:
        if not token.sort & PERSON or token.sort & UNKNOWN or len(token.text) < 3:
            continue
        plain = reading.sorts(token.text) & (COMMON | PLACE | TOWN)
        if not plain and _LAST.match(reading.text, token.end):
            yield Name(token.start, token.end, 0.65, "人の名として辞書にあります。")


_SYLLABLES = re.compile("(?:[kgsztdnhbpmrw]?y?[aiueo]|n|[kstp](?=[kstp]))+")


def _are_latin_names(reading: Reading, words: list[str]) -> bool:
    """Two words of Japanese names, or one beside another that could be one and is written with a capital."""
    listed = [len(word) > 2 and reading.is_romaji_name(canonical(word)) for word in words]
    shaped = [
        len(word) > 2 and word[0].isupper() and bool(_SYLLABLES.fullmatch(canonical(word)))
        for word in words
    ]
    return sum(listed) >= 2 or (any(listed) and len(words) == 2 and all(shaped))


def latin_names(reading: Reading) -> Iterator[Name]:
    """Yield Japanese names in Latin letters: 「YAMADA Taro」 in either order and spelling."""
    for hit in _HANDLE.finditer(reading.text):
        words = _SEPARATE.split(hit[0])
        abroad = any(map(reading.is_foreign_name, words)) and all(w[0].isupper() for w in words)
        if abroad or _are_latin_names(reading, words):
            yield Name(hit.start(), hit.end(), 0.75, "ローマ字の氏名の形です。")
    for hit in _WORD.finditer(reading.text):
        if reading.is_romaji_name(canonical(hit[0])) and not reading.sorts(hit[0]) & PROPER:
            yield Name(hit.start(), hit.end(), 0.6, "ローマ字の名の形です。")
