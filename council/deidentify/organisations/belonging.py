"""Whether a word belongs to the name that ends behind it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    DEED,
    FAMILY,
    NUMBER,
    PARTICLE,
    PLACE,
    PROPER,
    SIGN,
    SPACE,
    TOWN,
    WORKING,
)
from council.deidentify.organisations.parts import (
    BINDERS,
    ENDS_A_CLAUSE,
    HILLS,
    HIRAGANA,
    KANJI,
    SCRIPT,
    is_soft,
)
from council.deidentify.organisations.words import generic, joints, leads, nature
from council.deidentify.reading import Reading, Token
from council.deidentify.rules import MASK

_KANJI_NUMBER = re.compile(r"[一二三四五六七八九十百千]+")
_STEM = re.compile(rf"[{KANJI}]?[ぁ-ん]+")
_DOUBLED = re.compile(r"([ぁ-ん]{2})\1")
_LOOSE = frozenset({"ぜ", "ぞ", "ん", "っ", "ば"})
"""Syllables the dictionary takes for particles when it cuts a name in hiragana: はるか|ぜ."""


class Place(NamedTuple):
    """A word, its neighbours, and the words of the name taken so far, the nearest to the ending first."""

    reading: Reading
    token: Token
    before: Token | None
    after: Token | None
    taken: list[Token]


def belongs(place: Place) -> bool:
    """Whether the word is part of the name that ends behind it."""
    word = place.token.text
    if MASK in word or place.token.sort & SPACE:
        return False
    if word in leads() and not _closes_place(place):
        return False
    return next(accepts(place) for applies, accepts in _SORTS if applies(place))


def _closes_place(place: Place) -> bool:
    """「鐘楼前」: a word of place that closes a name."""
    before = place.before
    if place.token.text == "子":
        # 光の子保育園
        return before is not None and before.text == "の"
    return (
        place.token.text in {"前", "先", "方", "側"}
        and before is not None
        and len(before.text) > 1
        and not before.sort & (DEED | NUMBER | PARTICLE | SIGN | WORKING)
        and before.text not in generic()
    )


def _binds(place: Place) -> bool:
    """「・」 between kana or letters: おちゃのま・ゆうなぎ."""
    if place.before is None or place.after is None or place.before.text in generic():
        return False
    return is_soft(place.before) and is_soft(place.after)


def _of(place: Place) -> bool:
    """「の」 inside a name: こころの診療所, 恵みの灯教会, みずほの郷."""
    before, taken = place.before, place.taken
    if before is None or before.text in leads():
        return False
    if before.sort & (SIGN | PARTICLE | NUMBER | SPACE):
        return False
    if not taken:
        surname = (
            HIRAGANA.fullmatch(before.text) and place.reading.sorts(before.text + "の") & FAMILY
        )
        return bool(surname) or before.text in joints()["hearts"]
    if place.reading.sorts(f"{before.text}の{taken[-1].text}") & (FAMILY | PLACE | TOWN):
        # 竹の塚
        return True
    if len(before.text) == 1 and len(taken[-1].text) == 1 and taken[-1].text in nature():
        return before.text not in generic()
    between = "".join(token.text for token in reversed(taken))
    return between in nature() and (not before.sort & DEED or is_soft(before))


def _hill(place: Place) -> bool:
    """「ヶ」 in 欅ヶ丘, 「が」 in 神明が丘, 「ノ」 in 榧ノ木."""
    word, before, after = place.token.text, place.before, place.after
    if before is None or after is None:
        return False
    on_hill = after.text[0] in joints()["hills"]
    if word in {"ヶ", "ケ"} and is_soft(before):
        return on_hill
    kanji = re.search(rf"[{KANJI}]$", before.text) and re.match(rf"[{KANJI}]", after.text)
    return bool(kanji) and (word != "が" or on_hill)


def _counts(place: Place) -> bool:
    """A number inside a name: 第三, 二丁目, 東二町会."""
    if place.before is not None and place.before.text == "第":
        return True
    if not _KANJI_NUMBER.fullmatch(place.token.text):
        return False
    if place.after is None or place.after.text in joints()["counted"]:
        return True
    # 三興, 八紘: a number and a sign that it does not count.
    single = len(place.token.text) == len(place.after.text) == 1
    return single and place.after.text not in joints()["counters"]


def _is_head(place: Place) -> bool:
    before = place.before
    nothing = before is None or before.sort & (SIGN | SPACE) or before.text == "\n"
    return bool(nothing and place.token.sort & PARTICLE and place.after is not None)


def _kana_head(place: Place) -> bool:
    """はるかぜ: the head of a sentence cut wrongly."""
    after = place.after
    return after is not None and all(HIRAGANA.fullmatch(t.text) for t in (place.token, after))


def _loose(place: Place) -> bool:
    return place.token.text in _LOOSE and place.before is not None and is_soft(place.before)


def _doubled(place: Place) -> bool:
    """「すくすく」 in すくすく保育室: how children and houses do."""
    return place.after is None or bool(SCRIPT.fullmatch(place.after.text))


def _coloured(place: Place) -> bool:
    """「青い」 in 青い鳥の会."""
    return place.after is not None and place.after.text in nature()


def _stem(place: Place) -> bool:
    """A verb's stem inside a name, 霊泉みちびき会, not the verb before it: 通う病院."""
    before, word = place.before, place.token.text
    return (
        len(word) > 1
        and bool(_STEM.fullmatch(word))
        and not ENDS_A_CLAUSE.search(word)
        and before is not None
        and bool(before.sort & (COMMON | ANY_NAME | PLACE | PROPER))
        and not before.sort & (SIGN | PARTICLE)
        and before.text not in leads()
    )


_SORTS: tuple[tuple[Callable[[Place], object], Callable[[Place], bool]], ...] = (
    (lambda p: p.token.text in BINDERS, _binds),
    (lambda p: p.token.text == "の", _of),
    (lambda p: p.token.text in HILLS or p.token.text == "々", _hill),
    (lambda p: p.token.sort & NUMBER, _counts),
    (_is_head, _kana_head),
    (lambda p: p.token.sort & (SIGN | PARTICLE), _loose),
    (lambda p: p.token.text in joints()["colours"], _coloured),
    (lambda p: _DOUBLED.fullmatch(p.token.text), _doubled),
    (lambda p: p.token.sort & WORKING and not p.token.sort & COMMON, _stem),
    (lambda _: True, lambda p: bool(SCRIPT.fullmatch(p.token.text))),
)
"""What sort of word it is, in order, and when a word of that sort belongs to the name."""
