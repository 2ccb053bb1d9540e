"""次第を直す."""

from dataclasses import dataclass

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, posted_version, refused, requires
from council.blueprints.meetings.base import bp
from council.domain.errors import DomainError
from council.domain.vocabulary import ItemKind
from council.forms.base import CouncilForm
from council.forms.choices import SelectChoice, of_words
from council.forms.meetings import (
    CaseItemForm,
    IssueItemForm,
    ItemForm,
)
from council.forms.papers import PaperForm, TellPapersForm
from council.models import AgendaItem, CaseSubmission, Issue, Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.queries.meetings import undiscussed
from council.services import meetings as services

_ONE_PLACE = (("up", -1), ("down", 1))


@dataclass
class Forms:
    """The forms of the editor; one of them may have been refused."""

    item: ItemForm
    case: CaseItemForm
    issue: IssueItemForm
    paper: PaperForm
    cases: list[CaseSubmission]
    issues: list[Issue]

    @property
    def refused(self) -> CouncilForm | None:
        """The form that was sent and refused."""
        forms = (self.item, self.case, self.issue, self.paper)
        return next((form for form in forms if form.errors), None)


def forms_of(meeting: Meeting) -> Forms:
    """The editor's forms with their choices; the one that was posted holds what was typed."""
    found = Forms(
        ItemForm(),
        CaseItemForm(),
        IssueItemForm(),
        PaperForm(),
        queries.accepted_cases(meeting, actor()),
        queries.issues_for(meeting, actor()),
    )
    for mark, form in (("case", found.case), ("issue", found.issue), ("paper", found.paper)):
        for field in form:
            field.id = f"{mark}-{field.id}"  # one page, four forms: no id twice
    found.case.submission.choices = [
        SelectChoice(str(row.id), f"{row.code}　{row.agency.name}") for row in found.cases
    ]
    found.issue.issue.choices = [
        SelectChoice(str(row.id), f"{row.code}　{row.title}") for row in found.issues
    ]
    found.paper.item.choices = [
        SelectChoice("", _("どの議題にも付けない")),
        *(SelectChoice(str(item_id), title) for item_id, title in queries.item_titles(meeting)),
    ]
    return found


def editor(
    meeting: Meeting, forms: Forms | None = None, *, pressed: CouncilForm | None = None
) -> ResponseReturnValue:
    """The editor's page; `pressed` is a button of the list that was refused."""
    forms = forms or forms_of(meeting)
    page = queries.page(meeting, actor())
    form = forms.refused or pressed
    status = form.status if form else 200
    tells = pressed if isinstance(pressed, TellPapersForm) else TellPapersForm(formdata=None)
    tells.rebase(meeting.version)
    return render_template(
        "meetings/agenda.html",
        page=page,
        forms_in=forms,
        form=form,
        tells=tells,
        undiscussed=undiscussed.proposed(meeting, actor()),
    ), status


def edited(meeting: Meeting, message: str, anchor: str = "agenda") -> ResponseReturnValue:
    """Back to the editor."""
    return done(url_for("meetings.agenda", meeting_id=meeting.id, _anchor=anchor), message)


@bp.get("/meetings/<uuid:meeting_id>/agenda")
@requires(P.MEETING_EDIT, load=queries.get)
def agenda(meeting: Meeting) -> ResponseReturnValue:
    """Items, their order and their papers."""
    return editor(meeting)


