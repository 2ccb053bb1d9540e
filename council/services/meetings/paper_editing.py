"""資料を直す: its name, its file, whether it is taken back, for whom it is."""

import hashlib
import uuid
from collections.abc import Collection

from council.domain import clock
from council.domain.errors import DomainError, StaleVersion
from council.domain.vocabulary import PaperState
from council.models import Paper
from council.policy.actor import Actor
from council.queries.meetings import readers_of
from council.services.audit import affair_of, record
from council.services.meetings.papers import Upload, keep_file
from council.services.meetings.readers import (
    hand_to,
    hold,
    is_handed_to,
    require_open,
    require_ours,
)


def mark_of(paper: Paper) -> str:
    """A mark of the paper as it stands, to be held against what is kept when its form comes back."""
    said = (paper.title, paper.collect_after, paper.blob_id, paper.is_restricted)
    chosen = sorted(map(str, readers_of(paper)))
    return hashlib.sha256(repr((said, chosen)).encode()).hexdigest()


def _is_known(paper: Paper) -> bool:
    """Whether those asked may have its file already."""
    return paper.blob_id is not None and paper.meeting.notified_at is not None


def edit_paper(
    paper: Paper,
    *,
    title: str,
    collect_after: bool,
    readers: Collection[uuid.UUID] | None,
    actor: Actor,
    upload: Upload | None = None,
    seen: str | None = None,
) -> None:
    """Change what is said of a paper; a file makes it ready, and after the notice it is to be told.

    `seen` is the mark of what the form showed: what somebody else changed meanwhile is not undone unseen.
    """
    meeting = paper.meeting
    require_open(meeting, actor)
    hold(paper)
    require_ours(paper)
    if seen is not None and seen != mark_of(paper):
        raise StaleVersion
    if not title:
        raise DomainError("資料の名前を入力してください。", field="title")
    paper.title, paper.collect_after = title, collect_after
    if upload is not None:
        paper.is_replaced = paper.is_replaced or _is_known(paper)
        paper.blob_id = keep_file(meeting, upload, actor).id
        paper.state, paper.ready_at = PaperState.READY, clock.now()
    record(actor, "paper:edit", paper, **affair_of(meeting), has_new_file=upload is not None)
    if not is_handed_to(paper, readers):
        hand_to(paper, readers, actor)
