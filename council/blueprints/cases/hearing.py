"""What was heard of the household, and what was consented to."""

from flask import render_template, request, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.cases.base import Page, bp
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import ConsentEvent, ConsentForm, ConsentGiver
from council.forms.cases import OTHER, RecordConsentForm, StatementForm, pairs
from council.models import Case, DataSubject
from council.policy.permissions import Permission as P
from council.queries import cases as queries
from council.services import cases as services
from council.services import revocation


@bp.get("/cases/<uuid:case_id>/statements/new")
@requires(P.CASE_EDIT, load=queries.get)
def new_statement(case: Case) -> Page:
    """The form for something heard."""
    form = StatementForm(subject=request.args.get("member"))
    form.heard_on.data = clock.today()
    return _statement_page(case, form)


def _statement_page(case: Case, form: StatementForm) -> Page:
    form.offer(_members(case))
    return render_template("cases/statement.html", case=case, form=form), form.status


def _members(case: Case) -> list[tuple[str, str]]:
    return [(str(one.id), one.label) for one in case.subjects if not one.is_deceased]


@bp.post("/cases/<uuid:case_id>/statements")
@requires(P.CASE_EDIT, load=queries.get)
def record_statement(case: Case) -> Page:
    """Keep what was heard."""
    form = StatementForm()
    form.offer(_members(case))
    if form.validate():
        try:
            _record_statement(case, form)
            return done(url_for(".show", case_id=case.id), _("聞き取りを記録しました。"))
        except DomainError as error:
            case = refused(form, error)
    return _statement_page(case, form)


def _record_statement(case: Case, form: StatementForm) -> None:
    by_id = {str(one.id): one for one in case.subjects}
    is_other = form.heard_from.data == OTHER
    services.record_statement(
        case,
        by_id[form.subject.data],
        text=form.text.data or "",
        heard_from=form.heard_from_other.data or ""
        if is_other
        else by_id[form.heard_from.data].label,
        heard_on=form.heard_on.data or clock.today(),
        heard_with_approval=form.approval.data == "yes",
        told=[by_id[one] for one in form.told.data or []],
        actor=actor(),
    )


@bp.get("/cases/<uuid:case_id>/consents/new")
@requires(P.CASE_EDIT, load=queries.get)
def new_consent(case: Case) -> Page:
    """The form for a consent."""
    form = RecordConsentForm(subject=request.args.get("member"))
    form.on.data = clock.today()
    return _consent_page(case, form)


def _consent_page(case: Case, form: RecordConsentForm) -> Page:
    _offer_consent(case, form)
    return render_template("cases/consent.html", case=case, form=form), form.status


def _offer_consent(case: Case, form: RecordConsentForm) -> None:
    form.subject.choices = pairs(_members(case))
    form.offer_agencies(
        one for one in queries.agency_choices(actor()) if one[0] != str(case.lead_agency_id)
    )


@bp.post("/cases/<uuid:case_id>/consents")
@requires(P.CASE_EDIT, load=queries.get)
def record_consent(case: Case) -> Page:
    """Keep a consent event."""
    form = RecordConsentForm()
    _offer_consent(case, form)
    if form.validate():
        try:
            _record_consent(case, form)
            return done(url_for(".show", case_id=case.id), _("同意の状況を記録しました。"))
        except DomainError as error:
            case = refused(form, error)
    return _consent_page(case, form)


def _record_consent(case: Case, form: RecordConsentForm) -> None:
    revocation.record_consent(
        case,
        _subject(case, form.subject.data),
        event=ConsentEvent(form.event.data),
        giver=ConsentGiver(form.giver.data),
        form=ConsentForm(form.form.data),
        on=form.on.data or clock.today(),
        scope=services.Scope(
            agencies=queries.find_agencies(form.chosen_agencies()),
            note=form.scope_note.data or "",
            exclusions=form.exclusions.data or "",
        ),
        actor=actor(),
    )


def _subject(case: Case, value: str) -> DataSubject:
    return next(one for one in case.subjects if str(one.id) == value)
