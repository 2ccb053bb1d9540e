"""資料１…: numbered in the order of the agenda until the notice, some taken back after the meeting."""

import hashlib
import re
import uuid
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import or_, select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.notices import with_void
from council.domain.papers import VOID, Slot, is_announced, next_slot, number_papers, paper_label
from council.domain.vocabulary import PaperState
from council.extensions import db
from council.models import AgendaItem, Blob, CaseSubmission, Meeting, Paper
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.services.audit import affair_of, record
from council.services.meetings import readers
from council.services.meetings.readers import require_open, require_there

LARGEST = 10 * 1024 * 1024
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    media_type: str
    content: bytes


def add_paper(  # noqa: PLR0913 everything one says of it, by keyword
    meeting: Meeting,
    *,
    title: str,
    item: AgendaItem | None = None,
    collect_after: bool = False,
    is_restricted: bool = False,
    submission: CaseSubmission | None = None,
    source: Meeting | None = None,
    upload: Upload | None = None,
    actor: Actor,
) -> Paper:
    """List one paper; with a file, or the approved record of `source`, it is ready at once.

    A restricted one is for nobody but the secretariat until somebody is chosen: `readers.hand_to`.
    """
    require_open(meeting, actor)
    if not title:
        raise DomainError("資料の名前を入力してください。", field="title")
    if is_restricted:
        readers.ensure_committee(meeting)
    is_ready = upload is not None or submission is not None
    paper = Paper(
        id=new_id(),
        meeting_id=meeting.id,
        agenda_item_id=item.id if item else None,
        number=0,
        title=title,
        is_added=meeting.notified_at is not None,
        state=PaperState.READY if is_ready else PaperState.PREPARING,
        ready_at=clock.now() if is_ready else None,
        collect_after=collect_after or submission is not None,
        is_restricted=is_restricted,
        submission_id=submission.id if submission else None,
        source_meeting_id=source.id if source else None,
    )
    if upload is not None:
        paper.blob_id = keep_file(meeting, upload, actor).id
    db.session.add(paper)
    renumber(meeting)
    record(actor, "paper:add", paper, **affair_of(meeting))
    return paper


def bring(paper: Paper, item: AgendaItem) -> None:
    """List the paper again under an item carried to another meeting, for the same seats; the caller numbers."""
    was_ready = paper.state is not PaperState.PREPARING
    again = Paper(
        id=new_id(),
        meeting_id=item.meeting_id,
        agenda_item_id=item.id,
        number=0,
        is_added=item.meeting.notified_at is not None,
        title=paper.title,
        state=PaperState.READY if was_ready else PaperState.PREPARING,
        ready_at=clock.now() if was_ready else None,
        collect_after=paper.collect_after,
        is_restricted=paper.is_restricted,
        blob_id=paper.blob_id,
    )
    db.session.add(again)
    readers.copy(paper, again)


def keep_file(meeting: Meeting, upload: Upload, actor: Actor) -> Blob:
    """Keep a file sealed, under the key of its meeting's affair."""
    if len(upload.content) > LARGEST:
        raise DomainError("ファイルは10MBまでにしてください。", field="file")
    ring = keyring(db.session)
    blob = Blob(
        id=new_id(),
        name=f"shiryo{_ending(upload.name)}",  # a file's own name may tell of somebody
        media_type=upload.media_type[:100],
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).digest(),
        key_id=ring.key_for(*_scope(meeting)),
        created_by_id=actor.person_id,
    )
    blob.content_sealed = ring.seal_bytes(blob, "content_sealed", upload.content)
    db.session.add(blob)
    db.session.flush()
    return blob


def _ending(name: str) -> str:
    """What kind of file it is, as far as its name says so in letters and digits alone."""
    found = _ENDING.fullmatch(PurePath(name).suffix)
    return found[0] if found else ""


def _scope(meeting: Meeting) -> tuple[str, uuid.UUID]:
    if meeting.conference is not None:
        return "case", meeting.conference.case_id
    return "body", meeting.body_id


