"""Spans of days, the first and the last included; without a last day they go on."""

from datetime import date


def lasts(begins: date, ends: date | None, day: date) -> bool:
    """Whether the span holds on the day."""
    return begins <= day and (ends is None or day <= ends)


def meet(begins: date, ends: date | None, other_begins: date, other_ends: date | None) -> bool:
    """Whether two spans share a day."""
    return (ends is None or other_begins <= ends) and (other_ends is None or begins <= other_ends)
