"""修正箇所: what differs between two revisions, paragraph by paragraph, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from council.minutes.content import ActionLine, Attendance, Entry, ItemRecord, MinutesContent

Mark = Literal["same", "del", "ins"]
Spans = tuple[tuple[str, Mark], ...]

_WORD = re.compile(
    r"[一-龠々〆ヶ]+|[ぁ-んー]+|[ァ-ヶー]+|[A-Za-zＡ-Ｚａ-ｚ]+|[0-9０-９]+|\s+|.", re.DOTALL
)
_NOTHING = "（なし）"
_CLOSE = 0.3  # below that, two paragraphs are two, not one reworded


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph before and after; `key` names the agenda item it belongs to, if any."""

    place: str
    key: str
    before: Spans
    after: Spans


def changes(before: MinutesContent, after: MinutesContent) -> tuple[Change, ...]:
    """Every paragraph that was added, dropped or reworded, in the order of the record."""
    old, new = dict(_sections(before)), dict(_sections(after))
    places = list(dict.fromkeys((*new, *old)))
    return tuple(
        change
        for key, place in places
        for change in _compared(key, place, old.get((key, place), ()), new.get((key, place), ()))
    )


def _sections(content: MinutesContent) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for place, text in _facts(content):
        yield ("", place), tuple(filter(None, (text,)))
    yield ("", "出席者"), tuple(map(_seated, content.present))
    yield ("", "欠席者"), tuple(map(_seated, content.absent))
    yield ("", "退席（除斥）"), content.recusals
    yield ("", "配布資料"), tuple(f"{one.label}　{one.title}" for one in content.papers)
    for item in content.agenda:
        yield from _of_item(item)


def _facts(content: MinutesContent) -> tuple[tuple[str, str], ...]:
    return (
        ("開催日時", f"{content.held_label}　{content.opened_label}～{content.closed_label}"),
        ("開催場所", content.place),
        ("事務局", "、".join(content.secretariat)),
        ("会議公開の可否", f"{content.publicity_label}　{content.publicity_reason}".strip()),
        ("傍聴人", f"{content.observers}人"),
        ("会議の成立", content.quorum_sentence),
        ("次回日程", content.next_meeting),
        ("訂正の理由", content.correction_reason),
    )


def _seated(one: Attendance) -> str:
    who = f"{one.office}　{one.name}（{one.mark}"
    details = "　".join(filter(None, (one.substitute_post, one.substitute_name, one.note)))
    return f"{who}：{details}）" if details else f"{who}）"


def _of_item(item: ItemRecord) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    name = f"{item.number_label}　{item.title}"
    key = item.key or name
    yield (key, name), (f"説明：{item.presenter}",) if item.presenter else ()
    yield (key, f"{name}の成立"), tuple(filter(None, (item.quorum_sentence,)))
    yield (key, f"{name}の発言"), tuple(map(_said, item.entries))
    yield (key, f"{name}の決定事項"), item.decisions
    yield (key, f"{name}の対応事項"), tuple(map(_to_do, item.actions))
    yield (key, f"{name}の課題"), item.issues


def _said(entry: Entry) -> str:
    return f"○{entry.speaker}　{entry.text}" if entry.speaker else entry.text


def _to_do(action: ActionLine) -> str:
    return f"{action.agency}：{action.text}（期限　{action.due_label}）"


def _compared(key: str, place: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            for left, right in _paired(old[a:b], new[c:d]):
                before, after = words(left, right)
                yield Change(place, key, before, after)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    for left, right in zip_longest(old, new, fillvalue=""):
        if left and right and SequenceMatcher(None, left, right).ratio() < _CLOSE:
            yield left, ""
            yield "", right
        else:
            yield left, right


def words(before: str, after: str) -> tuple[Spans, Spans]:
    """The two texts in spans: what stayed, what was struck out, what was put in."""
    if not before or not after:
        return _whole(before, "del"), _whole(after, "ins")
    old, new = _WORD.findall(before), _WORD.findall(after)
    left: list[tuple[str, Mark]] = []
    right: list[tuple[str, Mark]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        _grow(left, "".join(old[a:b]), "same" if tag == "equal" else "del")
        _grow(right, "".join(new[c:d]), "same" if tag == "equal" else "ins")
    return tuple(left), tuple(right)


def _whole(text: str, mark: Mark) -> Spans:
    return ((text, mark),) if text else ((_NOTHING, "same"),)


def _grow(spans: list[tuple[str, Mark]], text: str, mark: Mark) -> None:
    if text:
        spans.append((text, mark))
