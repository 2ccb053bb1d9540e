"""One paper of a meeting: found within its reader's scope, whom it is for, and the bytes of its file."""

import uuid
from pathlib import PurePath

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.extensions import db
from council.models import Blob, Meeting, Paper, PaperReader
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.papers import is_for
from council.policy.recusals import is_withheld, recused_from
from council.policy.scopes import visible_meetings
from council.queries.meetings.agenda import opens_closed_items
from council.queries.meetings.loading import WITH_POLICY
from council.queries.papers import chosen_id


def get_paper(actor: Actor, paper_id: uuid.UUID) -> Paper | None:
    """One paper of a meeting the actor may know of."""
    return db.session.scalars(
        select(Paper)
        .where(
            Paper.id == paper_id,
            Paper.meeting_id.in_(visible_meetings(actor).with_only_columns(Meeting.id)),
            ~is_withheld(actor, Paper.agenda_item_id),
        )
        .options(
            joinedload(Paper.meeting, innerjoin=True).options(*WITH_POLICY),
            joinedload(Paper.agenda_item),
        )
    ).one_or_none()


def may_open(actor: Actor, paper: Paper) -> bool:
    """Whether the file of a paper, its meeting and item loaded, is for the reader; a closed item's not if recused."""
    if paper.blob_id is None or not _is_for(actor, paper):
        return False
    if paper.agenda_item is None or not paper.agenda_item.is_closed:
        return True
    return opens_closed_items(actor, paper.meeting) and not db.session.scalar(
        select(recused_from(actor, paper.agenda_item_id))
    )


def _is_for(actor: Actor, paper: Paper) -> bool:
    own = select(is_for(actor, Paper, paper.meeting)).where(Paper.id == paper.id)
    return not paper.is_restricted or bool(db.session.scalar(own))


def file_of(paper: Paper) -> tuple[bytes, str, str]:
    """The bytes of a paper's file, its media type and the ending of its name."""
    blob = db.session.get_one(Blob, paper.blob_id)
    content = keyring(db.session).open_bytes(blob, "content_sealed")
    return content, blob.media_type, PurePath(blob.name).suffix[:8]


def readers_of(paper: Paper) -> list[uuid.UUID]:
    """The seats and people that a restricted paper is for."""
    return list(db.session.scalars(select(chosen_id()).where(PaperReader.paper_id == paper.id)))
