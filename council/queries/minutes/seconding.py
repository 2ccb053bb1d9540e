"""What was entered for whoever presided or signs: whose second person one may be, and what exactly is confirmed."""

import uuid

from sqlalchemy import Select, exists, or_, select

from council.domain.second_person import Binding
from council.extensions import db
from council.models import Conference, Meeting, Minutes, MinutesRevision, MinutesSigner, Participant
from council.policy.actor import Actor
from council.policy.scopes import visible_minutes
from council.queries.minutes.loading import WHOLE


def kept(actor: Actor) -> Select[Minutes]:
    """The minutes for which one may enter what another said: `minutes:proxy`, as SQL."""
    convened = exists().where(
        Conference.meeting_id == Meeting.id,
        Participant.conference_id == Conference.id,
        Participant.person_id == actor.person_id,
        Participant.agency_id.in_(actor.agencies),
        Participant.is_convener,
        Participant.is_live,
    )
    return visible_minutes(actor).where(or_(Meeting.body_id.in_(actor.secretariat_of), convened))


def get_kept(actor: Actor, minutes_id: uuid.UUID) -> Minutes | None:
    """One of them, with what the policy asks about it."""
    return db.session.scalars(
        kept(actor).where(Minutes.id == minutes_id).options(*WHOLE)
    ).one_or_none()


def kept_signers(actor: Actor) -> Select[uuid.UUID]:
    """The ids of the 署名委員 for whom one may enter what they said."""
    return select(MinutesSigner.id).where(
        MinutesSigner.minutes_id.in_(kept(actor).with_only_columns(Minutes.id))
    )


def get_kept_signer(actor: Actor, signer_id: uuid.UUID) -> MinutesSigner | None:
    """One of them, with the minutes and what the policy asks about them."""
    row = db.session.get(MinutesSigner, signer_id)
    minutes = get_kept(actor, row.minutes_id) if row else None
    found = minutes.signers if minutes else []
    return next((one for one in found if one.id == signer_id), None)


def binding_of(minutes: Minutes) -> Binding:
    """The newest revision: its number and its hash."""
    row = db.session.execute(
        select(MinutesRevision.number, MinutesRevision.content_hash)
        .where(MinutesRevision.minutes_id == minutes.id)
        .order_by(MinutesRevision.number.desc())
        .limit(1)
    ).one()
    return Binding(row.number, row.content_hash)
