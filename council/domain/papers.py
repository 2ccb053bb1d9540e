"""資料１, 資料１－１: how papers are numbered and called. Every page, letter and document asks here."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from council.domain.numerals import Digits, write_digits

ADDED = "（追加）"
"""Written behind the title of a paper that came after the notice."""

REPLACED = "（差替え）"
"""Written behind the number of a paper that has another file since the notice."""

CHANGED = "（変更）"
"""Written behind a paper that is called, collected or handed out otherwise since the notice."""

FOR_SOME = "一部の方に渡す資料"
"""How a restricted paper is called wherever others read of it: its title may tell what it is about."""

VOID = "欠番"
"""Stands in place of the title of a paper that was taken off after its number had been announced."""

_OF_MINUTES = re.compile(r"第[0-9]+回　議事録")

_BAR = {"half": "-", "full": "－", "house": "－"}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A paper's number: of its item, and of the paper within the item; 0 where the item has no other."""

    number: int
    branch: int = 0


def paper_label(number: int, branch: int = 0, digits: Digits = "half") -> str:
    """資料1 or 資料1-2, in the wanted width."""
    tail = f"{_BAR[digits]}{branch}" if branch else ""
    label = f"資料{number}{tail}"
    return label if digits == "half" else write_digits(label, digits)


def title_in(title: str, digits: Digits) -> str:
    """The title in a document: 「第3回　議事録」, which nobody typed, has its digits; what somebody wrote stays."""
    return write_digits(title, digits) if _OF_MINUTES.fullmatch(title) else title


def number_papers(owners: Sequence[Hashable | None]) -> list[Slot]:
    """The numbers of papers in their order, each with its item or None.

    Papers of one item share its number and differ in the branch; alone it has none, nor has one of no item.
    """
    together = Counter(owner for owner in owners if owner is not None)
    numbers: dict[Hashable, int] = {}
    branches: Counter[Hashable] = Counter()
    slots, last = [], 0
    for owner in owners:
        if owner is None or owner not in numbers:
            last += 1
        if owner is None:
            slots.append(Slot(last))
            continue
        number = numbers.setdefault(owner, last)
        branches[owner] += 1
        slots.append(Slot(number, branches[owner] if together[owner] > 1 else 0))
    return slots


def next_slot(taken: Iterable[tuple[Slot, Hashable | None]], owner: Hashable | None) -> Slot:
    """The number of a paper that comes when the others' are fixed: the item's next branch, else the next number."""
    known = list(taken)
    own = [slot for slot, other in known if owner is not None and other == owner]
    if not own:
        return Slot(max((slot.number for slot, _owner in known), default=0) + 1)
    last = max(own)
    return Slot(last.number, max(last.branch, 1) + 1)


def is_late(ready_on: date | None, deadline: date | None, today: date) -> bool:
    """期限後: made ready after the deadline, or not ready yet when it is over."""
    return deadline is not None and (ready_on or today) > deadline


def is_announced(paper: Any, notified_at: datetime | None) -> bool:
    """Whether a paper's number stood in a notice, or those asked were told of it since."""
    return notified_at is not None and (not paper.is_added or paper.announced_at is not None)


def since_the_notice(paper: Any) -> str:
    """What is written behind a paper that is not as the notice had it; nothing behind one that is, or is no more."""
    marks = ((paper.is_added, ADDED), (paper.is_replaced, REPLACED), (paper.is_changed, CHANGED))
    return "" if paper.is_withdrawn else next((mark for holds, mark in marks if holds), "")
