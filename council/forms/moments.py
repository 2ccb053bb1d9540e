"""Days and times as people type them."""

from datetime import date, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.widgets import TextInput, TimeInput

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.wareki import long_date, parse_date, parse_time

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
        typed = str(valuelist[0]).strip() if valuelist else ""
        if typed:
            try:
                self.data = parse_time(typed)
            except DomainError as error:
                raise ValueError(self.gettext(error.message)) from None
