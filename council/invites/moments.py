"""The two zones a calendar or a letter may be given."""

from datetime import UTC, datetime

from council.domain.clock import TOKYO


def in_tokyo(moment: datetime) -> datetime:
    """The whole second as wall time in Tokyo; ValueError if it names neither Tokyo nor UTC."""
    return _known(moment).astimezone(TOKYO)


def in_utc(moment: datetime) -> datetime:
    """The whole second in UTC; ValueError if it names neither Tokyo nor UTC."""
    return _known(moment).astimezone(UTC)


def _known(moment: datetime) -> datetime:
    # a naive time floats with the reader's zone, a fixed offset becomes a zone that no calendar knows
    if moment.tzinfo is not UTC and getattr(moment.tzinfo, "key", None) not in (
        "Asia/Tokyo",
        "UTC",
    ):
        raise ValueError("a moment names the zone Asia/Tokyo or UTC")
    return moment.replace(microsecond=0)
