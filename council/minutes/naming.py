"""What a Word file is called: its kind, its body, the number and the day; nothing of what it says."""

import re
from datetime import date

# what some system refuses in a file's name, or a command line reads as something else
_UNSAFE = re.compile(r"[^\w・ー－]")
_LONGEST = 40


def file_name(kind: str, body: str, day: date, number: str = "", ending: str = "docx") -> str:
    """「次第_８０５０支援部会_第3回_20261217.docx」; every part is left out that is empty."""
    parts = (_safe(kind), _safe(body), _safe(number), f"{day:%Y%m%d}")
    return "_".join(filter(None, parts)) + f".{ending}"


def _safe(text: str) -> str:
    return _UNSAFE.sub("", text)[:_LONGEST]
