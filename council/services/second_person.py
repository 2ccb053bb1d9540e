"""もう一人の確認: one asks, another confirms exactly that; the act itself is carried out by its own service."""

import uuid

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from council.domain import clock
from council.domain.errors import Conflict, NotAllowed, StaleVersion
from council.domain.ids import new_id
from council.domain.machines import SECOND
from council.domain.second_person import ASKED_FOR, Binding
from council.extensions import db
from council.models import ProxyEntry, TwoPersonRequest
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permits import require
from council.queries import second_person as queries
from council.queries.second_person import Act
from council.services.audit import record
from council.services.transitions import advance

_WAITS = "すでに、もう一人の確認を待っています。取り消してから、もう一度入力してください。"
_ANEW = "画面を開いたあとで、入力し直されています。もう一度確かめてください。"
_LATE = "確認の期限が過ぎました。取り消してから、もう一度入力してください。"


def ask(
    act: Act,
    subject: object,
    *,
    seen: str,
    actor: Actor,
    body_id: uuid.UUID | None = None,
    key_id: uuid.UUID | None = None,
    proxy: ProxyEntry | None = None,
    payload: str = "",
) -> TwoPersonRequest:
    """Ask for a second person; `seen` is the hash of what the asker read, `payload` what shall be carried out."""
    require(actor, act.permission, subject)
    bound = act.bound(subject)
    _ensure_seen(bound, seen)
    before = queries.waiting(act, subject.id)  # type: ignore[attr-defined]  # every subject is a row
    if before is not None:
        if not before.is_late(actor.on):
            raise Conflict(_WAITS)
        _decide(before, "expire", Actor.system(actor.on))
        db.session.flush()
    row = TwoPersonRequest(
        id=new_id(),
        act=act.code,
        subject_kind=subject.__tablename__,  # type: ignore[attr-defined]
        subject_id=subject.id,  # type: ignore[attr-defined]
        bound_version=bound.version,
        bound_hash=bound.content_hash,
        key_id=key_id,
        body_id=body_id,
        proxy_id=proxy.id if proxy else None,
        asked_by_id=actor.id,
        asked_at=clock.now(),
        expires_on=actor.on + ASKED_FOR,
        state=SECOND.initial,
    )
    if payload:
        row.payload_sealed = keyring(db.session).seal(row, "payload_sealed", payload)
    db.session.add(row)
    _flush_alone()
    record(actor, "second:ask", row, act=act.code, hash=bound.content_hash)
    return row


def _ensure_seen(bound: Binding, seen: str) -> None:
    if bound.content_hash != seen:
        raise Conflict("画面を開いたあとで内容が変わりました。もう一度読んでから入力してください。")


def _flush_alone() -> None:
    """Of two who ask at once, the later one learns of it."""
    try:
        db.session.flush()
    except IntegrityError:
        db.session.rollback()
        raise Conflict(_WAITS) from None


def confirm(
    act: Act,
    row: TwoPersonRequest,
    subject: object,
    actor: Actor,
    *,
    seen: str,
    shown: str | None = None,
) -> TwoPersonRequest:
    """Confirm exactly what was asked for: by another person, in time, and while nothing has changed.

    `shown` is the id of the request on the page: of one entered anew meanwhile, by another way or with another copy,
    nothing was read.
    """
    _ensure_another(row, actor)
    if shown is not None and shown != str(row.id):
        raise Conflict(_ANEW)
    require(actor, act.permission, subject)
    SECOND.step("confirm", row.state)
    if row.is_late(actor.on):
        raise Conflict(_LATE)
    bound = act.bound(subject)
    if (row.bound_version, row.bound_hash) != (bound.version, bound.content_hash):
        raise Conflict(act.changed)
    _ensure_seen(bound, seen)
    _decide(row, "confirm", actor)
    _flush_or_stale()
    return row


def _ensure_another(row: TwoPersonRequest, actor: Actor) -> None:
    if row.asked_by_id == actor.person_id:
        raise NotAllowed("入力した方とは別の方が確認してください。")


def refuse(act: Act, row: TwoPersonRequest, subject: object, actor: Actor, *, answer: str) -> None:
    """Say that it cannot be confirmed, and why: the asker reads it."""
    _ensure_another(row, actor)
    require(actor, act.permission, subject)
    if answer and row.key_id is not None:
        row.answer_sealed = keyring(db.session).seal(row, "answer_sealed", answer)
    _decide(row, "refuse", actor)
    _flush_or_stale()


def withdraw(act: Act, row: TwoPersonRequest, subject: object, actor: Actor) -> None:
    """Take the request back before anybody decided on it."""
    require(actor, act.permission, subject)
    _decide(row, "withdraw", actor)
    _flush_or_stale()


def lapse(act: Act, subject_id: uuid.UUID, actor: Actor) -> None:
    """Let what waits for the object be void: the act came about another way, or the object went back."""
    row = queries.waiting(act, subject_id)
    if row is not None:
        _decide(row, "withdraw", actor)


def expire(actor: Actor) -> int:
    """End what has waited too long; returns how many."""
    late = queries.to_expire()
    for row in late:
        _decide(row, "expire", actor)
    return len(late)


def _decide(row: TwoPersonRequest, step: str, actor: Actor) -> None:
    row.decided_by_id, row.decided_at = actor.person_id, clock.now()
    advance(SECOND, row, step, actor)


def _flush_or_stale() -> None:
    """Of two who decide at once, the later one learns of it, and nothing of it is kept."""
    try:
        db.session.flush()
    except StaleDataError:
        db.session.rollback()
        raise StaleVersion from None
