"""招待: whoever gets an account chooses the password themselves, once, with a code on paper (ASVS 6.4.1, 6.4.6).

Nobody else ever knows a password that works, not even for the first day.
"""

import hmac
import secrets
from datetime import timedelta
from typing import Any
from unicodedata import normalize

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.passwords import require_strong
from council.extensions import db
from council.models import User
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services import account_keeping, accounts
from council.services.audit import record

VALID = timedelta(days=14)
_LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUP, _GROUPS = 5, 4


def invite(user: User, actor: Actor) -> str:
    """A code to be handed to the person alone, told once and good once, for 14 days; the password so far ends.

    An invitation before it is void.
    """
    require(actor, Permission.ACCOUNT_EDIT, user)
    if user.id == actor.user_id:
        raise DomainError(
            "自分を招くことはできません。自分のパスワードは「パスワードを変える」で変えられます。"
        )
    _locked(User.id == user.id)
    code = "-".join(
        "".join(secrets.choice(_LEGIBLE) for _place in range(_GROUP)) for _group in range(_GROUPS)
    )
    user.invitation_hash = accounts.hash_token(_plain(code))
    user.invited_until = clock.now() + VALID
    account_keeping.forget_password(user)
    record(actor, "account:invite", user)
    return code


def _plain(code: str) -> str:
    """The code as it is compared: width, hyphens, spaces and capitals are how it was copied from paper."""
    return "".join(sign for sign in normalize("NFKC", code).lower() if sign in _LEGIBLE)


def _locked(*which: Any) -> User | None:
    """The account as it is now; its row is locked, so that a code is good once whoever comes at the same time."""
    return db.session.scalars(
        select(User)
        .where(*which)
        .with_for_update(of=User)
        .execution_options(populate_existing=True)
        .options(joinedload(User.person, innerjoin=True))
    ).one_or_none()


def answer(login: str, code: str, new_password: str, address: str) -> User | None:
    """Choose the password for the account invited; None when there is no such invitation.

    Failures count as those of a login do, and are as slow for accounts that are not there.
    """
    subjects = accounts.ensure_not_throttled(login, address)
    user = _locked(User.email == login.strip().lower(), User.is_active)
    if user is None or not _is_invited(user, code):
        accounts.note_failure(subjects, user)
        return None
    person = Actor(
        person_id=user.person_id, user_id=user.id, name=user.person.name, on=clock.today()
    )
    try:
        require_strong(new_password, account_keeping.local_words(user))
    except DomainError as error:
        error.field = "new_password"
        raise
    user.password_hash = accounts.hash_password(new_password)
    user.invitation_hash, user.invited_until = None, None
    record(person, "account:accept_invitation", user)
    return user


def _is_invited(user: User, code: str) -> bool:
    given, kept = accounts.hash_token(_plain(code)), user.invitation_hash
    if kept is None or user.invited_until is None or user.invited_until < clock.now():
        return False
    return hmac.compare_digest(given, kept)
