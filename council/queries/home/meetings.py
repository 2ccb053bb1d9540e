"""What meetings ask of the reader: to convene, to answer, to record, to write, to approve."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, or_, select

from council.domain.vocabulary import BodyKind, MeetingState, MinutesState, Office
from council.extensions import db
from council.models import (
    Body,
    BodyVersion,
    Conference,
    Invitation,
    InvitationSeat,
    Meeting,
    Minutes,
    Participant,
    Reply,
    SignOff,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.scopes import sees_meeting
from council.queries.accounts import version_on
from council.queries.home.tasks import Task

_OVER = (MeetingState.CANCELLED, MeetingState.INQUORATE)
_MINUTES_WITHIN = timedelta(days=14)
_LOOK_BACK = timedelta(days=400)
_ASKING = (MeetingState.NOTIFIED, MeetingState.DATE_FIXED)


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

    @property
    def where(self) -> tuple[str, ...]:
        """The body and the number, as a line each."""
        if self.is_conference:
            return (self.version.short_name,)
        number = f"第{self.meeting.number}回" if self.meeting.number else ""
        return tuple(filter(None, (self.version.short_name, number)))


def rows(actor: Actor) -> list[Row]:
    """Every meeting the reader may know of that is still to come or not yet concluded: one statement."""
    answered = exists().where(Reply.invitation_id == Invitation.id)
    signed = exists().where(SignOff.meeting_id == Meeting.id, SignOff.act == "notice")
    convenes = exists().where(
        Conference.meeting_id == Meeting.id,
        Participant.conference_id == Conference.id,
        Participant.person_id == actor.person_id,
        Participant.is_convener,
    )
    mine = exists().where(
        InvitationSeat.invitation_id == Invitation.id,
        InvitationSeat.meeting_id == Meeting.id,
        InvitationSeat.removed_at.is_(None),
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
            convenes,
        )
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Body, Body.id == Meeting.body_id)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(actor.on))
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .outerjoin(
            Invitation,
            (Invitation.sitting_id == Sitting.id)
            & (Invitation.person_id == actor.person_id)
            & mine,
        )
        .where(
            sees_meeting(actor),
            Meeting.state.not_in(_OVER),
            Sitting.held_on >= actor.on - _LOOK_BACK,
            or_(Meeting.state != MeetingState.CONCLUDED, Sitting.held_on >= actor.on),
        )
        .order_by(Sitting.held_on, Sitting.begins, Meeting.position)
    )
    return [_row(one) for one in db.session.execute(statement)]


def _row(one: Any) -> Row:
    meeting, sitting, version, minutes, invitation, answered, signed, kind, convenes = one
    return Row(
        meeting,
        sitting,
        version,
        minutes,
        invitation,
        has_answered=bool(answered),
        has_sign_off=bool(signed),
        is_conference=kind is BodyKind.CASE_CONFERENCE,
        convenes=bool(convenes),
    )


def tasks(actor: Actor, found: list[Row]) -> Iterator[Task]:
    """What these meetings ask of the reader."""
    for row in found:
        if row.meeting.body_id in actor.secretariat_of or row.convenes:
            yield from _keeping(row, actor.on)
        if row.invitation is not None and not row.has_answered and not row.convenes:
            yield from _answering(row, actor.on)
        if row.minutes is not None:
            yield from _minutes(actor, row, row.minutes)


def _page(row: Row) -> str:
    return "conferences.show" if row.is_conference else "meetings.show"


def _keeping(row: Row, today: date) -> Iterator[Task]:
    parts = {"meeting_id": row.meeting.id}
    notice_due = row.sitting.held_on - timedelta(days=row.version.notice_days)
    match row.meeting.state:
        case MeetingState.DRAFT:
            yield Task(notice_due, "日程を確定する", _page(row), parts, "", row.where)
        case MeetingState.POSTPONED:
            yield Task(None, "延期した会議の日程を決める", _page(row), parts, "", row.where)
        case MeetingState.DATE_FIXED if row.version.sign_off and not row.has_sign_off:
            why = "記録すると、開催通知を送れます。"
            yield Task(notice_due, "開催通知の決裁を記録する", _page(row), parts, why, row.where)
        case MeetingState.DATE_FIXED:
            yield Task(notice_due, "開催通知を送る", _page(row), parts, "", row.where)
        case MeetingState.NOTIFIED if row.sitting.held_on <= today:
            label = "会議の記録をつける"
            page = _page(row) if row.is_conference else "sittings.show"
            yield Task(row.sitting.held_on, label, page, parts, "", row.where)
        case MeetingState.IN_SESSION:
            page = _page(row) if row.is_conference else "sittings.show"
            yield Task(row.sitting.held_on, "閉会を記録する", page, parts, "", row.where)
        case MeetingState.CLOSED if row.minutes is None and not row.is_conference:
            due = row.sitting.held_on + _MINUTES_WITHIN
            yield Task(due, "議事録（案）を作る", "minutes.show", parts, "", row.where)
        case _:
            return


def _answering(row: Row, today: date) -> Iterator[Task]:
    if row.meeting.state in _ASKING and row.sitting.held_on >= today and row.invitation:
        due = row.meeting.reply_by or row.sitting.held_on
        parts = {"invitation_id": row.invitation.id}
        yield Task(due, "出欠を答える", "invitations.reply", parts, "", row.where)


_WRITING = {
    MinutesState.DRAFT: "議事録（案）を点検する",
    MinutesState.CHECKED: "議事録（案）の確認を出席者に依頼する",
    MinutesState.REVIEW: "議事録（案）の承認を依頼する",
}


def _minutes(actor: Actor, row: Row, minutes: Minutes) -> Iterator[Task]:
    parts = {"meeting_id": row.meeting.id}
    keeps = row.meeting.body_id in actor.secretariat_of or row.convenes
    due = row.sitting.held_on + _MINUTES_WITHIN
    if keeps and minutes.state in _WRITING:
        when = minutes.review_due if minutes.state is MinutesState.REVIEW else due
        yield Task(when or due, _WRITING[minutes.state], "minutes.show", parts, "", row.where)
    if minutes.state is MinutesState.REVIEW and row.invitation is not None and not keeps:
        label = "議事録（案）を確かめる"
        yield Task(minutes.review_due, label, "minutes.show", parts, "", row.where)
    if minutes.state is MinutesState.AWAITING_CHAIR and _approves(actor, row.meeting):
        label = "議事録（案）を承認するか、差し戻す"
        yield Task(due, label, "minutes.show", parts, "", row.where)


def _approves(actor: Actor, meeting: Meeting) -> bool:
    if meeting.presider_id is not None:
        return meeting.presider_id == actor.person_id
    return actor.holds(meeting.body_id, Office.CHAIR)
