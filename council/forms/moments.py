"""Days and times as people type them."""

import re
import unicodedata
from datetime import date, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.widgets import TextInput, TimeInput

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.wareki import long_date, parse_date

_YEARS = range(
    1900, 2200
)  # beyond these nothing is planned, and weeks cannot be counted on or back


class DayField(Field):
    """A day in any usual notation: 令和8年12月10日, R8.12.10, 2026-12-10, 12月10日."""

    widget = TextInput()
    data: date | None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return long_date(self.data, "half") if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day; an empty field is no day."""
        self.data = None
        typed = str(valuelist[0]).strip() if valuelist else ""
        if typed:
            try:
                day = parse_date(typed, clock.today())
            except DomainError as error:
                raise ValueError(self.gettext(error.message)) from None
            if day.year not in _YEARS:
                raise ValueError(_l("この年の日付は使えません。年を確かめてください。"))
            self.data = day


_TIME = re.compile(r"(?P<half>午前|午後)?(?P<hour>\d{1,2})(?:[:時](?P<minute>\d{1,2})?分?)(?::00)?")


class ClockField(Field):
    """A time of day: 14:00, 午後2時, 14時30分."""

    widget = TimeInput()
    data: time | None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%H:%M}" if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the time; an empty field is no time."""
        self.data = None
        typed = unicodedata.normalize("NFKC", str(valuelist[0])).strip() if valuelist else ""
        if typed:
            self.data = _read(typed)


def _read(typed: str) -> time:
    hit = _TIME.fullmatch(typed)
    if hit is None:
        raise ValueError(_l("時刻を読み取れませんでした。「14:00」のように入力してください。"))
    hour, minute = int(hit["hour"]), int(hit["minute"] or 0)
    if hit["half"] == "午後" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise ValueError(_l("この時刻はありません。「14:00」のように入力してください。"))
    return time(hour, minute)
