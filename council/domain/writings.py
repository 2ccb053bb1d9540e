"""What members say in writing: until when it is taken, and to which items something is decided."""

from datetime import date, datetime, time, timedelta

from council.domain.clock import TOKYO
from council.domain.daysoff import DaysOffRule, last_working_day
from council.domain.numerals import Digits
from council.domain.vocabulary import ItemKind, Word
from council.domain.wareki import clock_time, long_date, screen_date


class Stance(Word):
    """What somebody not there says in writing to an item; `WITHDRAWN` takes back what was said before."""

    FOR = "for", "賛成"
    AGAINST = "against", "反対"
    OPINION = "opinion", "意見のみ（保留）"
    WITHDRAWN = "withdrawn", "取下げ"


_CLOSES = time(13)
_FRAME = frozenset({ItemKind.OPENING, ItemKind.CLOSING})
_DELIBERATED = frozenset({ItemKind.CONFIRM_MINUTES, ItemKind.DISCUSSION, ItemKind.CASE})


def opinions_until(held_on: date, rule: DaysOffRule) -> datetime:
    """Who does not come may write until 13:00 of the working day before the sitting."""
    return datetime.combine(
        last_working_day(held_on - timedelta(days=1), rule), _CLOSES, tzinfo=TOKYO
    )


def answers_until(held_on: date, ends: time, reply_by: date | None) -> datetime:
    """A circulation takes answers to the end of the day that was set; on its own day, until its end."""
    if reply_by is None or reply_by >= held_on:
        return datetime.combine(held_on, ends, tzinfo=TOKYO)
    return datetime.combine(reply_by + timedelta(days=1), time(0), tzinfo=TOKYO)


def last_day(until: datetime) -> date:
    """The day on which something sent by other means must have come."""
    return (until.astimezone(TOKYO) - timedelta(seconds=1)).date()


def until_label(until: datetime) -> str:
    """「12月2日(水) 13:00」, or the day alone where it runs to its end."""
    here = until.astimezone(TOKYO)
    at = f" {here:%H:%M}" if here.time() != time(0) else ""
    return f"{screen_date(last_day(until))}{at}"


def printed_moment(until: datetime, digits: Digits = "full") -> str:
    """「令和８年１２月２日（水）」, with the hour where it does not run to the end of the day."""
    here = until.astimezone(TOKYO)
    at = clock_time(here.time(), digits) if here.time() != time(0) else ""
    return f"{long_date(last_day(until), digits)}{at}"


def may_be_written_to(kind: ItemKind) -> bool:
    """Whether there is anything to say to the item."""
    return kind not in _FRAME


def is_deliberated(kind: ItemKind) -> bool:
    """Whether a circulation decides on the item; to the others an opinion may be written."""
    return kind in _DELIBERATED
