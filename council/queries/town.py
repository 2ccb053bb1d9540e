"""The municipality this installation was set up for: how it writes and when it rests."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy.exc import SQLAlchemyError

from council import profiles
from council.domain.daysoff import (
    DaysOffRule,
    is_day_off,
    last_working_day,
    next_working_day,
    read_rule,
)
from council.domain.destinations import address_in
from council.domain.yearplan import Rules, deadlines
from council.extensions import db
from council.minutes.style import PageStyle
from council.models import Agency, BodyVersion, Setting
from council.profiles.profile import Profile

_SETTING = "profile"


@lru_cache(maxsize=4)
def _read(code: str) -> Profile:
    return profiles.load(code)


_codes: dict[str, str] = {}


def profile() -> Profile:
    """The installed profile: asked of a database once per process, for it never changes."""
    address = str(db.engine.url)
    if address not in _codes:
        _codes[address] = db.session.get_one(Setting, _SETTING).value
    return _read(_codes[address])


def known_profile() -> Profile | None:
    """The installed profile; None when the database is not set up yet or does not answer."""
    try:
        return profile()
    except SQLAlchemyError:
        db.session.rollback()
        return None


def telephone(agency: Agency | None) -> str:
    """Where an office is reached: its own number, else the municipality's for this work."""
    return (agency.phone if agency else "") or profile().office_phone


def fax(agency: Agency | None) -> str:
    """Where a FAX goes: the office's own number, else the municipality's for this work.

    The latter not for an office with a telephone of its own: it sits elsewhere.
    """
    if agency is None:
        return profile().office_fax
    return agency.fax or ("" if agency.phone else profile().office_fax)


def address(agency: Agency | None) -> str:
    """〒123-4567　…: where a letter to an office goes; empty where nothing is known."""
    if agency is None:
        return ""
    postal_code = f"〒{agency.postal_code}" if agency.postal_code else ""
    line = agency.postal_address or address_in(agency.location)
    return "　".join(filter(None, (postal_code, line))) if line else ""


def days_off() -> DaysOffRule:
    """When the office is closed."""
    rule = profile().days_off
    return read_rule(
        rule.weekdays, rule.ranges, rule.extra, national_holidays=rule.national_holidays
    )


def notice_by(held_on: date, version: BodyVersion) -> date:
    """The last working day on which a meeting's notice still goes out in time by the body's rules."""
    return last_working_day(held_on - timedelta(days=version.notice_days), days_off())


def papers_by(held_on: date, version: BodyVersion, entered_on: date) -> date | None:
    """Until when a meeting's papers are to be ready: as the year plan reckons, the notice's day for one planned late.

    None where both had gone by when the meeting was entered.
    """
    rules = Rules(0, version.notice_days, version.reply_days, version.sign_off)
    found = deadlines(held_on, rules, days_off())
    return next((day for day in (found.papers_on, found.notice_on) if day >= entered_on), None)


def page_style() -> PageStyle:
    """How the office's papers look."""
    style = profile().document_style
    return PageStyle(
        font_mincho=style.font_mincho,
        font_gothic=style.font_gothic,
        digits=style.digits,
        minutes_header="setagaya" if style.minutes_header == "setagaya" else "plain",
    )


@dataclass(frozen=True, slots=True)
class Closure:
    """Why the office is closed on a day, and the open day nearest to it."""

    reason: str
    nearest: date


def closure(day: date, not_before: date) -> Closure | None:
    """The closure of that day, None when the office is open; the nearest open day is not before the other."""
    rule = days_off()
    reason = is_day_off(day, rule)
    if reason is None:
        return None
    after = next_working_day(day, rule)
    before = day
    while before >= not_before and is_day_off(before, rule):
        before -= timedelta(days=1)
    is_before_nearer = before >= not_before and day - before < after - day
    return Closure(reason, before if is_before_nearer else after)
