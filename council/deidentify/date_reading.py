"""The year and the month a written date says."""

import re

from council.deidentify.date_grammar import MONTH, OLD_MONTHS, WEST, K
from council.domain.numerals import read_number
from council.domain.wareki import UnreadableDate, era_named

_YEAR_READ = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHRmtshr])\.?(?P<in_era>元|[0-9]{{1,2}}|{K}{{1,4}})"
    rf"|(?P<west>{WEST})|'(?P<short>[0-9]{{2}})(?=[./])"
)
_MONTH_READ = re.compile(rf"(?:[年の)]|^)({MONTH})月")
_NUMERIC_MONTH = re.compile(r"(?:元|[0-9])[./\-・]([0-9]{1,2})")
ENGLISH_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_ENGLISH = re.compile("|".join(ENGLISH_MONTHS), re.IGNORECASE)
_OLD = re.compile("|".join(sorted(OLD_MONTHS, key=len, reverse=True)))


def read_year(written: str) -> int | None:
    """Return the western year of a date as it was written and folded, if it says one."""
    hit = _YEAR_READ.search(_bare(written))
    if hit is None:
        return None
    try:
        if hit["short"]:
            return 1900 + int(hit["short"])
        if hit["west"]:
            return read_number(hit["west"])
        number = 1 if hit["in_era"] == "元" else read_number(hit["in_era"])
        return era_named(hit["era"]).first.year + number - 1
    except (UnreadableDate, ValueError):
        return None


def read_month(written: str) -> int | None:
    """Return the first month a date as written and folded says, from 1 to 12."""
    bare = _bare(written)
    named = _MONTH_READ.search(bare)
    if named:
        return read_number(named[1])
    word = _OLD.search(bare)
    if word:
        return OLD_MONTHS.index(word[0]) + 1
    english = _ENGLISH.search(bare)
    if english:
        return ENGLISH_MONTHS.index(english[0].lower()) + 1
    month = re.match(r"([0-9]{1,2})/[0-9]{1,2}(?![/0-9])", bare) or _NUMERIC_MONTH.search(bare)
    if month is None and re.fullmatch(r"[0-9]{8}", bare):
        month = re.match(r"[0-9]{4}([0-9]{2})", bare)
    number = int(month[1]) if month else 0
    return number if 1 <= number <= 12 else None


def _bare(written: str) -> str:
    return re.sub(r"[ \t\n]", "", written).replace("○", "〇")
