"""CSV as offices make it: UTF-8, with or without mark, what Excel calls Unicode text, or Windows Japanese (CP932)."""

import csv
import io
from collections.abc import Iterable, Sequence

from council.exchange.line import CHARACTERS_AT_MOST, Line
from council.exchange.neutral import neutralise
from council.unpacking.errors import UnreadableFile

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_lines(content: bytes) -> list[Line]:
    """The lines of a CSV file, separated by commas or tabs; raises UnreadableFile."""
    text = _decoded(content)
    if "\0" in text:
        raise UnreadableFile("表ではないファイルです。CSV か .xlsx の表を選んでください。")
    first = text.partition("\n")[0]
    delimiter = "\t" if "\t" in first and "," not in first else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    try:
        for number, cells in enumerate(rows, start=1):
            if any(len(cell) > CHARACTERS_AT_MOST for cell in cells):
                raise UnreadableFile("%(number)s行目に、長すぎる欄があります。", number=number)
            lines.append(Line(number, tuple(cells)))
    except csv.Error:
        raise UnreadableFile(
            '%(number)s行目で、引用符（"）が閉じていないか、CSV の形ではありません。',
            number=len(lines) + 1,
        ) from None
    return lines


def _decoded(content: bytes) -> str:
    codings = ["utf-16"] if content.startswith(_UTF16_MARKS) else ["utf-8-sig", "cp932"]
    for coding in codings:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(
        "文字コードが分かりません。UTF-8 か、Windows の日本語（Shift_JIS）で保存してください。"
    )


def write_lines(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as CSV (RFC 4180), UTF-8 with a mark, which Excel needs to see Japanese."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(
        [neutralise(cell) for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig")
