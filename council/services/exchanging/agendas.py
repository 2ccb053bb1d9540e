"""A 次第 in one cell: its items with | between them, as 「【毎回】【説明：課長】【非公開：理由】報告：進捗について 15分」."""

import re
from collections.abc import Iterator

from council.domain.business import MAY_STAND, STANDARD, Planned, usual_presenter
from council.domain.vocabulary import ItemKind
from council.exchange.values import BadCell, read_line, read_sequence, write_list

_LONGEST = 480
_USUAL = {one.title: one for one in STANDARD}
_KINDS = {kind.label: kind for kind in ItemKind}
# what stands between the brackets of a mark; a 】 in it is written \】, and a \ is written \\
_SAID = r"(?:[^】\\]|\\.)*"
_MARK = re.compile(
    rf"【(?:(?P<standing>毎回)|説明：(?P<presenter>{_SAID})|(?P<closed>非公開)(?:：(?P<reason>{_SAID}))?)】\s*"
)
_LIKE_A_MARK = re.compile("【(?:毎回】|説明：|非公開)")
_ESCAPED = re.compile(r"\\([\\】])")
_ITEM = re.compile(
    rf"(?:(?P<kind>{'|'.join(_KINDS)})：\s*)?+"
    r"(?P<title>.+?)(?:\s+(?P<minutes>\d{1,3})分)?"
)
# what a title must not begin with, unless its kind is written before it
_TAKEN_FOR_A_MARK = re.compile(rf"{_LIKE_A_MARK.pattern}|(?:{'|'.join(_KINDS)})：")
_title = read_line(200)


def read_agenda(cell: str) -> tuple[Planned, ...]:
    """The items that a cell tells of; raises BadCell."""
    return tuple(map(_read_item, read_sequence(cell)))


def _read_item(text: str) -> Planned:
    marks, rest = _read_marks(text)
    found = _ITEM.fullmatch(rest)
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
    is_standing = "standing" in marks
    if is_standing and kind not in MAY_STAND:
        raise BadCell("毎回の議題にできるのは、協議と報告です。")
    return Planned(
        kind,
        title,
        minutes,
        "closed" in marks,
        marks.get("reason", ""),
        marks.get("presenter"),
        is_standing,
    )


def _read_marks(text: str) -> tuple[dict[str, str], str]:
    """What the marks before an item say, and what is left behind them."""
    marks: dict[str, str] = {}
    while found := _MARK.match(text):
        said = {name: value for name, value in found.groupdict().items() if value is not None}
        if marks.keys() & said.keys():
            raise BadCell("ひとつの議題に、同じ印が二つあります。")
        marks |= {name: _title(_ESCAPED.sub(r"\1", value)) for name, value in said.items()}
        text = text[found.end() :]
    if _LIKE_A_MARK.match(text):
        raise BadCell("議題の前の印を、】で閉じてください。")
    return marks, text


def write_agenda(items: tuple[Planned, ...]) -> str:
    """The items in one cell, as `read_agenda` takes them."""
    return write_list([_write_item(one) for one in items])


def _write_item(item: Planned) -> str:
    usual = _USUAL.get(item.title, Planned(ItemKind.DISCUSSION, item.title))
    is_plain = usual.kind is item.kind and not _TAKEN_FOR_A_MARK.match(item.title)
    kind = "" if is_plain else f"{item.kind.label}："
    return f"{''.join(_marks(item))}{kind}{item.title} {item.minutes}分"


def _marks(item: Planned) -> Iterator[str]:
    if item.is_standing:
        yield "【毎回】"
    if item.presenter is not None:
        yield f"【説明：{_escaped(item.presenter)}】"
    if item.is_closed:
        yield f"【非公開：{_escaped(item.closed_reason)}】" if item.closed_reason else "【非公開】"


def _escaped(text: str) -> str:
    return re.sub(r"([\\】])", r"\\\1", text)


def are_alike(given: tuple[Planned, ...], kept: tuple[Planned, ...]) -> bool:
    """Whether the cell tells of the same items; of reason, presenter and 毎回の議題 what it does not tell is no other."""
    return len(given) == len(kept) and all(
        (one.kind, one.title, one.minutes, one.is_closed)
        == (other.kind, other.title, other.minutes, other.is_closed)
        and one.closed_reason in ("", other.closed_reason)
        and one.presenter in (None, _presenter(other))
        and one.is_standing <= other.is_standing
        for one, other in zip(given, kept, strict=True)
    )


def _presenter(item: Planned) -> str:
    return usual_presenter(item.kind) if item.presenter is None else item.presenter
