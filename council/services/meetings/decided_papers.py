"""The papers that the 決裁 of a notice is on: a line each in the 起案文案, and the files beside it."""

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import NamedTuple

from sqlalchemy import select

from council.domain.business import WITHHELD
from council.domain.papers import paper_label
from council.extensions import db
from council.minutes.drafting import DraftPaper
from council.models import Blob, Meeting, Paper
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.queries import invitations, members
from council.queries.meetings.agenda import PaperRow
from council.services.letters.handouts import CASE_PAPER
from council.services.meetings.documents import listed_for_everybody

LARGEST = 50 * 1024 * 1024
"""So much of files a pack holds at most: it is made in memory. What is left out is said in the 起案文案."""

_FOLDER = "別紙４_資料"
_ENDING = re.compile(r"\.[a-z0-9]{1,7}")
_IS_IN, _IS_OUT, _IS_NONE = "同封", "同封なし（会議の資料から受け取れます）", "ファイルなし"


class _File(NamedTuple):
    paper: PaperRow
    blob_id: uuid.UUID
    ending: str
    size: int


class DecidedPapers(NamedTuple):
    """What is said of the papers, and the files that go with it, each fetched when it is asked for."""

    lines: tuple[DraftPaper, ...]
    held: tuple[_File, ...]

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files under the numbers of their papers: no name says what a paper is about."""
        for one in self.held:
            blob = db.session.get_one(Blob, one.blob_id)
            content = keyring(db.session).open_bytes(blob, "content_sealed")
            db.session.expunge(blob)  # else all of them stay in memory to the end
            label = paper_label(one.paper.number, one.paper.branch, "full")
            yield f"{_FOLDER}/{label}{one.ending}", content


def decided_papers(meeting: Meeting, actor: Actor) -> DecidedPapers:
    """All papers but the minutes taken over; of an item that is kept from some neither title nor file."""
    listed = [
        one
        for one in listed_for_everybody(meeting, actor)[0]
        if not one.is_minutes and not one.is_withdrawn
    ]
    held = tuple(_fitting(_files(listed)))
    names = {
        one.id: one.agency or one.title
        for one in members.seats(meeting.body_id, meeting.sitting.held_on)
    }
    names |= {one.id: one.name for one in invitations.without_seat(meeting)}
    ids = {one.paper.id for one in held}
    return DecidedPapers(tuple(_line(one, names, is_in=one.id in ids) for one in listed), held)


def _files(listed: Iterable[PaperRow]) -> Iterator[_File]:
    shown = {
        one.id: one for one in listed if one.has_file and not one.is_case and one.title != WITHHELD
    }
    rows = db.session.execute(
        select(Paper.id, Blob.id, Blob.name, Blob.size)
        .join(Blob, Blob.id == Paper.blob_id)
        .where(Paper.id.in_(shown))
        .order_by(Paper.number, Paper.branch)
    )
    for paper_id, blob_id, name, size in rows:
        ending = PurePath(name).suffix.lower()
        yield _File(shown[paper_id], blob_id, ending if _ENDING.fullmatch(ending) else "", size)


def _fitting(files: Iterable[_File]) -> Iterator[_File]:
    room = LARGEST
    for one in files:
        if one.size <= room:
            room -= one.size
            yield one


def _line(paper: PaperRow, names: Mapping[uuid.UUID, str], *, is_in: bool) -> DraftPaper:
    named = "、".join(name for key, name in names.items() if key in (paper.readers or ()))
    beside = _IS_IN if is_in else _IS_OUT if paper.digest else _IS_NONE
    mark = f"{paper.digest[:8].upper()}\n" if paper.digest else ""
    return DraftPaper(
        label=paper_label(paper.number, paper.branch, "full"),
        title=CASE_PAPER if paper.is_case else paper.title,
        collect="回収" if paper.collect_after else "",
        readers=(named or "（未定）") if paper.is_restricted else "全員",
        file="事例の資料" if paper.is_case else f"{mark}{beside}",
    )
