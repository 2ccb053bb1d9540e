"""The versions of one body written as a whole: each follows the one before, without gap or overlap."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import select

from council.domain.business import read_standing
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import BodyKind, Publicity
from council.extensions import db
from council.models import Body, BodyVersion
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.policy.structure import Place
from council.queries import structure
from council.services import members
from council.services.audit import record
from council.services.structure.ending import close_seats, ensure_nothing_after
from council.services.structure.facts import FIELDS, Facts

_DAY = timedelta(days=1)
_OF_THE_BODY = ("established_on", "dissolved_on", "transferred_from_id")


class BadVersion(DomainError):
    """A version does not fit; `begins` says which one."""

    def __init__(self, message: str, begins: date, *, field: str, **params: object) -> None:
        super().__init__(message, field=field, **params)
        self.begins = begins


@dataclass(slots=True)
class History:
    """A body with all its versions, in their order, as they shall be."""

    code: str
    kind: BodyKind
    established_on: date
    versions: list[Facts]
    dissolved_on: date | None = None
    transferred_from_id: uuid.UUID | None = None
    position: int | None = None
    changed: list[date] = field(default_factory=list)


def write(history: History, actor: Actor) -> Body:
    """Write a body's history where it differs from what is there; raises BadVersion.

    `changed` then names the days from which something is other than before. What must fit between bodies is for
    `ensure_stands`, once all are written.
    """
    _ensure_in_order(history)
    body = db.session.scalars(
        select(Body).where(Body.code == history.code).with_for_update(key_share=True)
    ).one_or_none()
    known = versions_of(body) if body else []
    if body is not None:
        _ensure_same_body(body, history)
    new = _differing(known, history.versions)
    if body is not None:
        _ensure_served(body, known, history.versions)
    is_new = body is None
    if body is None:
        body = _founded(history, actor)
    elif new or _differs(body, history):
        _require(actor, Place(body.id, frozenset(structure.above(body.id, actor.on))))
    _close_before(known, history.versions, new)
    _write_versions(body, known, new)
    is_other = _differs(body, history)
    for name in _OF_THE_BODY:
        setattr(body, name, getattr(history, name))
    if history.position is not None:
        body.position = history.position
    db.session.flush()
    first = history.versions[0]["valid_from"]
    history.changed = [facts["valid_from"] for facts in new] or [first] * is_other
    last_day = history.versions[-1]["valid_to"]
    if new and not is_new and last_day is not None:
        _end(body, last_day, actor)
    if is_new:
        members.serve_new_body(body, history.versions[0], actor)
    if new or is_other:
        record(actor, "structure:found" if is_new else "structure:change", body)
    return body


def _ensure_served(body: Body, known: Sequence[BodyVersion], wanted: Sequence[Facts]) -> None:
    """Another secretariat from some day on is a matter of handing over, not of writing another name."""
    for facts in wanted:
        begins, agency_id = facts["valid_from"], facts["secretariat_id"]
        before = next((one for one in reversed(known) if one.valid_from <= begins), known[0])
        if before.secretariat_id == agency_id:
            continue
        try:
            members.ensure_served_by(body, agency_id, max(begins, known[0].valid_from))
        except DomainError as error:
            raise BadVersion(error.message, begins, field="secretariat") from None


def _require(actor: Actor, place: Place) -> None:
    """Where the body hangs now decides who may change it, never where it shall hang."""
    if not actor.is_system:
        require(actor, Permission.STRUCTURE_EDIT, place)


def _founded(history: History, actor: Actor) -> Body:
    for facts in history.versions:
        _require(actor, Place(None, _at_and_above(facts["parent_id"], actor.on)))
    last = db.session.scalars(select(Body.position).order_by(Body.position.desc()).limit(1)).first()
    body = Body(
        id=new_id(),
        code=history.code,
        kind=history.kind,
        position=(last or 0) + 1 if history.position is None else history.position,
        established_on=history.established_on,
    )
    db.session.add(body)
    db.session.flush()
    return body


def _end(body: Body, last_day: date, actor: Actor) -> None:
    """Whoever may end the body ends what hangs on it."""
    ensure_nothing_after(body, last_day)
    close_seats(body, last_day, Actor.system(actor.on))


def _at_and_above(body_id: uuid.UUID | None, on: date) -> frozenset[uuid.UUID]:
    return frozenset({body_id, *structure.above(body_id, on)}) if body_id else frozenset()


def versions_of(body: Body) -> list[BodyVersion]:
    """The versions of a body, the first one first."""
    return list(
        db.session.scalars(
            select(BodyVersion)
            .where(BodyVersion.body_id == body.id)
            .order_by(BodyVersion.valid_from)
            .execution_options(populate_existing=True)
        )
    )


def _ensure_in_order(history: History) -> None:
    for before, after in pairwise(history.versions):
        if before["valid_to"] is None or before["valid_to"] >= after["valid_from"]:
            raise BadVersion(
                "次の版が %(day)s に始まります。その前の日までにしてください。",
                before["valid_from"],
                field="valid_to",
                day=after["valid_from"],
            )
        if before["valid_to"] + _DAY != after["valid_from"]:
            raise BadVersion(
                "前の版（%(day)s まで）との間が空いています。",
                after["valid_from"],
                field="valid_from",
                day=before["valid_to"],
            )
    for facts in history.versions:
        _ensure_sensible(facts)
    last = history.versions[-1]
    if history.dissolved_on != last["valid_to"]:
        raise BadVersion(
            "廃止の日は、最後の版の終わりと同じ日にしてください。",
            last["valid_from"],
            field="dissolved_on",
        )
    first = history.versions[0]["valid_from"]
    if first < history.established_on:
        raise BadVersion(
            "設置の日（%(day)s）より前に始まっています。",
            first,
            field="valid_from",
            day=history.established_on,
        )


def _ensure_sensible(facts: Facts) -> None:
    begins, ends = facts["valid_from"], facts["valid_to"]
    if ends is not None and ends < begins:
        raise BadVersion("終わりが、始まりより前です。", begins, field="valid_to")
    if facts["publicity"] is not Publicity.OPEN and not facts["closed_reason"]:
        raise BadVersion("公開しない理由を入力してください。", begins, field="closed_reason")
    try:
        read_standing(facts["standing_items"])
    except DomainError as error:
        raise BadVersion(error.message, begins, field="standing_items", **error.params) from None


def _ensure_same_body(body: Body, history: History) -> None:
    if body.kind is not history.kind:
        raise BadVersion(
            "この会議体の種類（%(kind)s）は変えられません。別の会議体として設けてください。",
            history.versions[0]["valid_from"],
            field="kind",
            kind=body.kind.label,
        )


def _differs(body: Body, history: History) -> bool:
    is_moved = history.position not in {None, body.position}
    return is_moved or any(getattr(body, name) != getattr(history, name) for name in _OF_THE_BODY)


def _differing(known: Sequence[BodyVersion], wanted: Sequence[Facts]) -> list[Facts]:
    by_day = {version.valid_from: version for version in known}
    for version in known:
        starts = [facts["valid_from"] for facts in wanted]
        if version.valid_from > starts[0] and version.valid_from not in starts:
            raise BadVersion(
                "%(day)s に始まる版が、すでにあります。その版も書いてください。",
                starts[0],
                field="valid_from",
                day=version.valid_from,
            )
    return [
        facts
        for facts in wanted
        if facts["valid_from"] not in by_day
        or any(getattr(by_day[facts["valid_from"]], name) != facts[name] for name in FIELDS)
    ]


def _close_before(
    known: Sequence[BodyVersion], wanted: Sequence[Facts], new: Sequence[Facts]
) -> None:
    """The version before the first of these ends the day before it begins."""
    first = wanted[0]["valid_from"]
    earlier = [version for version in known if version.valid_from < first]
    if not earlier or not new:
        return
    last = earlier[-1]
    if last.valid_to is not None and last.valid_to < first - _DAY:
        raise BadVersion(
            "前の版（%(day)s まで）との間が空いています。",
            first,
            field="valid_from",
            day=last.valid_to,
        )
    last.valid_to = first - _DAY
    db.session.flush()


def _write_versions(body: Body, known: Sequence[BodyVersion], new: Sequence[Facts]) -> None:
    by_day = {version.valid_from: version for version in known}
    # the earlier first: it gives up the days that the next one takes
    for facts in new:
        row = by_day.get(facts["valid_from"])
        if row is None:
            db.session.add(BodyVersion(id=new_id(), body_id=body.id, **facts))
        else:
            for name, value in facts.items():
                setattr(row, name, value)
        db.session.flush()
