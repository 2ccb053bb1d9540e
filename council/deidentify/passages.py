"""A passage to check as one line of JSON, and what was found in it as another."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from council.deidentify.findings import Finding, Kind
from council.deidentify.known import Known

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


class BadLine(ValueError):
    """The line cannot be checked; the sentence says why and holds nothing of it."""


@dataclass(frozen=True)
class Passage:
    """A text to check, the name its sender gave it, and what is known of the household."""

    id: str | int
    text: str
    known: tuple[Known, ...] = ()


def read_passage(line: bytes) -> Passage:
    """Return the passage of a line `{"id", "text", "known"?}`; raises BadLine."""
    row = _object(line)
    name, text = row.get("id"), row.get("text")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise BadLine("id を文字列か整数で書いてください。")
    if not isinstance(text, str):
        raise BadLine("text を文字列で書いてください。")
    return Passage(name, text, _known(row.get("known")))


def write_passage(passage: Passage, findings: Sequence[Finding]) -> str:
    """Return `{"id", "spans"}` as a line of JSON; offsets are code points, `text` is the slice."""
    spans = [span(passage.text, finding) for finding in findings]
    return json_line({"id": passage.id, "spans": spans})


def span(text: str, finding: Finding) -> dict[str, Any]:
    """Return a finding as others read it."""
    return {
        "start": finding.start,
        "end": finding.end,
        "type": finding.kind.value,
        "text": text[finding.start : finding.end],
        "replacement": finding.replacement,
        "layer": finding.layer.value,
        "confidence": finding.confidence,
    }


def json_line(value: Any) -> str:
    """Return JSON that any reader of UTF-8 takes: half a character stays an escape."""
    written = json.dumps(value, ensure_ascii=False)
    return _HALF_CHARACTER.sub(lambda half: f"\\u{ord(half[0]):04x}", written)


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(
            line.decode("utf-8"), object_pairs_hook=_without_doubles, parse_constant=_refuse
        )
    except BadLine:
        raise
    except UnicodeDecodeError:
        raise BadLine("UTF-8 として読めません。") from None
    except (ValueError, RecursionError):
        raise BadLine("JSON として読めません。") from None
    if not isinstance(row, dict):
        raise BadLine("{ } で囲んだ項目の並びではありません。")
    return row


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        # Readers differ in which one counts, and the other would go unchecked.
        raise BadLine("同じ名前の項目が二つあります。")
    return row


def _refuse(_constant: str) -> None:
    raise BadLine("NaN や Infinity は使えません。")


def _known(rows: object) -> tuple[Known, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise BadLine("known を並び [ ] で書いてください。")
    return tuple(map(_known_entry, rows))


def _known_entry(row: object) -> Known:
    if not isinstance(row, Mapping):
        raise BadLine("known の中は { } で書いてください。")
    name, text, kana = row.get("type"), row.get("text"), row.get("kana")
    kind = next((kind for kind in Kind if kind.value == name), None)
    if kind is None:
        raise BadLine("known の type が、決められた種類ではありません。")
    if not isinstance(text, str) or not text.strip():
        raise BadLine("known の text を文字列で書いてください。")
    if not isinstance(kana, str | None):
        raise BadLine("known の kana を文字列で書いてください。")
    return Known(kind, text, kana or "")
