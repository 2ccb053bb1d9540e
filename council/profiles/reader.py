"""From a folder of TOML files to a Profile, or to one sentence saying what to mend and where."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import get_args
from zoneinfo import available_timezones

from council.profiles import references
from council.profiles.agency_reader import read_agencies
from council.profiles.basis_reader import read_bases
from council.profiles.body_reader import read_bodies
from council.profiles.errors import ProfileError
from council.profiles.expansion import read_gazetteer
from council.profiles.profile import DaysOff, Digits, DocumentStyle, Profile
from council.profiles.table import Table

DIGITS: tuple[Digits, ...] = get_args(Digits)
HEADERS = ("setagaya", "plain")

_SETTINGS = (
    "municipality",
    "mayor_title",
    "office_phone",
    "office_fax",
    "default_zone",
    "action_reminder_days",
    "document_style",
    "days_off",
    "area",
)
_STYLE = ("digits", "font_mincho", "font_gothic", "minutes_header", "era")
_DAYS = ("weekdays", "ranges", "national_holidays", "extra")
_SUNDAY = 6
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_PLACE = re.compile(r"at line (\d+), column (\d+)")


def _home() -> Traversable:
    return files("council.profiles")


def available() -> tuple[str, ...]:
    """The names of the profiles shipped with the package, in order."""
    folders = (entry for entry in _home().iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if f.joinpath("profile.toml").is_file()))


def load(name: str) -> Profile:
    """The shipped profile of that name, checked; raises ProfileError with a sentence."""
    names = available()
    if name not in names:
        raise ProfileError(
            "プロファイル「%(name)s」はありません。使えるのは %(names)s です。",
            name=name,
            names="・".join(names),
        )
    return read_folder(_home().joinpath(name), name)


def read_folder(folder: Traversable, code: str) -> Profile:
    """The profile written in that folder's five files, checked."""
    settings = Table(_parsed(folder, "profile.toml"), "profile.toml", _SETTINGS)
    places = read_gazetteer(settings)
    bodies = Table(_parsed(folder, "bodies.toml"), "bodies.toml", ("rules", "body"))
    seats = _parsed(folder, "seats.toml")
    agencies = Table(_parsed(folder, "agencies.toml"), "agencies.toml", ("agency",))
    bases = Table(_parsed(folder, "legal_bases.toml"), "legal_bases.toml", ("basis",))
    profile = Profile(
        code=code,
        municipality=settings.text("municipality"),
        mayor_title=settings.text("mayor_title"),
        office_phone=settings.text("office_phone"),
        office_fax=settings.text("office_fax", ""),
        default_zone=_zone(settings),
        action_reminder_days=settings.number("action_reminder_days"),
        document_style=_read_style(settings),
        days_off=_read_days_off(settings),
        bodies=read_bodies(bodies, Table(seats, "seats.toml", seats)),
        agencies=read_agencies(agencies, places),
        legal_bases=read_bases(bases),
        areas=places.areas,
    )
    references.check(profile)
    return profile


def _parsed(folder: Traversable, name: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ProfileError("%(file)s がありません。", file=name) from error
    except UnicodeDecodeError as error:
        raise ProfileError("%(file)s を UTF-8 で保存してください。", file=name) from error
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        raise ProfileError(
            "%(file)s の%(place)sが TOML として読めません。",
            file=name,
            place=f" {found[1]} 行目 {found[2]} 文字目" if found else "終わり",
        ) from error


def _zone(settings: Table) -> str:
    zone = settings.text("default_zone")
    if zone not in available_timezones():
        raise settings.wrong("default_zone", "「Asia/Tokyo」のような時間帯の名前")
    return zone


def _read_style(settings: Table) -> DocumentStyle:
    row = Table(settings.raw("document_style"), "profile.toml の [document_style]", _STYLE)
    return DocumentStyle(
        digits=row.choice("digits", DIGITS),
        font_mincho=row.text("font_mincho"),
        font_gothic=row.text("font_gothic"),
        minutes_header=row.choice("minutes_header", HEADERS),
        era=row.flag("era"),
    )


def _read_days_off(settings: Table) -> DaysOff:
    row = Table(settings.raw("days_off"), "profile.toml の [days_off]", _DAYS)
    return DaysOff(
        weekdays=tuple(_weekday(value, row) for value in row.items("weekdays")),
        ranges=tuple(_range(value, row) for value in row.items("ranges")),
        national_holidays=row.flag("national_holidays"),
        extra=tuple(_day(value, row) for value in row.items("extra")),
    )


def _day(value: object, row: Table) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise row.wrong("extra", "日付（例 2022-04-01）の並び")
    return value


def _weekday(value: object, row: Table) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _SUNDAY:
        raise row.wrong("weekdays", "0（月）から 6（日）までの数の並び")
    return value


def _range(value: object, row: Table) -> tuple[str, str]:
    wrong = row.wrong("ranges", '["12-29", "01-03"] のような月日の組の並び')
    if not isinstance(value, list) or len(value) != len(("first", "last")):
        raise wrong
    first, last = (_month_day(day, wrong) for day in value)
    return first, last


def _month_day(value: object, wrong: ProfileError) -> str:
    if not isinstance(value, str) or not _MONTH_DAY.fullmatch(value):
        raise wrong
    try:
        date.fromisoformat(f"2024-{value}")  # a leap year: 02-29 is a day too
    except ValueError:
        raise wrong from None
    return value
