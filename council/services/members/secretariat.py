"""The people of a body's secretariat: when a body is founded, and when another agency takes over."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, or_, select, true

from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import db
from council.models import Agency, AgencyDuty, Body, Person, SecretariatDuty
from council.policy.actor import Actor
from council.queries.accounts import live
from council.services.audit import record
from council.services.members.duties import assign_secretariat

_DAY = timedelta(days=1)


def serve_new_body(body: Body, facts: dict[str, Any], actor: Actor) -> None:
    """Whoever does the secretariat's work for the agency today does it for the body just founded, too.

    Nothing is known of a new body yet, so nobody learns anything by it.
    """
    agency_id = facts["secretariat_id"]
    if agency_id is None:
        return
    found = db.session.execute(
        select(SecretariatDuty.person_id, func.min(SecretariatDuty.starts_on))
        .where(SecretariatDuty.agency_id == agency_id, live(SecretariatDuty, actor.on))
        .group_by(SecretariatDuty.person_id)
        .order_by(SecretariatDuty.person_id)
    ).all()
    agency = db.session.get_one(Agency, agency_id)
    for person_id, since in found:
        assign_secretariat(
            body,
            agency,
            db.session.get_one(Person, person_id),
            starts_on=max(since, facts["valid_from"]),
            actor=Actor.system(actor.on),
        )


def hand_over(
    body: Body,
    agency: Agency,
    people: Sequence[Person],
    *,
    on: date,
    with_papers: bool,
    actor: Actor,
) -> int:
    """Let another agency's people do the secretariat's work from a day on; those who did it end the day before.

    Meetings, minutes and action items of the body go with the work. Case papers submitted before the day do only
    by decision, `with_papers`: then as far back as those who hand over may read them. Returns for how many people
    it ends.
    """
    if not people:
        raise DomainError("引き継ぐ人を、一人以上選んでください。", field="people")
    ended, may_read_from = _end_duties(body, on, actor)
    closed_before = may_read_from if with_papers else max(_midnight(on), clock.now())
    for person in people:
        assign_secretariat(
            body,
            agency,
            person,
            starts_on=on,
            papers_from=closed_before,
            actor=actor,
        )
        _ensure_works_there(person, agency, body, on)
    db.session.flush()
    return ended


def _ensure_works_there(person: Person, agency: Agency, body: Body, on: date) -> None:
    works = db.session.scalars(
        select(AgencyDuty.id).where(
            AgencyDuty.person_id == person.id,
            AgencyDuty.agency_id == agency.id,
            live(AgencyDuty, on),
        )
    ).first()
    serves = db.session.scalars(
        select(SecretariatDuty.id).where(
            SecretariatDuty.person_id == person.id,
            SecretariatDuty.agency_id == agency.id,
            SecretariatDuty.body_id != body.id,
            live(SecretariatDuty, on),
        )
    ).first()
    if works is None and serves is None:
        raise DomainError(
            "%(name)sさんは、その日には%(agency)sの担当ではありません。",
            field="people",
            name=person.name,
            agency=agency.name,
        )


def _end_duties(body: Body, on: date, actor: Actor) -> tuple[int, datetime | None]:
    """For how many people it ends, and from when on these might read finished papers; None: all there are."""
    ended = 0
    read_from: list[datetime | None] = []
    for duty in db.session.scalars(
        select(SecretariatDuty).where(SecretariatDuty.body_id == body.id).with_for_update()
    ):
        if duty.starts_on >= on:
            db.session.delete(duty)  # it never began
        elif duty.ends_on is None or duty.ends_on >= on:
            duty.ends_on = on - _DAY
        else:
            continue
        ended += 1
        read_from.append(duty.papers_from)
        record(actor, "secretariat:end", duty)
    db.session.flush()
    known = [since for since in read_from if since is not None]
    return ended, min(known) if known and len(known) == len(read_from) else None


def ensure_served_by(body: Body, agency_id: uuid.UUID | None, on: date) -> None:
    """Refuse another secretariat by a mere change where people of the present one serve: it is handed over."""
    serving = db.session.scalars(
        select(SecretariatDuty.id).where(
            SecretariatDuty.body_id == body.id,
            SecretariatDuty.agency_id != agency_id if agency_id else true(),
            or_(SecretariatDuty.ends_on.is_(None), SecretariatDuty.ends_on >= on),
        )
    ).first()
    if serving is not None:
        raise DomainError(
            "事務局の担当者がいます。事務局は「事務局を引き継ぐ」から替えてください。",
            field="secretariat",
        )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.TOKYO)
