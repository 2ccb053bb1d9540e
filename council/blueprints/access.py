"""Deny by default: every view names its permission; loading, permitting, committing and refusing live here."""

import hmac
import secrets
import uuid
from collections.abc import Callable, Iterator
from functools import wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar, cast
from urllib.parse import quote

from flask import Flask, Response, abort, current_app, flash, g, redirect, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from council.domain import clock
from council.domain.errors import DomainError, NotAllowed, StaleVersion
from council.extensions import db, writing
from council.forms.base import CouncilForm
from council.models import PostedOnce
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows
from council.services import audit

P = ParamSpec("P")
R = TypeVar("R")
View = Callable[..., ResponseReturnValue]
Loader = Callable[..., Any]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def actor() -> Actor:
    """The person behind this request."""
    return cast(Actor, g.actor)


def is_logged_in() -> bool:
    """Whether somebody is behind this request."""
    return getattr(g, "actor", None) is not None


def is_open() -> bool:
    """Whether what is asked for needs no login: an open view, a file of ours, or nothing."""
    if request.endpoint is None or request.endpoint == "static":
        return True
    return getattr(current_app.view_functions[request.endpoint], "permission", "") is None


def public(view: View) -> View:
    """Open without login: the short list of INTERFACES."""
    view.permission = None  # type: ignore[attr-defined]  # read by ensure_declared
    return view


def requires(permission: Permission, load: Loader | None = None) -> Callable[[View], View]:
    """Name a view's permission; with `load`, its first URL part becomes the object, found within the actor's scope.

    What one may not see is 404; what one may see but not do is 403.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**parts: Any) -> ResponseReturnValue:
            if load is None:
                _permit(permission, None)
                return view(**parts)
            name = next(iter(parts))
            key = parts.pop(name)

            def fresh() -> Any:
                return load(actor(), key)

            target = fresh()
            if target is None:
                abort(404)
            _permit(permission, target)
            g.fresh = fresh
            return view(target, **parts)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by ensure_declared
        return guarded

    return decorate


def _permit(permission: Permission, target: Any) -> None:
    if allows(actor(), permission, target):
        return
    with writing():
        db.session.rollback()
        audit.record(actor(), "refused", target, permission=str(permission))
        db.session.commit()
    raise NotAllowed(
        gettext("この操作をする権限がありません。担当の事務局にお問い合わせください。")
    )


def ensure_declared(app: Flask) -> None:
    """Fail at start-up when a view names no permission."""
    for endpoint, view in app.view_functions.items():
        if endpoint != "static" and not hasattr(view, "permission"):
            raise RuntimeError(f"{endpoint} declares no permission")


def commit() -> None:
    """End the act; somebody else's save in between is a conflict, not a loss."""
    try:
        db.session.commit()
    except StaleDataError:
        db.session.rollback()
        raise StaleVersion from None


def done(url: str, message: str | None = None) -> Response:
    """Commit the act, remember its idempotency key, say what happened, and lead on (303)."""
    key = _posted_key()
    if key and is_logged_in() and actor().user_id:
        db.session.add(
            PostedOnce(key=key, user_id=actor().user_id, location=url, created_at=clock.now())
        )
    try:
        commit()
    except IntegrityError:
        db.session.rollback()
        first = _posted_before(key)
        if first is None:
            raise
        return cast(Response, redirect(first, code=303))
    if message:
        flash(message)
    return cast(Response, redirect(url, code=303))


def posted_version(name: str = "base_version") -> int:
    """The version that a button's page was of; -1 when it did not say, which never fits."""
    said = request.form.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


def _posted_key() -> str:
    """What a press is remembered by: its form's key and where it went, for one form may lead each row elsewhere."""
    key = request.form.get("idempotency_key", "")
    return sha256(f"{key}|{request.path}".encode()).hexdigest() if key else ""


def _posted_before(key: str) -> str | None:
    if not key or not is_logged_in():
        return None
    return db.session.scalars(
        select(PostedOnce.location).where(
            PostedOnce.key == key, PostedOnce.user_id == actor().user_id
        )
    ).one_or_none()


def answer_again() -> ResponseReturnValue | None:
    """A form posted twice is carried out once; the second time leads to the same place."""
    if request.method in SAFE:
        return None
    first = _posted_before(_posted_key())
    return redirect(first, code=303) if first else None


def refused(form: CouncilForm, error: DomainError) -> Any:
    """Undo the act, put its refusal into the form, and hand back the object as it is now.

    For use in `except DomainError`; what hides (403, 404) is raised on.
    """
    if error.status in {403, 404}:
        raise error
    db.session.rollback()
    form.refuse(error, sentence(error))
    fresh = getattr(g, "fresh", None)
    target = fresh() if fresh else None
    if fresh and target is None:
        abort(404)
    return target


def sentence(error: DomainError) -> str:
    """A refusal in the reader's language."""
    return cast(str, gettext(error.message, **error.params))


def log_reading(
    tag: str, subject: object, *, case_id: uuid.UUID | None = None, body_id: uuid.UUID | None = None
) -> None:
    """Leave the row of a reading before the first byte is sent; if that is not possible, nothing is shown."""
    db.session.commit()
    with writing():
        audit.record(actor(), tag, subject, case_id=case_id, body_id=body_id)
        db.session.commit()


def document(content: bytes | Iterator[bytes], name: str, media_type: str) -> Response:
    """A file for download, whole or as it is made; its name says nothing about a case."""
    response = current_app.response_class(content, mimetype=media_type)
    plain = name.encode("ascii", "ignore").decode().lstrip("_")
    # a header holds ASCII alone: the whole name is percent-encoded, beside what is left of it without
    options = {"filename": plain, "filename*": f"UTF-8''{quote(name, safe='')}"}
    response.headers.set(
        "Content-Disposition", "attachment", **(options if plain != name else {"filename": name})
    )
    return response


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def idempotency_key() -> str:
    """A fresh key for a form; its second half says for which account the form was made, to us alone."""
    fresh = secrets.token_hex(16)
    return fresh + _mark_of(fresh, actor().user_id if is_logged_in() else None)


def _mark_of(fresh: str, user_id: uuid.UUID | None) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, f"form|{fresh}|{user_id}".encode(), sha256).hexdigest()[:32]


def is_key_of(key: str, user_id: uuid.UUID | None) -> bool:
    """Whether a form's key was made for this account."""
    return user_id is not None and hmac.compare_digest(
        key[32:].encode(), _mark_of(key[:32], user_id).encode()
    )


def current_session() -> Any:
    """The session of the browser that asks."""
    return session._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 werkzeug's way through its proxy
