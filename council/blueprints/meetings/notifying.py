"""The day settled, the 決裁 recorded, the notice sent."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import (
    actor,
    document,
    done,
    log_reading,
    posted_version,
    refused,
    requires,
)
from council.blueprints.meetings.base import bp
from council.blueprints.telling import Telling
from council.domain.errors import DomainError
from council.domain.signoffs import Act
from council.forms.meetings import NotifyForm, SignOffForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services


@bp.post("/meetings/<uuid:meeting_id>/fix-date")
@requires(P.MEETING_FIX_DATE, load=queries.get)
def fix_date(meeting: Meeting) -> ResponseReturnValue:
    """日程を確定する."""
    keeps_day = bool(request.form.get("keeps_day"))
    services.fix_date(meeting, actor(), base_version=posted_version(), keeps_day=keeps_day)
    return done(url_for(".show", meeting_id=meeting.id), _("日程を確定しました。"))


def _act_of(meeting: Meeting) -> Act:
    """On what the 決裁 is: what went out in a hurry, else the notice."""
    return Act(meeting.undecided) if meeting.undecided else Act.NOTICE


def _sign_off_page(meeting: Meeting, form: SignOffForm) -> ResponseReturnValue:
    page = queries.page(meeting, actor())
    form.seen.data, form.seen.raw_data = page.signed_mark, None
    return render_template("meetings/sign_off.html", page=page, form=form), form.status


@bp.get("/meetings/<uuid:meeting_id>/sign-off")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def sign_off_form(meeting: Meeting) -> ResponseReturnValue:
    """決裁を記録する."""
    return _sign_off_page(meeting, SignOffForm())


@bp.get("/meetings/<uuid:meeting_id>/sign-off.zip")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def sign_off_pack(meeting: Meeting) -> ResponseReturnValue:
    """決裁の資料: the 起案文案 with all that is to be decided on."""
    content = services.pack(meeting, actor())
    log_reading("meeting:draft", meeting)
    return document(content, queries.pack_name(meeting, "決裁資料"), "application/zip")


@bp.post("/meetings/<uuid:meeting_id>/sign-off")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def sign_off(meeting: Meeting) -> ResponseReturnValue:
    """Keep what the office's document system gave."""
    form = SignOffForm()
    if form.validate():
        try:
            services.sign_off(meeting, **form.facts(), act=_act_of(meeting), actor=actor())
            return done(url_for(".show", meeting_id=meeting.id), _("決裁を記録しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return _sign_off_page(meeting, form)


def _notify_page(meeting: Meeting, form: NotifyForm) -> ResponseReturnValue:
    form.shown_beside(meeting.version)
    page = queries.page(meeting, actor())
    return render_template("meetings/notify.html", page=page, form=form), form.status


@bp.get("/meetings/<uuid:meeting_id>/notify")
@requires(P.MEETING_NOTIFY, load=queries.get)
def notify_form(meeting: Meeting) -> ResponseReturnValue:
    """To whom the notice goes and until when they answer, before it is sent."""
    return _notify_page(
        meeting, NotifyForm(reply_by=meeting.reply_by, base_version=meeting.version)
    )


@bp.post("/meetings/<uuid:meeting_id>/notify")
@requires(P.MEETING_NOTIFY, load=queries.get)
def notify(meeting: Meeting) -> ResponseReturnValue:
    """通知を送る: the number is fixed, everybody is asked."""
    form = NotifyForm()
    if form.validate():
        telling = Telling(meeting)
        try:
            services.notify(
                meeting, actor(), reply_by=form.reply_by.data, base_version=form.version
            )
            return done(
                url_for(".show", meeting_id=meeting.id),
                _("開催通知を送りました。回次が確定しました。") + telling.said(),
            )
        except DomainError as error:
            meeting = refused(form, error)
    return _notify_page(meeting, form)
