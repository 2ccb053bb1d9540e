"""Accounts: who may log in. The administrator sees people and roles here, and no case."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, commit, done, refused, requires
from council.blueprints.members.appointments import chosen_person
from council.blueprints.members.bodies import bp
from council.domain.errors import DomainError
from council.domain.passwords import SHORTEST
from council.domain.vocabulary import Channel
from council.forms.members import AccountForm, FindForm
from council.models import User
from council.policy.permissions import Permission as P
from council.queries import account_list, assignments
from council.queries import people as queries
from council.services import account_inviting, account_keeping
from council.services import accounts as services

_MOST_PAGES = 10_000


@bp.get("/accounts")
@requires(P.ACCOUNT_EDIT)
def accounts() -> ResponseReturnValue:
    """The accounts looked for, with what their people hold today."""
    form = _finding()
    page = request.args.get("page", 1, type=int)
    wanted = account_list.Wanted(
        words=(form.words.data or "")[:60],
        agency=form.chosen("agency"),
        role=form.chosen("role"),
        page=page if 1 <= page <= _MOST_PAGES else 1,
    )
    found = account_list.accounts(actor(), wanted)
    return render_template("members/accounts.html", found=found, form=form)


def _finding() -> FindForm:
    form = FindForm(request.args)
    form.offer(account_list.agencies_at_work(actor().on))
    return form


@bp.get("/accounts/duties")
@requires(P.ACCOUNT_EDIT)
def duties() -> ResponseReturnValue:
    """Work for agencies and secretariats, and the keeping of accounts, with their days."""
    form = _finding()
    found = assignments.duties(actor().on, form.chosen("agency"))
    return render_template("members/duties.html", duties=found, form=form)


@bp.get("/accounts/new")
@requires(P.ACCOUNT_EDIT)
def new_account() -> ResponseReturnValue:
    """Whose account, and the address to log in with."""
    return _new_page(AccountForm())


@bp.post("/accounts/new")
@requires(P.ACCOUNT_EDIT)
def create_account() -> ResponseReturnValue:
    """Create it; the code of the invitation is shown on the answer, once."""
    form = AccountForm()
    _offer(form)
    if not form.validate():
        return _new_page(form)
    try:
        person = chosen_person(form, **_reached(form.email.data or ""))
        user = services.create_user(person, form.email.data or "", None, actor())
        code = account_inviting.invite(user, actor())
        commit()
    except DomainError as error:
        refused(form, error)
        return _new_page(form)
    return _invitation_page(user, person.name, code)


def _reached(login: str) -> dict[str, object]:
    """How somebody new is reached: by the login's address; a short name is none."""
    has_address = "@" in login
    return {
        "email": login if has_address else None,
        "channel": Channel.MAIL if has_address else Channel.POST,
    }


def _offer(form: AccountForm) -> None:
    form.offer([(str(one.id), f"{one.name}（{one.reading}）") for one in queries.without_account()])


def _new_page(form: AccountForm) -> ResponseReturnValue:
    _offer(form)
    return render_template("members/new_account.html", form=form), form.status


def _invitation_page(user: User, name: str, code: str) -> ResponseReturnValue:
    address = url_for("auth.welcome", _external=True)
    return render_template(
        "members/invitation.html",
        user=user,
        name=name,
        code=code,
        address=address,
        shortest=SHORTEST,
    )


@bp.post("/accounts/<uuid:user_id>/invite")
@requires(P.ACCOUNT_EDIT, load=queries.account)
def invite(user: User) -> ResponseReturnValue:
    """Another invitation, shown on the answer, once; the password so far and the account's sessions end."""
    code = account_inviting.invite(user, actor())
    commit()
    return _invitation_page(user, user.person.name, code)


@bp.post("/accounts/<uuid:user_id>/close")
@requires(P.ACCOUNT_EDIT, load=queries.account)
def close_account(user: User) -> ResponseReturnValue:
    """The account logs in no more."""
    account_keeping.close_account(user, actor())
    return done(
        url_for(".accounts"), _("%(name)sさんのアカウントを止めました。", name=user.person.name)
    )


@bp.post("/accounts/<uuid:user_id>/reopen")
@requires(P.ACCOUNT_EDIT, load=queries.account)
def reopen_account(user: User) -> ResponseReturnValue:
    """The account may log in again."""
    account_keeping.reopen_account(user, actor())
    return done(
        url_for(".accounts"),
        _("%(name)sさんのアカウントを使えるようにしました。", name=user.person.name),
    )
