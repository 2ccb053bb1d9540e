"""One page of minutes: which revision its reader is shown, and what stands around it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.minutes.canonical import from_canonical
from council.minutes.compare import Change, changes
from council.minutes.content import MinutesContent
from council.models import (
    BodyVersion,
    Minutes,
    MinutesApproval,
    MinutesRevision,
    MinutesSigner,
    Person,
    ProxyEntry,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows
from council.queries import meetings
from council.queries.minutes.comments import CommentView, comments
from council.queries.minutes.hiding import Hidden, hidden_items

_SHOWN_DRAFTS = (MinutesState.REVIEW, MinutesState.AWAITING_CHAIR, MinutesState.APPROVED)


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One revision in the list: its number, who made it and when, and whether it was approved."""

    id: uuid.UUID
    number: int
    made_by: str
    created_at: datetime
    content_hash: str
    is_approved: bool


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """Who approved, when, and how."""

    title: str
    name: str
    at: datetime
    revision_id: uuid.UUID
    content_hash: str
    proxy: ProxyEntry | None
    second: str
    confirmation: ProxyEntry | None


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """Everything around the shown text; `content` is without what the reader was recused from."""

    minutes: Minutes
    version: BodyVersion
    content: MinutesContent
    shown: RevisionLine
    latest: RevisionLine
    revisions: tuple[RevisionLine, ...]
    approvals: tuple[ApprovalView, ...]
    comments: tuple[CommentView, ...]
    hidden: Hidden
    keeps: bool
    return_reason: str
    correction_reason: str

    @property
    def is_in_force(self) -> bool:
        """Whether the shown text is the approved one."""
        return self.shown.id == self.minutes.approved_revision_id

    @property
    def open_comments(self) -> list[CommentView]:
        """What still has to be dealt with."""
        return [one for one in self.comments if not one.is_settled]

    @property
    def approval(self) -> ApprovalView | None:
        """The approval of the shown text."""
        return next((one for one in self.approvals if one.revision_id == self.shown.id), None)

    @property
    def signers(self) -> list[MinutesSigner]:
        """署名委員 of the shown text."""
        return [one for one in self.minutes.signers if one.revision_id == self.shown.id]

    @property
    def unsigned(self) -> list[MinutesSigner]:
        """Who is still to confirm what is before the chair."""
        return [one for one in self.minutes.signers if one.is_asked and one.signed_at is None]

    @property
    def review_due(self) -> date | None:
        """Until when attendees may ask for corrections."""
        return self.minutes.review_due


def page(minutes: Minutes, actor: Actor, *, number: int | None = None) -> MinutesPage | None:
    """The page for this reader; with `number` that revision, if the reader may see it. Its size costs nothing."""
    keeps = allows(actor, Permission.MINUTES_WRITE, minutes)
    reads_all = keeps or allows(actor, Permission.MINUTES_RETURN, minutes)
    approvals = _approvals(minutes)
    lines = _lines(minutes, {one.revision_id for one in approvals})
    shown = _shown(minutes, lines, keeps=keeps, number=number)
    if shown is None:
        return None
    hidden = hidden_items(minutes.meeting_id, actor)
    ring = keyring(db.session)
    said = comments(minutes, hidden.items)
    return MinutesPage(
        minutes=minutes,
        version=meetings.version_of(minutes.meeting),
        content=hidden.out_of(_content(shown.id)),
        shown=shown,
        latest=lines[-1],
        revisions=tuple(one for one in lines if keeps or one.is_approved),
        approvals=tuple(approvals),
        comments=tuple(one for one in said if reads_all or one.person_id == actor.person_id),
        hidden=hidden,
        keeps=keeps,
        return_reason=ring.open(minutes, "return_reason_sealed") if reads_all else "",
        correction_reason="" if hidden.items else ring.open(minutes, "correction_reason_sealed"),
    )


def _approvals(minutes: Minutes) -> list[ApprovalView]:
    rows = db.session.execute(
        select(MinutesApproval, Person.name)
        .outerjoin(Person, Person.id == MinutesApproval.second_person_id)
        .where(MinutesApproval.minutes_id == minutes.id)
        .options(
            joinedload(MinutesApproval.approver),
            joinedload(MinutesApproval.proxy),
            joinedload(MinutesApproval.confirmation).joinedload(ProxyEntry.for_person),
        )
        .order_by(MinutesApproval.position)
    ).all()
    return [
        ApprovalView(
            title=row.approver_title,
            name=row.approver.name,
            at=row.approved_at,
            revision_id=row.revision_id,
            content_hash=row.content_hash,
            proxy=row.proxy,
            second=second or "",
            confirmation=row.confirmation,
        )
        for row, second in rows
    ]


def _lines(minutes: Minutes, approved: set[uuid.UUID]) -> list[RevisionLine]:
    rows = db.session.execute(
        select(
            MinutesRevision.id,
            MinutesRevision.number,
            Person.name,
            MinutesRevision.created_at,
            MinutesRevision.content_hash,
        )
        .join(Person, Person.id == MinutesRevision.made_by_id)
        .where(MinutesRevision.minutes_id == minutes.id)
        .order_by(MinutesRevision.number)
    ).all()
    return [RevisionLine(*row, row[0] in approved) for row in rows]


def _shown(
    minutes: Minutes, lines: Sequence[RevisionLine], *, keeps: bool, number: int | None
) -> RevisionLine | None:
    if number is not None:
        return next(
            (one for one in lines if one.number == number and (keeps or one.is_approved)), None
        )
    if keeps or minutes.state in _SHOWN_DRAFTS:
        return lines[-1]
    return next((one for one in lines if one.id == minutes.approved_revision_id), None)


def _content(revision_id: uuid.UUID) -> MinutesContent:
    revision = db.session.get_one(MinutesRevision, revision_id)
    return from_canonical(keyring(db.session).open_bytes(revision, "content_sealed"))


def changed(one: MinutesPage) -> tuple[Change, ...]:
    """What differs from the revision that attendees or the chair read last."""
    seen = one.minutes.seen_revision_id
    if seen is None or seen == one.shown.id:
        return ()
    before = one.hidden.out_of(_content(seen))
    return changes(before, one.content)
