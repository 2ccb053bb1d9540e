"""Keeping accounts: passwords, closing and reopening. Nobody ever chooses another's password."""

import secrets

from sqlalchemy import delete, select, union_all

from council.domain.errors import DomainError, NotAllowed
from council.domain.passwords import require_strong
from council.extensions import db
from council.models import Agency, AgencyAlias, BodyVersion, LoginSession, Person, User
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.services.accounts import hash_password, is_password_of
from council.services.audit import record


def forget_password(user: User) -> None:
    """Let no password fit any more, and end every session of the account."""
    user.password_hash = hash_password(secrets.token_urlsafe(32))
    _end_sessions(user)


def change_password(user: User, new_password: str, actor: Actor) -> None:
    """Another password for one's own account; every session of it ends, this one too.

    Whoever asks has just been authenticated with the present one.
    """
    require(actor, Permission.ACCOUNT_KEEP_OWN, user)
    if user.id != actor.user_id:
        raise NotAllowed("ほかの方のパスワードは変えられません。")
    if is_password_of(user, new_password):
        raise DomainError(
            "いまと同じパスワードです。別のものにしてください。", field="new_password"
        )
    require_strong(new_password, local_words(user))
    user.password_hash = hash_password(new_password)
    _end_sessions(user)
    record(actor, "account:change_password", user)


def local_words(user: User) -> list[str]:
    """What somebody who knows the place and the person would try first."""
    person = db.session.get_one(Person, user.person_id)
    found = db.session.scalars(
        union_all(
            select(Agency.name),
            select(AgencyAlias.alias),
            select(BodyVersion.short_name),
        )
    )
    own = (person.reading, person.name, *person.name.split(), user.email.partition("@")[0])
    profile = town.known_profile()
    place = (profile.code, profile.municipality, profile.municipality[:-1]) if profile else ()
    return [*found, *own, *place]


def close_account(user: User, actor: Actor) -> None:
    """Let an account log in no more, from this moment on; what its person did stays. An invitation is void."""
    require(actor, Permission.ACCOUNT_EDIT, user)
    if user.id == actor.user_id:
        raise DomainError(
            "自分のアカウントは止められません。ほかのシステム管理者に頼んでください。"
        )
    user.is_active = False
    user.invitation_hash, user.invited_until = None, None
    _end_sessions(user)
    record(actor, "account:close", user)


def reopen_account(user: User, actor: Actor) -> None:
    """Let an account log in again, with the password it had."""
    require(actor, Permission.ACCOUNT_EDIT, user)
    user.is_active = True
    record(actor, "account:reopen", user)


def _end_sessions(user: User) -> None:
    db.session.execute(delete(LoginSession).where(LoginSession.user_id == user.id))
