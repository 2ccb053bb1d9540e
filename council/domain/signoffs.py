"""決裁: for which outgoing acts a body asks for one, and what it was on, so that a later change is seen."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, timedelta

from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingState, Word

Parts = Mapping["SignedPart", str]
"""What each part of an outgoing act says."""


class Act(Word):
    """An act by which something leaves the office; each may need a 決裁 of its own."""

    NOTICE = "notice", "開催通知"
    CHANGE = "change", "変更の通知"
    POSTPONE = "postpone", "延期の通知"
    CANCEL = "cancel", "中止の通知"
    NOMINATION = "nomination", "推薦依頼"
    MINUTES = "minutes", "議事録の確定・供覧"
    PUBLICATION = "publication", "公開の事前公表"


OTHERWISE = tuple(act for act in Act if act is not Act.NOTICE)
"""What a body may treat in another way than its 開催通知."""

_URGENT = timedelta(days=1)
_AHEAD = (MeetingState.DATE_FIXED, MeetingState.NOTIFIED)
PUT_OFF = (MeetingState.POSTPONED, MeetingState.DATE_FIXED)
"""Where a meeting stands whose notice went out once and does not hold any more."""


def needs(sign_off: bool, otherwise: str, act: Act) -> bool:  # noqa: FBT001 a column, not a switch
    """Whether the act needs a 決裁: as the 開催通知 does, unless the body says otherwise of it."""
    return sign_off != (act.value in otherwise.split())


def named(acts: Collection[str]) -> str:
    """The acts as a body's version keeps them, in their own order."""
    return " ".join(act.value for act in OTHERWISE if act.value in acts)


def goes_out(act: Act, state: MeetingState, *, was_notified: bool) -> bool:
    """Whether the act on a meeting in that state reaches anybody.

    Of a meeting put off after its notice those asked are told once more when it is given up.
    """
    if act is Act.PUBLICATION:
        return state in _AHEAD
    if act is Act.CANCEL and was_notified and state in PUT_OFF:
        return True
    return state is MeetingState.NOTIFIED


def is_urgent(held_on: date, today: date, state: MeetingState = MeetingState.NOTIFIED) -> bool:
    """Whether people must be told before any 決裁 could be had: on the day itself and the day before.

    To a day that is over, or that was put off, nobody travels.
    """
    return state is MeetingState.NOTIFIED and timedelta(0) <= held_on - today <= _URGENT


def ensure_days(
    drafted_on: date | None, decided_on: date, today: date, *, prefix: str = ""
) -> None:
    """A 決裁 was drafted first and has been given; `prefix` begins the names of the form's fields."""
    if decided_on > today:
        raise DomainError("決裁日は、今日までの日にしてください。", field=f"{prefix}decided_on")
    if drafted_on is not None and drafted_on > decided_on:
        raise DomainError("起案日は、決裁日までの日にしてください。", field=f"{prefix}drafted_on")


class SignedPart(Word):
    """A part of a 開催通知 that the 決裁 is on."""

    WHEN = "when", "日時・場所・開き方"
    AGENDA = "agenda", "次第"
    PUBLICITY = "publicity", "公開・非公開の別"
    ADDRESSEES = "addressees", "送付先"
    PAPERS = "papers", "資料"


def seal(parts: Parts) -> str:
    """A mark of each part, as it is kept with the 決裁: 「agenda:3f…  when:9a…」, nothing of what it says."""
    return " ".join(f"{part.value}:{_mark(said)}" for part, said in sorted(parts.items()))


def _mark(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def changed(kept: str, parts: Parts) -> tuple[SignedPart, ...]:
    """The parts that say something else by now; of a 決裁 without marks nothing is known, and nothing is changed."""
    marks = dict(one.split(":") for one in kept.split())
    return tuple(
        part
        for part in SignedPart
        if part.value in marks and marks[part.value] != _mark(parts[part])
    )
