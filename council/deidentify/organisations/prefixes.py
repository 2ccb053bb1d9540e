"""Organisations by what stands before their name: グループホーム〇〇, レストラン〇〇, 喫茶「〇〇」."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from council.deidentify.findings import Kind
from council.deidentify.lexicon import ANY_NAME, COMMON, PLACE, PROPER, UNKNOWN
from council.deidentify.organisations.forward import NOBODY, kana_after, name_after
from council.deidentify.organisations.parts import KANJI, KATAKANA, token_at
from council.deidentify.organisations.said import is_house_here
from council.deidentify.organisations.words import (
    House,
    any_of,
    generic,
    joints,
    leads,
    prefixes,
    weak_prefixes,
)
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_QUOTED = re.compile(r"[ \u3000]?[「『“\"](?P<hit>[^「」『』\n。]{1,20})[」』”\"]")
_CLOSED = re.compile(
    rf"(?P<hit>[{KANJI}ぁ-んァ-ヴーA-Za-z]{{1,9}}?"
    r"(?:荘|苑|寮|園|館|堂|亭|庵|舎|軒|の家|の里|の丘|の森|の杜|の風|の郷|の樹|の木|の会|の輪|の音|の空|の海|の庭|の学校|の教室|の部屋|の船|の舟|の星|の光|の泉|の種|の花|ホーム|ハウス|の湯|工房|作業所|農園|学園|舎))(?![一-龥])"
)
_PARTICLES = re.compile(
    r"^[のにをはがへとでや]|[をはへに、]|(?:から|まで|です|する|した|して|って)"
)
_SOFT = re.compile(r"[ぁ-ん]{3,6}[一-龥]")
_DOTTED = re.compile(
    r"の?(?P<hit>[ぁ-んァ-ヴー]{2,10}・[ぁ-んァ-ヴー]{2,10})(?=[のでにをはがへと、。」)])"
)
_TOPIC = re.compile(r"(?:では|には|とは|でも|へは|から)?$")
_SIGN = re.compile(rf"[{KANJI}](?=[のにをはがへとで、。」)])")
_KANA = re.compile(r"[ァ-ヴーぁ-ん]{3}")
_KANA_SIGN = re.compile(r"[ァ-ヴーぁ-ん]{2}")
_CLOSE = re.compile(r"[。、)\n]|$")
_NUMBERED = re.compile(
    r"(?:第[ \u3000]?)?[一二三四五六七八九十0-9]{1,2}(?:号館?)?|[新本東西南北](?=[ぁ-んァ-ヴー])"
)
"""第二, 新: what stands between the kind and the name of a house."""
_SHORTEST = 2
_LETTER = re.compile(r"[A-Za-z](?:会|社|園|荘|店|氏)?")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return any_of(prefixes())


def by_prefixes(reading: Reading) -> Iterator[House]:
    """Yield names of houses after the word for their kind."""
    for hit in _pattern().finditer(reading.text):
        if hit.start() in reading.starting:
            kind = prefixes()[hit[0]]
            end = _name_end(reading, hit) if hit.end() in reading.ending else _grown(reading, hit)
            if end is not None:
                yield House(
                    _widened(reading, hit.start()),
                    end,
                    kind,
                    0.86,
                    f"{kind.label}として書かれています。",
                )


def _name_end(reading: Reading, hit: re.Match[str]) -> int | None:
    start = hit.end()
    quoted = _QUOTED.match(reading.text, start)
    if quoted:
        return quoted.end() if _is_name(quoted["hit"]) else None
    dotted = _DOTTED.match(reading.text, start)
    if dotted:
        return dotted.start("hit") + len(_TOPIC.sub("", dotted["hit"]))
    gap = reading.text[start : start + 1] in {" ", "\u3000"}
    closed = _CLOSED.match(reading.text, start + gap)
    told = closed and _is_told(reading, start + gap)
    if closed and not told and closed.end() in reading.ending and _is_closed_name(closed["hit"]):
        return closed.end()
    if reading.text.startswith("・", start):
        return _dotted_end(reading, start + 1)
    end = _open_end(reading, hit, gap=gap)
    if end is None and (hit[0] not in weak_prefixes() or reading.text.startswith("第", hit.end())):
        end = _numbered_end(reading, hit.end() + gap)
    return end


def _numbered_end(reading: Reading, start: int) -> int | None:
    """「第二あおぞら」: the name behind a number, if one stands there."""
    number = _NUMBERED.match(reading.text, start)
    if number is None or number.end() not in reading.starting:
        return None
    body = name_after(reading, number.end())
    end = max(body.edge if body is not None else 0, kana_after(reading, number.end()) or 0)
    if end - number.end() < _SHORTEST or end not in reading.ending:
        return None
    evident = body is not None and body.evident
    return end if evident or _KANA_SIGN.search(reading.text, number.end(), end) else None


def _is_told(reading: Reading, start: int) -> bool:
    """「は」 in 短期入所はみのり園: a particle, for a name stands behind it."""
    first, second = [*islice(reading.after(start), 2), None, None][:2]
    if first is None or second is None or first.text not in {"は", "が", "も"}:
        return False
    return len(second.text) > 1 and bool(second.sort & (COMMON | ANY_NAME | PLACE | PROPER))


def _dotted_end(reading: Reading, start: int) -> int | None:
    """「わかば」 in 自立支援ホーム・わかば: kana behind a dot, where a house must stand."""
    body = name_after(reading, start) if _KANA.match(reading.text, start) else None
    if body is None or not body.evident or not is_house_here(reading, start, body.edge):
        return None
    return body.edge


def _is_closed_name(word: str) -> bool:
    return _is_name(word) and not _is_sentence(word)


def _is_name(word: str) -> bool:
    return MASK not in word and word not in generic() and not _LETTER.fullmatch(word)


def _open_end(reading: Reading, hit: re.Match[str], *, gap: bool) -> int | None:
    """Where a name ends that nothing closes but the sentence going on."""
    here = hit.end() + gap
    if hit[0] not in weak_prefixes():
        sign = _SIGN.match(reading.text, here)
        if sign and not gap and _is_name(sign[0]) and sign[0] not in leads() | NOBODY:
            return sign.end() if sign[0] not in joints()["behind"] else None
    body = name_after(reading, here)
    if body is None:
        return None if gap else kana_after(reading, here)
    said = is_house_here(reading, here, body.edge)
    if gap:
        if body.named and _is_shown(reading, hit, body.edge):
            return body.edge
        closed = said or _stands_alone(reading, here, body.edge)
        return body.edge if closed and (body.evident or (said and _is_shop(hit))) else None
    if hit[0] in weak_prefixes() and not body.evident and not said:
        return None
    return max(body.edge, kana_after(reading, here) or 0)


def _is_shown(reading: Reading, hit: re.Match[str], end: int) -> bool:
    """「喫茶 灯台」 in quotation marks, with nothing else between them."""
    return reading.text[hit.start() - 1 : hit.start()] in {"「", "『"} and reading.text[
        end : end + 1
    ] in {"」", "』"}


def _is_shop(hit: re.Match[str]) -> bool:
    return prefixes()[hit[0]] is Kind.EMPLOYER


def _stands_alone(reading: Reading, start: int, end: int) -> bool:
    """Whether a name behind a space, in kana so that it is nobody's, is all there is in its place."""
    return bool(_KANA.match(reading.text, start) and _CLOSE.match(reading.text, end))


def _is_sentence(name: str) -> bool:
    return not _SOFT.fullmatch(name) and bool(_PARTICLES.search(name[:-1].removesuffix("の")))


def _grown(reading: Reading, hit: re.Match[str]) -> int | None:
    """「老人ホームベルヴィラ」: the dictionary took the kind and the name for one strange word."""
    word = reading.tokens[token_at(reading, hit.end())]
    if not word.sort & UNKNOWN or word.start < hit.start():
        return None
    if word.text.removeprefix(hit[0]) in generic():
        return None
    body = name_after(reading, word.end)
    return body.edge if body is not None else word.end


def _widened(reading: Reading, start: int) -> int:
    """Where the name starts that goes on before the kind: グリーンファーム朝日, 少年野球チーム〇〇."""
    for token in reading.before(start):
        word = token.text
        kind = word in generic() and word not in leads() and token.sort & COMMON
        if not kind and (word in generic() or not KATAKANA.fullmatch(word)):
            break
        start = token.start
    return start
