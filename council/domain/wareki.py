"""Dates and times as Japanese offices write and read them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time

from council.domain.errors import DomainError
from council.domain.numerals import Digits, read_number, write_digits

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Era:
    """An era with its first and last day, both inclusive."""

    name: str
    letter: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Say whether the era's years may name this day."""
        return self.first <= day <= self.last


# The day of a change belonged to both eras in 1912 and 1926, as the new one was proclaimed that day.
ERAS = (
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 30)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), date.max),
)


class UnreadableDate(DomainError, ValueError):
    """A date that cannot be read; its text is a Japanese sentence for the person who typed it."""


class UnreadableTime(DomainError, ValueError):
    """A time of day that cannot be read; its text is a Japanese sentence for the person who typed it."""


UNREADABLE = (
    "日付を読み取れませんでした。「令和8年12月3日」「2026-12-03」のように入力してください。"
)
NO_SUCH_DAY = "この日付は暦にありません。月と日を確かめてください。"
NOT_IN_ERA = "この年月日はその元号にありません。元号と年を確かめてください。"
YEAR_MISSING = "年を付けて入力してください。例：令和8年12月3日"


def era_year(day: date) -> tuple[str, int]:
    """Return the era's name and the year in it; ValueError before 明治."""
    era = _era_of(day)
    return era.name, day.year - era.first.year + 1


def era_named(name: str) -> Era:
    """Return the era for 令和, 令, R or r; ValueError for another word."""
    for era in ERAS:
        if name in (era.name, era.name[0]) or name.upper() == era.letter:
            return era
    raise UnreadableDate(UNREADABLE)


def era_label(day: date) -> str:
    """Return 「令和8年」, 「令和元年」 for the first year."""
    name, year = era_year(day)
    return f"{name}{'元' if year == 1 else year}年"


def long_date(day: date, digits: Digits = "full", *, weekday: bool = True) -> str:
    """Return 「令和８年１２月３日（木）」 for documents, or without the day of the week."""
    suffix = f"（{WEEKDAYS[day.weekday()]}）" if weekday else ""
    return write_digits(f"{era_label(day)}{day.month}月{day.day}日", digits) + suffix


def short_date(day: date) -> str:
    """Return 「R8.12.3」, for narrow columns; the first year of an era is 1."""
    era = _era_of(day)
    return f"{era.letter}{day.year - era.first.year + 1}.{day.month}.{day.day}"


def screen_date(day: date, *, year: bool = False) -> str:
    """Return 「12月3日(木)」, or 「令和8年12月3日(木)」, half-width for screens."""
    prefix = era_label(day) if year else ""
    return f"{prefix}{day.month}月{day.day}日({WEEKDAYS[day.weekday()]})"


def clock_time(moment: time, digits: Digits = "full") -> str:
    """Return 「午後２時」, 「午後２時３０分」, 「正午」 for a wall-clock time."""
    if (moment.hour, moment.minute) == (12, 0):
        return "正午"
    half = "午前" if moment.hour < 12 else "午後"
    minute = f"{moment.minute}分" if moment.minute else ""
    return write_digits(f"{half}{moment.hour % 12}時{minute}", digits)


def time_range(start: time, end: time, digits: Digits = "full") -> str:
    """Return 「午後２時～午後４時」."""
    return f"{clock_time(start, digits)}～{clock_time(end, digits)}"


_TIME = re.compile(r"(?P<half>午前|午後)?(?P<hour>\d{1,2})(?:[:時](?P<minute>\d{1,2})?分?)(?::00)?")


def parse_time(text: str) -> time:
    """Return the time of day meant: 14:00, 午後2時, 14時30分. Raises UnreadableTime with a sentence for the person."""
    hit = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if hit is None:
        raise UnreadableTime("時刻を読み取れませんでした。「14:00」のように入力してください。")
    hour, minute = int(hit["hour"]), int(hit["minute"] or 0)
    if hit["half"] == "午後" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise UnreadableTime("この時刻はありません。「14:00」のように入力してください。")
    return time(hour, minute)


_YEAR = r"(?:(?P<era>明治|大正|昭和|平成|令和|[明大昭平令MTSHRmtshr])\.?(?P<year>元|\d{1,2})|(?:西暦)?(?P<west>\d{4}))"
_DAY = r"(?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?"
_WHOLE = re.compile(rf"(?:{_YEAR}[年./-])?{_DAY}")
_COMPACT = re.compile(r"(?P<west>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_KANJI_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+")
_DASHES = re.compile("[‐-―−ー]")


def parse_date(text: str, today: date | None = None) -> date:
    """Return the day meant by a typed date in any usual notation.

    Without a year, ``today`` is needed and the occurrence nearest to it is meant.
    Raises UnreadableDate with a sentence for the person.
    """
    plain = _plain(text)
    hit = _COMPACT.fullmatch(plain) or _WHOLE.fullmatch(plain)
    if hit is None:
        raise UnreadableDate(UNREADABLE)
    parts = hit.groupdict()
    month, day = int(parts["month"]), int(parts["day"])
    if parts.get("west"):
        return _day(int(parts["west"]), month, day)
    if parts.get("era"):
        return _day_in_era(era_named(parts["era"]), parts["year"], month, day)
    return _nearest(month, day, today)


def _plain(text: str) -> str:
    folded = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    bare = re.sub(r"\s", "", folded)
    bare = re.sub(rf"\([{WEEKDAYS}祝・]{{1,3}}\)$|[{WEEKDAYS}]曜日?$", "", bare)
    return _KANJI_NUMBER.sub(_arabic, bare)


def _arabic(hit: re.Match[str]) -> str:
    try:
        return str(read_number(hit[0]))
    except ValueError:
        raise UnreadableDate(UNREADABLE) from None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableDate(NO_SUCH_DAY) from None


def _day_in_era(era: Era, year: str, month: int, day: int) -> date:
    number = 1 if year == "元" else int(year)
    found = _day(era.first.year + number - 1, month, day)
    if number < 1 or not era.holds(found):
        raise UnreadableDate(NOT_IN_ERA)
    return found


def _nearest(month: int, day: int, today: date | None) -> date:
    if today is None:
        raise UnreadableDate(YEAR_MISSING)
    candidates = []
    for year in range(today.year - 8, today.year + 9):  # eight years always hold a 29 February
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise UnreadableDate(NO_SUCH_DAY)
    return min(candidates, key=lambda found: (abs(found - today), found < today))


def _era_of(day: date) -> Era:
    for era in reversed(ERAS):
        if era.first <= day:
            return era
    raise UnreadableDate(NOT_IN_ERA)
