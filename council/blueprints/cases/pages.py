"""世帯: the list, the case page, opening and keeping a case; and the ledger of conference numbers."""

import uuid

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.cases.base import Page, bp
from council.domain.errors import DomainError, StaleVersion
from council.forms.cases import EditCaseForm, OpenCaseForm, pairs
from council.forms.numbers import is_marked
from council.models import Case
from council.policy.permissions import Permission as P
from council.queries import cases as queries
from council.queries import conferences as conference_queries
from council.services import cases as services


@bp.get("/cases")
@requires(P.CASE_LIST)
def index() -> Page:
    """The households of one's agency, one's conferences, and requests that wait."""
    return render_template(
        "cases/index.html",
        cases=queries.listing(actor()),
        conferences=conference_queries.mine(actor()),
        requests=conference_queries.requests(actor()),
        places=conference_queries.left_places(actor()),
    )


@bp.get("/ledger")
@requires(P.LEDGER_READ)
def ledger() -> Page:
    """To those who are not invited a conference is a number."""
    return render_template("cases/ledger.html", numbers=conference_queries.ledger())


@bp.get("/cases/new")
@requires(P.CASE_CREATE)
def new() -> Page:
    """The form for a new case."""
    form = OpenCaseForm()
    form.begin()
    return _new_page(form)


def _new_page(form: OpenCaseForm) -> Page:
    _offer_to_open(form)
    return render_template("cases/new.html", form=form), form.status


def _offer_to_open(form: OpenCaseForm) -> None:
    form.agency.choices = pairs(queries.own_agencies(actor()))
    form.offer_agencies(queries.agency_choices(actor()))


@bp.post("/cases")
@requires(P.CASE_CREATE)
def create() -> Page:
    """Open a case."""
    form = OpenCaseForm()
    _offer_to_open(form)
    if form.validate():
        try:
            case = _opened(form)
            return done(
                url_for(".show", case_id=case.id),
                _("世帯 %(number)s を登録しました。", number=case.number),
            )
        except DomainError as error:
            refused(form, error)
    return _new_page(form)


def _opened(form: OpenCaseForm) -> Case:
    (agency,) = queries.find_agencies([uuid.UUID(form.agency.data)])
    return services.open_case(
        agency,
        subjects=[services.Member(**member) for member in form.named_members()],
        policy=form.policy.data or "",
        received_on=form.received_on.data,
        next_review_on=form.next_review_on.data,
        is_8050=form.is_8050.data,
        agencies=queries.find_agencies(form.chosen_agencies()),
        actor=actor(),
    )


@bp.get("/cases/<uuid:case_id>")
@requires(P.CASE_READ, load=queries.get)
def show(case: Case) -> Page:
    """The case page; each opening leaves its row."""
    log_reading("case:read", case, case_id=case.id)
    return render_template("cases/show.html", case=case, page=queries.page(actor(), case))


@bp.get("/cases/<uuid:case_id>/edit")
@requires(P.CASE_EDIT, load=queries.get)
def edit(case: Case) -> Page:
    """The form for policy and next review."""
    log_reading("case:read", case, case_id=case.id)
    form = EditCaseForm(
        policy=queries.policy(case),
        next_review_on=case.next_review_on,
        is_8050=case.is_8050,
        base_version=case.version,
    )
    return _edit_page(case, form)


def _edit_page(case: Case, form: EditCaseForm) -> Page:
    stored = queries.policy(case) if form.status == StaleVersion.status else ""
    page = render_template("cases/edit.html", case=case, form=form, stored=stored)
    return page, form.status


@bp.post("/cases/<uuid:case_id>/edit")
@requires(P.CASE_EDIT, load=queries.get)
def save(case: Case) -> Page:
    """Save; a text with a number that is never stored stays on the page, the rest is saved."""
    form = EditCaseForm()
    is_whole = form.validate()
    is_marked_only = set(form.errors) == {"policy"} and is_marked(form.policy)
    if not is_whole and not is_marked_only:
        return _edit_page(case, form)
    try:
        services.edit_case(
            case,
            policy=form.policy.data or "" if is_whole else None,
            next_review_on=form.next_review_on.data,
            is_8050=form.is_8050.data,
            base_version=form.version,
            actor=actor(),
        )
    except DomainError as error:
        case = refused(form, error)
        form.shown_beside(case.version)
        return _edit_page(case, form)
    answer = done(url_for(".show", case_id=case.id), _("保存しました。") if is_whole else None)
    if is_whole:
        return answer
    return _saved_the_rest(case, form)


def _saved_the_rest(case: Case, form: EditCaseForm) -> Page:
    form.base_version.data, form.base_version.raw_data = case.version, None
    form.form_errors.append(_("印の付いた欄のほかは保存しました。"))
    return _edit_page(case, form)
