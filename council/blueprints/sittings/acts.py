"""開会, 閉会, 書面の締切, 流会, and another presiding."""

import uuid

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.sittings.pages import bp, forms_of, home, page
from council.domain.errors import DomainError
from council.extensions import db
from council.models import Meeting, Person
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.services import sittings as services


def _person(value: str) -> Person:
    return db.session.get_one(Person, uuid.UUID(value))


@bp.post("/meetings/<uuid:meeting_id>/sitting/open")
@requires(P.MEETING_OPEN, load=meeting_queries.get_on_record)
def open_sitting(meeting: Meeting) -> ResponseReturnValue:
    """Open."""
    forms = forms_of(meeting, queries.chamber(meeting), "opening")
    form = forms.opening
    if form.validate() and form.opened_at.data is not None:
        try:
            services.open_sitting(
                meeting,
                opened_at=form.opened_at.data,
                presider=_person(form.presider.data),
                actor=actor(),
                base_version=form.version,
                tells_changes=form.tells_changes.data,
            )
            return done(home(meeting), _("開会しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/close")
@requires(P.MEETING_CLOSE, load=meeting_queries.get_on_record)
def close(meeting: Meeting) -> ResponseReturnValue:
    """Close."""
    forms = forms_of(meeting, queries.chamber(meeting), "closing")
    form = forms.closing
    if form.validate() and form.closed_at.data is not None:
        try:
            services.close(
                meeting, closed_at=form.closed_at.data, actor=actor(), base_version=form.version
            )
            return done(home(meeting), _("閉会しました。次は、議事録を作ります。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/times")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def times(meeting: Meeting) -> ResponseReturnValue:
    """Put the recorded times of opening and closing right."""
    forms = forms_of(meeting, queries.chamber(meeting), "times")
    form = forms.times
    if form.validate():
        try:
            services.mend_times(
                meeting,
                opened_at=form.data.get("opened_at"),
                closed_at=form.data.get("closed_at"),
                actor=actor(),
                base_version=form.version,
            )
            return done(home(meeting), _("開会・閉会の時刻を直しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/written")
@requires(P.MEETING_CLOSE_IN_WRITING, load=meeting_queries.get_on_record)
def close_in_writing(meeting: Meeting) -> ResponseReturnValue:
    """End a written circulation."""
    forms = forms_of(meeting, queries.chamber(meeting), "written")
    form = forms.written
    if form.validate() and form.closed_at.data is not None:
        try:
            services.close_in_writing(
                meeting,
                closed_at=form.closed_at.data,
                presider=_person(form.presider.data),
                actor=actor(),
                base_version=form.version,
                seen=form.position,
            )
            return done(home(meeting), _("書面での開催を締め切りました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/inquorate")
@requires(P.MEETING_DECLARE_INQUORATE, load=meeting_queries.get_on_record)
def declare_inquorate(meeting: Meeting) -> ResponseReturnValue:
    """流会."""
    forms = forms_of(meeting, queries.chamber(meeting), "inquorate")
    form = forms.inquorate
    if form.validate():
        try:
            services.declare_inquorate(
                meeting,
                reason=form.reason.data or "",
                actor=actor(),
                base_version=form.version,
            )
            return done(home(meeting), _("流会を記録しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)


@bp.post("/meetings/<uuid:meeting_id>/sitting/presider")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def change_presider(meeting: Meeting) -> ResponseReturnValue:
    """Another presides from now on."""
    forms = forms_of(meeting, queries.chamber(meeting), "presider")
    form = forms.presider
    if form.validate():
        try:
            services.change_presider(
                meeting, _person(form.presider.data), actor(), base_version=form.version
            )
            return done(home(meeting), _("議長を代えました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return page(meeting, forms)