@bp.post("/meetings/<uuid:meeting_id>/agenda/items")
@requires(P.MEETING_EDIT, load=queries.get)
def add_item(meeting: Meeting) -> ResponseReturnValue:
    """One more item."""
    forms = forms_of(meeting)
    form = forms.item
    if form.validate():
        try:
            services.add_item(meeting, **form.facts(), actor=actor())
            return edited(meeting, _("議題を加えました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return editor(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/agenda/cases")
@requires(P.MEETING_EDIT, load=queries.get)
def add_case(meeting: Meeting) -> ResponseReturnValue:
    """An accepted case."""
    forms = forms_of(meeting)
    form = forms.case
    if form.validate():
        try:
            chosen = next(row for row in forms.cases if str(row.id) == form.submission.data)
            services.add_item(
                meeting,
                kind=ItemKind.CASE,
                title="",
                presenter=form.presenter.data or chosen.agency.name,
                minutes=form.minutes.data or 0,
                submission=chosen,
                actor=actor(),
            )
            return edited(meeting, _("事例を議題に加えました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return editor(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/agenda/issues")
@requires(P.MEETING_EDIT, load=queries.get)
def add_issue(meeting: Meeting) -> ResponseReturnValue:
    """An issue, to be discussed or whose answer is told."""
    forms = forms_of(meeting)
    form = forms.issue
    if form.validate():
        try:
            chosen = next(row for row in forms.issues if str(row.id) == form.issue.data)
            services.add_item(
                meeting,
                kind=ItemKind.ISSUE,
                title=chosen.title,
                presenter=_("事務局"),
                minutes=form.minutes.data or 0,
                issue=chosen,
                actor=actor(),
            )
            return edited(meeting, _("課題を議題に加えました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return editor(meeting, forms)


def _item_page(item: AgendaItem, form: ItemForm) -> ResponseReturnValue:
    form.shown_beside(item.version)
    if item.kind is ItemKind.CASE:
        form.kind.choices = of_words([ItemKind.CASE])
    page = queries.page(item.meeting, actor())
    return render_template("meetings/item.html", page=page, item=item, form=form), form.status


@bp.get("/agenda/<uuid:item_id>")
@requires(P.MEETING_EDIT, load=queries.get_item)
def item_form(item: AgendaItem) -> ResponseReturnValue:
    """One item as it stands."""
    return _item_page(
        item,
        ItemForm(
            kind=item.kind,
            title=item.title,
            presenter=item.presenter,
            minutes=item.minutes,
            is_closed=item.is_closed,
            closed_reason=item.closed_reason,
            is_standing=item.is_standing,
            base_version=item.version,
        ),
    )


@bp.post("/agenda/<uuid:item_id>")
@requires(P.MEETING_EDIT, load=queries.get_item)
def edit_item(item: AgendaItem) -> ResponseReturnValue:
    """Change it."""
    form = ItemForm()
    if item.kind is ItemKind.CASE:
        form.kind.choices = of_words([ItemKind.CASE])
    if form.validate():
        try:
            services.edit_item(item, **form.facts(), base_version=form.version, actor=actor())
            return edited(item.meeting, _("議題を直しました。"))
        except DomainError as error:
            item = refused(form, error)
    return _item_page(item, form)


@bp.post("/agenda/<uuid:item_id>/move")
@requires(P.MEETING_EDIT, load=queries.get_item)
def move_item(item: AgendaItem) -> ResponseReturnValue:
    """One place up or down, or as far as it was dragged."""
    places, version = _asked_move()
    try:
        services.move_item(item, places, actor(), base_version=version)
        return edited(item.meeting, _("順番を変えました。"), f"item-{item.id}")
    except DomainError as error:
        pressed = CouncilForm(formdata=None)
        item = refused(pressed, error)
        return editor(item.meeting, pressed=pressed)


def _asked_move() -> tuple[int, int]:
    """How far, and of which version: a button names the version, a drag the places too."""
    for name, places in _ONE_PLACE:
        if name in request.form:
            return places, posted_version(name)
    return request.form.get("places", 0, type=int), posted_version()


@bp.post("/agenda/<uuid:item_id>/remove")
@requires(P.MEETING_EDIT, load=queries.get_item)
def remove_item(item: AgendaItem) -> ResponseReturnValue:
    """Take it off."""
    meeting = item.meeting
    try:
        services.remove_item(item, actor(), base_version=posted_version())
        return edited(meeting, _("議題を外しました。"))
    except DomainError as error:
        pressed = CouncilForm(formdata=None)
        item = refused(pressed, error)
        return editor(item.meeting, pressed=pressed)
