"""The meetings a reader has to do with, each with what the first page needs of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, exists, func, or_, select

from council.domain.business import lacks_day
from council.domain.serials import number_label
from council.domain.vocabulary import BodyKind, MeetingState
from council.extensions import db
from council.models import (
    Body,
    BodyVersion,
    Conference,
    Invitation,
    InvitationSeat,
    Meeting,
    Minutes,
    MinutesSigner,
    Paper,
    Participant,
    Reply,
    SignOff,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting
from council.queries.accounts import version_on
from council.queries.papers import is_ready

_OVER = (MeetingState.CANCELLED, MeetingState.INQUORATE)
_LOOK_BACK = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting with what the first page needs of it."""

    meeting: Meeting
    sitting: Sitting
    version: BodyVersion
    minutes: Minutes | None
    invitation: Invitation | None
    has_answered: bool
    has_sign_off: bool
    is_conference: bool
    convenes: bool
    papers_in_preparation: int
    signs: bool
    waits_for_signers: bool

    @property
    def where(self) -> tuple[str, ...]:
        """The body and the number, as a line each."""
        number = "" if self.is_conference else number_label(self.meeting.number)
        return tuple(filter(None, (self.version.short_name, number)))

    @property
    def lacks_day(self) -> bool:
        """Whether it was put off, and no new day is given yet."""
        return lacks_day(self.meeting.state, self.meeting.put_off_from, self.sitting.held_on)

    @property
    def page(self) -> str:
        """The endpoint of its page."""
        return "conferences.show" if self.is_conference else "meetings.show"


def rows(actor: Actor) -> list[Row]:
    """Every meeting the reader may know of that is still to come or not yet concluded: one statement."""
    answered = exists().where(
        Reply.invitation_id == Invitation.id, Reply.sequence == Invitation.sequence
    )
    signed = exists().where(
        SignOff.meeting_id == Meeting.id, SignOff.act == "notice", SignOff.is_past.is_(False)
    )
    mine = exists().where(
        InvitationSeat.invitation_id == Invitation.id, InvitationSeat.asks(Meeting)
    )
    statement = (
        select(
            Meeting,
            Sitting,
            BodyVersion,
            Minutes,
            Invitation,
            answered,
            signed,
            Body.kind,
            convenes(actor),
            _papers_in_preparation(),
            exists().where(_is_unsigned(), MinutesSigner.person_id == actor.person_id),
            exists().where(_is_unsigned()),
        )
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Body, Body.id == Meeting.body_id)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(actor.on))
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .outerjoin(Invitation, (Invitation.person_id == actor.person_id) & mine)
        .where(
            sees_meeting(actor),
            Meeting.state.not_in(_OVER),
            Sitting.held_on >= actor.on - _LOOK_BACK,
            or_(Meeting.state != MeetingState.CONCLUDED, Sitting.held_on >= actor.on),
        )
        .order_by(Sitting.held_on, Sitting.begins, Meeting.position)
    )
    return [_row(one) for one in db.session.execute(statement)]


def convenes(actor: Actor) -> Any:
    """Whether the reader called the meeting's case conference."""
    return exists().where(
        Conference.meeting_id == Meeting.id,
        Participant.conference_id == Conference.id,
        Participant.person_id == actor.person_id,
        Participant.is_convener,
    )


def _is_unsigned() -> Any:
    return and_(
        MinutesSigner.minutes_id == Minutes.id,
        MinutesSigner.is_asked,
        MinutesSigner.signed_at.is_(None),
    )


def _papers_in_preparation() -> Any:
    return (
        select(func.count())
        .where(Paper.meeting_id == Meeting.id, Paper.withdrawn_at.is_(None), ~is_ready())
        .correlate(Meeting)
        .scalar_subquery()
    )


def _row(one: Any) -> Row:
    (
        meeting,
        sitting,
        version,
        minutes,
        invitation,
        answered,
        signed,
        kind,
        called,
        papers,
        signs,
        unsigned,
    ) = one
    return Row(
        meeting,
        sitting,
        version,
        minutes,
        invitation,
        has_answered=bool(answered),
        has_sign_off=bool(signed),
        is_conference=kind is BodyKind.CASE_CONFERENCE,
        convenes=bool(called),
        papers_in_preparation=papers,
        signs=bool(signs),
        waits_for_signers=bool(unsigned),
    )
