"""Acts upon one body: other facts from a day on, moved, handed to another secretariat, dissolved."""

import hashlib
import uuid
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from council.domain.errors import DomainError, StaleVersion
from council.extensions import db
from council.models import Agency, Body, BodyVersion, Person
from council.policy.actor import Actor
from council.services import members, submissions
from council.services.structure.facts import Facts, facts_of
from council.services.structure.history import History, versions_of, write
from council.services.structure.standing import ensure_stands

_DAY = timedelta(days=1)


def _ensure_unchanged(body: Body, seen: str | None) -> None:
    """Refuse a form that was opened before somebody else changed the body; its row is locked from here on."""
    db.session.scalars(
        select(Body.id).where(Body.id == body.id).with_for_update(key_share=True)
    ).one()
    db.session.refresh(body)
    if seen is not None and seen != mark(body):
        raise StaleVersion


def mark(body: Body) -> str:
    """How a body's history stands, to be compared by a form that is sent later."""
    said = [(body.dissolved_on, *facts_of(version).items()) for version in versions_of(body)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def found(history: History, actor: Actor) -> Body:
    """Found a body with its first version; its code must be new."""
    if db.session.scalars(select(Body.id).where(Body.code == history.code)).first():
        raise DomainError("このコードの会議体は、すでにあります。", field="code")
    body = write(history, actor)
    ensure_stands()
    return body


def change(body: Body, facts: Facts, actor: Actor, *, seen: str | None = None) -> None:
    """Let a body be as `facts` say from their day on; versions that begin later stay as they are."""
    _ensure_unchanged(body, seen)
    begins: date = facts["valid_from"]
    known = versions_of(body)
    if begins < known[0].valid_from:
        raise DomainError("記録の始まりより前の日です。", field="valid_from")
    later = [facts_of(version) for version in known if version.valid_from > begins]
    facts = facts | {"valid_to": later[0]["valid_from"] - _DAY if later else known[-1].valid_to}
    origin = body.transferred_from_id
    before = version_on(known, begins)
    if before and facts["parent_id"] != before.parent_id and before.parent_id is not None:
        origin = before.parent_id
    write(_history(body, [facts, *later], origin_id=origin), actor)
    ensure_stands()


def version_on(versions: list[BodyVersion], day: date) -> BodyVersion | None:
    """The version that holds on the day."""
    begun = [version for version in versions if version.valid_from <= day]
    last = begun[-1] if begun else None
    return last if last and (last.valid_to is None or last.valid_to >= day) else None


def _history(body: Body, versions: list[Facts], *, origin_id: object = None) -> History:
    return History(
        code=body.code,
        kind=body.kind,
        established_on=body.established_on,
        versions=versions,
        dissolved_on=body.dissolved_on,
        transferred_from_id=origin_id,  # type: ignore[arg-type]  # an id or None
        position=body.position,
    )


def dissolve(body: Body, on: date, actor: Actor, *, seen: str | None = None) -> None:
    """Let a body end with a day: its seats and terms end, its secretariat keeps the records."""
    _ensure_unchanged(body, seen)
    known = versions_of(body)
    last = known[-1]
    if on < last.valid_from:
        raise DomainError("いまの版が始まる日より前には、廃止できません。", field="on")
    history = _history(
        body, [facts_of(last) | {"valid_to": on}], origin_id=body.transferred_from_id
    )
    history.dissolved_on = on
    write(history, actor)
    ensure_stands()


def _let_serve(
    body: Body, agency: Agency, now: BodyVersion, later: list[BodyVersion], on: date, actor: Actor
) -> None:
    """The body's versions from the day on name the agency, those that begin later as well."""
    versions = [facts_of(one) | {"secretariat_id": agency.id} for one in (now, *later)]
    if all(one.secretariat_id == agency.id for one in (now, *later)):
        return
    versions[0]["valid_from"] = on if now.secretariat_id != agency.id else now.valid_from
    write(_history(body, versions, origin_id=body.transferred_from_id), actor)
    ensure_stands()


def hand_over(
    body: Body,
    people: Sequence[Person | None],
    agencies: Collection[uuid.UUID],
    *,
    on: date,
    with_papers: bool,
    actor: Actor,
    seen: str | None = None,
) -> int:
    """Let another agency be the body's secretariat from a day on; returns how many people's work ends before it.

    Papers that wait for their check, and would be checked by who submitted them, go to the secretariat above, on
    the day itself.
    """
    _ensure_unchanged(body, seen)
    if len(agencies) != 1:
        raise DomainError("引き継ぐ人は、ひとつの機関から選んでください。", field="people")
    agency = db.session.get_one(Agency, *agencies)
    if on < actor.on:
        raise DomainError("今日より前の日には、引き継げません。", field="on")
    known = versions_of(body)
    now = version_on(known, on)
    if now is None:
        raise DomainError("この日には、会議体がありません。", field="on")
    ended = members.hand_over(
        body, agency, [one for one in people if one], on=on, with_papers=with_papers, actor=actor
    )
    _let_serve(body, agency, now, [one for one in known if one.valid_from > on], on, actor)
    submissions.screen_elsewhere(actor)
    return ended
