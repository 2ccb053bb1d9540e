"""Corrections asked for, as they are read."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.extensions import db
from council.models import Minutes, MinutesComment, ProxyEntry
from council.models.keyring import keyring


@dataclass(frozen=True, slots=True)
class CommentView:
    """One correction asked for: by whom, for which item, how it came, what became of it."""

    id: uuid.UUID
    name: str
    on: date
    item_id: uuid.UUID | None
    text: str
    is_settled: bool
    is_reflected: bool | None
    answer: str
    proxy: ProxyEntry | None
    person_id: uuid.UUID


def comments(minutes: Minutes, hidden: Collection[uuid.UUID] = ()) -> list[CommentView]:
    """All corrections asked for, in their order; none for items hidden from the reader."""
    rows = db.session.scalars(
        select(MinutesComment)
        .where(MinutesComment.minutes_id == minutes.id)
        .options(joinedload(MinutesComment.person), joinedload(MinutesComment.proxy))
        .order_by(MinutesComment.position)
    ).all()
    ring = keyring(db.session)
    return [
        CommentView(
            id=row.id,
            name=row.person.name,
            on=clock.local(row.created_at).date(),
            item_id=row.agenda_item_id,
            text=ring.open(row, "text_sealed"),
            is_settled=row.is_settled,
            is_reflected=row.is_reflected,
            answer=ring.open(row, "answer_sealed") if row.answer_sealed else "",
            proxy=row.proxy,
            person_id=row.person_id,
        )
        for row in rows
        if row.agenda_item_id not in hidden
    ]


def get_comment(minutes: Minutes, comment_id: uuid.UUID) -> MinutesComment | None:
    """A correction asked for in these very minutes."""
    return db.session.scalars(
        select(MinutesComment).where(
            MinutesComment.minutes_id == minutes.id, MinutesComment.id == comment_id
        )
    ).one_or_none()
