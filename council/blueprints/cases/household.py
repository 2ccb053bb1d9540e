"""The household grows, agencies come and go."""

import uuid

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.cases.base import Page, bp
from council.domain.errors import DomainError, NotFound
from council.domain.vocabulary import AgeBand, Sex
from council.forms.cases import AddMemberForm, CaseAgencyForm, pairs
from council.models import Agency, Case, CaseAgency
from council.policy.permissions import Permission as P
from council.queries import cases as queries
from council.services import cases as services


@bp.get("/cases/<uuid:case_id>/members/new")
@requires(P.CASE_EDIT, load=queries.get)
def new_member(case: Case) -> Page:
    """The form for one more member."""
    return _member_page(case, AddMemberForm())


def _member_page(case: Case, form: AddMemberForm) -> Page:
    return render_template("cases/member.html", case=case, form=form), form.status


@bp.post("/cases/<uuid:case_id>/members")
@requires(P.CASE_EDIT, load=queries.get)
def add_member(case: Case) -> Page:
    """Add a member to the household."""
    form = AddMemberForm()
    if form.validate():
        try:
            member = services.Member(
                relation=form.relation.data,
                age_band=AgeBand(form.age_band.data),
                sex=Sex(form.sex.data),
                is_living_together=form.is_living_together.data,
                is_deceased=form.is_deceased.data,
            )
            row = services.add_member(case, member, actor())
            return done(
                url_for(".show", case_id=case.id),
                _("%(label)sを世帯に加えました。", label=row.label),
            )
        except DomainError as error:
            case = refused(form, error)
    return _member_page(case, form)


@bp.get("/cases/<uuid:case_id>/agencies/new")
@requires(P.CASE_EDIT, load=queries.get)
def new_agency(case: Case) -> Page:
    """The form for one more agency."""
    return _agency_page(case, CaseAgencyForm())


def _agency_page(case: Case, form: CaseAgencyForm) -> Page:
    form.agency.choices = pairs(queries.agency_choices(actor()), _("選んでください"))
    return render_template("cases/agency.html", case=case, form=form), form.status


@bp.post("/cases/<uuid:case_id>/agencies")
@requires(P.CASE_EDIT, load=queries.get)
def add_agency(case: Case) -> Page:
    """Note an agency as being on the case."""
    form = CaseAgencyForm()
    form.agency.choices = []
    if form.validate():
        try:
            agency = _agency(form.agency.data)
            services.add_agency(case, agency, actor())
            return done(
                url_for(".show", case_id=case.id),
                _("%(name)sを、関わっている機関に加えました。", name=agency.name),
            )
        except DomainError as error:
            case = refused(form, error)
    return _agency_page(case, form)


def _agency(value: str) -> Agency:
    try:
        found = queries.find_agencies([uuid.UUID(value)])
    except ValueError:
        found = []
    if not found:
        raise DomainError("機関を選んでください。", field="agency")
    return found[0]


@bp.post("/cases/<uuid:case_id>/agencies/<uuid:row_id>/end")
@requires(P.CASE_EDIT, load=queries.get)
def end_agency(case: Case, row_id: uuid.UUID) -> Page:
    """Note that an agency's support has ended."""
    services.end_agency(case, _row(case, row_id), actor())
    return done(url_for(".show", case_id=case.id), _("関わりの終わりを記録しました。"))


def _row(case: Case, row_id: uuid.UUID) -> CaseAgency:
    found = next((one for one in case.agencies if one.id == row_id), None)
    if found is None:
        raise NotFound("この機関は見つかりません。")
    return found
