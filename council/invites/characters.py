"""Which characters may stand in a letter or a calendar, whatever somebody typed."""

import re
import unicodedata

# they turn the reading direction round or hide it: a place or a name could be made to look like another
_DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_LINE_BREAKS = str.maketrans({"\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
# clients show RFC 6868's ^' raw, and some cut a quoted name at these marks
_RUN_OF_SPACES = re.compile(" {2,}")
_FULL_WIDTH = str.maketrans('";:,^\\', "＂；：，＾＼")


def clean(text: str) -> str:
    """The text without control characters, its line breaks all of one kind, outer space gone."""
    lines = text.replace("\r\n", "\n").translate(_LINE_BREAKS)
    return "".join(character for character in lines if _may_stand(character)).strip()


def one_line(text: str) -> str:
    """The cleaned text on a single line: breaks become spaces."""
    return " ".join(part.strip() for part in clean(text).split("\n") if part.strip())


def shown_name(text: str) -> str:
    """A name on one line with the marks that cut names in calendars and mails made full-width."""
    # headers do not keep runs of spaces
    return _RUN_OF_SPACES.sub(" ", one_line(text)).translate(_FULL_WIDTH)


def is_plain_line(text: str) -> bool:
    """Whether a header may carry the text as it is: one line, no control character."""
    return text == one_line(text)


def _may_stand(character: str) -> bool:
    if character == "\n":
        return True
    return unicodedata.category(character) not in ("Cc", "Cs") and character not in _DIRECTION_MARKS
