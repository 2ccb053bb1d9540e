"""回次: in which period a body counts its meetings, and how a number is said."""

from datetime import date

from council.domain.fiscal import fiscal_bounds, fiscal_label, fiscal_year, term_of
from council.domain.numerals import Digits, write_digits
from council.domain.wareki import era_year

EVER = "ever"


def period_of(
    numbering: str, day: date, *, established_on: date, term_years: int | None = None
) -> str:
    """The period within which numbers run from one: FY2026, T2026-2027 (fiscal years of a term), or `ever`.

    `numbering` is the body's scheme: fiscal_year, term or cumulative.
    """
    if numbering == "cumulative":
        return EVER
    if numbering == "term" and term_years:
        anchor = fiscal_bounds(fiscal_year(min(established_on, day)))[0]
        term = term_of(day, term_years, anchor)
        return f"T{fiscal_year(term.first)}-{fiscal_year(term.last)}"
    return f"FY{fiscal_year(day)}"


def is_over(period: str, today: date) -> bool:
    """Whether no meeting to come is counted in the period."""
    return period != EVER and fiscal_bounds(int(period[-4:]))[1] < today


def period_label(period: str, digits: Digits = "half") -> str:
    """「令和8年度」, 「令和8年―9年度期」, or nothing where numbers never begin again."""
    if period.startswith("FY"):
        return fiscal_label(int(period[2:]), digits)
    if period.startswith("T"):
        first, last = (int(year) for year in period[1:].split("-"))
        return write_digits(_span(first, last), digits)
    return ""


def _span(first: int, last: int) -> str:
    if first == last:
        return f"{fiscal_label(first, 'half')}期"
    era, year = era_year(date(first, 5, 1))
    last_era, last_year = era_year(date(last, 5, 1))
    begins = "元" if year == 1 else str(year)
    return f"{era}{begins}年―{last_era if last_era != era else ''}{last_year}年度期"


def number_label(number: int | None, digits: Digits = "half") -> str:
    """「第3回」, or nothing for a meeting without a number."""
    return write_digits(f"第{number}回", digits) if number else ""
