"""課題: the list, the page with its climb, and every step of it."""

import uuid
from collections.abc import Callable

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.domain.errors import DomainError, StaleVersion
from council.domain.machines import ISSUE
from council.domain.vocabulary import IssueField
from council.extensions import db
from council.forms.issues import AnswerForm, CloseForm, ForwardForm, IssueForm, RaiseForm
from council.models import Body, Issue, Meeting
from council.policy.permissions import Permission as P
from council.queries import issues as queries
from council.services import issues as services
from council.services.transitions import available, ensure_version

bp = Blueprint("issues", __name__)

_FORMS: dict[str, type[IssueForm]] = {
    "forward": ForwardForm,
    "answer": AnswerForm,
    "receive": IssueForm,
    "close": CloseForm,
}


@bp.get("/issues")
@requires(P.ISSUE_LIST)
def index() -> ResponseReturnValue:
    """The issues of my bodies and those that climbed to them."""
    lines = queries.index(actor())
    return render_template("issues/index.html", lines=lines, may_raise=bool(_mine()))


def _mine() -> frozenset[uuid.UUID]:
    return actor().secretariat_of | actor().bodies


@bp.get("/issues/new")
@requires(P.ISSUE_LIST)
def new() -> ResponseReturnValue:
    """Raise an issue."""
    return _new_page(RaiseForm())


def _new_page(form: RaiseForm) -> ResponseReturnValue:
    bodies = [(one.id, one.label) for one in queries.raising_bodies(actor())]
    form.offer(bodies)
    return render_template("issues/new.html", form=form, may_raise=bool(bodies)), form.status


@bp.post("/issues")
@requires(P.ISSUE_LIST)
def create() -> ResponseReturnValue:
    """A new issue, once its words say nothing of a household."""
    form = RaiseForm()
    form.offer([(one.id, one.label) for one in queries.raising_bodies(actor())])
    if form.validate():
        try:
            issue = services.raise_issue(
                db.session.get_one(Body, uuid.UUID(form.body.data)),
                title=form.title.data or "",
                field=IssueField(form.field.data),
                text=form.text.data or "",
                raised_by=form.raised_by.data or "",
                actor=actor(),
                dates_checked=bool(form.dates_checked.data),
            )
            return done(url_for("issues.show", issue_id=issue.id), _("課題を記録しました。"))
        except DomainError as error:
            refused(form, error)
            _ask_about_dates(form, error)
    return _new_page(form)


def _ask_about_dates(form: IssueForm, error: DomainError) -> None:
    if isinstance(error, services.HouseholdNamed) and error.only_dates:
        form.asks_about_dates = True


@bp.get("/issues/<uuid:issue_id>")
@requires(P.ISSUE_READ, load=queries.get)
def show(issue: Issue) -> ResponseReturnValue:
    """One issue with its climb and what may be done next."""
    return _page(issue)


def _page(issue: Issue, act: str = "", form: IssueForm | None = None) -> ResponseReturnValue:
    page = queries.page(issue, actor())
    names = {step.name for step in available(ISSUE, issue, actor())}
    if not page.targets:
        names.discard("forward")
    if issue.holder_id == issue.body_id:
        names.discard("answer")
    forms = {
        name: kind(key=name, formdata=None, base_version=issue.version)
        for name, kind in _FORMS.items()
        if name in names
    }
    if form is not None:
        forms[act] = form
    _offer(forms, page)
    answer = render_template(
        "issues/show.html", page=page, acts=names, forms_by=forms, failed=form is not None
    )
    return answer, form.status if form is not None else 200


def _offer(forms: dict[str, IssueForm], page: queries.Page) -> None:
    for form in forms.values():
        if isinstance(form, ForwardForm):
            form.offer([(one.id, one.label) for one in page.targets])
        if isinstance(form, AnswerForm):
            form.offer([(one.id, one.label) for one in page.taken_up_at])


def _take(
    issue: Issue, act: str, form: IssueForm, step: Callable[[Issue], None], said: str
) -> ResponseReturnValue:
    _offer({act: form}, queries.page(issue, actor()))
    if form.validate():
        try:
            ensure_version(issue, form.version)
            step(issue)
            return done(url_for("issues.show", issue_id=issue.id), said)
        except DomainError as error:
            issue = _refusal(form, error)
    return _page(issue, act, form)


def _refusal(form: IssueForm, error: DomainError) -> Issue:
    issue: Issue = refused(form, error)
    _ask_about_dates(form, error)
    if isinstance(error, StaleVersion):
        form.rebase(issue.version)
    return issue


@bp.post("/issues/<uuid:issue_id>/forward")
@requires(P.ISSUE_FORWARD, load=queries.get)
def forward(issue: Issue) -> ResponseReturnValue:
    """Hand it up."""
    form = ForwardForm(key="forward")
    return _take(
        issue,
        "forward",
        form,
        lambda one: services.forward(
            one,
            db.session.get_one(Body, uuid.UUID(form.to_body.data)),
            actor(),
            text=form.text.data or "",
            dates_checked=bool(form.dates_checked.data),
        ),
        _("上の会議に上げました。"),
    )


@bp.post("/issues/<uuid:issue_id>/answer")
@requires(P.ISSUE_ANSWER, load=queries.get)
def answer(issue: Issue) -> ResponseReturnValue:
    """Answer it from above."""
    form = AnswerForm(key="answer")
    return _take(
        issue,
        "answer",
        form,
        lambda one: services.answer(
            one,
            form.text.data or "",
            actor(),
            meeting=_meeting(form),
            dates_checked=bool(form.dates_checked.data),
        ),
        _("回答しました。提起した会議の事務局が受け取ります。"),
    )


def _meeting(form: AnswerForm) -> Meeting | None:
    chosen = form.meeting.data
    return db.session.get(Meeting, uuid.UUID(chosen)) if chosen else None


@bp.post("/issues/<uuid:issue_id>/receive")
@requires(P.ISSUE_RECEIVE, load=queries.get)
def receive(issue: Issue) -> ResponseReturnValue:
    """Take the answer back down."""
    form = IssueForm(key="receive")
    said = _("回答を受け取りました。次の会議で報告できます。")
    return _take(issue, "receive", form, lambda one: services.receive(one, actor()), said)


@bp.post("/issues/<uuid:issue_id>/close")
@requires(P.ISSUE_CLOSE, load=queries.get)
def close(issue: Issue) -> ResponseReturnValue:
    """End it."""
    form = CloseForm(key="close")
    return _take(
        issue,
        "close",
        form,
        lambda one: services.close(one, actor(), text=form.text.data or ""),
        _("課題を終えました。"),
    )
