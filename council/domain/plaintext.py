"""Text as people typed it, made fit to store, and made comparable for searching."""

import re
import unicodedata
from functools import lru_cache

from council.domain.folding import Folded, fold, without_marks
from council.domain.variants import VARIANTS

# single characters, never words: the same few thousand come again and again
_CHARACTERS = 4096
_DASHES = frozenset("‐‑‒–—―−─﹣－")
_KEPT_SIGNS = frozenset("\t\u200c\u200d")  # joiners belong to emoji and to some names
# NFC would put another ideograph for each of these (U+585A for U+FA10), and so spoil a name
_OUTSIDE_NAMES = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_NO_CHARACTERS = frozenset("\ufffe\uffff")
_DROPPED_IN_KEYS = frozenset('・“”"「」')
_KATAKANA_FIRST, _KATAKANA_LAST, _KANA_DISTANCE = "ァ", "ヶ", ord("ァ") - ord("ぁ")
_SMALL_KA_KE = {"ゕ": "か", "ゖ": "け"}


def clean_text(text: str) -> str:
    """Return text of several lines in NFC with plain line ends, no control characters, trimmed.

    Rare kanji and their variation selectors stay as typed.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign == "\n" or not _is_control(sign))
    # composed last: a sign that went may have kept か and its ゛ apart
    composed = _OUTSIDE_NAMES.sub(_composed, kept)
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip()


def _composed(part: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", part[0])


def clean_line(text: str) -> str:
    """Return text of one line: as clean_text, with every line break and tab made a single space."""
    spaced = re.sub(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text)
    return clean_text(spaced)


def search_key(text: str) -> str:
    """Return the spelling by which texts are compared: width, case, variant kanji, kana, dots, spaces.

    Split a query at its spaces first: the key has none.
    """
    # what was apart may now join (か゛ → が)
    return unicodedata.normalize("NFKC", search_fold(text).text)


def search_fold(text: str) -> Folded:
    """Return the search key with the way back to the original, for highlighting."""
    return fold(text, _key_of)


@lru_cache(_CHARACTERS)
def compatible(cluster: str) -> str:
    """Return one character in its plain width (NFKC), dashes made ``-``, variant kanji made one.

    Circled and other special numbers stay as they are: ① before a number is no digit of it.
    """
    bare = without_marks(cluster)
    if bare and unicodedata.category(bare[0]) == "No":
        return bare
    folded = unicodedata.normalize(
        "NFKC", "".join("-" if sign in _DASHES else sign for sign in bare)
    )
    return "".join(VARIANTS.get(sign, sign) for sign in folded)


@lru_cache(_CHARACTERS)
def _key_of(cluster: str) -> str:
    bare = unicodedata.normalize("NFKC", compatible(cluster)).casefold()
    return "".join(
        _hiragana(sign) for sign in bare if sign not in _DROPPED_IN_KEYS and not sign.isspace()
    )


def _hiragana(sign: str) -> str:
    if _KATAKANA_FIRST <= sign <= _KATAKANA_LAST:
        sign = chr(ord(sign) - _KANA_DISTANCE)
    return _SMALL_KA_KE.get(sign, sign)


def _is_control(character: str) -> bool:
    if character in _KEPT_SIGNS:
        return False
    # Control signs, direction marks and zero-width spaces, half surrogates, and what XML forbids.
    return unicodedata.category(character) in {"Cc", "Cf", "Cs"} or character in _NO_CHARACTERS
