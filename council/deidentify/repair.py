"""Text as it was before a scanner spread its letters or took digits for letters, with the way back."""

import re
import sys

from council.domain.folding import Folded

# letters that stand alone, each with a blank or a line end after it: 「電 話　0 3 - 1 …」
_SPREAD = re.compile(
    r"(?:(?<!\S)(?:[^\s\ue000][ \t]?[ \t\n]){3,}[^\s\ue000](?!\S)|(?:[^\s\ue000][ \t]){5,}[^\s\ue000])"
)
_BLANKS = re.compile(r"[ \t\n]+")
_LETTERS_FOR_DIGITS = str.maketrans("OoQlIZ曰", "000112日")
_MISREAD = re.compile(
    r"(?<![A-Za-z0-9@.])[0-9OoQlIZ]{1,16}(?![A-Za-z@.])|(?<=[年月日0-9])曰|(?<=[0-9Ol])曰"
)
_MIXED = re.compile(r"[0-9].*[OoQlIZ]|[OoQlIZ].*[0-9]|曰", re.DOTALL)
_IN_NUMBER = re.compile(r"-[0-9OoQlIZ]*[0-9]|[年月日歳丁番号]")
_LOOKS_MISREAD = re.compile(r"[0-9][OoQlIZ]|[OoQlIZ][0-9]|[OlI]-[0-9]|曰")


def repaired(view: Folded) -> Folded | None:
    """Return the lines with spread letters joined and misread digits put right; None if all were sound."""
    spread = [hit.span() for hit in _SPREAD.finditer(view.text)]
    misread = [hit.span() for hit in _LOOKS_MISREAD.finditer(view.text)]
    if not spread and not misread:
        return None
    blanks = [hit.span() for span in spread for hit in _BLANKS.finditer(view.text, *span)]
    lines = _lines(view.text, sorted(spread + misread))
    pieces = _without(lines, blanks)
    text = "".join(view.text[start:end] for start, end in pieces)
    return Folded(
        _MISREAD.sub(_digits, text),
        [place for start, end in pieces for place in view.starts[start:end]],
        [place for start, end in pieces for place in view.ends[start:end]],
    )


def _lines(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The whole lines that hold the spans, each once."""
    lines: list[tuple[int, int]] = []
    for start, end in spans:
        if lines and end <= lines[-1][1]:
            continue
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        after = len(text) if last < 0 else last + 1
        if lines and first < lines[-1][1]:
            lines[-1] = (lines[-1][0], after)
        else:
            lines.append((first, after))
    return lines


def _without(lines: list[tuple[int, int]], blanks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    cuts = iter([*blanks, (sys.maxsize, sys.maxsize)])
    cut = next(cuts)
    for first, last in lines:
        here = first
        while cut[0] < last:
            pieces.append((here, cut[0]))
            here, cut = cut[1], next(cuts)
        pieces.append((here, last))
    return pieces


def _digits(hit: re.Match[str]) -> str:
    if _MIXED.search(hit[0]) or _IN_NUMBER.match(hit.string, hit.end()):
        return hit[0].translate(_LETTERS_FOR_DIGITS)
    return hit[0]
