"""What one member may write to a meeting: its items, what stands so far, until when, and why not any more."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from council.domain import clock
from council.domain.vocabulary import Answer, InvitationKind, MeetingForm, MeetingState
from council.domain.writings import (
    Stance,
    answers_until,
    is_deliberated,
    last_day,
    may_be_written_to,
    opinions_until,
    until_label,
)
from council.models import BodyVersion, Invitation, Meeting
from council.policy.actor import Actor
from council.queries import town
from council.queries.accounts import reader_by
from council.queries.invitations import standing as answers
from council.queries.meetings.agenda import ItemRow
from council.queries.sittings import Place, chamber
from council.queries.writings.reading import readable
from council.queries.writings.said import Said, standing

NOT_TAKEN = "この会議体では、欠席する方の書面の意見を受け付けていません。"
_NOT_ABSENT = (
    "書面の意見は、代理の方を立てずに欠席と回答した方が出せます。先に、出欠を回答してください。"
)
_BEGUN = "会議が始まったため、書面の意見は受け付けていません。事務局にお知らせください。"
_HERE = "この方（または代理の方）は、会議に出席しています。書面の意見は入力できません。"
_ALL_ENDED = "どの議題も審議が終わっています。期限までに届いていた意見でも、会議に出せなかったため、入力できません。"
_OVER = (
    "会議は終わっています。期限までに届いていた意見でも、会議に出せなかったため、入力できません。"
)
_CLOSED = "書面での開催は締め切られました。回答は受け付けていません。"
_MEETS = (MeetingState.IN_SESSION, MeetingState.CLOSED, MeetingState.CONCLUDED)
_LATE = "期限を過ぎています。事務局に電話などでお知らせください。"


@dataclass(frozen=True, slots=True)
class Line:
    """One item with what the member said to it; `takes_stance` where something is decided."""

    item: ItemRow
    number: str
    takes_stance: bool
    said: Said | None

    @property
    def label(self) -> str:
        """「（1）連絡の取り方について」, for sentences."""
        return f"{self.number}　{self.item.title}"

    @property
    def stance(self) -> Stance | None:
        """For or against, if anything was said."""
        return self.said.stance if self.said else None

    @property
    def text(self) -> str:
        """The opinion, if anything was said."""
        return self.said.text if self.said else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All of it. `position` counts what the member wrote so far, `opened` are the items the reader reads.

    `has_come`: the member, or a substitute, is recorded as having been there.
    """

    meeting: Meeting
    version: BodyVersion
    place: Place
    is_circulated: bool
    until: datetime
    answer: Answer | None
    lines: tuple[Line, ...]
    position: int
    opened: frozenset[uuid.UUID]
    has_come: bool

    @property
    def last_day(self) -> date:
        """The day on which something sent by other means must have come."""
        return last_day(self.until)

    @property
    def until_label(self) -> str:
        """Until when, for screens."""
        return until_label(self.until)

    @property
    def is_late(self) -> bool:
        """Whether the member's own page takes nothing any more."""
        return clock.now() >= self.until

    def refusal(self, *, by_proxy: bool) -> str:
        """Why nothing may be written now; empty when it may."""
        if not self.is_circulated and not self.version.written_opinions:
            return NOT_TAKEN
        if self.meeting.state is not MeetingState.NOTIFIED:
            return _CLOSED if self.is_circulated else self._once_begun(by_proxy=by_proxy)
        if not self.is_circulated and self.answer is not Answer.ABSENT:
            return _NOT_ABSENT
        return "" if by_proxy or not self.is_late else _LATE

    def _once_begun(self, *, by_proxy: bool) -> str:
        """What lay on the desk is still put before the sitting: to the items whose turn is not over."""
        if not by_proxy or self.meeting.state not in _MEETS:
            return _BEGUN
        if self.meeting.state is not MeetingState.IN_SESSION:
            return _OVER
        if self.has_come:
            return _HERE
        return "" if any(not one.item.has_ended for one in self.lines) else _ALL_ENDED

    def line(self, item_id: uuid.UUID) -> Line | None:
        """The line of an item."""
        return next((one for one in self.lines if one.item.id == item_id), None)


def is_circulated(meeting: Meeting) -> bool:
    """Whether the meeting is held in writing; its sitting is loaded."""
    return meeting.sitting.form is MeetingForm.WRITTEN


def until(meeting: Meeting) -> datetime:
    """Until when something may be written to the meeting."""
    sitting = meeting.sitting
    if is_circulated(meeting):
        return answers_until(sitting.held_on, sitting.ends, meeting.reply_by)
    return opinions_until(sitting.held_on, town.days_off())


def sheet(meeting: Meeting, invitation: Invitation, actor: Actor) -> Sheet | None:
    """The sheet of one who is asked to this very meeting, as they themselves may see it; None for everybody else."""
    if meeting.conference is not None or not _is_asked(meeting, invitation):
        return None
    room = chamber(meeting)
    place = room.place_of(invitation.person_id)
    if place is None:
        return None
    mine = invitation.person_id == actor.person_id
    reader = actor if mine else reader_by(actor.on, invitation.person_id)
    rows = [
        one for one in readable(meeting, reader, handed_out=True) if may_be_written_to(one.row.kind)
    ]
    own = {one.row.id for one in (rows if mine else readable(meeting, actor))}
    # nobody reads or answers for another what they take no part in themselves
    rows = [one for one in rows if one.row.id in own]
    found = standing(meeting, opened=[one.row.id for one in rows], person_id=invitation.person_id)
    said, circulated = found.of_person(invitation.person_id), is_circulated(meeting)
    votes = circulated and place.counts
    return Sheet(
        meeting=meeting,
        version=room.version,
        place=place,
        is_circulated=circulated,
        until=until(meeting),
        answer=_answer(meeting, invitation),
        lines=tuple(
            Line(one.row, one.number, votes and is_deliberated(one.row.kind), said.get(one.row.id))
            for one in rows
        ),
        position=found.last.get(invitation.person_id, 0),
        opened=frozenset(own),
        has_come=room.attended(place.id),
    )


def _is_asked(meeting: Meeting, invitation: Invitation) -> bool:
    return (
        invitation.is_live
        and invitation.kind is InvitationKind.CONVENE
        and any(
            seat.meeting_id == meeting.id and seat.removed_at is None for seat in invitation.seats
        )
    )


def _answer(meeting: Meeting, invitation: Invitation) -> Answer | None:
    found = answers(meeting, invitation.person_id).get(invitation.person_id)
    return found.answer if found else None


__all__ = ["NOT_TAKEN", "Line", "Sheet", "is_circulated", "sheet", "until", "until_label"]
