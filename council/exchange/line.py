"""One line of a table, and how much of one is read."""

from dataclasses import dataclass

ROWS_AT_MOST = 20_000
COLUMNS_AT_MOST = 100
CHARACTERS_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table by its number in the file, from 1; cells as people see them."""

    number: int
    cells: tuple[str, ...]
