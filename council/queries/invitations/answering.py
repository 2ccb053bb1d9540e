"""One invitation as the invitee answers it, or somebody else for them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload

from council.domain.numerals import write_digits
from council.domain.vocabulary import Answer, InvitationKind, MeetingState
from council.extensions import db
from council.invites.letters import Facts, from_json
from council.invites.wording import Occasion
from council.models import (
    Conference,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    ProxyEntry,
    Reply,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.sharing import takes_part
from council.queries.invitations.counted import Asked, asked

_WHOLE = (
    joinedload(Invitation.person),
    selectinload(Invitation.seats).joinedload(InvitationSeat.meeting),
    selectinload(Invitation.replies).joinedload(Reply.proxy),
)


def own(actor: Actor, invitation_id: uuid.UUID) -> Invitation | None:
    """The actor's own invitation; to a case conference only while they work for the agency that was asked."""
    no_longer = exists().where(
        Meeting.sitting_id == Invitation.sitting_id,
        Conference.meeting_id == Meeting.id,
        ~takes_part(actor),
    )
    return db.session.scalars(
        select(Invitation)
        .where(Invitation.id == invitation_id, Invitation.person_id == actor.person_id, ~no_longer)
        .options(*_WHOLE)
    ).one_or_none()


def for_proxy(meeting: Meeting, invitation_id: uuid.UUID) -> Invitation | None:
    """Somebody's invitation to this meeting, for those who keep the meeting."""
    is_asked = exists().where(
        InvitationSeat.invitation_id == Invitation.id, InvitationSeat.asks(meeting)
    )
    return db.session.scalars(
        select(Invitation).where(Invitation.id == invitation_id, is_asked).options(*_WHOLE)
    ).one_or_none()


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it was given."""

    answer: Answer
    substitute_post: str
    substitute_name: str
    comment: str
    at: datetime
    proxy: ProxyEntry | None
    is_current: bool

    @property
    def substitute(self) -> str:
        """Who comes instead, the 職 first; empty without a substitute."""
        return " ".join(filter(None, (self.substitute_post, self.substitute_name)))


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """What the invitee reads before answering; the words are those of the last letter."""

    invitation_id: uuid.UUID
    meeting_id: uuid.UUID | None
    person_name: str
    title: str
    when: str
    place: str
    form: str
    reply_by: str
    may_substitute: bool
    sends_only_to: str  # the bodies to which alone a substitute may come; empty where to all
    is_open: bool
    is_asked: bool
    is_live: bool
    given: tuple[Given, ...]
    in_writing: bool
    meetings: tuple[Asked, ...]  # where something may be written to
    has_joined: bool  # the last letter asked to one more meeting of the sitting
    is_fewer: bool  # it took one of them back

    @property
    def current(self) -> Given | None:
        """The answer that counts."""
        return next((one for one in self.given if one.is_current), None)


def reply_page(invitation: Invitation) -> ReplyPage:
    """The page of an invitation found by `own` or `for_proxy`."""
    facts = _last_facts(invitation)
    live = [
        seat.meeting
        for seat in invitation.seats
        if seat.removed_at is None and seat.meeting.sitting_id == invitation.sitting_id
    ]
    occasion = facts.occasion if facts else None
    in_writing = bool(occasion and occasion.in_writing)
    given = tuple(_given(invitation))
    answering, current = facts.answering if facts else None, current_of(invitation)
    only = answering.sends_only_to if answering else ""
    # the rules are asked for only where it may matter: the page is opened by everybody
    may_be_away = current is not None and (
        current.answer is Answer.ABSENT or (bool(only) and current.answer is Answer.SUBSTITUTE)
    )
    sits = any(one.state is MeetingState.IN_SESSION for one in live)
    return ReplyPage(
        invitation_id=invitation.id,
        meeting_id=live[0].id if live else None,
        person_name=invitation.person.name,
        title=_title(occasion) if occasion else "",
        when=_screen(occasion.when) if occasion else "",
        place=occasion.place if occasion else "",
        form=occasion.form_label if occasion else "",
        reply_by=_screen(facts.answering.by_label) if facts and facts.answering else "",
        may_substitute=facts.may_substitute if facts else False,
        sends_only_to=only,
        is_open=invitation.is_live and any(one.state is MeetingState.NOTIFIED for one in live),
        is_asked=invitation.kind is InvitationKind.CONVENE,
        is_live=invitation.is_live,
        given=given,
        in_writing=in_writing,
        meetings=tuple(
            one
            for one in (asked(invitation.id, current) if in_writing or may_be_away or sits else ())
            if in_writing or one.is_away or sits
        ),
        has_joined=bool(facts and facts.joined),
        is_fewer=bool(facts and facts.off),
    )


def _title(occasion: Occasion) -> str:
    """The number in the digits of a screen; the name of a body, ８０５０支援部会, stays as it is."""
    return "　".join(filter(None, (_screen(occasion.serial_label), occasion.body_name)))


def _screen(text: str) -> str:
    return write_digits(text, "half")


def _last_facts(invitation: Invitation) -> Facts | None:
    last = db.session.scalars(
        select(InvitationLetter)
        .where(InvitationLetter.invitation_id == invitation.id)
        .order_by(InvitationLetter.sequence.desc())
        .limit(1)
    ).first()
    return from_json(last.facts) if last else None


def current_of(invitation: Invitation) -> Reply | None:
    """The answer that counts: the newest, unless a later letter asked again."""
    newest = max(invitation.replies, key=lambda one: one.position, default=None)
    counts = newest and (newest.sequence == invitation.sequence or not invitation.is_live)
    return newest if counts else None


def _given(invitation: Invitation) -> list[Given]:
    ring = keyring(db.session)
    ring.fetch(one.key_id for one in invitation.replies if one.key_id)
    current = current_of(invitation)
    return [
        Given(
            answer=one.answer,
            substitute_post=one.substitute_post,
            substitute_name=one.substitute_name,
            comment=ring.open(one, "comment_sealed"),
            at=one.created_at,
            proxy=one.proxy,
            is_current=one is current,
        )
        for one in reversed(invitation.replies)
    ]
