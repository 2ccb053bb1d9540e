"""The plan and its action items."""

import uuid
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, log_reading, refused, requires
from council.blueprints.conferences.base import Page, bp, conference_of
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.vocabulary import SupportTarget
from council.extensions import db
from council.forms.cases import pairs
from council.forms.conferences import FREE_ROLES, DutyForm, PlanForm
from council.forms.numbers import is_marked
from council.models import Agency, Meeting
from council.policy.permissions import Permission as P
from council.queries import conferences as queries
from council.services import actions
from council.services import conferences as services


def _agencies(meeting: Meeting) -> list[tuple[str, str]]:
    people = [one for one in conference_of(meeting).participants if one.is_live]
    return sorted({(str(one.agency_id), one.agency.name) for one in people}, key=lambda p: p[1])


@bp.get("/conferences/<uuid:meeting_id>/plan")
@requires(P.CONFERENCE_PLAN, load=queries.get_shared)
def planning(meeting: Meeting) -> Page:
    """The form for the plan."""
    conference = conference_of(meeting)
    log_reading("conference:read", meeting, case_id=conference.case_id)
    view = _view(meeting)
    form = PlanForm(
        formdata=None,
        policy=view.policy,
        next_review_on=conference.next_review_on,
        base_version=conference.version,
        for_person=_rows(view.for_person),
        for_family=_rows(view.for_family),
    )
    return _page(meeting, form, view)


def _view(meeting: Meeting) -> queries.PlanPage:
    return queries.plan_page(actor(), meeting, conference_of(meeting))


def _rows(roles: Any) -> list[dict[str, str]]:
    known = [{"role": str(one.id), "agency": str(one.agency_id), "text": one.text} for one in roles]
    return known + [{} for _row in range(FREE_ROLES)]


def _page(meeting: Meeting, form: PlanForm, view: queries.PlanPage) -> Page:
    form.offer(_agencies(meeting))
    page = render_template("conferences/plan.html", meeting=meeting, page=view, form=form)
    return page, form.status


@bp.post("/conferences/<uuid:meeting_id>/plan")
@requires(P.CONFERENCE_PLAN, load=queries.get_shared)
def plan(meeting: Meeting) -> Page:
    """Save; where a number that is never stored was typed, the field is marked and the rest is saved."""
    form = PlanForm()
    form.offer(_agencies(meeting))
    is_whole = form.validate()
    if not is_whole and not form.marked():
        return _page(meeting, form, _view(meeting))
    try:
        services.plan(
            meeting,
            policy=None if is_marked(form.policy) else form.policy.data or "",
            next_review_on=form.next_review_on.data,
            roles=_roles(form),
            base_version=form.version,
            actor=actor(),
        )
    except DomainError as error:
        meeting = refused(form, error)
        form.shown_beside(conference_of(meeting).version)
        return _page(meeting, form, _view(meeting))
    answer = done(
        url_for(".show", meeting_id=meeting.id), _("計画を保存しました。") if is_whole else None
    )
    if is_whole:
        return answer
    form.base_version.data, form.base_version.raw_data = conference_of(meeting).version, None
    form.form_errors.append(_("印の付いた欄のほかは保存しました。"))
    return _page(meeting, form, _view(meeting))


def _roles(form: PlanForm) -> list[services.Role]:
    found = []
    for target, rows in form.sides():
        for entry in rows.entries:
            role, agency = _id(entry.form.role.data), _id(entry.form.agency.data)
            is_kept = is_marked(entry.form.text)
            if agency is None or not (entry.form.text.data or is_kept):
                continue
            text = None if is_kept else entry.form.text.data
            found.append(services.Role(agency, target, text, role))
    return found


def _id(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None


@bp.get("/conferences/<uuid:meeting_id>/actions/new")
@requires(P.ACTION_CREATE, load=queries.get_shared)
def new_duty(meeting: Meeting) -> Page:
    """The form for an action item."""
    return _duty_page(meeting, DutyForm())


def _duty_page(meeting: Meeting, form: DutyForm) -> Page:
    form.agency.choices = pairs(_agencies(meeting), _("選んでください"))
    page = render_template(
        "conferences/duty.html", meeting=meeting, conference=conference_of(meeting), form=form
    )
    return page, form.status


@bp.post("/conferences/<uuid:meeting_id>/actions")
@requires(P.ACTION_CREATE, load=queries.get_shared)
def add_duty(meeting: Meeting) -> Page:
    """Give an agency something to do until a day; only those invited ever see it."""
    form = DutyForm()
    form.agency.choices = pairs(_agencies(meeting), _("選んでください"))
    if form.validate():
        try:
            action = actions.create(
                meeting,
                agenda_item=None,
                agency=db.session.get_one(Agency, uuid.UUID(form.agency.data)),
                target=SupportTarget(form.target.data),
                text=form.text.data or "",
                due_on=form.due_on.data or clock.today(),
                actor=actor(),
            )
            return done(
                url_for(".show", meeting_id=meeting.id),
                _("対応事項 %(code)s を依頼しました。", code=action.code),
            )
        except DomainError as error:
            meeting = refused(form, error)
    return _duty_page(meeting, form)
