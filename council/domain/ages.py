"""Age bands against limits in years: a band may lie within, outside, or across a limit."""

from enum import Enum

from council.domain.vocabulary import AgeBand

_WIDTH = 10


class Fit(Enum):
    """How much of an age band lies within limits."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


def years(band: AgeBand) -> tuple[int, int | None]:
    """The youngest and oldest age of a band; nobody is the oldest of 90代以上."""
    first = int(band.value)
    return first, None if band is AgeBand.OVER_90 else first + _WIDTH - 1


def fit(band: AgeBand, min_age: int | None, max_age: int | None) -> Fit:
    """Whether people of the band are within the limits (both inclusive; None sets no limit)."""
    youngest, oldest = years(band)
    too_young = min_age is not None and oldest is not None and oldest < min_age
    too_old = max_age is not None and youngest > max_age
    if too_young or too_old:
        return Fit.NONE
    begins_below = min_age is not None and youngest < min_age
    ends_above = max_age is not None and (oldest is None or oldest > max_age)
    return Fit.PART if begins_below or ends_above else Fit.WHOLE


def limits(min_age: int | None, max_age: int | None) -> str:
    """「15〜39歳」, 「40歳以上」, 「17歳以下」, or nothing."""
    if min_age is not None and max_age is not None:
        return f"{min_age}〜{max_age}歳"
    if min_age is not None:
        return f"{min_age}歳以上"
    return f"{max_age}歳以下" if max_age is not None else ""
