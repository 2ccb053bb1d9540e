"""The invented material beside the code: people, households, meetings, conferences, issues, as TOML."""

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from council.domain.destinations import Destination
from council.domain.vocabulary import Channel

_DATA = files("council.demo") / "data"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One invented person and where they work."""

    name: str
    reading: str
    email: str
    post: str
    channel: Channel = Channel.MAIL
    destination: Destination = field(default_factory=Destination)
    account: bool = True
    admin: bool = False
    seats: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    staff_of: str = ""
    manager_of: str = ""
    secretariat: tuple[str, ...] = ()
    secretariat_agency: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file: its handle (the file's name) and what it says."""

    handle: str
    says: Row = field(hash=False)


def people() -> list[Role]:
    """The cast, in the order in which accounts are shown."""
    return [_role(row) for row in _read("people.toml")["people"]]


def _role(row: Row) -> Role:
    told: Row = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    told["channel"] = Channel(row.get("channel", Channel.MAIL))
    told["destination"] = Destination(**row.get("destination", {}))
    return Role(**told)


def households() -> list[Piece]:
    """The cases, each with its paper."""
    return _pieces("cases")


def meetings() -> list[Piece]:
    """The sittings of the bodies that meet."""
    return _pieces("meetings")


def conferences() -> list[Row]:
    """The case conferences."""
    rows: list[Row] = _read("conferences.toml")["conference"]
    return rows


def issues() -> dict[str, Row]:
    """The issues by handle."""
    return _read("issues.toml")


def _pieces(folder: str) -> list[Piece]:
    found = sorted(
        entry.name for entry in (_DATA / folder).iterdir() if entry.name.endswith(".toml")
    )
    return [Piece(name.removesuffix(".toml"), _read(f"{folder}/{name}")) for name in found]


def _read(name: str) -> Row:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
