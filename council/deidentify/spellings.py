"""Every way something known may be written: whole and in part, in kana, romaji, with numbers otherwise."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import hiragana
from council.deidentify.romaji import canonical, from_kana
from council.domain.numerals import read_number
from council.domain.plaintext import search_key

_BETWEEN_PARTS = re.compile(r"[\s・=＝,，]+")
_LEGAL = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|[(（](?:株|有|合|福|医)[)）]|㈱|㈲|(?:特定非営利活動|NPO|社会福祉|医療|学校|宗教)法人(?:社団|財団)?|(?:一般|公益)(?:社団|財団)法人"
)
_OWNER = re.compile(r"^(?:国|[都道府県市区町村私公]|[一-龥]{1,6}[都道府県市区町村])立")
_SCHOOLS = (
    ("高等専門学校", ("高専",)),
    ("高等学校", ("高校", "高")),
    ("中学校", ("中学", "中")),
    ("小学校", ("小",)),
    ("大学", ("大",)),
    ("高校", ("高等学校", "高")),
    ("幼稚園", ()),
    ("専門学校", ("専門",)),
    ("学園", ("",)),
)
_NUMBERS = re.compile(r"(\d+|[〇一二三四五六七八九十百]+)(丁目|番地の?|番|号室|号|[-‐－ー―の])?")
_HOUSE_NUMBER = re.compile(r"[0-9〇一二三四五六七八九十百]+(?:丁目|番地?|[-－‐ー])")
_KANJI_DIGITS = "〇一二三四五六七八九"
_SHORTEST = 2


def spellings(kind: Kind, text: str, kana: str) -> set[str]:
    """Return the search keys of everything that means the same."""
    keys = {search_key(word) for word in _ways(kind, text, kana)}
    return {key for key in keys if len(key) >= _SHORTEST or _is_kanji(key)}


def latin_spellings(kind: Kind, text: str, kana: str) -> set[str]:
    """Return a person's names in canonical romaji: each part, and both orders written together."""
    if kind is not Kind.PERSON:
        return set()
    parts = [_roman(part) for part in _BETWEEN_PARTS.split((kana or text).strip())]
    if not all(parts):
        return set()
    keys = {*parts, "".join(parts), "".join(reversed(parts))}
    return {key for key in keys if len(key) >= _SHORTEST}


def _roman(kana: str) -> str:
    plain = hiragana(search_key(kana))
    if re.fullmatch("[ぁ-んー]+", plain):
        return canonical(from_kana(plain))
    return "" if re.search("[㐀-鿿ぁ-ん]", plain) else canonical(kana)


def _ways(kind: Kind, text: str, kana: str) -> Iterator[str]:
    yield text
    yield kana
    if kind is Kind.PERSON:
        yield from _BETWEEN_PARTS.split(text)
        yield from _BETWEEN_PARTS.split(kana)
    elif kind is Kind.ADDRESS:
        yield from _addresses(text)
    elif kind is Kind.SCHOOL:
        yield from _schools(text)
    elif kind in {Kind.EMPLOYER, Kind.ORGANIZATION, Kind.HOSPITAL, Kind.FACILITY}:
        yield _LEGAL.sub("", text).strip()
    elif kind in {
        Kind.PHONE,
        Kind.POSTAL,
        Kind.ID_NO,
        Kind.BANK,
        Kind.INSURANCE_NO,
        Kind.PENSION_NO,
    }:
        yield re.sub(r"[-‐－ー―()（）\s]", "", text)


def _schools(text: str) -> Iterator[str]:
    bare = _OWNER.sub("", _LEGAL.sub("", text).strip())
    yield bare
    for ending, shorter in _SCHOOLS:
        if bare.endswith(ending):
            stem = bare.removesuffix(ending)
            yield from (stem + short for short in shorter if len(stem + short) > _SHORTEST)
            if len(stem) > _SHORTEST:
                yield stem
            return


def _addresses(text: str) -> Iterator[str]:
    """Yield the parts of an address, and its numbers with hyphens, with 丁目番号, in kanji."""
    for part in (text, *re.split(r"[\s、,]+", text)):
        start = _HOUSE_NUMBER.search(part)
        for piece in {part, _after_city(part)}:
            if len(piece) <= _SHORTEST:
                continue
            yield piece
            if start:
                yield from _numbered(piece)


def _after_city(part: str) -> str:
    return re.sub(
        r"^(?:東京都|北海道|(?:京都|大阪)府|[一-龥]{2,3}県)?(?:[一-龥ぁ-んァ-ヶ]{1,6}[市郡])?(?:[一-龥ぁ-んァ-ヶ]{1,6}[区町村])?",
        "",
        part,
        count=1,
    )


def _numbered(piece: str) -> Iterator[str]:
    head = re.match(r"[^0-9０-９〇一二三四五六七八九十百]*", piece)
    stem = head[0] if head else ""
    numbers = [
        _value(hit[1]) for hit in _NUMBERS.finditer(search_key(piece)[len(search_key(stem)) :])
    ]
    if not stem or not 1 < len(numbers) <= 4 or None in numbers:
        return
    values = [str(number) for number in numbers]
    for written in (values, [_kanji(int(value)) for value in values]):
        yield stem + "-".join(written)
        first, *rest = written
        units = ("番", "号", "")[: len(rest)] if len(rest) > 1 else ("番",)
        yield f"{stem}{first}丁目" + "".join(map("".join, zip(rest, units, strict=True)))
        if len(rest) > 1:
            yield f"{stem}{first}丁目{rest[0]}番地{rest[1]}"
            yield f"{stem}{first}丁目{rest[0]}-{rest[1]}"
        else:
            yield f"{stem}{first}番地{rest[0]}"
            yield f"{stem}{first}番{rest[0]}号"


def _value(written: str) -> int | None:
    try:
        return read_number(written)
    except ValueError:
        return None


def _kanji(number: int) -> str:
    if number < 10:
        return _KANJI_DIGITS[number]
    tens, ones = divmod(number, 10)
    if tens > 9:
        return "".join(_KANJI_DIGITS[int(digit)] for digit in str(number))
    return ("" if tens == 1 else _KANJI_DIGITS[tens]) + "十" + (_KANJI_DIGITS[ones] if ones else "")


def _is_kanji(key: str) -> bool:
    # One kana or letter alone would mark every sentence.
    return len(key) == 1 and ("\u3400" <= key <= "\u9fff" or key >= "\U00020000")
