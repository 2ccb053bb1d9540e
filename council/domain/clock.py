"""The one clock. UTC inside, Asia/Tokyo wherever people reckon days."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")

_CLOCKS_DIFFER = timedelta(minutes=5)

_offset = timedelta(0)
_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """The present instant, in UTC."""
    return _frozen.get() or datetime.now(UTC) + _offset


def today() -> date:
    """The present day in Tokyo: terms, deadlines and windows are reckoned by it."""
    return now().astimezone(TOKYO).date()


def local(instant: datetime) -> datetime:
    """The wall time in Tokyo of an instant."""
    return instant.astimezone(TOKYO)


def is_to_come(day: date, at: time) -> bool:
    """Whether a wall time in Tokyo lies more than five minutes ahead: clocks on walls differ."""
    return datetime.combine(day, at, tzinfo=TOKYO) > now() + _CLOCKS_DIFFER


def start_at(instant: datetime | None) -> None:
    """Move the clock so that it runs on from `instant` (`COUNCIL_CLOCK`); None returns it to the real time."""
    global _offset  # noqa: PLW0603 one clock for the whole process is the point
    _offset = instant.astimezone(UTC) - datetime.now(UTC) if instant else timedelta(0)


def is_moved() -> bool:
    """Whether the clock shows another time than the machine's."""
    return bool(_offset) or _frozen.get() is not None


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Hold the clock still at `instant` within this context."""
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
