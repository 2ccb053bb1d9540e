"""Names by what is said of two people: 「津田の母」, 「千と万里は年子」."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, FAMILY, GIVEN, NUMBER, TOWN, WORKING
from council.deidentify.names.plausible import KANJI, plausible
from council.deidentify.names.spans import Name
from council.deidentify.names.words import KIN, NOBODY
from council.deidentify.reading import Reading

_ANY = rf"[{KANJI}]{{1,4}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,6}}"
_OPENS = rf"(?:(?<![{KANJI}ぁ-んァ-ヴー])|(?<=[のは、]))"
_TOGETHER = re.compile(
    rf"{_OPENS}(?P<one>{_ANY})と(?P<other>{_ANY})[はがもの](?:、)?(?:年子|双子|きょうだい|兄弟|姉妹|兄妹|姉弟|親子|母子|父子|母娘|夫婦|いとこ|従兄弟|従姉妹|幼なじみ|幼馴染|同級生|同い年|同い年|同居|不仲|仲が|婚約|再婚|内縁)"
    rf"|{_OPENS}(?P<first>{_ANY})と(?P<second>{_ANY})という(?:名|姉妹|兄弟|双子|きょうだい)"
)
_OF_KIN = re.compile(
    rf"(?<![{KANJI}ヶ])(?P<name>[{KANJI}ヶ]{{2,4}})の(?:(?P<deed>後任|前任|代理で|代わりに|発言|提案|指示|報告|話では|話によ|紹介で)|{'|'.join(sorted(KIN - {'子', '本人', '故', '亡', '世帯主'}, key=len, reverse=True))})"
)


def together(reading: Reading) -> Iterator[Name]:
    """Yield two names of whom a bond is told: 「千と万里は年子」."""
    for hit in _TOGETHER.finditer(reading.text):
        groups = ("one", "other") if hit["one"] else ("first", "second")
        words = [hit[group] for group in groups]
        if all(plausible(reading, word) and word not in NOBODY for word in words):
            for group in groups:
                yield Name(*hit.span(group), 0.7, "二人の間柄が書かれています。")


def whose_kin(reading: Reading) -> Iterator[Name]:
    """Yield family names whose kin is spoken of: 「津田の母」; 「長野の母」 lives there."""
    for hit in _OF_KIN.finditer(reading.text):
        word = hit["name"]
        sorts = reading.sorts(word)
        is_city = any(reading.sorts(word + end) & TOWN for end in "市県区")
        plain = sorts & (COMMON | WORKING | NUMBER)
        if (
            sorts & (FAMILY | GIVEN)
            and not plain
            and (hit["deed"] or not is_city)
            and word not in NOBODY
        ):
            yield Name(*hit.span("name"), 0.7, "家族の語られる姓です。")


_COUNTED = re.compile(
    rf"(?<![{KANJI}])(?P<list>[{KANJI}]{{1,4}}(?:[、・と][{KANJI}]{{1,4}}){{1,5}})の(?:[二三四五六2-6](?:人|名|者|氏|世帯|軒)|両名|両氏|両家|面々|兄弟|姉妹|兄妹|姉弟|きょうだい|親子)"
)
_SOMEBODY = re.compile(
    rf"{_OPENS}(?P<name>{_ANY})という(?:友人|知人|男性|女性|男|女|同僚|先輩|後輩|青年|少年|少女|娘|息子)"
)


def counted(reading: Reading) -> Iterator[Name]:
    """Yield the names of people who are counted: 「三輪、四谷、五代の三人で」."""
    for hit in _COUNTED.finditer(reading.text):
        spans = [
            (hit.start("list") + piece.start(), hit.start("list") + piece.end())
            for piece in re.finditer(rf"[{KANJI}]+", hit["list"])
        ]
        words = [reading.text[start:end] for start, end in spans]
        if all(plausible(reading, word) and word not in NOBODY for word in words):
            for start, end in spans:
                yield Name(start, end, 0.7, "数えられた人の並びです。")


def somebody_called(reading: Reading) -> Iterator[Name]:
    """Yield the name of somebody told of for the first time: 「アキという友人」."""
    for hit in _SOMEBODY.finditer(reading.text):
        if plausible(reading, hit["name"]) and hit["name"] not in NOBODY:
            yield Name(*hit.span("name"), 0.7, "人の呼び名として書かれています。")
