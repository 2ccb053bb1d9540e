"""綴り: asked for by its reader, made by the worker under a lease, given out only while it is what the policy says.

A book that is no longer what its reader may have is never handed out; it is erased with its key.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import undefer

from council.domain import clock
from council.domain.books import BookFault, BookState
from council.domain.errors import Conflict, NotFound
from council.domain.ids import new_id
from council.extensions import db
from council.models import Meeting, PaperBook
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.printing import office
from council.queries import accounts
from council.queries import meetings as queries
from council.queries.packs import Pack, pack
from council.services.audit import affair_of, record
from council.services.packs.taking import log

LEASE = timedelta(minutes=10)
ATTEMPTS = 3
_KEPT = timedelta(days=14)


def ask(meeting: Meeting, actor: Actor) -> None:
    """Have the actor's book made, unless one as it would be now is there or on its way."""
    require(actor, Permission.MEETING_READ, meeting)
    if office.program() is None:
        raise Conflict(BookFault.NO_OFFICE.label)
    found, row = pack(meeting, actor), _of(meeting.id, actor.id)
    if row is not None:
        if row.state is BookState.WAITING or _is_as_now(row, found):
            return
        _erase(row)
    _queue(found)


def _of(meeting_id: uuid.UUID, person_id: uuid.UUID) -> PaperBook | None:
    return db.session.scalars(
        select(PaperBook)
        .where(PaperBook.meeting_id == meeting_id, PaperBook.person_id == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def _is_as_now(row: PaperBook, found: Pack) -> bool:
    is_there = row.state is BookState.MADE and row.expires_at > clock.now()
    return is_there and row.mark == found.mark


def _queue(found: Pack) -> None:
    row = PaperBook(
        id=new_id(),
        meeting_id=found.meeting.id,
        person_id=found.reader.id,
        mark=found.mark,
        expires_at=clock.now() + _KEPT,
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return  # pressed twice at once: the first press stands
    record(found.reader, "book:ask", found.meeting, **affair_of(found.meeting))


@dataclass(frozen=True, slots=True)
class Claim:
    """A book taken to be made, what it is to hold, and the token without which nobody settles it."""

    book: PaperBook
    pack: Pack
    token: uuid.UUID


def claim() -> Claim | None:
    """Take the book that waits longest; one whose reader may know of nothing any more is erased. The caller commits."""
    now = clock.now()
    while row := _next(now):
        found = _pack_of(row)
        if found is None:
            _erase(row)
        elif row.attempts >= ATTEMPTS:
            _fail(row, BookFault.STOPPED)
        else:
            row.lease_token, row.lease_until = uuid.uuid4(), now + LEASE
            row.attempts += 1
            row.mark = found.mark
            return Claim(row, found, row.lease_token)
    return None


def _next(now: datetime) -> PaperBook | None:
    return db.session.scalars(
        select(PaperBook)
        .where(
            PaperBook.state == BookState.WAITING,
            or_(PaperBook.lease_until.is_(None), PaperBook.lease_until <= now),
        )
        .order_by(PaperBook.created_at, PaperBook.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).one_or_none()


def _pack_of(row: PaperBook) -> Pack | None:
    """What the book's reader may have now; None when they have no account or may not know of the meeting."""
    reader = accounts.actor_by(clock.today(), person_id=row.person_id)
    meeting = queries.get_on_record(reader, row.meeting_id) if reader else None
    return pack(meeting, reader) if meeting and reader else None


def _held(taken: Claim) -> PaperBook | None:
    """The book, if this claim still holds it."""
    return db.session.scalars(
        select(PaperBook)
        .where(PaperBook.id == taken.book.id, PaperBook.lease_token == taken.token)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def give_back(taken: Claim) -> None:
    """Leave the book to the next worker, as if it had not been tried."""
    row = _held(taken)
    if row is not None:
        row.attempts -= 1
        _release(row)


def settle(taken: Claim, made: bytes | BookFault, *, pages: int = 0, left_out: int = 0) -> bool:
    """Seal the book and keep it, or say why there is none; False when it is not wanted as it was made.

    What its reader may have has changed in the meantime: it is made once more.
    """
    row = _held(taken)
    if row is None:
        return False
    found = _pack_of(row)
    if found is None:
        _erase(row)
        return False
    if isinstance(made, BookFault):
        _fail(row, made)
        return True
    _release(row)
    if found.mark != row.mark:
        return False
    ring = keyring(db.session)
    row.key_id = ring.key_for("book", row.id)
    row.content_sealed = ring.seal_bytes(row, "content_sealed", made)
    row.state, row.made_at = BookState.MADE, clock.now()
    row.pages, row.left_out = pages, left_out
    row.expires_at = clock.now() + _KEPT
    record(Actor.system(clock.today()), "book:make", found.meeting, **affair_of(found.meeting))
    return True


def _release(row: PaperBook) -> None:
    row.lease_token = row.lease_until = None


def _fail(row: PaperBook, fault: BookFault) -> None:
    _release(row)
    row.state, row.fault = BookState.FAILED, fault


def take(meeting: Meeting, actor: Actor) -> bytes | None:
    """The actor's book, its reading recorded; the caller commits before it is sent.

    None where what may be had has changed since: the book is erased, and another may be asked for.
    """
    require(actor, Permission.MEETING_READ, meeting)
    row = _of(meeting.id, actor.id)
    if row is None or row.state is not BookState.MADE:
        raise NotFound("お探しのものは見つかりません。")
    found = pack(meeting, actor)
    if not _is_as_now(row, found):
        _erase(row)
        return None
    log(found, "book:export")
    whole = db.session.get_one(
        PaperBook, row.id, options=[undefer(PaperBook.content_sealed)], populate_existing=True
    )
    return keyring(db.session).open_bytes(whole, "content_sealed")


def forget(book_id: uuid.UUID) -> None:
    """Erase a book whose time is over, or that holds more or less than its reader may have now."""
    row = db.session.get(PaperBook, book_id, with_for_update=True, populate_existing=True)
    if row is None or row.state is BookState.WAITING:
        return
    row.looked_at = clock.now()
    found = _pack_of(row)
    is_over = found is None or row.expires_at <= clock.now()
    if is_over or (row.state is BookState.MADE and found and row.mark != found.mark):
        _erase(row)


def _erase(row: PaperBook) -> None:
    key_id = row.key_id
    db.session.delete(row)
    db.session.flush()
    if key_id is not None:
        keyring(db.session).destroy(key_id)
