"""The columns of a table as data: their names, what they say, how a cell is read and written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from council.domain.plaintext import clean_line
from council.exchange.faults import Fault
from council.exchange.grid import Grid
from council.exchange.line import Line
from council.exchange.neutral import restore
from council.exchange.values import BadCell, Reader, SecretCell, Writer, read_line, write_text

_LINE = read_line(200)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `asked`: it must be there; `filled`: and no cell of it empty. `empty` stands for an empty cell."""

    name: str
    label: str
    about: str
    read: Reader = _LINE
    write: Writer = write_text
    asked: bool = False
    filled: bool = False
    empty: Any = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A line read: its values by column; `bad` are the columns that could not be read."""

    row: int
    values: Mapping[str, Any]
    cells: Mapping[str, str]
    bad: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def fault(self, column: str, reason: str) -> Fault:
        """A fault of this line at that column, with what its cell says."""
        return Fault(self.row, column, self.cells.get(column, ""), reason)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table read: `given` are the columns that it has; lines with faults are in `records` all the same."""

    records: tuple[Record, ...]
    given: frozenset[str]
    faults: tuple[Fault, ...] = ()
    sound: tuple[Record, ...] = field(default=())


class Columns:
    """The columns of one kind of table, in the order in which they are written.

    Headings `passed_over` are known and not read; `is_open`: neither is any other heading.
    """

    def __init__(
        self, *columns: Column, passed_over: Iterable[str] = (), is_open: bool = False
    ) -> None:
        self.columns = columns
        self.names = tuple(column.name for column in columns)
        self._by_heading = {
            heading: column
            for column in columns
            for heading in (column.name, column.label, *column.also)
        }
        self._passed_over = frozenset(passed_over)
        self._is_open = is_open

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def read(self, grid: Grid) -> Sheet:
        """The records of a table, and every fault of its heading and cells."""
        places, faults = self._places(grid.heading)
        if faults:
            return Sheet((), frozenset(), tuple(faults))
        named = [column.name for column in places if column]
        refused = {(fault.row, fault.column) for fault in grid.faults}
        records = []
        for line in grid.lines:
            record, wrong = _record(line, places, refused)
            faults += wrong
            records.append(record)
        faults += [fault for fault in grid.faults if fault.column]
        return Sheet(
            tuple(records),
            frozenset(named),
            tuple(sorted(faults, key=lambda fault: fault.row)),
            tuple(record for record in records if not record.bad),
        )

    def row(self, values: Mapping[str, Any]) -> list[str]:
        """A line to be written: each column's value as its reader takes it."""
        return [column.write(values[column.name]) for column in self.columns]

    def _places(self, heading: Line) -> tuple[list[Column | None], list[Fault]]:
        places: list[Column | None] = []
        faults: list[Fault] = []
        for cell in heading.cells:
            name = clean_line(cell)
            column = self._by_heading.get(name) or self._by_heading.get(name.lower())
            if column is None and name and not self._is_open and name not in self._passed_over:
                faults.append(Fault(heading.number, name, name, "知らない列です。"))
            elif column in places and column:
                faults.append(Fault(heading.number, column.name, name, "同じ列が二つあります。"))
            places.append(column)
        faults += [
            Fault(heading.number, column.name, "", "この列がありません。")
            for column in self.columns
            if (column.asked or column.filled) and column not in places
        ]
        return places, faults


def _record(
    line: Line, places: list[Column | None], refused: set[tuple[int, str]]
) -> tuple[Record, list[Fault]]:
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    faults: list[Fault] = []
    if any(cell.strip() for cell in line.cells[len(places) :]):
        faults.append(Fault(line.number, "", "", "見出しより右に、書かれた欄があります。"))
    for place, column in enumerate(places):
        cell = restore(line.cells[place]) if place < len(line.cells) else ""
        if column is None:
            continue
        cells[column.name] = cell
        try:
            values[column.name] = _value(column, cell)
        except BadCell as error:
            if (line.number, column.name) not in refused:
                if isinstance(error, SecretCell):
                    cells[column.name] = cell = ""
                faults.append(Fault(line.number, column.name, cell, str(error)))
    bad = frozenset(fault.column for fault in faults) | {
        name for number, name in refused if number == line.number
    }
    return Record(line.number, values, cells, bad), faults


def _value(column: Column, cell: str) -> Any:
    if cell.strip():
        return column.read(cell)
    if column.filled:
        raise BadCell("空です。書いてください。")
    return column.empty
