"""What goes with letters on paper: 次第, 回答用紙 and the papers that their reader may have, by their numbers."""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import and_, select

from council.domain import clock
from council.domain.papers import paper_label
from council.domain.vocabulary import MeetingForm, MeetingState
from council.extensions import db
from council.invites.letters import Facts
from council.models import (
    BodyVersion,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    OutboxMessage,
    Paper,
    Sitting,
)
from council.policy.actor import Actor
from council.queries.accounts import last_begun, reader_by
from council.queries.meetings import WITH_POLICY
from council.queries.meetings.agenda import PaperRow, papers
from council.queries.titles import title
from council.services.letters.handouts import CASE_PAPER, PAPERS_ADDED
from council.services.letters.invitations import speaks_of

_COLLECTED = "（会議の終了後に回収）"


class Enclosures:
    """What lies under the letters of some readers, as each of them may have it now.

    Who may have a paper is asked for each reader and meeting that has any: nobody is sent one kept from them.
    """

    def __init__(self, messages: Sequence[OutboxMessage], facts: Mapping[uuid.UUID, Facts]) -> None:
        self._asking = _asking(messages, facts)
        self._told_of = _told_of(messages)
        every = {one.id: one for found in self._asking.values() for one in found} | self._told_of
        self._with_papers = set(
            db.session.scalars(select(Paper.meeting_id).where(Paper.meeting_id.in_(every)))
        )
        self._titles = _titles(list(every.values()))
        self._readers: dict[uuid.UUID, Actor] = {}

    def under(
        self, messages: Sequence[OutboxMessage], *, is_fax: bool
    ) -> Iterator[tuple[uuid.UUID, str]]:
        """Reader and line of each thing, once even under several letters.

        What is taken back after the meeting goes by no FAX: nobody could collect it.
        """
        listed: dict[tuple[uuid.UUID, str], None] = {}
        meetings = {one.id for message in messages for one in self._meetings(message)}
        for message in messages:
            for meeting in self._meetings(message):
                where = f"{self._titles[meeting.id]}　" if len(meetings) > 1 else ""
                for line in self._lines(message, meeting, is_fax=is_fax):
                    listed[message.reader_id, where + line] = None
        yield from listed

    def _meetings(self, message: OutboxMessage) -> list[Meeting]:
        if message.kind == PAPERS_ADDED:
            found = self._told_of.get(message.subject_id)
            return [found] if found else []
        return self._asking.get(message.subject_id, [])

    def _lines(self, message: OutboxMessage, meeting: Meeting, *, is_fax: bool) -> Iterator[str]:
        wanted = None
        if message.kind == PAPERS_ADDED:
            wanted = set(message.reference["papers"])
        else:
            yield "次第"
            if meeting.sitting.form is MeetingForm.WRITTEN:
                yield "回答用紙"
        for row in self._papers(message.reader_id, meeting):
            if (wanted is None or str(row.id) in wanted) and not (is_fax and row.collect_after):
                yield _line(row)

    def _papers(self, reader_id: uuid.UUID, meeting: Meeting) -> list[PaperRow]:
        if meeting.id not in self._with_papers:
            return []
        if reader_id not in self._readers:
            self._readers[reader_id] = reader_by(clock.today(), reader_id)
        reader = self._readers[reader_id]
        sits = meeting.body_id in reader.bodies
        return [
            row
            for row in papers(meeting, reader)
            if _may_have(row) and (sits or reader_id in (row.readers or ()))
        ]


def _may_have(row: PaperRow) -> bool:
    if row.is_case:
        return row.is_handed_out
    return row.is_open and row.is_ready and not row.is_withdrawn


def _line(row: PaperRow) -> str:
    label = paper_label(row.number, row.branch, "full")
    name = f"{label}　{CASE_PAPER}" if row.is_case else label
    return name + (_COLLECTED if row.collect_after else "")


def _asking(
    messages: Sequence[OutboxMessage], facts: Mapping[uuid.UUID, Facts]
) -> dict[uuid.UUID, list[Meeting]]:
    """By letter, the meetings of a body to which it asks; what is with a case conference is listed nowhere."""
    ids = [
        one.subject_id
        for one in messages
        if (said := facts.get(one.subject_id)) and said.answering and not said.is_conference
    ]
    if not ids:
        return {}
    rows = db.session.execute(
        select(InvitationLetter.id, Meeting)
        .join(InvitationSeat, InvitationSeat.invitation_id == InvitationLetter.invitation_id)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .join(Meeting, InvitationSeat.asks(Meeting))
        .where(
            InvitationLetter.id.in_(ids),
            Meeting.state == MeetingState.NOTIFIED,
        )
        .options(*WITH_POLICY)
        .order_by(Meeting.position)
    )
    found: dict[uuid.UUID, list[Meeting]] = {}
    for letter_id, meeting in rows:
        mine = found.setdefault(letter_id, [])
        if meeting not in mine and speaks_of(facts[letter_id], meeting):
            mine.append(meeting)
    return found


def _told_of(messages: Sequence[OutboxMessage]) -> dict[uuid.UUID, Meeting]:
    ids = [one.subject_id for one in messages if one.kind == PAPERS_ADDED]
    if not ids:
        return {}
    rows = db.session.scalars(select(Meeting).where(Meeting.id.in_(ids)).options(*WITH_POLICY))
    return {one.id: one for one in rows}


def _titles(meetings: Sequence[Meeting]) -> dict[uuid.UUID, str]:
    """As each body is called on the day of its meeting: it may be founded by then only."""
    rows = db.session.execute(
        select(Meeting.id, BodyVersion)
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(
            BodyVersion,
            and_(BodyVersion.body_id == Meeting.body_id, last_begun(Sitting.held_on)),
        )
        .where(Meeting.id.in_([one.id for one in meetings]))
    )
    versions = {row.id: row.BodyVersion for row in rows}
    return {one.id: title(one, versions[one.id]) for one in meetings}
