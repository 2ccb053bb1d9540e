"""The papers of a meeting as one reader may have them now: what a ZIP or a book of them holds."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from sqlalchemy import select

from council.domain.books import BookState
from council.domain.business import NO_DAY, day_mark
from council.domain.numerals import Digits
from council.domain.papers import paper_label
from council.domain.vocabulary import Word
from council.extensions import db
from council.models import (
    Blob,
    CaseSubmission,
    Meeting,
    Minutes,
    Paper,
    PaperBook,
    ReaderReceipt,
    Release,
)
from council.policy.actor import Actor
from council.policy.scopes import visible_minutes
from council.queries.meetings.agenda import ItemRow, PaperRow, items, papers
from council.queries.meetings.loading import version_of
from council.queries.minutes import hidden_items

CASE_TITLE = "事例検討資料"


class Way(Word):
    """From where a paper's content comes."""

    CASE = "case", "事例の資料"
    MINUTES = "minutes", "議事録"
    FILE = "file", "ファイル"


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One paper of the pack; without a way to its content it is listed, but not in there.

    `mark` changes with the content; `copy_number` is that of the reader's own copy of a case paper.
    """

    paper: PaperRow
    way: Way | None = None
    mark: str = ""
    copy_number: int = 0
    blob_id: uuid.UUID | None = None
    ending: str = ".docx"

    @property
    def title(self) -> str:
        """How the paper is named outside: of a case paper its kind alone."""
        return CASE_TITLE if self.paper.is_case else self.paper.title


@dataclass(frozen=True, slots=True)
class Pack:
    """The 次第 and the papers as one reader may have them now; `mark` says whether anything changed since."""

    meeting: Meeting
    reader: Actor
    items: tuple[ItemRow, ...]
    sheaves: tuple[Sheaf, ...]
    heading: tuple[str, ...]

    @property
    def held(self) -> tuple[Sheaf, ...]:
        """The papers that are in it."""
        return tuple(one for one in self.sheaves if one.way)

    @property
    def has_cases(self) -> bool:
        """Whether it holds case papers."""
        return any(one.way is Way.CASE for one in self.sheaves)

    @property
    def mark(self) -> bytes:
        """A hash over all that the reader would find in it."""
        said = [str(self.meeting.id), str(self.reader.person_id), self.reader.name, *self.heading]
        said += [repr(_told(one)) for one in self.items]
        said += [repr((*_listed(one), one.way, one.mark, one.copy_number)) for one in self.sheaves]
        return sha256("\0".join(said).encode()).digest()


def label_of(paper: PaperRow, digits: Digits = "half") -> str:
    """How a paper is called: 「資料１」."""
    return paper_label(paper.number, paper.branch, digits)


def _told(item: ItemRow) -> tuple[object, ...]:
    told = (item.place, item.kind, item.title, item.presenter, item.minutes)
    return (*told, item.is_closed, item.papers)


def _listed(sheaf: Sheaf) -> tuple[object, ...]:
    paper = sheaf.paper
    return paper.id, paper.number, paper.title, paper.item_id, paper.collect_after


def pack(meeting: Meeting, actor: Actor) -> Pack:
    """What the actor may have of the meeting's papers at this moment."""
    listed = papers(meeting, actor)
    ways = {**_files(listed), **_minutes(listed, actor), **_cases(meeting, listed, actor)}
    return Pack(
        meeting=meeting,
        reader=actor,
        items=tuple(items(meeting, actor, listed)),
        sheaves=tuple(ways.get(paper.id) or Sheaf(paper) for paper in listed),
        heading=_heading(meeting),
    )


def _heading(meeting: Meeting) -> tuple[str, ...]:
    sitting, version = meeting.sitting, version_of(meeting)
    facts = (version.name, meeting.number, meeting.number_period, sitting.held_on, sitting.begins)
    # nobody is handed a book whose cover names a day that does not hold any more
    stands = NO_DAY if meeting.lacks_day else day_mark(meeting.state)
    said = (*facts, sitting.ends, sitting.place, sitting.form.value, *filter(None, (stands,)))
    return tuple(map(str, said))


