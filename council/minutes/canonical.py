"""The one byte string that stands for a record: stored, hashed, approved, and read back."""

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, cast, get_args, get_origin, get_type_hints

from council.minutes.content import MinutesContent
from council.minutes.text import clean

FORMAT = 1


def canonical(content: MinutesContent) -> bytes:
    """UTF-8 JSON with sorted keys and cleaned text: the same content gives the same bytes."""
    record = {"content": _plain(content), "format": FORMAT}
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def content_hash(canonical_bytes: bytes) -> str:
    """SHA-256 of canonical bytes in lower-case hexadecimal digits."""
    return hashlib.sha256(canonical_bytes).hexdigest()


def from_canonical(canonical_bytes: bytes) -> MinutesContent:
    """The content those bytes stand for; ValueError if they are of another format or shape."""
    record = json.loads(canonical_bytes)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise ValueError("unknown format of minutes")
    return cast("MinutesContent", _typed(MinutesContent, record.get("content")))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return clean(value) if isinstance(value, str) else value


def _typed(kind: Any, value: object) -> object:
    if is_dataclass(kind):
        return _dataclass_of(cast("type", kind), value)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError("a list is missing in the minutes")
        return tuple(_typed(get_args(kind)[0], part) for part in value)
    return _scalar(kind, value)


def _scalar(kind: Any, value: object) -> object:
    choices = get_args(kind)
    fits = value in choices if choices else type(value) is kind
    if not fits:
        raise ValueError("a value of the wrong kind in the minutes")
    return value


def _dataclass_of(kind: type, value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError("a part of the minutes is missing")  # noqa: TRY004 the data is at fault, no caller
    known = {field.name: field for field in fields(kind)}
    if value.keys() - known.keys() or any(
        _must_have(known[n]) for n in known.keys() - value.keys()
    ):
        raise ValueError("the minutes have fields this version does not know")
    hints = get_type_hints(kind)
    return kind(**{name: _typed(hints[name], part) for name, part in value.items()})


def _must_have(field: Field[object]) -> bool:
    # A field added later has a default, so that older approved bytes can still be read.
    return field.default is MISSING
