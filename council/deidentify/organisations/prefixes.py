"""Organisations by what stands before their name: 株式会社〇〇, グループホーム〇〇, 喫茶「〇〇」."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    DEED,
    NUMBER,
    PARTICLE,
    PLACE,
    PROPER,
    SIGN,
    SPACE,
    SUFFIX,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.words import NO_NAMES, ROLES, TITLES
from council.deidentify.organisations.endings import House
from council.deidentify.organisations.words import FORMS, GENERIC, PREFIXES
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_PREFIXES = {
    kind: re.compile("|".join(sorted(words.split("|"), key=len, reverse=True)))
    for kind, words in PREFIXES.items()
}
_FORM = re.compile(FORMS)
_QUOTED = re.compile(r"[ \u3000]?[「『“\"](?P<hit>[^「」『』\n。]{1,20})[」』”\"]")
_FORM_NAME = re.compile(r"[ \u3000]?(?P<hit>[㐀-鿿々ァ-ヴーA-Za-z0-9&・ヶケ]{1,20})")
_FORM_BEFORE = re.compile(r"(?P<hit>[㐀-鿿々ァ-ヴーA-Za-z0-9&・ヶケ]{1,20})$")
_SOFT = re.compile(r"[ぁ-ん]{2,8}|[ァ-ヴー]{2,12}")
_HOUSE_END = re.compile(
    r".{1,10}(?:荘|苑|園|館|堂|屋|亭|庵|の家|の里|の丘|の森|の杜|の風|の会|の樹|の木|ホーム|ハウス)"
)
_STOPS = re.compile(
    "利用|入居|入所|通所|見学|体験|登録|契約|併設|勤務|側|内|等|など|前|費|代|員|長|さん|様|へ|で|に|を|が|は|の|と|も|や|から|まで"
)


def by_forms(reading: Reading) -> Iterator[House]:
    """Yield names with a legal form before or behind them."""
    for hit in _FORM.finditer(reading.text):
        kind = Kind.EMPLOYER if re.search("会社|株|有|合", hit[0]) else Kind.ORGANIZATION
        after = _QUOTED.match(reading.text, hit.end()) or _FORM_NAME.match(reading.text, hit.end())
        before = _FORM_BEFORE.search(reading.text, max(0, hit.start() - 20), hit.start())
        if after and MASK not in after[0] and after["hit"] not in GENERIC:
            yield House(hit.start(), _closed(reading, after), kind, 0.9, "法人の名前です。")
        elif (
            before
            and MASK not in before[0]
            and before["hit"] not in GENERIC
            and "会社" in hit[0] + "会社" * hit[0].startswith("(")
        ):
            start = _word_start(reading, before.start("hit"), hit.start())
            if start is not None:
                yield House(start, hit.end(), kind, 0.85, "法人の名前です。")


def by_prefixes(reading: Reading) -> Iterator[House]:
    """Yield names of houses after the word for their kind."""
    for kind, pattern in _PREFIXES.items():
        for hit in pattern.finditer(reading.text):
            yield from _after_prefix(reading, hit, kind)


def _after_prefix(reading: Reading, hit: re.Match[str], kind: Kind) -> Iterator[House]:
    if hit.end() not in reading.ending:
        return
    quoted = _QUOTED.match(reading.text, hit.end())
    if quoted and MASK not in quoted[0]:
        start = hit.start() if kind is not Kind.ORGANIZATION else quoted.start("hit")
        yield House(start, quoted.end(), kind, 0.8, f"{kind.label}として書かれています。")
        return
    end = _name_end(reading, hit.end())
    if end is not None:
        yield House(hit.start(), end, kind, 0.75, f"{kind.label}として書かれています。")


def _name_end(reading: Reading, start: int) -> int | None:
    gap = 1 if reading.text[start : start + 1] in {" ", "\u3000"} else 0
    end, named = start + gap, False
    for number, token in enumerate(reading.after(start + gap)):
        if token.end - start > 16 or MASK in token.text or token.sort & (SIGN | SPACE):
            break
        if token.text == "の" and named and _is_soft_pair(reading, token.end):
            end = token.end
            continue
        if token.text in GENERIC | ROLES | NO_NAMES | TITLES or token.sort & (
            DEED | PARTICLE | NUMBER
        ):
            if not (
                number == 0
                and _SOFT.fullmatch(token.text)
                and not token.sort & (PARTICLE | NUMBER | DEED)
            ):
                break
        if (
            number
            and token.sort & SUFFIX
            and not _HOUSE_END.fullmatch(reading.text[start : token.end])
        ):
            break
        if token.sort & WORKING and not _SOFT.fullmatch(token.text):
            break
        is_name = token.sort & (PROPER | PLACE | ANY_NAME | UNKNOWN) or _SOFT.fullmatch(token.text)
        is_house = _HOUSE_END.fullmatch(reading.text[start : token.end])
        if not named and not is_name and not is_house and not token.sort & COMMON:
            break
        named = named or bool(is_name) or bool(is_house)
        end = token.end
    return end if named and end > start + gap else None


def _is_soft_pair(reading: Reading, place: int) -> bool:
    token = next(reading.after(place), None)
    return token is not None and len(token.text) <= 3 and bool(token.sort & (COMMON | SUFFIX))


def _closed(reading: Reading, hit: re.Match[str]) -> int:
    """The end of a legal name: at a word's end, before what is done there."""
    end = hit.end()
    if hit.re is _QUOTED:
        return end
    last = hit.start("hit")
    for token in reading.after(hit.start("hit")):
        if token.end > hit.end("hit") or (
            last > hit.start("hit") and token.sort & DEED and token.text in _ACTS
        ):
            break
        last = token.end
    return last if last > hit.start("hit") else end


_ACTS = frozenset(
    [
        "勤務",
        "入社",
        "退社",
        "退職",
        "就職",
        "解雇",
        "採用",
        "内定",
        "倒産",
        "経由",
        "所属",
        "在籍",
        "応募",
        "面接",
        "登録",
        "利用",
        "入所",
        "通所",
        "運営",
        "本社",
        "支店",
    ]
)


def _word_start(reading: Reading, start: int, end: int) -> int | None:
    best = None
    for token in reading.before(end):
        if token.start < start or (
            token.sort & (PARTICLE | SIGN | SPACE | WORKING) and token.text != "・"
        ):
            break
        if token.text in GENERIC and best is None:
            return None
        best = token.start
    return best
