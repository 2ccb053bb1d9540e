"""What must fit between bodies: whoever hangs below another hangs below one that is there, and never below itself."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.spans import lasts
from council.extensions import db
from council.models import Body, BodyVersion


@dataclass(frozen=True, slots=True)
class Loose:
    """A version that hangs on nothing, or in a circle."""

    code: str
    begins: date
    message: str
    parameters: Mapping[str, object]


def loose() -> Iterator[Loose]:
    """Every version that does not stand, as the bodies are now."""
    rows = db.session.execute(
        select(Body.code, BodyVersion).join(BodyVersion.body).order_by(BodyVersion.valid_from)
    ).all()
    codes = {version.body_id: code for code, version in rows}
    periods: dict[uuid.UUID, list[BodyVersion]] = defaultdict(list)
    for _code, version in rows:
        periods[version.body_id].append(version)
    for code, version in rows:
        if version.parent_id and not _covers(periods[version.parent_id], version):
            parent = codes.get(version.parent_id, "")
            message = "上の会議体「%(parent)s」は、この期間の全部にはありません。"
            yield Loose(code, version.valid_from, message, {"parent": parent})
    yield from _circles([version for _code, version in rows], codes)


def _covers(parents: list[BodyVersion], below: BodyVersion) -> bool:
    """Whether the parent is there from the first to the last day; its versions follow without a gap."""
    first, last = parents[0].valid_from, parents[-1].valid_to
    if below.valid_from < first:
        return False
    return last is None or (below.valid_to is not None and below.valid_to <= last)


def _circles(versions: list[BodyVersion], codes: Mapping[uuid.UUID, str]) -> Iterator[Loose]:
    for day in sorted({version.valid_from for version in versions}):
        on_day = {
            version.body_id: version
            for version in versions
            if lasts(version.valid_from, version.valid_to, day)
        }
        for version in on_day.values():
            if version.valid_from == day and _returns(version, on_day):
                message = "上の会議体をたどると、この会議体に戻ります。"
                yield Loose(codes[version.body_id], version.valid_from, message, {})


def _returns(version: BodyVersion, on_day: Mapping[uuid.UUID, BodyVersion]) -> bool:
    seen: set[uuid.UUID] = set()
    above = version.parent_id
    while above is not None and above not in seen:
        if above == version.body_id:
            return True
        seen.add(above)
        above = on_day[above].parent_id if above in on_day else None
    return False


def ensure_stands() -> None:
    """Refuse the act after which something would hang loose. The bodies' rows are locked by who wrote them."""
    db.session.flush()
    for one in loose():
        raise DomainError(one.message, field="parent", **one.parameters)
