"""Logging in and out: server-side sessions, hashed passwords, throttled failures (ASVS V6, V7)."""

import hashlib
import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import delete, func, or_, select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.logins import is_login_id
from council.extensions import db
from council.invites.addresses import is_address
from council.models import LoginSession, Person, Throttle, User
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
_FAILURES = 5
_PER_ADDRESS = 30
_WINDOW = timedelta(minutes=1)
_SEEN_EVERY = timedelta(minutes=1)
_MINIMUM = 15
LAST_LOGIN = "last_login"
COST = (2, 19456, 1)  # of trying one password: passes, KiB of memory, lanes (OWASP's least)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(*COST)


@cache
def _nobody() -> str:
    """A hash to compare with when there is no such account, so that both answers take the same time."""
    return _hasher().hash(secrets.token_hex(16))


def hash_password(password: str) -> str:
    """Argon2id of a password; the text is never kept."""
    return _hasher().hash(password)


def _matches(password_hash: str, password: str) -> bool:
    try:
        return _hasher().verify(password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def is_password_of(user: User, password: str) -> bool:
    """Whether it is the account's password; asked of nobody but the account's own person."""
    return _matches(user.password_hash, password)


def create_user(
    person: Person,
    email: str,
    password: str | None,
    actor: Actor,
    *,
    password_hash: str | None = None,
) -> User:
    """Give a person a login; one person has one, and an address logs in one person.

    Without a password none fits, until the person has chosen one (`account_inviting`).

    `password_hash` is given where many invented accounts share one printed password: hashed once, not each anew.
    """
    if not actor.is_system:
        require(actor, Permission.ACCOUNT_EDIT)
    password = secrets.token_urlsafe(32) if password is None else password
    if len(password) < _MINIMUM:
        raise DomainError(
            "パスワードは%(length)s文字以上にしてください。", field="password", length=_MINIMUM
        )
    _ensure_new(person, email)
    user = User(
        id=new_id(),
        person_id=person.id,
        email=email.strip().lower(),
        password_hash=password_hash or hash_password(password),
    )
    db.session.add(user)
    record(actor, "account:create", user)
    return user


def _ensure_new(person: Person, email: str) -> None:
    if not is_address(email.strip()) and not is_login_id(email.strip().lower()):
        raise DomainError(
            "ログインIDは、本人のメールアドレスか、英小文字・数字・. _ - の3文字以上にしてください。",
            field="email",
        )
    taken = db.session.execute(
        select(User.person_id, User.email).where(
            or_(User.person_id == person.id, User.email == email.strip().lower())
        )
    ).all()
    if any(row.person_id == person.id for row in taken):
        raise DomainError("この人には、すでにアカウントがあります。", field="person")
    if taken:
        raise DomainError(
            "このメールアドレスは、別のアカウントが使っています。共用のアドレスは、ログインには使えません。",
            field="email",
        )


def authenticate(email: str, password: str, address: str) -> User | None:
    """The account when the password is right; None otherwise, in the same time for unknown addresses."""
    subjects = ensure_not_throttled(email, address)
    user = db.session.scalars(
        select(User).where(User.email == email.strip().lower(), User.is_active)
    ).one_or_none()
    if _matches(user.password_hash if user else _nobody(), password) and user:
        return user
    note_failure(subjects, user)
    return None


class TooManyFailures(DomainError):
    """Somebody tries: nothing is compared for a while."""

    status = 429


def ensure_not_throttled(email: str, address: str) -> dict[str, int]:
    """What failures are counted by, each with how many are let through a minute; raises TooManyFailures."""
    subjects = {
        "account:" + _digest(email.strip().lower()): _FAILURES,
        f"address:{address}": _PER_ADDRESS,
    }
    if _is_throttled(subjects):
        raise TooManyFailures(
            "ログインの失敗が続いたため、しばらく受け付けません。1分ほど待ってから、もう一度お試しください。"
        )
    return subjects


def note_failure(subjects: Iterable[str], user: User | None) -> None:
    """Count a failure; the trail names the account, if there is one."""
    for subject in subjects:
        db.session.add(Throttle(id=new_id(), subject=subject, at=clock.now()))
    record(Actor.system(clock.today()), "login:refused", user)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def _is_throttled(subjects: dict[str, int]) -> bool:
    since = clock.now() - _WINDOW
    rows = db.session.execute(
        select(Throttle.subject, func.count())
        .where(Throttle.subject.in_(subjects), Throttle.at > since)
        .group_by(Throttle.subject)
    ).all()
    return any(count >= subjects[subject] for subject, count in rows)


def hash_token(token: str) -> bytes:
    """What is kept of a session's or feed's token."""
    return hashlib.sha256(token.encode()).digest()


def begin_session(token: str, user: User | None, data: dict[str, Any]) -> LoginSession:
    """A session row for a fresh token; the token itself stays in the browser.

    It remembers the login before, so that the first page can say what changed since.
    """
    now = clock.now()
    if user and user.last_login_at:
        data = {**data, LAST_LOGIN: user.last_login_at.isoformat()}
    row = LoginSession(
        id=new_id(),
        id_hash=hash_token(token),
        user_id=user.id if user else None,
        data=data,
        created_at=now,
        seen_at=now,
        expires_at=now + ABSOLUTE,
    )
    db.session.add(row)
    if user:
        user.last_login_at = now
        record(_as(user), "login:begin", user)
    return row


def _as(user: User) -> Actor:
    return Actor(person_id=user.person_id, user_id=user.id, name="", on=clock.today())


def end_session(row_id: uuid.UUID, actor: Actor | None) -> None:
    """Logging out kills the session on the server: a copied cookie is dead."""
    db.session.execute(delete(LoginSession).where(LoginSession.id == row_id))
    if actor:
        record(actor, "login:end")


def is_over(row: LoginSession, now: datetime) -> bool:
    """Whether a session was idle too long or has lasted its whole time."""
    return now >= row.expires_at or now - row.seen_at >= IDLE


def is_seen_late(row: LoginSession, now: datetime) -> bool:
    """Whether the last-seen mark is old enough to be written again."""
    return now - row.seen_at >= _SEEN_EVERY


def forget_old() -> None:
    """Remove sessions and throttle marks whose time is over."""
    now = clock.now()
    db.session.execute(delete(LoginSession).where(LoginSession.expires_at < now))
    db.session.execute(delete(Throttle).where(Throttle.at < now - timedelta(hours=1)))
