"""What people typed or pasted, made fit for a document."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control signs, half surrogates, what XML forbids, and marks that turn the order of reading.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
# NFC would put another ideograph for each of these (U+585A for U+FA10), and so spoil a name.
_OUTSIDE_NAMES = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def clean(text: str) -> str:
    """The text with one kind of line end, composed kana and nothing a Word file may not hold."""
    lines = _LINE_ENDS.sub("\n", text)
    return _OUTSIDE_NAMES.sub(_composed, _UNPRINTABLE.sub("", lines))


def joined(*parts: str) -> str:
    """The parts that say something, an ideographic space between them."""
    return "　".join(filter(None, parts))


def _composed(part: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", part[0])
