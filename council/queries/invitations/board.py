"""出欠の一覧: who answered what, how it came, and whether the meeting will be validly constituted."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from council.domain import clock
from council.domain.quorum import (
    Quorum,
    QuorumResult,
    Seatings,
    answers_sentence,
    forecast_sentence,
    reckon,
)
from council.domain.vocabulary import (
    Answer,
    Channel,
    InvitationKind,
    MeetingState,
    Office,
    OutboxState,
)
from council.extensions import db
from council.models import (
    Meeting,
    ProxyEntry,
)
from council.models.keyring import keyring
from council.queries.invitations.board_rows import board_rows
from council.queries.invitations.counted import counted

_CELLS = {Answer.ATTEND: "present", Answer.SUBSTITUTE: "proxy", Answer.ABSENT: "absent"}
_OPENED = (MeetingState.IN_SESSION, MeetingState.CLOSED, MeetingState.CONCLUDED)
_CELL_ORDER = ("present", "proxy", "unanswered", "absent")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One person in one seat; `answer` is None until the last letter is answered.

    `before` is the answer to an earlier letter, `refused` a substitute who may not come to this meeting. `delivery` is the last letter's state in the outbox.
    """

    invitation_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    affiliation: str
    post: str
    office: Office | None
    answer: Answer | None
    before: Answer | None
    substitute: str
    comment: str
    answered_at: datetime | None
    proxy: ProxyEntry | None
    channel: Channel
    message_id: uuid.UUID | None
    delivery: OutboxState | None
    is_on_paper: bool
    asked_at: datetime | None
    reminded_at: datetime | None
    phone: str
    refused: str

    @property
    def is_by_mail(self) -> bool:
        """Whether the last letter arrived by mail and the next one would go by mail too."""
        is_out = self.delivery is OutboxState.SENT and not self.is_on_paper
        return is_out and self.channel is Channel.MAIL

    @property
    def reminded_on(self) -> date | None:
        """The day of the last reminder."""
        return clock.local(self.reminded_at).date() if self.reminded_at else None


@dataclass(frozen=True, slots=True)
class Board:
    """The answers in groups, unanswered first, with the forecast in a sentence."""

    rows: tuple[BoardRow, ...]
    told: tuple[BoardRow, ...]
    cells: tuple[str, ...]
    needed: int
    sentence: str
    is_open: bool

    def having(self, answer: Answer | None) -> list[BoardRow]:
        """The rows with this answer; None for those still to come."""
        return [row for row in self.rows if row.answer is answer]

    def of(self, person_id: uuid.UUID | None) -> BoardRow | None:
        """A person's own row."""
        return next((row for row in self.rows if row.person_id == person_id), None)

    @property
    def unanswered(self) -> list[BoardRow]:
        """Whose answer is still to come."""
        return self.having(None)

    def to_remind(self, on: date, but: uuid.UUID | None) -> list[BoardRow]:
        """Who is to be reminded by mail today, `but` one person; nobody twice on a day."""
        return [
            row
            for row in self.unanswered
            if row.is_by_mail and row.person_id != but and row.reminded_on != on
        ]

    def reminded(self, on: date) -> list[BoardRow]:
        """Who was reminded that day and has not answered yet."""
        return [row for row in self.unanswered if row.reminded_on == on]

    @property
    def to_call(self) -> list[BoardRow]:
        """Whose answer is to be asked for by telephone: on paper, or no mail arrives."""
        return [
            row
            for row in self.unanswered
            if row.is_on_paper
            or row.channel is not Channel.MAIL
            or row.delivery is OutboxState.FAILED
        ]

    @property
    def substitutes(self) -> list[BoardRow]:
        """Who sends somebody else."""
        return self.having(Answer.SUBSTITUTE)

    @property
    def absent(self) -> list[BoardRow]:
        """Who does not come."""
        return self.having(Answer.ABSENT)

    @property
    def attending(self) -> list[BoardRow]:
        """Who comes."""
        return self.having(Answer.ATTEND)


def board(meeting: Meeting, quorum: str = Quorum.NONE) -> Board:
    """The board of a meeting whose conference is loaded, under its body's quorum rule: one statement,
    a second one where somebody wrote a remark.
    """
    found = db.session.execute(board_rows(meeting)).all()
    replies = [row.Reply for row in found if row.Reply is not None]
    ring = keyring(db.session)
    ring.fetch(one.key_id for one in replies if one.key_id)
    rows = [(row.Invitation.kind, _row(row)) for row in found]
    asked = tuple(one for kind, one in rows if kind is InvitationKind.CONVENE)
    cells = sorted((_cell(one) for one in asked), key=_CELL_ORDER.index)
    result = reckon(
        Quorum(quorum),
        Seatings(
            filled=len(asked),
            present=cells.count("present") + cells.count("proxy"),
            substitutes=cells.count("proxy"),
        ),
    )
    return Board(
        rows=asked,
        told=tuple(one for kind, one in rows if kind is InvitationKind.ANNOUNCE),
        cells=tuple(cells),
        needed=result.needed,
        sentence=_sentence(meeting, result, cells),
        is_open=meeting.state is MeetingState.NOTIFIED,
    )


def _sentence(meeting: Meeting, result: QuorumResult, cells: Sequence[str]) -> str:
    """A forecast until the opening, then what was announced; a case conference counts the people asked."""
    waiting, was_opened = cells.count("unanswered"), meeting.state in _OPENED
    if meeting.conference is None or result.needed:
        say = answers_sentence if was_opened else forecast_sentence
        return say(result, waiting)
    come, ends = cells.count("present") + cells.count("proxy"), "でした" if was_opened else "です"
    told = f"案内した{len(cells)}名のうち{come}名が出席の予定{ends}。"
    return told + (f"未回答は{waiting}名{ends}。" if waiting else "")


def _cell(row: BoardRow) -> str:
    return _CELLS[row.answer] if row.answer else "unanswered"


def _row(row: Any) -> BoardRow:
    invitation, reply, entry = row.Invitation, row.Reply, row.RosterEntry
    counts = reply is not None and (reply.sequence == invitation.sequence or not invitation.is_live)
    given = reply if counts else None
    answer = counted(given, row.BodyVersion, row.Seat, row.held_on) if given else None
    named = (given.substitute_post, given.substitute_name) if given else ()
    substitute = " ".join(filter(None, named))
    return BoardRow(
        invitation_id=invitation.id,
        person_id=row.Person.id,
        name=row.Person.name,
        affiliation=(entry.seat_title if entry else "") or row.agency_name or "",
        post=entry.post_title if entry else "",
        office=entry.office if entry else None,
        answer=answer,
        before=reply.answer if reply is not None and not counts else None,
        substitute=substitute if answer is Answer.SUBSTITUTE else "",
        comment=keyring(db.session).open(given, "comment_sealed") if given else "",
        answered_at=given.created_at if given else None,
        proxy=row.ProxyEntry if given else None,
        channel=row.channel,
        message_id=row.outbox_id,
        delivery=row.outbox_state,
        is_on_paper=row.outbox_address == "",
        asked_at=row.InvitationLetter.created_at if row.InvitationLetter else None,
        reminded_at=row.reminded_at,
        phone=row.Person.phone or "",
        refused=substitute if answer is Answer.ABSENT else "",
    )
