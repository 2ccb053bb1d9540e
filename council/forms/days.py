"""A day as people write it: 令和8年12月10日, R8.12.10, 12月10日, 2026-12-10."""

from datetime import date
from typing import Any

from flask_babel import gettext
from wtforms import StringField

from council.domain import clock
from council.domain.wareki import UnreadableDate, long_date, parse_date


class DayField(StringField):
    """A date typed in any usual notation; `data` is the day, or None when nothing was typed."""

    data: date | None  # type: ignore[assignment]  # a day, though it is typed as text

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return long_date(self.data, "half", weekday=False) if self.data else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; what cannot be read is refused with a sentence."""
        typed = str(valuelist[0]).strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        try:
            self.data = parse_date(typed, clock.today())
        except UnreadableDate as error:
            raise ValueError(gettext(error.message, **error.params)) from None
