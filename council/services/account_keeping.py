"""Keeping accounts: initial passwords, closing and reopening. Nobody ever chooses another's password."""

import secrets

from sqlalchemy import delete

from council.domain.errors import DomainError
from council.extensions import db
from council.models import LoginSession, User
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.accounts import hash_password
from council.services.audit import record

_LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUP = 5


def initial_password() -> str:
    """A random password to hand over once: five groups of letters and figures that are not mixed up."""
    return "-".join(
        "".join(secrets.choice(_LEGIBLE) for _place in range(_GROUP)) for _group in range(_GROUP)
    )


def renew_password(user: User, actor: Actor) -> str:
    """A new initial password, told once; every session of the account ends. Nobody chooses it."""
    require(actor, Permission.ACCOUNT_EDIT, user)
    password = initial_password()
    user.password_hash = hash_password(password)
    _end_sessions(user)
    record(actor, "account:renew_password", user)
    return password


def close_account(user: User, actor: Actor) -> None:
    """Let an account log in no more, from this moment on; what its person did stays."""
    require(actor, Permission.ACCOUNT_EDIT, user)
    if user.id == actor.user_id:
        raise DomainError(
            "自分のアカウントは止められません。ほかのシステム管理者に頼んでください。"
        )
    user.is_active = False
    _end_sessions(user)
    record(actor, "account:close", user)


def reopen_account(user: User, actor: Actor) -> None:
    """Let an account log in again, with the password it had."""
    require(actor, Permission.ACCOUNT_EDIT, user)
    user.is_active = True
    record(actor, "account:reopen", user)


def _end_sessions(user: User) -> None:
    db.session.execute(delete(LoginSession).where(LoginSession.user_id == user.id))
