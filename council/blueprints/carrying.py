"""What was typed when the session had ended: carried sealed through the login, shown again, never carried out unasked.

Nothing of it is kept on the server: it travels in the page, sealed, and opens for the account alone that typed it.
"""

import base64
import binascii
import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import event
from sqlalchemy.orm import Session

from council import vault
from council.blueprints.access import is_key_of, is_open
from council.domain import clock
from council.domain.errors import Conflict
from council.extensions import db
from council.forms.auth import LoginForm
from council.forms.base import SHOWN_AGAIN
from council.models import AuditEntry, AuditHead, LoginSession
from council.services.accounts import ABSOLUTE

LARGEST = 1024 * 1024
_HOUSEKEEPING = {"csrf_token", "idempotency_key", "base_version", SHOWN_AGAIN}
_PLACE = vault.Place("carried", "fields", uuid.UUID(int=0), uuid.UUID(int=0))
_TRACES = (AuditEntry, AuditHead, LoginSession)


class HeldBack(Conflict):
    """A press that came with a form shown again after a login: it waits to be pressed anew."""

    def __init__(self) -> None:
        super().__init__(
            "ログインし直したため、まだ行っていません。元の画面を開いて、もう一度操作してください。"
        )


@dataclass(frozen=True, slots=True)
class Carried:
    """A form as it was sent: where to, its fields without passwords, whether files were with it."""

    path: str
    fields: tuple[tuple[str, str], ...]
    has_files: bool
    until: datetime

    def is_of(self, user_id: uuid.UUID | None) -> bool:
        """Whether the form was made for this account."""
        keys = [value for name, value in self.fields if name == "idempotency_key"]
        return any(is_key_of(key, user_id) for key in keys)


def _sent() -> Carried:
    path = request.full_path if request.query_string else request.path
    return Carried(
        path=request.script_root + path,
        fields=tuple(
            (name, value)
            for name, value in request.form.items(multi=True)
            if "password" not in name.lower() and name not in {"csrf_token", SHOWN_AGAIN}
        ),
        has_files=any(file.filename for file in request.files.values()),
        until=clock.now() + ABSOLUTE,
    )


def _is_typed(sent: Carried) -> bool:
    return any(value.strip() for name, value in sent.fields if name not in _HOUSEKEEPING)


def _comes_from_our_page() -> bool:
    # our own pages send no referrer, and so no origin either; a browser says this much
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _key() -> bytes:
    secret = str(current_app.config["SECRET_KEY"])
    return hashlib.sha256(f"carried|{secret}".encode()).digest()


def _sealed(sent: Carried) -> str:
    """The form as the page carries it; empty when it is too long to be carried."""
    content = json.dumps(
        [sent.path, sent.fields, sent.has_files, sent.until.isoformat()], ensure_ascii=False
    ).encode()
    if len(content) > LARGEST:
        return ""
    return base64.urlsafe_b64encode(vault.seal(_key(), _PLACE, content)).decode()


def opened(sealed: str) -> Carried | None:
    """The form that a page carried; None when there is none, it was altered, or its time is over."""
    try:
        content = vault.unseal(_key(), _PLACE, base64.urlsafe_b64decode(sealed))
    except (vault.SealBroken, binascii.Error, ValueError):
        return None
    path, fields, has_files, until = json.loads(content)
    carried = Carried(
        path,
        tuple((name, value) for name, value in fields),
        has_files,
        datetime.fromisoformat(until),
    )
    return carried if clock.now() < carried.until else None


def keep() -> ResponseReturnValue | None:
    """A page with what was typed, when the session ended or another began meanwhile; None when there is none."""
    if is_open():
        return None
    return _offer_own() if g.actor else ask_to_log_in()


def ask_to_log_in() -> ResponseReturnValue | None:
    """The login with what was typed in the page; None when nothing was typed, or not on a page of ours."""
    sent = _sent()
    if not _is_typed(sent) or not _comes_from_our_page():
        return None
    sealed = _sealed(sent)
    form = LoginForm(formdata=None, carried=sealed)
    return render_template(
        "auth/login.html",
        form=form,
        is_interrupted=True,
        has_files=sent.has_files,
        is_too_long=not sealed,
    ), 401


def _offer_own() -> ResponseReturnValue | None:
    sent = _sent()
    if not _is_typed(sent) or not sent.is_of(g.actor.user_id):
        return None
    return offer(sent), 400


def offer(carried: Carried) -> str:
    """A page with one press that leads back to the form as it was typed."""
    g.pop("csrf_token", None)  # made for the session before this one
    return render_template("auth/again.html", carried=carried, mark=SHOWN_AGAIN)


def is_shown_again() -> bool:
    """Whether a form comes to be looked at, not to be carried out."""
    return bool(request.form.get(SHOWN_AGAIN))


def hold_back() -> None:
    """Let this request write nothing but the trail, whatever its view does: the reader has not pressed yet."""
    live = db.session()
    event.listen(live, "before_flush", _refuse_rows)
    event.listen(live, "do_orm_execute", _refuse_statements)


def _refuse_rows(session: Session, *_rest: Any) -> None:
    changed = (one for one in session.dirty if session.is_modified(one))
    for one in (*session.new, *changed, *session.deleted):
        if not isinstance(one, _TRACES):
            raise HeldBack


def _refuse_statements(asked: Any) -> None:
    if not asked.is_select:
        raise HeldBack
