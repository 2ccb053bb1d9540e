"""The day itself: begin, end, settle; or another day, or none."""

import uuid
from datetime import time

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.conferences import showing
from council.blueprints.conferences.base import Page, bp
from council.blueprints.telling import Telling
from council.domain.errors import DomainError
from council.forms.conferences import CloseForm, OpenForm, ReasonForm, WhenForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import conferences as queries
from council.services import conferences as services


def _back(meeting: Meeting) -> str:
    return url_for(".show", meeting_id=meeting.id)


@bp.post("/conferences/<uuid:meeting_id>/open")
@requires(P.MEETING_OPEN, load=queries.get)
def begin(meeting: Meeting) -> Page:
    """Begin with those who came."""
    form = OpenForm()
    showing.offer(form, meeting)
    if form.validate():
        try:
            services.open_conference(
                meeting,
                opened_at=form.opened_at.data or time(),
                present={uuid.UUID(one) for one in form.present.data or []},
                actor=actor(),
            )
            return done(_back(meeting), _("会議を始めました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return showing.page(meeting, form, CloseForm(formdata=None))


@bp.post("/conferences/<uuid:meeting_id>/close")
@requires(P.MEETING_CLOSE, load=queries.get)
def close(meeting: Meeting) -> Page:
    """End the sitting."""
    form = CloseForm()
    if form.validate():
        try:
            services.close(meeting, closed_at=form.closed_at.data or time(), actor=actor())
            return done(_back(meeting), _("閉会しました。計画を確かめて、会議を終えてください。"))
        except DomainError as error:
            meeting = refused(form, error)
    return showing.page(meeting, OpenForm(formdata=None), form)


@bp.post("/conferences/<uuid:meeting_id>/conclude")
@requires(P.MEETING_CONCLUDE, load=queries.get)
def conclude(meeting: Meeting) -> Page:
    """Settle the plan."""
    services.conclude(meeting, actor())
    return done(_back(meeting), _("計画を確定し、会議を終えました。"))


@bp.get("/conferences/<uuid:meeting_id>/move")
@requires(P.MEETING_MOVE, load=queries.get)
def moving(meeting: Meeting) -> Page:
    """The form for another day or place."""
    sitting = meeting.sitting
    form = WhenForm(
        held_on=sitting.held_on,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        base_version=meeting.version,
    )
    return _move_page(meeting, form)


def _move_page(meeting: Meeting, form: WhenForm) -> Page:
    return render_template("conferences/move.html", meeting=meeting, form=form), form.status


@bp.post("/conferences/<uuid:meeting_id>/move")
@requires(P.MEETING_MOVE, load=queries.get)
def move(meeting: Meeting) -> Page:
    """Move it; everybody invited is told."""
    form = WhenForm()
    if form.validate():
        try:
            telling = Telling(meeting)
            services.move(meeting, **form.when(), base_version=form.version, actor=actor())
            said = _("日時・場所を変え、参加者に知らせました。") + telling.said()
            return done(_back(meeting), said)
        except DomainError as error:
            meeting = refused(form, error)
            form.shown_beside(meeting.version)
    return _move_page(meeting, form)


@bp.get("/conferences/<uuid:meeting_id>/cancel")
@requires(P.MEETING_CANCEL, load=queries.get)
def cancelling(meeting: Meeting) -> Page:
    """The form for calling it off."""
    return _cancel_page(meeting, ReasonForm())


def _cancel_page(meeting: Meeting, form: ReasonForm) -> Page:
    return render_template("conferences/cancel.html", meeting=meeting, form=form), form.status


@bp.post("/conferences/<uuid:meeting_id>/cancel")
@requires(P.MEETING_CANCEL, load=queries.get)
def cancel(meeting: Meeting) -> Page:
    """Call it off: everybody is told, sharing ends."""
    form = ReasonForm()
    if form.validate():
        try:
            telling = Telling(meeting)
            services.call_off(meeting, form.reason.data or "", actor())
            said = _("会議を中止し、参加者に知らせました。") + telling.said(takes_back=True)
            return done(_back(meeting), said)
        except DomainError as error:
            meeting = refused(form, error)
    return _cancel_page(meeting, form)
