"""The table `structure`: one line for every version of a body. The lines of a body are its history from their first day on."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.errors import DomainError
from council.domain.vocabulary import BodyKind
from council.exchange import Record
from council.extensions import db
from council.models import Agency, Body, BodyVersion
from council.policy.actor import Actor
from council.services import structure
from council.services.exchanging.structure_columns import COLUMNS, RULES
from council.services.exchanging.taking import Change, Taking, Watch
from council.services.structure import BadVersion, Facts, History, facts_of

columns = COLUMNS

_COLUMN_OF = {
    "valid_from": "from",
    "valid_to": "to",
    "parent_id": "parent",
    "secretariat_id": "secretariat",
}
_LONGEST_IN_A_DAY = 4
# What a body has only once: whichever of its lines says it.
_ONCE = ("kind", "established_on", "transferred_from", "dissolved_on", "position")


def rows(actor: Actor) -> Iterator[Mapping[str, object]]:
    """Every version of every body of which the actor is told, in the order of the bodies."""
    found = db.session.scalars(
        select(BodyVersion)
        .join(BodyVersion.body)
        .options(joinedload(BodyVersion.body), joinedload(BodyVersion.secretariat))
        .order_by(Body.position, Body.code, BodyVersion.valid_from)
    ).all()
    codes = {version.body_id: version.body.code for version in found}
    begins: dict[uuid.UUID, date] = {}
    for version in found:
        begins.setdefault(version.body_id, version.valid_from)
    for version in found:
        body = version.body
        if not actor.is_told(body.id, begins[body.id]):
            continue
        origin = body.transferred_from_id
        yield {
            **facts_of(version),
            "code": body.code,
            "kind": body.kind,
            "parent": codes[version.parent_id] if version.parent_id else "",
            "from": version.valid_from,
            "to": version.valid_to,
            "transferred_from": codes[origin] if origin and origin != version.parent_id else "",
            "established_on": body.established_on,
            "dissolved_on": body.dissolved_on,
            "position": body.position,
            "secretariat": version.secretariat.code if version.secretariat else "",
        }


def take(taking: Taking, watch: Watch) -> None:
    """Write the history of every body named; then see that all of them stand."""
    taking.columns = _COLUMN_OF
    by_code: dict[str, list[Record]] = defaultdict(list)
    for record in taking.sheet.records:
        if record.cells.get("code", "").strip():
            by_code[record.values.get("code", "")].append(record)
    whole = {code: found for code, found in by_code.items() if not any(one.bad for one in found)}
    known = {body.code: body for body in db.session.scalars(select(Body))}
    agencies = {row.code: row.id for row in db.session.execute(select(Agency.code, Agency.id))}
    written: dict[tuple[str, object], Record] = {}
    for done, (code, records) in enumerate(_parents_first(whole)):
        _take_body(code, records, taking, known, agencies)
        written |= {(code, record["from"]): record for record in records}
        watch(done + 1, len(whole))
    if not taking.faults:
        for one in structure.loose():
            at_fault = written.get((one.code, one.begins))
            if at_fault is not None:
                taking.faults.append(at_fault.fault("parent", one.message % dict(one.parameters)))
        if not taking.faults:
            structure.ensure_stands()


def _parents_first(by_code: Mapping[str, list[Record]]) -> list[tuple[str, list[Record]]]:
    """Bodies after those they hang below or come from; a circle is found out later."""
    ordered: dict[str, list[Record]] = {}

    def put(code: str, above: frozenset[str]) -> None:
        if code in ordered or code in above or code not in by_code:
            return
        for record in by_code[code]:
            for other in (record["parent"], record["transferred_from"]):
                put(other, above | {code})
        ordered[code] = by_code[code]

    for code in by_code:
        put(code, frozenset())
    return list(ordered.items())


def _take_body(
    code: str,
    records: list[Record],
    taking: Taking,
    known: dict[str, Body],
    agencies: Mapping[str, uuid.UUID],
) -> None:
    faults = [*_unknown(records, known, agencies), *_at_odds(records)]
    if faults:
        taking.faults += faults
        return
    in_order = sorted(records, key=lambda record: record["from"])
    body = known.get(code)
    history = _history(code, in_order, taking.sheet.given, known, agencies)
    actor = taking.acting.for_body(body.id if body else history.versions[0]["parent_id"])
    try:
        with db.session.begin_nested():
            known[code] = structure.write(history, actor)
    except DomainError as error:
        # the line of the version that does not fit, else the first of the body
        begins = error.begins if isinstance(error, BadVersion) else None
        at_fault = next((one for one in in_order if one["from"] == begins), in_order[0])
        taking.faults.append(taking.fault(at_fault, error, "code"))
        return
    changed = set(history.changed)
    taking.changes += [
        Change(one.row, one["name"], is_new=body is None)
        for one in in_order
        if one["from"] in changed
    ]


def _unknown(
    records: list[Record], known: Mapping[str, Body], agencies: Mapping[str, uuid.UUID]
) -> Iterator[Any]:
    for record in records:
        for name in ("parent", "transferred_from"):
            if record[name] and record[name] not in known:
                yield record.fault(name, "この会議体はありません。")
        if record["secretariat"] and record["secretariat"] not in agencies:
            yield record.fault("secretariat", "この機関はありません。")


def _at_odds(records: list[Record]) -> Iterator[Any]:
    """Lines of one body that contradict each other in what a body has only once."""
    said_first: dict[str, Record] = {}
    seen = set()
    for record in records:
        for name in _ONCE:
            said = said_first.setdefault(name, record) if record.values.get(name) else record
            if said.values.get(name) != record.values.get(name):
                yield record.fault(
                    name, f"{said.row}行目と違います。ひとつの会議体では同じにしてください。"
                )
        if record["from"] in seen:
            yield record.fault("from", "この日に始まる版が、もう一つあります。")
        seen.add(record["from"])


def _history(
    code: str,
    records: list[Record],
    given: frozenset[str],
    known: Mapping[str, Body],
    agencies: Mapping[str, uuid.UUID],
) -> History:
    first = records[0]
    body = known.get(code)
    kept = _kept(body) if body else {}
    usual = list(kept.values())[-1] if kept else structure.rules_like(first["kind"])
    versions: list[Facts] = []
    for record in records:
        base = kept.get(record["from"]) or (versions[-1] if versions else usual)
        versions.append(_facts(record, base, given, known, agencies))
    once = {
        name: next((one[name] for one in records if one.values.get(name) not in (None, "")), None)
        for name in _ONCE
    }
    origin = known.get(once["transferred_from"] or "")
    return History(
        code=code,
        kind=BodyKind(first["kind"]),
        established_on=once["established_on"] or (body.established_on if body else first["from"]),
        versions=versions,
        dissolved_on=once["dissolved_on"] if "dissolved_on" in given else versions[-1]["valid_to"],
        transferred_from_id=origin.id if origin else None,
        position=once["position"],
    )


def _kept(body: Body) -> dict[Any, Facts]:
    found = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == body.id).order_by(BodyVersion.valid_from)
    )
    return {version.valid_from: facts_of(version) for version in found}


def _facts(
    record: Record,
    base: Facts,
    given: frozenset[str],
    known: Mapping[str, Body],
    agencies: Mapping[str, uuid.UUID],
) -> Facts:
    rules = {name: record[name] for name in RULES if name in given}
    parent = known.get(record["parent"])
    facts = base | rules
    facts |= {
        "valid_from": record["from"],
        "valid_to": record["to"],
        "name": record["name"],
        "meets": record["meets"],
        "parent_id": parent.id if parent else None,
        "secretariat_id": agencies.get(record["secretariat"]),
    }
    if "short_name" not in given or not facts["short_name"]:
        is_same = base.get("name") == record["name"] and base.get("short_name")
        facts["short_name"] = base["short_name"] if is_same else record["name"].split("　")[-1]
    if "calendar_name" not in given or not facts["calendar_name"]:
        facts["calendar_name"] = (
            base.get("calendar_name") or facts["short_name"][:_LONGEST_IN_A_DAY]
        )
    return facts
