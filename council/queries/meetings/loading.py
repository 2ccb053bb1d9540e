"""One meeting found by id, with what the policy asks about it."""

import uuid
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager, joinedload

from council.domain.serials import number_label
from council.domain.vocabulary import MeetingState, Word
from council.extensions import db
from council.minutes.naming import file_name as named
from council.models import Body, BodyVersion, Conference, Meeting, Sitting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.scopes import visible_meetings
from council.policy.sharing import reads_the_record
from council.queries.accounts import last_begun, version_on

# What policy predicates read of a meeting; an object that has one loads it by
# `joinedload(Minutes.meeting).options(*WITH_POLICY)`.
WITH_POLICY = (
    joinedload(Meeting.sitting, innerjoin=True),
    joinedload(Meeting.body, innerjoin=True),
    joinedload(Meeting.conference).selectinload(Conference.participants),
)


def get(actor: Actor, meeting_id: uuid.UUID) -> Meeting | None:
    """The meeting with its sitting, body and conference's participants, if the actor may know of it."""
    return db.session.scalars(
        visible_meetings(actor).where(Meeting.id == meeting_id).options(*WITH_POLICY)
    ).one_or_none()


def get_on_record(actor: Actor, meeting_id: uuid.UUID) -> Meeting | None:
    """The same, for its record and documents: a case conference only while it is shared with the actor."""
    return db.session.scalars(
        visible_meetings(actor)
        .where(Meeting.id == meeting_id, or_(~Meeting.conference.has(), reads_the_record(actor)))
        .options(*WITH_POLICY)
    ).one_or_none()


def reason_of(meeting: Meeting) -> str:
    """Why the meeting was put off, called off or could not be held; empty when it was not. Raises KeyDestroyed."""
    return keyring(db.session).open(meeting, "state_reason_sealed")


def version_of(meeting: Meeting) -> BodyVersion:
    """The body's name and rules on the day of the sitting, which must be loaded."""
    return db.session.scalars(
        select(BodyVersion)
        .where(BodyVersion.body_id == meeting.body_id, last_begun(meeting.sitting.held_on))
        .options(joinedload(BodyVersion.secretariat))
    ).one()


def following(meeting: Meeting, actor: Actor) -> Meeting | None:
    """The body's next meeting after this one whose day is settled, with its sitting, as far as the actor knows of it."""
    return db.session.scalars(
        visible_meetings(actor)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.state.in_((MeetingState.DATE_FIXED, MeetingState.NOTIFIED)),
            Sitting.held_on > meeting.sitting.held_on,
        )
        .options(contains_eager(Meeting.sitting))
        .order_by(Sitting.held_on, Sitting.begins)
        .limit(1)
    ).one_or_none()


def file_name(
    meeting: Meeting, kind: Word, ending: str = "docx", version: BodyVersion | None = None
) -> str:
    """What a file of the meeting is called; a number that may still change is left out."""
    number = number_label(meeting.number) if meeting.is_number_fixed else ""
    name = (version or version_of(meeting)).short_name
    return named(kind.label, name, _day_of(meeting), number, ending)


def pack_name(meeting: Meeting, label: str) -> str:
    """What a ZIP of the meeting's files is called."""
    number = number_label(meeting.number) if meeting.is_number_fixed else ""
    name = named(label, version_of(meeting).short_name, _day_of(meeting), number)
    return f"{name.removesuffix('.docx')}.zip"


def body_by_code(_actor: Actor, code: str) -> Body | None:
    """The body with this code: the structure is no secret."""
    return db.session.scalars(select(Body).where(Body.code == code)).one_or_none()


def rules(body: Body, day: date) -> BodyVersion | None:
    """The body's name and rules on a day."""
    return db.session.scalars(
        select(BodyVersion)
        .where(BodyVersion.body_id == body.id, version_on(day))
        .options(joinedload(BodyVersion.secretariat))
    ).one_or_none()


def last_sitting(body: Body) -> Sitting | None:
    """The body's latest sitting: where and when it usually meets."""
    return db.session.scalars(
        select(Sitting)
        .join(Meeting, Meeting.sitting_id == Sitting.id)
        .where(Meeting.body_id == body.id)
        .order_by(Sitting.held_on.desc())
        .limit(1)
    ).one_or_none()


def _day_of(meeting: Meeting) -> date | None:
    return None if meeting.lacks_day else meeting.sitting.held_on
