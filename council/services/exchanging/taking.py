"""One table taken in: every fault is named, and nothing is kept unless there is none."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from council.domain.errors import DomainError
from council.exchange import Columns, Fault, Grid, Record, Sheet
from council.extensions import db
from council.policy.actor import Actor

Watch = Callable[[int, int], None]
"""Told how many of how many steps are done."""


class Acting(Protocol):
    """Who takes a table in: one person, or for each body somebody of its secretariat."""

    def for_body(self, body_id: uuid.UUID | None) -> Actor:
        """Who acts on that body; None: on what belongs to no body."""
        ...


@dataclass(frozen=True, slots=True)
class ByOne:
    """One person takes it in, with their own rights everywhere."""

    actor: Actor

    def for_body(self, _body_id: uuid.UUID | None) -> Actor:
        """The person."""
        return self.actor


@dataclass(frozen=True, slots=True)
class Change:
    """What a line of the table brings."""

    row: int
    subject: str
    is_new: bool


@dataclass(slots=True)
class Taking:
    """A table on its way in."""

    sheet: Sheet
    acting: Acting
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    columns: Mapping[str, str] = field(default_factory=dict)

    @contextmanager
    def line(self, record: Record, column: str = "") -> Iterator[None]:
        """What is refused inside becomes a fault of the line, at the column of the refused field."""
        try:
            with db.session.begin_nested():
                yield
        except DomainError as error:
            self.faults.append(self.fault(record, error, column))

    def fault(self, record: Record, error: DomainError, column: str = "") -> Fault:
        """A refusal as a fault of the line."""
        named = self.columns.get(error.field or "", error.field or column)
        is_column = named in record.cells or error.field in self.columns
        return record.fault(named if is_column else column, str(error))


class Table(Protocol):
    """A kind of table: its columns, how it is written, how it is taken in."""

    columns: Columns

    def rows(self, actor: Actor) -> Iterator[Mapping[str, object]]:
        """What is there, one mapping a line."""
        ...

    def take(self, taking: Taking, watch: Watch) -> None:
        """Act for every sound line; what is refused goes into `taking.faults`."""
        ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: how many lines there were, what is wrong with them, what they bring."""

    rows: int
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...] = ()

    @classmethod
    def unreadable(cls, reason: str) -> "Taken":
        """Of a file that is no table: one fault of the whole."""
        return cls(0, (Fault(0, "", "", reason),))

    @property
    def new(self) -> int:
        """How many lines bring something not there before."""
        return sum(change.is_new for change in self.changes)

    @property
    def mark(self) -> str:
        """A mark of what it brings: another when anything of it is other."""
        told = "\n".join(f"{one.row}\t{one.subject}\t{one.is_new}" for one in self.changes)
        return sha256(told.encode()).hexdigest()


def take(
    table: Table, grid: Grid, acting: Acting, watch: Watch = lambda _done, _all: None
) -> Taken:
    """Take a table in; if there is any fault, nothing of it is kept. The caller commits, or rolls back to try only."""
    sheet = table.columns.read(grid)
    taking = Taking(sheet, acting, faults=list(sheet.faults))
    if sheet.given:
        table.take(taking, watch)
    if taking.faults:
        db.session.rollback()
    faults = dict.fromkeys(sorted(taking.faults, key=lambda fault: fault.row))
    return Taken(len(grid.lines), tuple(faults), tuple(taking.changes))
