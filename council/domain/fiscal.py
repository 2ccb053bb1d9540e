"""Fiscal years (April to March), terms of office, and how long a document is kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from council.domain.numerals import Digits, write_digits
from council.domain.wareki import era_label

APRIL = 4


@dataclass(frozen=True)
class Term:
    """A term of office: its number from one, its first and its last day, both inclusive."""

    number: int
    first: date
    last: date


def fiscal_year(day: date) -> int:
    """Return the western year in which the day's fiscal year began."""
    return day.year if day.month >= APRIL else day.year - 1


def fiscal_bounds(year: int) -> tuple[date, date]:
    """Return the first and the last day of a fiscal year."""
    return date(year, APRIL, 1), date(year + 1, APRIL, 1) - timedelta(days=1)


def fiscal_label(year: int, digits: Digits = "full") -> str:
    """Return 「令和８年度」, 「令和元年度」 for 2019."""
    # 1 May, not 1 April: the year that began on the last day but 30 of 平成 is called 令和元年度.
    return write_digits(era_label(date(year, 5, 1)), digits) + "度"


def term_of(day: date, term_years: int, anchor: date) -> Term:
    """Return the term holding the day, terms following each other from ``anchor``; ValueError before it."""
    if term_years < 1 or day < anchor:
        message = "最初の任期より前の日付か、任期の年数が正しくありません。"
        raise ValueError(message)
    passed = day.year - anchor.year - (day < _years_later(anchor, day.year - anchor.year))
    completed = passed // term_years
    first = _years_later(anchor, completed * term_years)
    following = _years_later(anchor, (completed + 1) * term_years)
    return Term(completed + 1, first, following - timedelta(days=1))


def retention_until(completed_on: date, years: int) -> date:
    """Return the last day a document is kept: whole years from 1 April after the fiscal year of completion."""
    return fiscal_bounds(fiscal_year(completed_on) + years)[1]


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
