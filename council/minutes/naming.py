"""What a Word file is called: its kind, its body, the number and the day; nothing of what it says."""

import re
from datetime import date

# what some system refuses in a file's name, or a command line reads as something else
_UNSAFE = re.compile(r"[^\w・ー－]")
_LONGEST = 40
_ENDING = re.compile(r"\.[a-z0-9]{1,7}")


def file_name(
    kind: str, body: str, day: date | None, number: str = "", ending: str = "docx"
) -> str:
    """「次第_８０５０支援部会_第3回_20261217.docx」; every part is left out that is empty.

    Where there is no day, it says so: the file of a meeting put off is not taken for one of its old day.
    """
    parts = (_safe(kind), _safe(body), _safe(number), f"{day:%Y%m%d}" if day else "日時未定")
    return "_".join(filter(None, parts)) + f".{ending}"


def _safe(text: str) -> str:
    return _UNSAFE.sub("", text)[:_LONGEST]


def pack_entry(number: int, label: str, title: str, ending: str, *, collect: bool = False) -> str:
    """「03_資料２_事例検討資料_会議終了後回収.docx」: a file in a pack, so that any program lists them in their order."""
    parts = (f"{number:02}", _safe(label), _safe(title), "会議終了後回収" if collect else "")
    return "_".join(filter(None, parts)) + (ending if _ENDING.fullmatch(ending) else "")
