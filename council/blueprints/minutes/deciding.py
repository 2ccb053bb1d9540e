"""決裁 on the minutes: its papers in one file, and what the office's own document system gave."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, document, done, log_reading, refused, requires
from council.blueprints.minutes.pages import around, bp, home
from council.domain.errors import DomainError
from council.forms.meetings import SignOffForm
from council.models import Minutes
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import minutes as queries
from council.services import minutes as services
from council.services.meetings import Decision


def _page(minutes: Minutes, form: SignOffForm) -> ResponseReturnValue:
    page = queries.page(minutes, actor()) or abort(404)
    form.seen.data, form.seen.raw_data = page.latest.content_hash, None
    return render_template(
        "minutes/sign_off.html",
        page=page,
        form=form,
        decision=services.decided(minutes),
        **around(minutes, page),
    ), form.status


@bp.get("/meetings/<uuid:meeting_id>/minutes/sign-off")
@requires(P.MINUTES_PUT_BEFORE_CHAIR, load=queries.get)
def sign_off_form(minutes: Minutes) -> ResponseReturnValue:
    """決裁を記録する."""
    return _page(minutes, SignOffForm())


@bp.post("/meetings/<uuid:meeting_id>/minutes/sign-off")
@requires(P.MINUTES_PUT_BEFORE_CHAIR, load=queries.get)
def sign_off(minutes: Minutes) -> ResponseReturnValue:
    """Keep the 決裁 on the text that the page showed."""
    form = SignOffForm()
    if form.validate():
        try:
            given = form.facts()
            seen = given.pop("seen")
            services.sign_off(minutes, Decision(**given), seen=seen, actor=actor())
            return done(home(minutes.meeting), _("決裁を記録しました。議長に承認を依頼できます。"))
        except DomainError as error:
            minutes = refused(form, error)
    return _page(minutes, form)


@bp.get("/meetings/<uuid:meeting_id>/minutes/sign-off.zip")
@requires(P.MINUTES_PUT_BEFORE_CHAIR, load=queries.get)
def sign_off_pack(minutes: Minutes) -> ResponseReturnValue:
    """決裁の資料: the 起案文案, the text and those to whom it goes."""
    content = services.pack(minutes, actor())
    log_reading("minutes:draft_pack", minutes)
    name = meeting_queries.pack_name(minutes.meeting, "議事録の決裁資料")
    return document(content, name, "application/zip")
