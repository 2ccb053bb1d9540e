"""The papers of a meeting, as far as the reader may see them."""

import uuid
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from council.domain import clock
from council.domain.notices import Changed, changed_paper, is_changed
from council.domain.papers import FOR_SOME, is_announced, paper_label
from council.domain.vocabulary import MeetingState, MinutesState, PaperState
from council.extensions import db
from council.models import AgendaItem, Blob, CaseSubmission, Meeting, Minutes, Paper
from council.policy.actor import Actor
from council.policy.papers import is_for
from council.policy.recusals import is_withheld, recused_from
from council.policy.scopes import reads_paper, visible_submissions
from council.queries.papers import chosen, is_ready, paper_said, readers

# Plain columns under other names than the tables' own, as the 次第 is read.
_ITEMS, _PAPERS = AgendaItem.__table__.alias("item"), Paper.__table__.alias("paper")
_BLOBS, _MINUTES = Blob.__table__.alias("file"), Minutes.__table__.alias("source")
_OF_PAPER = (
    "id",
    "number",
    "branch",
    "is_added",
    "is_replaced",
    "ready_at",
    "announced_at",
    "withdrawn_at",
    "title",
    "agenda_item_id",
    "state",
    "collect_after",
    "submission_id",
    "source_meeting_id",
    "blob_id",
)


class PaperRow(NamedTuple):
    """One paper, and which ways to its content are open to the reader; of a withdrawn one the number alone is left."""

    id: uuid.UUID
    number: int
    branch: int
    is_added: bool
    is_replaced: bool
    ready_on: date | None
    is_untold: bool
    is_announced: bool
    change: Changed | None
    """What became another since those asked were told of it; it goes out with a change's notice."""
    is_changed: bool
    """Whether its name, its collecting or those it is for became another since the notice."""
    title: str
    digest: str
    item_id: uuid.UUID | None
    is_ready: bool
    collect_after: bool
    is_collected: bool
    is_closed: bool
    submission_id: uuid.UUID | None
    is_known: bool
    is_handed_out: bool
    is_minutes: bool
    minutes_of: uuid.UUID | None
    is_open: bool
    """Whether what it says is for the reader, be there a file or only a sheet of paper."""
    has_file: bool
    readers: frozenset[uuid.UUID] | None
    """The seats and people that it is for alone."""
    is_for_reader: bool
    is_withdrawn: bool

    @property
    def is_restricted(self) -> bool:
        """Whether it is for some alone."""
        return self.readers is not None

    @property
    def common_title(self) -> str:
        """Its title in what is written for everybody who is asked, whoever writes it."""
        return FOR_SOME if self.is_restricted else self.title

    @property
    def label(self) -> str:
        """資料1-2."""
        return paper_label(self.number, self.branch)

    @property
    def is_case(self) -> bool:
        """Whether it is a case paper."""
        return self.submission_id is not None

    @property
    def is_ours(self) -> bool:
        """Whether it can be mended here: what a case paper or minutes say follows from what they are."""
        return self.submission_id is None and not self.is_minutes and not self.is_withdrawn


def opens_closed_items(actor: Actor, meeting: Meeting) -> bool:
    """Members, their secretariat and a conference's participants see more of a closed item than its title."""
    return (
        meeting.body_id in actor.bodies
        or meeting.body_id in actor.secretariat_of
        or meeting.conference is not None
    )


def papers(meeting: Meeting, actor: Actor) -> list[PaperRow]:
    """The papers in the order of their numbers, those of closed items for their readers alone; one statement.

    Of an item that is withheld from the actor none; of a paper that is for others its number.
    """
    paper, item = _PAPERS.c, _ITEMS.c
    known = visible_submissions(actor).with_only_columns(CaseSubmission.id)
    handed_out = select(CaseSubmission.id).where(reads_paper(actor))
    rows = db.session.execute(
        select(
            *(paper[name] for name in _OF_PAPER),
            item.is_closed,
            _BLOBS.c.sha256,
            _MINUTES.c.state.label("minutes_state"),
            is_ready(paper).label("is_ready"),
            chosen(paper).label("readers"),
            paper.submission_id.in_(known).label("is_known"),
            paper.submission_id.in_(handed_out).label("is_handed_out"),
            recused_from(actor, paper.agenda_item_id).label("is_recused"),
            is_for(actor, paper, meeting).label("is_for_reader"),
        )
        .select_from(_PAPERS)
        .outerjoin(_ITEMS, item.id == paper.agenda_item_id)
        .outerjoin(_BLOBS, _BLOBS.c.id == paper.blob_id)
        .outerjoin(_MINUTES, _MINUTES.c.meeting_id == paper.source_meeting_id)
        .where(paper.meeting_id == meeting.id, ~is_withheld(actor, paper.agenda_item_id))
        .order_by(paper.number, paper.branch)
    ).all()
    opens = opens_closed_items(actor, meeting)
    return [_paper(row, meeting, opens=opens) for row in rows if opens or not row.is_closed]


def _paper(row: Any, meeting: Meeting, *, opens: bool) -> PaperRow:
    is_closed = bool(row.is_closed)
    is_approved = row.minutes_state is MinutesState.APPROVED
    is_mine = bool(row.is_for_reader)
    is_open = is_mine and (not is_closed or (opens and not row.is_recused))
    # of a paper that no notice spoke of nothing became another
    was_said = str(row.id) in (meeting.told or {}).get("papers", {})
    now = paper_said(row, meeting) if was_said else None
    change = changed_paper(meeting.told, now)
    return PaperRow(
        id=row.id,
        number=row.number,
        branch=row.branch,
        is_added=row.is_added,
        is_replaced=row.is_replaced,
        ready_on=clock.local(row.ready_at).date() if row.ready_at else None,
        is_untold=_is_untold(row, meeting),
        is_announced=is_announced(row, meeting.notified_at),
        change=change if is_mine and meeting.state is MeetingState.NOTIFIED else None,
        is_changed=is_changed(meeting.told, now),
        title=row.title if is_mine or row.withdrawn_at else FOR_SOME,
        digest=row.sha256.hex() if row.sha256 else "",
        item_id=row.agenda_item_id,
        is_ready=row.is_ready,
        collect_after=row.collect_after,
        is_collected=row.state is PaperState.COLLECTED,
        is_closed=is_closed,
        submission_id=row.submission_id,
        is_known=bool(row.is_known),
        is_handed_out=bool(row.is_handed_out),
        is_minutes=row.source_meeting_id is not None,
        minutes_of=row.source_meeting_id if is_approved and opens else None,
        is_open=is_open,
        has_file=row.blob_id is not None and is_open,
        readers=readers(row.readers),
        is_for_reader=is_mine,
        is_withdrawn=row.withdrawn_at is not None,
    )


def _is_untold(paper: Any, meeting: Meeting) -> bool:
    """It came after the notice, or its file did, and nobody was told."""
    if meeting.notified_at is None or paper.ready_at is None:
        return False
    return bool(paper.ready_at > (paper.announced_at or meeting.notified_at))
