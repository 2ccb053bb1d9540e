"""What changed since the notice, and telling it; the papers for a 決裁 on whatever goes out after the notice."""

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, document, done, log_reading, refused, requires
from council.blueprints.meetings.base import ZIP, bp
from council.blueprints.meetings.changing import decision_of
from council.blueprints.telling import Telling
from council.domain.errors import DomainError
from council.domain.signoffs import Act
from council.forms.meetings import DecidedForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services


def _page(meeting: Meeting, form: DecidedForm) -> ResponseReturnValue:
    form.shown_beside(meeting.version)
    page = queries.page(meeting, actor())
    form.shown_for(is_owed=not page.is_urgent)
    return render_template("meetings/changes.html", page=page, form=form), form.status


@bp.get("/meetings/<uuid:meeting_id>/changes")
@requires(P.MEETING_NOTIFY, load=queries.get)
def changes_form(meeting: Meeting) -> ResponseReturnValue:
    """What was told and what is so now."""
    return _page(meeting, DecidedForm(base_version=meeting.version))


@bp.post("/meetings/<uuid:meeting_id>/changes")
@requires(P.MEETING_NOTIFY, load=queries.get)
def tell_again(meeting: Meeting) -> ResponseReturnValue:
    """変更の通知を送る."""
    form = DecidedForm()
    if form.validate():
        telling = Telling(meeting)
        try:
            services.tell_again(
                meeting, actor(), base_version=form.version, decision=decision_of(form)
            )
            said = _("変更の通知を送りました。") + telling.said()
            return done(url_for(".show", meeting_id=meeting.id), said)
        except DomainError as error:
            meeting = refused(form, error)
    return _page(meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/packs/<act>.zip")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def act_pack(meeting: Meeting, act: str) -> ResponseReturnValue:
    """決裁の資料 on what goes out after the notice, or is made public."""
    if act == Act.PUBLICATION:
        content = services.publication_pack(meeting, actor())
    elif act in services.PACKED:
        content = services.pack_of(meeting, Act(act), actor())
    else:
        abort(404)
    log_reading("meeting:draft", meeting)
    return document(content, queries.pack_name(meeting, f"{Act(act).label}の決裁資料"), ZIP)
