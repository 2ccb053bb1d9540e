"""Logging in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from council.blueprints import carrying
from council.blueprints.access import (
    commit,
    current_session,
    is_logged_in,
    public,
    refused,
)
from council.domain.errors import DomainError
from council.extensions import db
from council.forms.auth import LoginForm
from council.models import User
from council.services import accounts as services

bp = Blueprint("auth", __name__)


def _next_path() -> str:
    """Where to go after login: a path of ours, taken apart and put together again."""
    parts = urlsplit(request.values.get("next", "").replace("\\", "/"))
    if (
        parts.scheme
        or parts.netloc
        or not parts.path.startswith("/")
        or parts.path.startswith("//")
    ):
        return url_for("home.index")
    return parts.path + (f"?{parts.query}" if parts.query else "")


@bp.get("/login")
@public
def login() -> ResponseReturnValue:
    """Two fields, and whom to telephone."""
    if is_logged_in():
        return redirect(_next_path(), code=303)
    return _page(LoginForm(next=request.args.get("next", "")))


def _page(form: LoginForm) -> ResponseReturnValue:
    return render_template("auth/login.html", form=form), form.status


@bp.post("/login")
@public
def enter() -> ResponseReturnValue:
    """Check the password; a new session begins."""
    form = LoginForm()
    if not form.validate():
        return _page(form)
    try:
        user = services.authenticate(
            form.email.data or "", form.password.data or "", request.remote_addr or ""
        )
    except DomainError as error:
        refused(form, error)
        form.status = 429
        return _page(form)
    commit()
    if user is None:
        form.form_errors.append(_("メールアドレスかパスワードが違います。"))
        form.status = 422
        return _page(form)
    current_session().log_in(user)
    _give_token()
    return _go_on(carrying.opened(form.carried.data or ""), user)


def _give_token() -> None:
    # given with the new session, so that the first page need not write one into it
    g.pop("csrf_token", None)
    generate_csrf()


def _go_on(carried: carrying.Carried | None, user: User) -> ResponseReturnValue:
    """To where the reader was going; what the same account had typed is offered first."""
    if carried is not None and carried.is_of(user.id):
        return carrying.offer(carried)
    if carried is not None:
        flash(_("ログインの前に別のアカウントで入力された内容は、引き継いでいません。"), "warn")
    return redirect(_next_path(), code=303)


@bp.post("/logout")
@public
def logout() -> ResponseReturnValue:
    """End the session on the server."""
    current_session().log_out()
    db.session.rollback()
    response = redirect(url_for("auth.login"), code=303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@bp.get("/password/forgot")
@public
def forgot() -> ResponseReturnValue:
    """Whom to ask for a new password."""
    return render_template("auth/forgot.html")