def set_ready(paper: Paper, *, is_ready: bool, actor: Actor) -> None:
    """Say whether a paper is ready to be handed out."""
    require_open(paper.meeting, actor)
    readers.hold(paper)
    require_there(paper)
    if is_ready == (paper.state is not PaperState.PREPARING):
        return  # pressed again
    paper.state = PaperState.READY if is_ready else PaperState.PREPARING
    paper.ready_at = clock.now() if is_ready else None
    record(actor, "paper:ready", paper, **affair_of(paper.meeting), is_ready=is_ready)


def remove_paper(paper: Paper, actor: Actor) -> None:
    """Take a paper off the list, its number with it unless that was announced; a case paper leaves with its
    agenda item alone.
    """
    require_open(paper.meeting, actor)
    readers.hold(paper)
    require_there(paper)
    if paper.submission_id is not None:
        raise DomainError("事例の資料は、次第から事例検討を外すと、一緒に外れます。")
    meeting = paper.meeting
    record(actor, "paper:remove", paper, **affair_of(meeting))
    take_off(meeting, paper)
    db.session.flush()
    renumber(meeting)


def take_off(meeting: Meeting, paper: Paper) -> None:
    """Let the paper go; a number that those asked know of never means another paper of the meeting: it stays as 欠番."""
    readers.clear(paper)
    if not is_announced(paper, meeting.notified_at):
        db.session.delete(paper)
        return
    if meeting.told is not None:
        label = paper_label(paper.number, paper.branch, "full")
        meeting.told = with_void(meeting.told, label)
    paper.title, paper.state, paper.withdrawn_at = VOID, PaperState.PREPARING, clock.now()
    paper.blob_id = paper.submission_id = paper.source_meeting_id = None
    paper.ready_at = paper.opens_at = paper.closes_at = None
    paper.collect_after = paper.is_restricted = False


def renumber(meeting: Meeting) -> None:
    """資料１… in the order of the agenda, papers of no item last; once the notice is out, new ones alone get a number.

    The meeting's row is locked meanwhile, so that two papers never bear the same.
    """
    db.session.flush()
    db.session.execute(
        select(Meeting.id).where(Meeting.id == meeting.id).with_for_update(key_share=True)
    )
    rows = _in_order(meeting)
    if meeting.notified_at is None:
        slots = number_papers([paper.agenda_item_id for paper in rows])
        for paper, slot in zip(rows, slots, strict=True):
            _set(paper, slot)
    else:
        _number_added(rows)
    db.session.flush()


def _in_order(meeting: Meeting) -> list[Paper]:
    rows = db.session.execute(
        select(Paper, AgendaItem.position)
        .outerjoin(AgendaItem, AgendaItem.id == Paper.agenda_item_id)
        .where(Paper.meeting_id == meeting.id)
        .execution_options(populate_existing=True)
    ).all()
    last = len(rows) + 10_000
    ordered = sorted(
        rows,
        key=lambda row: (
            row.position if row.position is not None else last,
            row.Paper.number or last,
            row.Paper.branch,
            row.Paper.created_at,
        ),
    )
    return [row.Paper for row in ordered]


def _number_added(rows: list[Paper]) -> None:
    taken = [(Slot(one.number, one.branch), one.agenda_item_id) for one in rows if one.number]
    for paper in rows:
        if not paper.number:
            slot = next_slot(taken, paper.agenda_item_id)
            _set(paper, slot)
            taken.append((slot, paper.agenda_item_id))


def _set(paper: Paper, slot: Slot) -> None:
    if (paper.number, paper.branch) != (slot.number, slot.branch):
        paper.number, paper.branch = slot.number, slot.branch


def settle(meeting: Meeting) -> None:
    """With a notice sent anew, whatever is on the list belongs to it: nothing counts as added or to be told."""
    for paper in db.session.scalars(
        select(Paper).where(Paper.meeting_id == meeting.id, or_(Paper.is_added, Paper.is_replaced))
    ):
        paper.is_added = paper.is_replaced = False