def _files(listed: Collection[PaperRow]) -> dict[uuid.UUID, Sheaf]:
    open_ones = {paper.id: paper for paper in listed if paper.has_file}
    rows = db.session.execute(
        select(Paper.id, Blob.id, Blob.name, Blob.sha256)
        .join(Blob, Blob.id == Paper.blob_id)
        .where(Paper.id.in_(open_ones))
    )
    return {
        paper_id: Sheaf(
            open_ones[paper_id],
            Way.FILE,
            mark=content_hash.hex(),
            blob_id=blob_id,
            ending=PurePath(name).suffix[:8].lower(),
        )
        for paper_id, blob_id, name, content_hash in rows
    }


def _minutes(listed: Collection[PaperRow], actor: Actor) -> dict[uuid.UUID, Sheaf]:
    sources = {paper.minutes_of for paper in listed if paper.minutes_of}
    if not sources:
        return {}
    rows = db.session.scalars(visible_minutes(actor).where(Minutes.meeting_id.in_(sources)))
    marks = {
        row.meeting_id: f"{row.approved_revision_id} {_hidden(row.meeting_id, actor)}"
        for row in rows
    }
    return {
        paper.id: Sheaf(paper, Way.MINUTES, mark=marks[paper.minutes_of])
        for paper in listed
        if paper.minutes_of in marks
    }


def _hidden(meeting_id: uuid.UUID, actor: Actor) -> list[str]:
    hidden = hidden_items(meeting_id, actor)
    return sorted(f"{one}{one in hidden.untitled}" for one in hidden.items)


def _cases(meeting: Meeting, listed: Collection[PaperRow], actor: Actor) -> dict[uuid.UUID, Sheaf]:
    """The reader's own copies: who merely knows of a paper has none to be bound."""
    ids = {paper.submission_id for paper in listed if paper.is_handed_out}
    if not ids:
        return {}
    released = {
        row.submission_id: row.content_hash
        for row in db.session.scalars(
            select(Release).where(Release.submission_id.in_(ids)).order_by(Release.position)
        )
    }
    copies = {
        row.submission_id: row.copy_number
        for row in db.session.scalars(
            select(ReaderReceipt)
            .join(CaseSubmission, CaseSubmission.id == ReaderReceipt.submission_id)
            .where(
                ReaderReceipt.submission_id.in_(ids),
                ReaderReceipt.meeting_id == meeting.id,
                ReaderReceipt.meeting_id == CaseSubmission.meeting_id,
                ReaderReceipt.person_id == actor.person_id,
            )
        )
    }
    return {
        paper.id: Sheaf(
            paper,
            Way.CASE,
            mark=released[paper.submission_id],
            copy_number=copies[paper.submission_id],
        )
        for paper in listed
        if paper.is_handed_out and paper.submission_id in copies
    }


@dataclass(frozen=True, slots=True)
class BookView:
    """How the reader's book stands: none was asked for, it is on its way, it is there, or it is out of date."""

    row: PaperBook | None
    is_stale: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether the worker has still to make it."""
        return self._is(BookState.WAITING)

    @property
    def is_made(self) -> bool:
        """Whether it can be taken."""
        return self._is(BookState.MADE) and not self.is_stale

    @property
    def has_failed(self) -> bool:
        """Whether it could not be made."""
        return self._is(BookState.FAILED)

    def _is(self, state: BookState) -> bool:
        return self.row is not None and self.row.state is state


def book(found: Pack) -> BookView:
    """The reader's book of the meeting, held against what may be had now."""
    row = db.session.scalars(
        select(PaperBook).where(
            PaperBook.meeting_id == found.meeting.id, PaperBook.person_id == found.reader.person_id
        )
    ).one_or_none()
    if row is None or row.state is not BookState.MADE:
        return BookView(row)
    return BookView(row, is_stale=row.mark != found.mark)
