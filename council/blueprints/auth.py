"""Logging in and out, and one's own password."""

from urllib.parse import urlsplit

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from council.blueprints import carrying
from council.blueprints.access import (
    actor,
    commit,
    current_session,
    done,
    is_logged_in,
    public,
    refused,
    requires,
)
from council.domain.errors import DomainError
from council.domain.passwords import SHORTEST
from council.extensions import db
from council.forms.auth import LoginForm, PasswordForm, WelcomeForm
from council.models import User
from council.policy.permissions import Permission as P
from council.services import account_inviting, account_keeping
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
        return _page(form)
    commit()
    if user is None:
        form.form_errors.append(_("ログインIDかパスワードが違います。"))
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


@bp.get("/password")
@requires(P.ACCOUNT_KEEP_OWN)
def password() -> ResponseReturnValue:
    """The present password and the new one, twice."""
    return _password_page(PasswordForm())


def _password_page(form: PasswordForm) -> ResponseReturnValue:
    return render_template("auth/password.html", form=form, shortest=SHORTEST), form.status


@bp.post("/password")
@requires(P.ACCOUNT_KEEP_OWN)
def change_password() -> ResponseReturnValue:
    """Change one's own password; a wrong present one counts as a failed login."""
    form = PasswordForm()
    if form.validate():
        try:
            return _changed(form) or _password_page(form)
        except DomainError as error:
            refused(form, error)
    return _password_page(form)


def _changed(form: PasswordForm) -> ResponseReturnValue | None:
    user = services.authenticate(
        actor().email, form.current_password.data or "", request.remote_addr or ""
    )
    if user is None:
        commit()  # the failure is counted
        form.current_password.errors = [_("いまのパスワードが違います。")]
        form.status = 422
        return None
    account_keeping.change_password(user, form.new_password.data or "", actor())
    current_session().log_in(user)
    _give_token()
    return done(
        url_for("home.index"),
        _("パスワードを変えました。ほかの端末のログインは、すべて終わりました。"),
    )


@bp.get("/welcome")
@public
def welcome() -> ResponseReturnValue:
    """For whoever was handed an invitation: the code, and a password of one's own, twice."""
    return _welcome_page(WelcomeForm(formdata=None))


def _welcome_page(form: WelcomeForm) -> ResponseReturnValue:
    return render_template("auth/welcome.html", form=form, shortest=SHORTEST), form.status


@bp.post("/welcome")
@public
def answer_invitation() -> ResponseReturnValue:
    """Choose the password; the code is good once."""
    form = WelcomeForm()
    if form.validate():
        try:
            user = account_inviting.answer(
                form.email.data or "",
                form.code.data or "",
                form.new_password.data or "",
                request.remote_addr or "",
            )
            commit()
        except DomainError as error:
            refused(form, error)
            return _welcome_page(form)
        if user is not None:
            flash(_("パスワードを決めました。そのパスワードでログインしてください。"), "done")
            return redirect(url_for("auth.login"), code=303)
        form.form_errors.append(_("ログインIDか招待の符号が違うか、期限が過ぎています。"))
        form.status = 422
    return _welcome_page(form)


@bp.get("/password/forgot")
@public
def forgot() -> ResponseReturnValue:
    """Whom to ask for a new password."""
    return render_template("auth/forgot.html")
