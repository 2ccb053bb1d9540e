"""A file as lines of plain cells, CSV or XLSX told apart by its bytes."""

from dataclasses import dataclass

from council.exchange.csv_files import read_lines
from council.exchange.faults import Fault
from council.exchange.line import COLUMNS_AT_MOST, ROWS_AT_MOST, Line
from council.exchange.xlsx import read_xlsx
from council.unpacking.errors import UnreadableFile

BYTES_AT_MOST = 8 * 1024 * 1024

_ZIP = b"PK"
# What begins like this is neither, whatever its name says.
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "パスワードのかかった表か、古い形式（.xls）の表です。.xlsx か CSV に保存し直してください。",
    ),
    (b"%PDF", "PDF は読めません。もとの表を CSV か .xlsx に保存してください。"),
)


@dataclass(frozen=True, slots=True)
class Grid:
    """The heading and the lines below it that hold anything; what no cell may hold is named in `faults`."""

    heading: Line
    lines: tuple[Line, ...]
    faults: tuple[Fault, ...] = ()


def read_grid(content: bytes) -> Grid:
    """The lines of a CSV or XLSX file; raises UnreadableFile with one sentence."""
    if len(content) > BYTES_AT_MOST:
        raise UnreadableFile("ファイルが大きすぎます。8MB までの表を読めます。")
    for beginning, sentence in _REFUSED:
        if content.startswith(beginning):
            raise UnreadableFile(sentence)
    lines, faults = read_xlsx(content) if content.startswith(_ZIP) else (read_lines(content), [])
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    if not filled:
        raise UnreadableFile("表が空です。1行目に列の名前を書いてください。")
    heading, *rest = filled
    if len(rest) > ROWS_AT_MOST:
        raise UnreadableFile(
            "行が多すぎます。%(most)s行までに分けてください。", most=f"{ROWS_AT_MOST:,}"
        )
    if len(heading.cells) > COLUMNS_AT_MOST:
        raise UnreadableFile("列が多すぎます。")
    return Grid(heading, tuple(rest), tuple(faults))
