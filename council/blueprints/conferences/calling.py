"""Calling a conference: from the decision to invited agencies on one page."""

import uuid
from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.conferences.base import Page, bp
from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingForm
from council.extensions import db
from council.forms.conferences import SELF, ConveneForm
from council.models import Agency, Case, Conference, ConvenerRequest, LegalBasis, Person
from council.policy.permissions import Permission as P
from council.queries import cases as case_queries
from council.queries import conferences as queries
from council.queries.households import consents_of
from council.services import conferences as services
from council.services.conferences import Ground, Invitee, WrongConvener


@bp.get("/cases/<uuid:case_id>/conferences/new")
@requires(P.CONFERENCE_CONVENE, load=case_queries.get)
def new(case: Case) -> Page:
    """The one page on which a conference is called."""
    log_reading("case:read", case, case_id=case.id)
    return _page(case, ConveneForm(), None)


@bp.post("/cases/<uuid:case_id>/conferences")
@requires(P.CONFERENCE_CONVENE, load=case_queries.get)
def convene(case: Case) -> Page:
    """Call it: the agencies are invited at once."""
    form = ConveneForm()
    _offer(case, form, None)
    if form.validate():
        try:
            return _called(_convened(case, form, None))
        except WrongConvener as error:
            asked = error.basis
            return _page(refused(form, error), form, None, asked)
        except DomainError as error:
            case = refused(form, error)
    return _page(case, form, None)


@bp.get("/requests/<uuid:request_id>/take")
@requires(P.REQUEST_TAKE, load=queries.get_request)
def taking(request: ConvenerRequest) -> Page:
    """The same page for the agency that was asked to call it."""
    log_reading("request:read", request, case_id=request.case_id)
    form = ConveneForm()
    form.held_on.data = request.wished_on
    return _page(request.case, form, request)


@bp.post("/requests/<uuid:request_id>/take")
@requires(P.REQUEST_TAKE, load=queries.get_request)
def take(request: ConvenerRequest) -> Page:
    """Call the conference that was asked for."""
    form = ConveneForm()
    _offer(request.case, form, request)
    if form.validate():
        try:
            return _called(_convened(request.case, form, request))
        except DomainError as error:
            request = refused(form, error)
    return _page(request.case, form, request)


def _called(conference: Conference) -> Page:
    count = len(conference.participants) - 1
    return done(
        url_for("conferences.show", meeting_id=conference.meeting_id),
        _("会議を招集し、%(count)s人に案内しました。", count=count),
    )


def _convener_id(case: Case, request: ConvenerRequest | None) -> uuid.UUID:
    return request.to_agency_id if request else case.lead_agency_id


def _offer(case: Case, form: ConveneForm, request: ConvenerRequest | None) -> None:
    subjects = [(str(one.id), one.label) for one in case.subjects if not one.is_deceased]
    bases = queries.basis_choices(_convener_id(case, request), actor().on)
    form.offer(
        queries.people_choices(actor()),
        [(str(one.id), _label(one)) for one in bases],
        subjects,
        actor().name,
    )


def _label(basis: queries.Choice) -> str:
    if basis.other_convener:
        return str(
            _("%(title)s（招集は%(agency)s）", title=basis.title, agency=basis.other_convener)
        )
    return f"{basis.title}（{basis.limits}）" if basis.limits else basis.title


def _page(
    case: Case,
    form: ConveneForm,
    request: ConvenerRequest | None,
    asked: LegalBasis | None = None,
) -> Page:
    _offer(case, form, request)
    page = render_template(
        "conferences/new.html",
        case=case,
        form=form,
        request_to_take=request,
        asked=asked,
        bases=queries.basis_choices(_convener_id(case, request), actor().on),
        consents={} if request else consents_of(case),
    )
    return page, form.status


def _convened(case: Case, form: ConveneForm, request: ConvenerRequest | None) -> Conference:
    chosen = [_invitee(one) for one in form.chosen()]
    return services.convene(
        case,
        **form.when(),
        form=MeetingForm(form.form.data),
        participants=[one for one in chosen if one],
        grounds=_grounds(case, form),
        facilitator=_facilitator(form, chosen),
        purpose=form.purpose.data or "",
        request=request,
        actor=actor(),
    )


def _invitee(pair: tuple[uuid.UUID, uuid.UUID] | None) -> Invitee | None:
    if pair is None:
        return None
    agency, person = db.session.get(Agency, pair[0]), db.session.get(Person, pair[1])
    return Invitee(agency, person) if agency and person else None


def _facilitator(form: ConveneForm, chosen: Sequence[Invitee | None]) -> Person:
    if form.facilitator.data == SELF:
        return db.session.get_one(Person, actor().id)
    picked = chosen[int(form.facilitator.data)]
    if picked is None:
        raise DomainError("進行役は、選んだ参加者の番号にしてください。", field="facilitator")
    return picked.person


def _grounds(case: Case, form: ConveneForm) -> list[Ground]:
    subjects = {str(one.id): one for one in case.subjects}
    found = []
    for row in form.grounds.data:
        basis = queries.find_basis(uuid.UUID(row["basis"])) if row["basis"] else None
        if basis is not None and row["subject"] in subjects:
            found.append(Ground(subjects[row["subject"]], basis, row["evidence"] or ""))
    return found
