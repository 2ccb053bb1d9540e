"""The municipality this installation was set up for: how it writes and when it rests."""

from functools import lru_cache

from council import profiles
from council.domain.daysoff import DaysOffRule, read_rule
from council.extensions import db
from council.minutes.style import PageStyle
from council.models import Setting
from council.profiles.profile import Profile

_SETTING = "profile"


@lru_cache(maxsize=4)
def _read(code: str) -> Profile:
    return profiles.load(code)


def profile() -> Profile:
    """The installed profile: one statement, its files read once per process."""
    return _read(db.session.get_one(Setting, _SETTING).value)


def days_off() -> DaysOffRule:
    """When the office is closed."""
    rule = profile().days_off
    return read_rule(
        rule.weekdays, rule.ranges, rule.extra, national_holidays=rule.national_holidays
    )


def page_style() -> PageStyle:
    """How the office's papers look."""
    style = profile().document_style
    return PageStyle(
        font_mincho=style.font_mincho,
        font_gothic=style.font_gothic,
        digits=style.digits,
        minutes_header="setagaya" if style.minutes_header == "setagaya" else "plain",
    )
