"""Japanese names in Latin letters: one spelling for Hepburn, Kunrei, long vowels written or not."""

import re
import unicodedata

_ROWS = (
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("g", "がぎぐげご"),
    ("s", "さしすせそ"),
    ("z", "ざじずぜぞ"),
    ("t", "たちつてと"),
    ("d", "だぢづでど"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
    ("m", "まみむめも"),
    ("r", "らりるれろ"),
)
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n"}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
# In this order: each line makes one way of writing the other.
_SAME = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"tch", "tty"),
        (r"cch", "tty"),
        (r"ch", "ty"),
        (r"sh", "sy"),
        (r"j", "zy"),
        (r"ts", "t"),
        (r"f", "h"),
        (r"l", "r"),
        (r"dz", "z"),
        (r"d(?=[iu])", "z"),
        (r"yy", "y"),
        (r"([stz])yi", r"\1i"),
        (r"m(?=[bmp])", "n"),
        (r"wo", "o"),
        (r"ou|oh(?![aeiouy])", "o"),
        (r"(?<=[aeu])h(?![aeiouy])", ""),
        (r"([aeiou])\1", r"\1"),
        (r"nn", "n"),
        (r"([kstpgzbhr])\1", r"\1"),
    )
)


def from_kana(hiragana: str) -> str:
    """Return the kana in plain Kunrei letters; what is no kana is left out."""
    letters = ""
    for sign in hiragana:
        if sign in _SMALL:
            # きゃ: kiya → kya
            letters = letters[:-1] + _SMALL[sign] if letters else _SMALL[sign]
        elif sign == "っ":
            letters += "q"
        elif sign == "ー" and letters:
            letters += letters[-1]
        else:
            letters += _SYLLABLES.get(sign, "")
    return re.sub(r"q(.)", r"\1\1", letters).replace("q", "")


def canonical(latin: str) -> str:
    """Return the one spelling in which romaji names are compared: letters alone, no marks, no length."""
    bare = unicodedata.normalize("NFKD", latin).casefold()
    letters = "".join(sign for sign in bare if "a" <= sign <= "z")
    for pattern, plain in _SAME:
        letters = pattern.sub(plain, letters)
    return letters
