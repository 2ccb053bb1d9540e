"""What the last notice of a meeting said, and what has become another since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Said = Mapping[str, Any]
"""A notice as it is kept: `facts` by their labels, `items` as id, title and whether it is closed.

`void`, while there are any: the numbers of papers taken off since, of which nobody was told yet.
"""

AGENDA, PAPERS = "議題", "資料"
_VOID = "欠番（外しました）"
_BEFORE, _NOW = (
    "先にお知らせしたとおり",
    "改めました（内容は、次第を御覧になるか、担当へお尋ねください。）",
)


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is no longer as it was told; of the agenda only the secretariat reads which item."""

    label: str
    before: str
    now: str


def kept(facts: Mapping[str, str], items: Iterable[tuple[str, str, bool]]) -> dict[str, Any]:
    """What a notice says, as it is kept with the meeting."""
    return {"facts": dict(facts), "items": [list(one) for one in items]}


def compared(told: Said | None, now: Said, hidden: Iterable[str] = ()) -> tuple[Changed, ...]:
    """Each thing that changed since `told`; of `hidden` items nothing. Of a notice not kept nothing is known."""
    if told is None:
        return ()
    before, after = told["facts"], now["facts"]
    facts = [
        Changed(label, before.get(label, ""), said)
        for label, said in after.items()
        if before.get(label, "") != said
    ]
    papers = [Changed(PAPERS, label, _VOID) for label in told.get("void", ())]
    return (*facts, *papers, *_items(told["items"], now["items"], frozenset(hidden)))


def with_void(told: Said, label: str) -> dict[str, Any]:
    """The notice as it is kept, and that a paper of that number was taken off since."""
    return {**told, "void": [*told.get("void", ()), label]}


def _items(before: list[Any], after: list[Any], hidden: frozenset[str]) -> list[Changed]:
    old, new = _titles(before, hidden), _titles(after, hidden)
    found = [Changed(AGENDA, "（なし）", said) for one, said in new.items() if one not in old]
    found += [
        Changed(AGENDA, said, "（外しました）") for one, said in old.items() if one not in new
    ]
    found += [
        Changed(AGENDA, old[one], said)
        for one, said in new.items()
        if one in old and old[one] != said
    ]
    both = [one for one in old if one in new]
    if both != [one for one in new if one in old]:
        found.append(Changed(AGENDA, "先の順番", "順番を変えました"))
    return found


def _titles(items: list[Any], hidden: frozenset[str]) -> dict[str, str]:
    """By id, what the 次第 said of each item that may be named."""
    return {
        one: f"{title}（非公開）" if is_closed else title
        for one, title, is_closed in items
        if one not in hidden
    }


def told(changes: Iterable[Changed]) -> tuple[Changed, ...]:
    """The changes as a letter tells them: that the agenda is another, never which item."""
    listed = list(changes)
    facts = tuple(one for one in listed if one.label != AGENDA)
    is_another = len(facts) < len(listed)
    return (*facts, Changed(AGENDA, _BEFORE, _NOW)) if is_another else facts
