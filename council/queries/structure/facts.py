"""Every body as it stands on one day: two statements, whatever their number."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import and_, case, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from council.domain.instruments import Instrument
from council.domain.vocabulary import Office
from council.extensions import db
from council.models import Appointment, Body, BodyVersion, LegalBasis, Person, Seat
from council.policy.actor import Actor
from council.policy.ahead import term_is_told
from council.queries.accounts import live
from council.queries.structure.body import BodyFacts, Chapter, Rules


@dataclass(frozen=True, slots=True)
class _Count:
    seats: int = 0
    filled: int = 0
    chair: str = ""


def bodies_on(
    day: date,
    *,
    reader: Actor | None = None,
    counted: bool = True,
    also: uuid.UUID | None = None,
) -> tuple[BodyFacts, ...]:
    """The bodies that exist on the day, in the order of the profile, and `also` as it last stood.

    A `reader` gets what may be told of days to come: bodies to be founded, and who shall chair, are for those who
    prepare it. Not `counted`, they tell nothing of seats and cost one statement only.
    """
    rows = db.session.execute(
        select(BodyVersion, LegalBasis.title)
        .join(BodyVersion.body)
        .outerjoin(
            LegalBasis,
            (LegalBasis.code == BodyVersion.legal_basis)
            & (LegalBasis.valid_from <= day)
            & or_(LegalBasis.valid_to.is_(None), LegalBasis.valid_to >= day),
        )
        .options(contains_eager(BodyVersion.body), joinedload(BodyVersion.secretariat))
        .order_by(Body.position, BodyVersion.valid_from)
    ).all()
    bases = {version.id: title or "" for version, title in rows}
    codes = {version.body_id: version.body.code for version, _title in rows}
    names = {version.body_id: version.short_name for version, _title in rows}
    counts = _counts(day, reader) if counted else {}
    return tuple(
        _facts(
            past,
            codes,
            bases[past[-1].id],
            counts.get(past[-1].body_id, _Count()),
            _chapters(whole, names),
        )
        for past, whole in _histories([version for version, _title in rows], day)
        if (not _is_over(past[-1], day) or past[-1].body_id == also) and _is_told(past[0], reader)
    )


def _is_told(first: BodyVersion, reader: Actor | None) -> bool:
    return reader is None or reader.is_told(first.body_id, first.valid_from)


def _histories(
    versions: Sequence[BodyVersion], day: date
) -> Iterator[tuple[list[BodyVersion], list[BodyVersion]]]:
    """For each body the versions begun by the day, and all of them."""
    for _id, group in groupby(versions, key=lambda version: version.body_id):
        whole = list(group)
        begun = [version for version in whole if version.valid_from <= day]
        if begun:
            yield begun, whole


def _chapters(whole: Sequence[BodyVersion], names: Mapping[uuid.UUID, str]) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(
            name=version.name,
            valid_from=version.valid_from,
            valid_to=version.valid_to,
            parent=names.get(version.parent_id, "") if version.parent_id else "",
            secretariat=version.secretariat.name if version.secretariat else "",
        )
        for version in whole
    )


def _is_over(version: BodyVersion, day: date) -> bool:
    return version.valid_to is not None and version.valid_to < day


def _facts(
    begun: Sequence[BodyVersion],
    codes: Mapping[uuid.UUID, str],
    basis: str,
    count: _Count,
    chapters: tuple[Chapter, ...],
) -> BodyFacts:
    version = begun[-1]
    body = version.body
    moved_on = _moved_on(begun, body.transferred_from_id)
    origin = body.transferred_from_id if moved_on else None
    agency = version.secretariat
    return BodyFacts(
        id=body.id,
        code=body.code,
        kind=body.kind,
        name=version.name,
        short_name=version.short_name,
        parent=codes[version.parent_id] if version.parent_id else None,
        meets=version.meets,
        secretariat=agency.code if agency else None,
        secretariat_name=agency.name if agency else "",
        secretariat_phone=agency.phone if agency else "",
        established_on=body.established_on,
        transferred_from=codes[origin] if origin else None,
        transferred_on=moved_on,
        founding_instrument=version.founding_instrument,
        founding_article=version.founding_article,
        chair_title=version.chair_title,
        quorum=version.quorum,
        rules=_rules(version, basis),
        seats=count.seats,
        filled=count.filled,
        chair=count.chair,
        chapters=chapters,
    )


def _rules(version: BodyVersion, basis: str) -> Rules:
    return Rules(
        deputy_title=version.deputy_title,
        member_title=version.member_title,
        appointment_word=version.appointment_word,
        deliberation_word=version.deliberation_word,
        quorum_article=version.quorum_article,
        numbering=version.numbering,
        publicity=version.publicity,
        closed_reason=version.closed_reason,
        sign_off=version.sign_off,
        sign_off_otherwise=version.sign_off_otherwise,
        substitutes=version.substitutes,
        substitute_of=version.substitute_of,
        substitute_days=version.substitute_days,
        substitute_announced=version.substitute_announced,
        written_opinions=version.written_opinions,
        reply_days=version.reply_days,
        minutes_days=version.minutes_days,
        approval=version.approval,
        signers=version.signers,
        pledge=version.pledge,
        decision_word=version.decision_word,
        reward_word=version.reward_word,
        instrument=Instrument(version.instrument_kind),
        instrument_on=version.instrument_on,
        annex=version.annex,
        meetings_per_year=version.meetings_per_year,
        term_years=version.term_years,
        notice_days=version.notice_days,
        legal_basis=basis,
        standing_items=version.standing_items,
        description=version.description,
        valid_to=version.valid_to,
    )


def _moved_on(begun: Sequence[BodyVersion], origin: uuid.UUID | None) -> date | None:
    """The day the body came from its origin to where it stands: before it, nothing had been moved."""
    if origin is None or begun[-1].parent_id == origin:
        return None
    since = begun[-1].valid_from
    for version in reversed(begun):
        if version.parent_id == origin:
            break
        since = version.valid_from
    return since


def _counts(day: date, reader: Actor | None) -> dict[uuid.UUID, _Count]:
    told = true() if reader is None else term_is_told(reader)
    rows: Sequence[Any] = db.session.execute(
        select(
            Seat.body_id,
            func.count(),
            func.count(Appointment.id),
            func.max(case((and_(Seat.office == Office.CHAIR, told), Person.name))),
        )
        .outerjoin(Appointment, (Appointment.seat_id == Seat.id) & live(Appointment, day))
        .outerjoin(Person, Person.id == Appointment.person_id)
        .where(Seat.valid_from <= day, or_(Seat.valid_to.is_(None), Seat.valid_to >= day))
        .group_by(Seat.body_id)
    ).all()
    return {body_id: _Count(seats, filled, chair or "") for body_id, seats, filled, chair in rows}


Parents = dict[uuid.UUID, uuid.UUID | None]
"""What each body hangs below."""


def parents(day: date) -> Parents:
    """What each body hangs below on the day; one that comes later or is gone: when it begins, or hung last."""
    found: Parents = {}
    for row in db.session.execute(
        select(BodyVersion.body_id, BodyVersion.parent_id, BodyVersion.valid_from).order_by(
            BodyVersion.valid_from
        )
    ):
        if row.valid_from <= day or row.body_id not in found:
            found[row.body_id] = row.parent_id
    return found


def above(body_id: uuid.UUID, day: date, among: Parents | None = None) -> list[uuid.UUID]:
    """The bodies above one on the day, the nearest first; `among` if the parents of the day are known already."""
    known = parents(day) if among is None else among
    found: list[uuid.UUID] = []
    here = known.get(body_id)
    while here is not None and here not in found:
        found.append(here)
        here = known.get(here)
    return found
