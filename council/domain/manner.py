"""How a seat was attended as a whole: its stays in the words that lists use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Literal

from council.domain.attendance import Course, Stay, Way
from council.domain.numerals import Digits
from council.domain.wareki import clock_time

Mark = Literal["出席", "代理", "欠席", "遅参", "途中退席", "一時退席", "書面"]


@dataclass(frozen=True, slots=True)
class Manner:
    """One word for the whole, and who sat there throughout for the holder."""

    mark: Mark
    substitute: str = ""
    post: str = ""


def manner(course: Course) -> Manner:
    """How the seat was attended: by its holder, if that was so at any time."""
    own = [stay for stay in course if not stay.substitute]
    if not course:
        return Manner("欠席")
    if not own:
        return Manner("代理", course[0].substitute, course[0].post)
    if own[0] is course[0] and course[0].since is not None:
        return Manner("遅参")
    if course[-1].until is not None:
        return Manner("途中退席")
    was_away = any(before.until != after.since for before, after in pairwise(course))
    return Manner("一時退席" if was_away else "出席")


def is_online(course: Course) -> bool:
    """Whether it was attended online at any time."""
    return any(stay.way is Way.ONLINE for stay in course)


def beside(course: Course) -> Iterator[str]:
    """What a list says beside the mark, without times: 遅参, オンライン, 途中から代理."""
    found = manner(course)
    if found.mark not in ("出席", "代理", "欠席"):
        yield found.mark
    if is_online(course):
        yield Way.ONLINE.label
    if found.mark != "代理":
        yield from dict.fromkeys(f"途中は代理　{_who(stay)}" for stay in course if stay.substitute)


def movements(course: Course, digits: Digits) -> Iterator[str]:
    """When who came, left or took over: 「午後３時退席」, 「午後３時１０分着席」, 「午後３時から代理」."""
    if course and course[0].since is None and course[0].way is Way.ONLINE:
        yield Way.ONLINE.label
    for at, before, stay in _changes(course):
        yield f"{clock_time(at, digits)}{_sat_down(before, stay) if stay else '退席'}"


def steps(course: Course) -> Iterator[tuple[time, str]]:
    """The same one by one, for a list that shows the times beside them."""
    for at, before, stay in _changes(course):
        if stay is None:
            yield at, "退席"
        elif before is not None and before.until == at:
            by, way = _by(before, stay), _way(before, stay)
            yield at, f"交代（{'、'.join(filter(None, (by, way)))}）" if by else f"{way}に切替え"
        else:
            yield at, _sat_down(before, stay)


def _changes(course: Course) -> Iterator[tuple[time, Stay | None, Stay | None]]:
    """Each moment with who sat there before and who sat down then; nobody sat down where somebody left."""
    befores, afters = (None, *course), (*course[1:], None)
    for before, stay, after in zip(befores, course, afters, strict=False):
        if stay.since is not None:
            yield stay.since, before, stay
        if stay.until is not None and (after is None or after.since != stay.until):
            yield stay.until, stay, None


def _sat_down(before: Stay | None, stay: Stay) -> str:
    """着席, with what is new about who sits there; or what it changed to without a gap."""
    by, way = _by(before, stay), _way(before, stay)
    if before is not None and before.until == stay.since:
        return f"から{'、'.join(filter(None, (by, way)))}"
    return (f"{way}で着席" if way else "着席") + (f"（{by}）" if by else "")


def _by(before: Stay | None, stay: Stay) -> str:
    if before is None or (before.substitute, before.post) == (stay.substitute, stay.post):
        return ""
    return f"代理：{_who(stay)}" if stay.substitute else "本人"


def _way(before: Stay | None, stay: Stay) -> str:
    return "" if stay.way is (before.way if before else Way.ROOM) else stay.way.label


def _who(stay: Stay) -> str:
    return "　".join(filter(None, (stay.post, stay.substitute)))
