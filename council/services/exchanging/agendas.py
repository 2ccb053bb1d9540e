"""A 次第 in one cell: its items with | between them, as 「【非公開：理由】報告：進捗について 15分」."""

import re

from council.domain.business import STANDARD, Planned
from council.domain.vocabulary import ItemKind
from council.exchange.values import BadCell, read_line, read_sequence, write_list

_LONGEST = 480
_USUAL = {one.title: one for one in STANDARD}
_KINDS = {kind.label: kind for kind in ItemKind if kind not in {ItemKind.OPENING, ItemKind.CLOSING}}
_ITEM = re.compile(
    r"(?:【(?P<closed>非公開)(?:：(?P<reason>[^】]*))?】\s*)?+"
    rf"(?:(?P<kind>{'|'.join(_KINDS)})：\s*)?+"
    r"(?P<title>.+?)(?:\s+(?P<minutes>\d{1,3})分)?"
)
# what a title must not begin with, unless its kind is written before it
_TAKEN_FOR_A_MARK = re.compile(rf"【非公開|(?:{'|'.join(_KINDS)})：")
_title = read_line(200)


def read_agenda(cell: str) -> tuple[Planned, ...]:
    """The items that a cell tells of; raises BadCell."""
    return tuple(map(_read_item, read_sequence(cell)))


def _read_item(text: str) -> Planned:
    found = _ITEM.fullmatch(text)
    if found is None:
        raise BadCell("議題の題名を書いてください。")
    title = _title(found["title"])
    usual = _USUAL.get(title, Planned(ItemKind.DISCUSSION, title))
    kind = _KINDS[found["kind"]] if found["kind"] else usual.kind
    if kind is ItemKind.CASE:
        raise BadCell("事例検討の議題は、受理された事例から加えます。この表には書けません。")
    minutes = int(found["minutes"]) if found["minutes"] else usual.minutes
    if minutes > _LONGEST:
        raise BadCell(f"議題の時間は{_LONGEST}分までです。")
    is_closed = found["closed"] is not None
    return Planned(kind, title, minutes, is_closed, _title(found["reason"] or ""))


def write_agenda(items: tuple[Planned, ...]) -> str:
    """The items in one cell, as `read_agenda` takes them."""
    return write_list([_write_item(one) for one in items])


def _write_item(item: Planned) -> str:
    usual = _USUAL.get(item.title, Planned(ItemKind.DISCUSSION, item.title))
    is_plain = usual.kind is item.kind and not _TAKEN_FOR_A_MARK.match(item.title)
    kind = "" if is_plain or item.kind.label not in _KINDS else f"{item.kind.label}："
    return f"{_mark(item)}{kind}{item.title} {item.minutes}分"


def _mark(item: Planned) -> str:
    if not item.is_closed:
        return ""
    is_sayable = item.closed_reason and "】" not in item.closed_reason
    return f"【非公開：{item.closed_reason}】" if is_sayable else "【非公開】"


def are_alike(given: tuple[Planned, ...], kept: tuple[Planned, ...]) -> bool:
    """Whether the cell tells of the same items; a closed one whose reason it does not tell is closed all the same."""
    return len(given) == len(kept) and all(
        (one.kind, one.title, one.minutes, one.is_closed)
        == (other.kind, other.title, other.minutes, other.is_closed)
        and one.closed_reason in ("", other.closed_reason)
        for one, other in zip(given, kept, strict=True)
    )
