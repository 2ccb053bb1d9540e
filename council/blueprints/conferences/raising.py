"""課題 from a conference: an issue alone climbs, nothing of the household and no trace of the conference."""

import uuid

from flask import render_template, url_for
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.conferences.base import Page, bp, conference_of
from council.domain.errors import DomainError
from council.domain.vocabulary import IssueField
from council.extensions import db
from council.forms.issues import ConferenceIssueForm
from council.models import Body, Meeting
from council.policy.permissions import Permission as P
from council.queries import conferences as queries
from council.queries import submissions as submission_queries
from council.services import issues


@bp.get("/conferences/<uuid:meeting_id>/issues/new")
@requires(P.CONFERENCE_RAISE_ISSUE, load=queries.get_shared)
def new_issue(meeting: Meeting) -> Page:
    """The form for an issue."""
    return _page(meeting, ConferenceIssueForm(formdata=None))


def _page(meeting: Meeting, form: ConferenceIssueForm) -> Page:
    _offer(form)
    page = render_template(
        "conferences/issue.html", meeting=meeting, conference=conference_of(meeting), form=form
    )
    return page, form.status


def _offer(form: ConferenceIssueForm) -> None:
    bodies = submission_queries.receiving_bodies(actor())
    form.offer([(body.id, name) for body, name in bodies])


@bp.post("/conferences/<uuid:meeting_id>/issues")
@requires(P.CONFERENCE_RAISE_ISSUE, load=queries.get_shared)
def raise_issue(meeting: Meeting) -> Page:
    """Raise it in a 部会, once its words say nothing of a household."""
    form = ConferenceIssueForm()
    _offer(form)
    if form.validate():
        try:
            issue = issues.raise_from_conference(
                meeting,
                db.session.get_one(Body, uuid.UUID(form.body.data)),
                title=form.title.data or "",
                field=IssueField(form.field.data),
                text=form.text.data or "",
                actor=actor(),
                dates_checked=bool(form.dates_checked.data),
            )
            return done(
                url_for(".show", meeting_id=meeting.id),
                _("課題 %(code)s を出しました。世帯と会議のことは伝わりません。", code=issue.code),
            )
        except DomainError as error:
            meeting = refused(form, error)
            form.asks_about_dates = isinstance(error, issues.HouseholdNamed) and error.only_dates
    return _page(meeting, form)
