"""How far the name reaches on from a word for its kind."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    DEED,
    NUMBER,
    PARTICLE,
    SIGN,
    SPACE,
    SUFFIX,
    WORKING,
)
from council.deidentify.names.words import NO_NAMES, ROLES, TITLES
from council.deidentify.organisations.parts import (
    ENDS_A_CLAUSE,
    HIRAGANA,
    KATAKANA,
    LONGEST,
    SCRIPT,
    Body,
    is_evident,
    names,
)
from council.deidentify.organisations.words import any_of, endings, generic, joints, leads, nature
from council.deidentify.reading import Reading, Token
from council.deidentify.rules import MASK

NOBODY = ROLES | TITLES | NO_NAMES
_KANA_RUN = re.compile(
    r"[ぁ-んー]{3,8}?(?=から|まで|より|[にをはがへとでの、。，．,.」』）)|｜/ \u3000\n]|$)"
)
_KANA_CLAUSE = re.compile(r"[ぁ-んー]{4,6}(?=[、。」）)|｜\n]|$)")
_NOT_FIRST = ("の", "に", "が", "と", "や", "も", "から", "まで", "など")
_OFTEN = frozenset({"を", "へ", "で", "は"})
_RARELY = frozenset({"の", "に", "が", "と"})


class _Place(NamedTuple):
    reading: Reading
    token: Token
    first: bool


def name_after(reading: Reading, start: int) -> Body | None:
    """Return the name that starts at the place; its edge is where it ends."""
    end, named, evident = start, False, False
    for token in reading.after(start):
        place = _Place(reading, token, first=end == start)
        if token.end - start > LONGEST or not _goes_on(place):
            break
        kana = _is_kana_name(token)
        named = named or names(token, token.text) or kana
        evident = evident or is_evident(reading, token, token.text) or kana
        end = token.end
    return Body(end, named, evident) if named else None


@lru_cache(maxsize=1)
def _houses() -> re.Pattern[str]:
    return any_of(joints()["houses"])


def kana_after(reading: Reading, start: int) -> int | None:
    """Return where a name in hiragana ends that the dictionary cut into pieces: すまいる, つくしんぼ."""
    first = next(reading.after(start), None)
    hit = _KANA_RUN.match(reading.text, start)
    if first is None or hit is None:
        return None
    listed = _houses().match(reading.text, start)
    if listed is not None and listed.end() in reading.ending | {hit.end(): 0}:
        return listed.end()
    if reading.sorts(hit[0]) & ANY_NAME and hit[0] not in generic() | NOBODY:
        # は|なえ
        return hit.end()
    if first.text in joints()["cases"]:
        return _kana_behind_case(reading, start)
    if first.sort & PARTICLE and len(first.text) < len(hit[0]) - 2:
        return None
    return None if reading.sorts(hit[0]) & PARTICLE or hit[0] in generic() else hit.end()


def _kana_behind_case(reading: Reading, start: int) -> int | None:
    """「にじいろ」: a name whose first sign is taken for a particle, if no verb follows that sign."""
    hit = _KANA_CLAUSE.match(reading.text, start)
    if hit is None or ENDS_A_CLAUSE.search(hit[0]) or reading.sorts(hit[0][1:]):
        return None
    return hit.end() if not hit[0].endswith(joints()["trailing"]) else None


def closed_after(reading: Reading, start: int) -> int | None:
    """Return where a known ending closes the name that starts at the place, however its words were cut."""
    best = None
    for token in reading.after(start):
        if token.end - start > LONGEST or _closes_nothing(token, found=best is not None):
            break
        if token.text == "の" and not _of(_Place(reading, token, first=False)):
            break
        ending = endings().at(reading.text, token.end)
        if ending is not None and token.end - start > len(ending):
            name = reading.text[start : token.end - len(ending)]
            if name not in generic() and not name.startswith(_NOT_FIRST):
                best = token.end
    return best


def _closes_nothing(token: Token, *, found: bool) -> bool:
    word = token.text
    if MASK in word or token.sort & SPACE or word in leads() or word in _OFTEN:
        return True
    return (found and word in _RARELY) or not (SCRIPT.fullmatch(word) or word in {"・", "&"})


def _is_kana_name(token: Token) -> bool:
    word = token.text
    return bool(HIRAGANA.fullmatch(word)) and len(word) > 2 and word not in generic()


def _goes_on(place: _Place) -> bool:
    if MASK in place.token.text or place.token.sort & SPACE:
        return False
    return next(accepts(place) for applies, accepts in _SORTS if applies(place))


def _of(place: _Place) -> bool:
    after = next(place.reading.after(place.token.end), None)
    if place.first or after is None:
        return False
    return after.text in nature() or _is_emblem(place.reading, place.token.start, after)


def _is_emblem(reading: Reading, start: int, after: Token) -> bool:
    """「匙」 in 銀の匙: a thing of one sign, of a thing of one sign."""
    before = next(reading.before(start), None)
    return (
        before is not None
        and len(before.text) == len(after.text) == 1
        and bool(before.sort & COMMON and after.sort & COMMON)
        and not {before.text, after.text} & (generic() | NOBODY)
    )


def _stops(place: _Place) -> bool:
    word = place.token.text
    return (
        word in joints()["cases"]
        or word in leads()
        or word in NOBODY
        or bool(place.token.sort & NUMBER)
        or (bool(place.token.sort & SIGN) and not SCRIPT.fullmatch(word))
    )


def _is_bound(place: _Place) -> bool:
    """「わ」 in つむぎのわ."""
    before = next(place.reading.before(place.token.start), None)
    bound = not place.first and before is not None and before.text == "の"
    return bound and place.token.text in nature()


def _is_trade(place: _Place) -> bool:
    """「梱包」 in アルファ梱包, not 「利用」 behind a name."""
    word = place.token.text
    return not place.first and endings().at(place.reading.text, place.token.end) == word


def _is_opening(place: _Place) -> bool:
    word = place.token.text
    kana = HIRAGANA.fullmatch(word) or KATAKANA.fullmatch(word)
    deed = place.token.sort & DEED and not kana
    return place.first and (word in generic() or (bool(deed) and word not in joints()["ideals"]))


def _is_behind(place: _Place) -> bool:
    return bool(place.token.sort & SUFFIX) and place.token.text in joints()["behind"]


def _kana_verb(place: _Place) -> bool:
    word = place.token.text
    if not HIRAGANA.fullmatch(word):
        return False
    if len(word) == 1:
        return word == "え" and not place.first
    return place.first or not ENDS_A_CLAUSE.search(word)


_SORTS: tuple[tuple[Callable[[_Place], object], Callable[[_Place], bool]], ...] = (
    (lambda p: p.token.text in {"・", "&", "-", "ヶ", "ケ", "ノ"}, lambda p: not p.first),
    (lambda p: p.token.text == "の", _of),
    (_is_bound, lambda _: True),
    (_stops, lambda _: False),
    (lambda p: p.token.sort & DEED and p.token.text in generic(), _is_trade),
    (_is_opening, lambda _: False),
    (lambda p: p.token.sort & PARTICLE, lambda p: not p.first and p.token.text in {"ん", "っ"}),
    (_is_behind, lambda p: p.first),
    (lambda p: p.token.sort & WORKING and not p.token.sort & COMMON, _kana_verb),
    (lambda _: True, lambda p: bool(SCRIPT.fullmatch(p.token.text))),
)
"""What sort of word it is, in order, and when a word of that sort belongs to the name."""
