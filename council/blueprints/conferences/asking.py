"""Asking the agency that a legal basis names to call the conference; its answer."""

import uuid

from flask import render_template, url_for
from flask import request as http
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.conferences.base import Page, bp
from council.domain import clock
from council.domain.errors import DomainError
from council.forms.cases import pairs
from council.forms.conferences import AskConvenerForm, ReasonForm
from council.models import Case, ConvenerRequest
from council.policy.permissions import Permission as P
from council.queries import cases as case_queries
from council.queries import conferences as queries
from council.services import conferences as services


@bp.get("/cases/<uuid:case_id>/requests/new")
@requires(P.CONFERENCE_CONVENE, load=case_queries.get)
def ask_form(case: Case) -> Page:
    """The form for a request."""
    form = AskConvenerForm(basis=http.args.get("basis"))
    return _ask_page(case, form)


def _offer(case: Case, form: AskConvenerForm) -> None:
    form.basis.choices = pairs(
        [
            (
                str(one.id),
                _("%(title)s（招集は%(agency)s）", title=one.title, agency=one.other_convener),
            )
            for one in queries.basis_choices(case.lead_agency_id, actor().on)
            if one.other_convener
        ],
        _("選んでください"),
    )


def _ask_page(case: Case, form: AskConvenerForm) -> Page:
    _offer(case, form)
    return render_template("conferences/ask.html", case=case, form=form), form.status


@bp.post("/cases/<uuid:case_id>/requests")
@requires(P.CONFERENCE_CONVENE, load=case_queries.get)
def ask(case: Case) -> Page:
    """Send the request."""
    form = AskConvenerForm()
    _offer(case, form)
    if form.validate():
        try:
            row = _asked(case, form)
            return done(url_for(".show_request", request_id=row.id), _("招集を依頼しました。"))
        except DomainError as error:
            case = refused(form, error)
    return _ask_page(case, form)


def _asked(case: Case, form: AskConvenerForm) -> ConvenerRequest:
    basis = queries.find_basis(uuid.UUID(form.basis.data))
    if basis is None:
        raise DomainError("根拠を選んでください。", field="basis")
    return services.ask_convener(
        case,
        basis=basis,
        wished_on=form.wished_on.data or clock.today(),
        reason=form.reason.data or "",
        actor=actor(),
    )


@bp.get("/requests/<uuid:request_id>")
@requires(P.REQUEST_READ, load=queries.get_request)
def show_request(request: ConvenerRequest) -> Page:
    """The request, as the asking and the asked agency read it."""
    log_reading("request:read", request, case_id=request.case_id)
    return _request_page(request, ReasonForm())


def _request_page(request: ConvenerRequest, form: ReasonForm) -> Page:
    page = render_template(
        "conferences/request.html",
        convener_request=request,
        page=queries.request_page(actor(), request),
        form=form,
    )
    return page, form.status


@bp.post("/requests/<uuid:request_id>/decline")
@requires(P.REQUEST_DECLINE, load=queries.get_request)
def decline(request: ConvenerRequest) -> Page:
    """Not to call it, with a reason."""
    form = ReasonForm()
    if form.validate():
        try:
            services.decline(request, form.reason.data or "", actor())
            return done(url_for("cases.index"), _("見送ることを伝えました。"))
        except DomainError as error:
            request = refused(form, error)
    return _request_page(request, form)
