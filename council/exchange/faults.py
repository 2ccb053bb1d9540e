"""A fault of a table at its place, as people find it in the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong where: line of the file from 1, name of the column (empty: the whole line), the cell, why."""

    row: int
    column: str
    value: str
    reason: str
