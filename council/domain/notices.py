"""What the last notice of a meeting said, and what has become another since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from council.domain.papers import Slot, paper_label

Said = Mapping[str, Any]
"""A notice as it is kept: `facts` by their labels, `items` as id, title and whether it is closed, `papers` by id.

`opening`: what nobody had been told of when the meeting was opened, and was said then.
`changed`: the papers of which it was told since that they are called, collected or handed out otherwise.
`void`, while there are any: the numbers of papers taken off since, of which nobody was told yet.
"""

AGENDA, PAPERS = "議題", "資料"
_VOID = "欠番（外しました）"
_BEFORE, _NOW = (
    "先にお知らせしたとおり",
    "改めました（内容は、次第を御覧になるか、担当へお尋ねください。）",
)


_PAPER_NOW = "改めました（内容は、資料を御覧になるか、担当へお尋ねください。）"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is no longer as it was told; of the agenda only the secretariat reads which item."""

    label: str
    before: str
    now: str
    item: str = field(default="", compare=False)
    """The item it concerns, by its id."""
    paper: str = field(default="", compare=False)
    """The paper that is another, by its id."""


class PaperSaid(NamedTuple):
    """What those asked were told of a paper, or would be now; of seats and files a mark alone."""

    id: str
    slot: Slot
    item: str
    title: str
    is_collected: bool
    readers: str
    digest: str

    @property
    def label(self) -> str:
        """資料１－２."""
        return paper_label(self.slot.number, self.slot.branch, "full")

    @property
    def kept(self) -> list[Any]:
        """As it is kept under its id."""
        return [self.title, self.is_collected, self.readers, self.digest]


def kept(
    facts: Mapping[str, str],
    items: Iterable[tuple[str, str, bool]],
    papers: Iterable[PaperSaid] = (),
) -> dict[str, Any]:
    """What a notice says, as it is kept with the meeting."""
    return {
        "facts": dict(facts),
        "items": [list(one) for one in items],
        "papers": {one.id: one.kept for one in papers},
    }


def compared(
    told: Said | None, now: Said, hidden: Iterable[str] = (), papers: Iterable[PaperSaid] = ()
) -> tuple[Changed, ...]:
    """Each thing that changed since `told`; of `hidden` items nothing. Of a notice not kept nothing is known."""
    if told is None:
        return ()
    before, after = told["facts"], now["facts"]
    facts = [
        Changed(label, before.get(label, ""), said)
        for label, said in after.items()
        if before.get(label, "") != said
    ]
    void = [Changed(PAPERS, label, _VOID) for label in told.get("void", ())]
    unseen = frozenset(hidden)
    found = (changed_paper(told, one) for one in papers if one.item not in unseen)
    others = [one for one in found if one is not None]
    return (*facts, *void, *others, *_items(told["items"], now["items"], unseen))


def changed_paper(told: Said | None, now: PaperSaid | None) -> Changed | None:
    """What became another of a paper that people were told of; that its first file came is no change."""
    if told is None or now is None or now.id not in told.get("papers", {}):
        return None
    title, is_collected, readers, digest = told["papers"][now.id]
    parts = (
        (title != now.title, title, now.title),
        (is_collected != now.is_collected, _COLLECTED[is_collected], _COLLECTED[now.is_collected]),
        (readers != now.readers, _READERS[bool(readers)], _HANDED[bool(now.readers)]),
        (bool(digest) and digest != now.digest, "先のファイル", "差し替えました"),
    )
    said = [(before, after) for is_other, before, after in parts if is_other]
    if not said:
        return None
    before, after = ("、".join(side) for side in zip(*said, strict=True))
    return Changed(now.label, before, after, item=now.item, paper=now.id)


_COLLECTED = {True: "会議のあとに回収する", False: "回収しない"}
_READERS = {True: "渡す方を限る", False: "全員に渡す"}
_HANDED = {True: "渡す方を改めました", False: "全員に渡す"}


def is_changed(told: Said | None, now: PaperSaid | None) -> bool:
    """Whether a paper is called, collected or handed out otherwise since the notice, be it told by now or not."""
    if told is None or now is None or now.id not in told.get("papers", {}):
        return False
    return now.id in told.get("changed", ()) or told["papers"][now.id][:3] != now.kept[:3]


def told_again(
    told: Said | None, now: dict[str, Any], papers: Iterable[PaperSaid]
) -> dict[str, Any]:
    """The notice as it is kept once whatever changed was told: of a paper that did not change as it was."""
    listed = list(papers)
    before = told.get("papers", {}) if told else {}
    unchanged = {
        one.id: before[one.id]
        for one in listed
        if one.id in before and not changed_paper(told, one)
    }
    changed = [one.id for one in listed if is_changed(told, one)]
    return {**now, "papers": {**now["papers"], **unchanged}, "changed": changed}


def with_papers(told: Said, papers: Iterable[PaperSaid]) -> dict[str, Any]:
    """The notice as it is kept once people were told of these papers too."""
    return {**told, "papers": {**told.get("papers", {}), **{one.id: one.kept for one in papers}}}


def with_opening(told: Said, changes: Iterable[Changed]) -> dict[str, Any]:
    """The notice as it is kept, and what is said of it by word of mouth when the meeting begins."""
    lines = [[one.label, one.before, one.now, one.item, one.paper] for one in changes]
    return {**told, "opening": lines}


def at_opening(told: Said | None, hidden: Iterable[str] = ()) -> tuple[Changed, ...]:
    """What was to be said when the meeting began; of `hidden` items nothing."""
    unseen = frozenset(hidden)
    lines = told.get("opening", ()) if told else ()
    return tuple(Changed(*one) for one in lines if one[3] not in unseen)


def with_void(told: Said, label: str) -> dict[str, Any]:
    """The notice as it is kept, and that a paper of that number was taken off since."""
    return {**told, "void": [*told.get("void", ()), label]}


def _items(before: list[Any], after: list[Any], hidden: frozenset[str]) -> list[Changed]:
    old, new = _titles(before, hidden), _titles(after, hidden)
    found = [
        Changed(AGENDA, "（なし）", said, item=one) for one, said in new.items() if one not in old
    ]
    found += [
        Changed(AGENDA, said, "（外しました）", item=one)
        for one, said in old.items()
        if one not in new
    ]
    found += [
        Changed(AGENDA, old[one], said, item=one)
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
    """The changes as a letter tells them: that the agenda is another, never which item; of a paper its number."""
    listed = list(changes)
    facts = tuple(bare(one) for one in listed if one.label != AGENDA)
    is_another = len(facts) < len(listed)
    return (*facts, Changed(AGENDA, _BEFORE, _NOW)) if is_another else facts


def bare(one: Changed) -> Changed:
    """Of a paper its number and no more, as whoever is not of the secretariat reads it."""
    return Changed(one.label, _BEFORE, _PAPER_NOW) if one.paper else one


def of_papers_alone(changes: Iterable[Changed]) -> bool:
    """Whether nothing but papers is another, so that nobody is asked again whether they come."""
    listed = list(changes)
    return bool(listed) and all(one.paper for one in listed)
