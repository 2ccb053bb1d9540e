"""A new meeting of a body."""

from datetime import time, timedelta
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.meetings.base import bp, concerns, refuses_day_off
from council.domain.errors import DomainError
from council.forms.choices import SelectChoice
from council.forms.meetings import ScheduleForm
from council.models import Body, Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.queries.meetings.calendar import weeks
from council.services import meetings as services

_WEEKS = 9


@bp.get("/meetings/new/<code>")
@requires(P.MEETING_SCHEDULE, load=queries.body_by_code)
def new(body: Body) -> ResponseReturnValue:
    """The day, the place, open or closed."""
    return _page(body, _prefilled(body))


def _prefilled(body: Body) -> ScheduleForm:
    version = queries.rules(body, actor().on)
    last = queries.last_sitting(body)
    return ScheduleForm(
        begins=last.begins if last else time(14),
        ends=last.ends if last else time(16),
        place=last.place if last else "",
        publicity=version.publicity if version else None,
        closed_reason=version.closed_reason if version else "",
    )


def _with_partners(form: ScheduleForm, body: Body) -> ScheduleForm:
    form.joint.choices = [
        SelectChoice(row.body.code, row.short_name)
        for row in queries.meeting_bodies(actor())
        if row.body_id != body.id
    ]
    return form


def _page(body: Body, form: ScheduleForm) -> ResponseReturnValue:
    _with_partners(form, body)
    today = actor().on
    first = form.held_on.data - timedelta(weeks=2) if form.held_on.data else today
    ahead = queries.listed(actor()).ahead
    return render_template(
        "meetings/new.html",
        body=body,
        version=queries.rules(body, today),
        form=form,
        weeks=weeks(max(first, today), _WEEKS, ahead, today),
    ), form.status


def _facts(form: ScheduleForm) -> dict[str, Any]:
    partners = [queries.body_by_code(actor(), code) for code in form.joint.data or []]
    return {
        **form.when(),
        **form.openness(),
        "joint_with": [partner for partner in partners if partner],
        "actor": actor(),
    }


@bp.post("/meetings/new/<code>")
@requires(P.MEETING_SCHEDULE, load=queries.body_by_code)
def schedule(body: Body) -> ResponseReturnValue:
    """Make the meeting with its standard 次第."""
    form = _with_partners(ScheduleForm(), body)
    if form.validate() and not refuses_day_off(form, actor().on):
        try:
            return _made(services.schedule(body, **_facts(form)))
        except DomainError as error:
            body = refused(form, error)
    return _page(body, form)


@bp.get("/meetings/<uuid:meeting_id>/next")
@requires(P.MEETING_SCHEDULE, load=queries.get)
def next_form(meeting: Meeting) -> ResponseReturnValue:
    """The meeting after this one."""
    return _next_page(meeting, _prefilled(meeting.body))


def _next_page(meeting: Meeting, form: ScheduleForm) -> ResponseReturnValue:
    return _page(meeting.body, form)


@bp.post("/meetings/<uuid:meeting_id>/next")
@requires(P.MEETING_SCHEDULE, load=queries.get)
def plan_next(meeting: Meeting) -> ResponseReturnValue:
    """Make the meeting after this one; it takes over what is open."""
    form = _with_partners(ScheduleForm(), meeting.body)
    if form.validate() and not refuses_day_off(form, actor().on):
        try:
            return _made(services.plan_next(meeting, **_facts(form)))
        except DomainError as error:
            meeting = refused(form, error)
    return _next_page(meeting, form)


def _made(meeting: Meeting) -> ResponseReturnValue:
    services.ensure_free(meeting)
    said = _("会議を設定しました。次第を確かめて、日程を確定してください。")
    return done(url_for(".show", meeting_id=meeting.id), said + concerns(meeting))
