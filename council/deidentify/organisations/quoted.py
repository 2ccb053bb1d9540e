"""Houses named in quotation marks: 学習塾「〇〇」, 「〇〇」という店, 「〇〇」で働く."""

import re
from collections.abc import Iterator
from functools import lru_cache

from council.deidentify.findings import Kind
from council.deidentify.lexicon import PROPER, UNKNOWN
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.bare import unnamed
from council.deidentify.organisations.forward import NOBODY, name_after
from council.deidentify.organisations.parts import token_at
from council.deidentify.organisations.said import said
from council.deidentify.organisations.words import House, endings, generic, table
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_QUOTED = re.compile(r"[「『“\"](?P<hit>[^「」『』\n。、0-9%_=]{2,16})[」』”\"]")
_SENTENCE = re.compile(
    r"(?:(?=.{7})[ぁ-ん一-龥][はがをにへ].*[ぁ-ん]|[たいるすうくむぬぶだねよ]$|です|ます|ない|[?!？！])"
)
_LETTER = re.compile(r"[A-Z](?:会|社|店|園|病院)?")
_CALLED = re.compile(
    r"(?:という|と言う|っていう)(?:名の|名前の)?(?P<what>[^、。\n「」はがをにで]{1,8}?)(?=[はがをにでのへと、。]|から)"
)
_BRACKETED = re.compile(r"[（(](?P<what>[^（()）、。\n]{1,10})[)）]")
_SOFT = re.compile(r"(?:[ぁ-んー]{3,}|[ァ-ヴー]{3,})$")
_NAMED = re.compile(r"名(?:は|が|を|[:：])?$")
_IN_BRACKETS = re.compile(r"[（(](?P<hit>[^（()）、。:：\n0-9]{2,16})[)）]")
_NO_GROUP = ("立会", "司会", "面会", "照会", "都会", "社会")


@lru_cache(maxsize=1)
def _before() -> dict[Kind, tuple[str, ...]]:
    return {Kind[name]: tuple(words.split()) for name, words in table("callings").items()}


@lru_cache(maxsize=1)
def _behind() -> dict[Kind, re.Pattern[str]]:
    return {
        kind: re.compile(
            rf"(?:という)?(?:名の)?の?[^、。\n「」]{{0,3}}(?:{'|'.join(words)})(?![一-龥])"
        )
        for kind, words in _before().items()
    }


def by_quotes(reading: Reading) -> Iterator[House]:
    """Yield names in quotation marks that something beside them makes a house."""
    text = reading.text
    for hit in _QUOTED.finditer(text):
        word = hit["hit"]
        if MASK in word or word in generic() or _LETTER.fullmatch(word):
            continue
        kind = _called_before(text, hit.start())
        if kind is None and not _SENTENCE.search(word):
            kind = _called_behind(text, hit.end())
        if kind is not None:
            yield House(*hit.span("hit"), kind, 0.7, f"{kind.label}として書かれています。")


def by_callings(reading: Reading) -> Iterator[House]:
    """Yield names without quotation marks before 「という店」."""
    for hit in _CALLED.finditer(reading.text):
        body = name_before(reading, hit.start())
        kind = _called_before(reading.text, hit.end("what"))
        if body is not None and body.named and kind is not None:
            yield House(body.edge, hit.start(), kind, 0.7, f"{kind.label}として書かれています。")


def by_brackets(reading: Reading) -> Iterator[House]:
    """Yield names with the kind of house in brackets behind them: きらり（作業所）."""
    for hit in _BRACKETED.finditer(reading.text):
        kind = _called_before(reading.text, hit.end("what"))
        body = name_before(reading, hit.start()) if kind is not None else None
        if kind is None or body is None or not (body.evident or body.named):
            continue
        word = reading.text[body.edge : hit.start()]
        token = reading.tokens[token_at(reading, hit.start())]
        closed = endings().at(reading.text, hit.start())
        is_name = (
            _SOFT.search(word)
            or (closed and word != closed)
            or token.sort & (UNKNOWN | PROPER)
            or "の" in word
        )
        if is_name and word not in generic() | NOBODY:
            yield House(body.edge, hit.start(), kind, 0.6, f"{kind.label}として書かれています。")


def by_kinds(reading: Reading) -> Iterator[House]:
    """Yield names in brackets behind the kind of house: 工場（東洋レジン）."""
    for hit in _IN_BRACKETS.finditer(reading.text):
        kind = _called_before(reading.text, hit.start())
        body = name_after(reading, hit.start("hit")) if kind is not None else None
        if kind is None or body is None or not body.evident or body.edge != hit.end("hit"):
            continue
        first = next(reading.after(hit.start("hit")))
        if not {hit["hit"], first.text} & unnamed():
            yield House(*hit.span("hit"), kind, 0.6, f"{kind.label}として書かれています。")


def _called_before(text: str, end: int) -> Kind | None:
    named = _NAMED.search(text, max(0, end - 4), end)
    end = named.start() if named else end
    if text.endswith(_NO_GROUP, 0, end):
        return None
    for kind, words in _before().items():
        if text.endswith(words, 0, end):
            return kind
    ending = endings().at(text, end) if end else None
    return endings().kind_of[ending] if ending is not None and len(ending) > 1 else None


def _called_behind(text: str, end: int) -> Kind | None:
    for kind, pattern in (*_behind().items(), *said().items()):
        if pattern.match(text, end):
            return kind
    return None
