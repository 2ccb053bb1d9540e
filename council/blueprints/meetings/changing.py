"""Another day or place, open or closed, put off, called off."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, document, done, log_reading, refused, requires
from council.blueprints.meetings.base import ZIP, bp, concerns, refuses_day_off
from council.blueprints.telling import Telling
from council.domain.errors import DomainError
from council.domain.signoffs import Act
from council.forms.base import CouncilForm
from council.forms.meetings import DecidedForm, EndForm, MoveForm, PublicityForm, WhenForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.queries.invitations import news
from council.services import meetings as services


def decision_of(form: DecidedForm) -> services.Decision | None:
    """The 決裁 given in the form, if one was."""
    given = form.decision()
    return services.Decision(**given) if given else None


def _answer(name: str, meeting: Meeting, form: CouncilForm) -> ResponseReturnValue:
    form.shown_beside(meeting.version)
    page = queries.page(meeting, actor())
    if isinstance(form, DecidedForm):
        form.shown_for(is_owed=not page.is_urgent)
    wanted = _wanted(form) if isinstance(form, MoveForm) else None
    # what was never marked as carried is taken back with the meeting
    waits = news.to_carry(meeting) if isinstance(form, EndForm) else 0
    told = {"page": page, "form": form, "wanted": wanted, "to_carry": waits}
    return render_template(f"meetings/{name}.html", **told), form.status


def _wanted(form: MoveForm) -> dict[str, str] | None:
    """The change that was typed, as the address of its papers says it; nothing before the form was sent."""
    wanted = form.when()
    if not form.is_submitted() or None in wanted.values():
        return None
    return {name: str(value) for name, value in wanted.items()}


@bp.get("/meetings/<uuid:meeting_id>/move")
@requires(P.MEETING_MOVE, load=queries.get)
def move_form(meeting: Meeting) -> ResponseReturnValue:
    """The day, time and place as they stand."""
    sitting = meeting.sitting
    form = MoveForm(
        held_on=sitting.held_on,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        form=sitting.form,
        base_version=meeting.version,
    )
    return _answer("move", meeting, form)


@bp.post("/meetings/<uuid:meeting_id>/move")
@requires(P.MEETING_MOVE, load=queries.get)
def move(meeting: Meeting) -> ResponseReturnValue:
    """Change them; after the notice, everybody is told again."""
    form = MoveForm()
    is_same_day = form.held_on.data == meeting.sitting.held_on
    if form.validate() and (is_same_day or not refuses_day_off(form, actor().on)):
        telling = Telling(meeting)
        try:
            services.move(
                meeting,
                **form.when(),
                base_version=form.version,
                actor=actor(),
                decision=decision_of(form),
            )
            services.ensure_free(meeting)
            said = _("日時・場所を変えました。") + telling.said() + concerns(meeting)
            return done(url_for(".show", meeting_id=meeting.id), said)
        except DomainError as error:
            meeting = refused(form, error)
    return _answer("move", meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/move.zip")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def move_pack(meeting: Meeting) -> ResponseReturnValue:
    """決裁の資料 on a change that is not made yet: day, hours, place and form as the address says."""
    wanted = WhenForm(request.args).when()
    if None in wanted.values():
        abort(404)
    changes = services.moved(meeting, **wanted)
    content = services.pack_of(meeting, Act.CHANGE, actor(), changes)
    log_reading("meeting:draft", meeting)
    return document(content, queries.pack_name(meeting, "変更の決裁資料"), ZIP)


@bp.get("/meetings/<uuid:meeting_id>/publicity")
@requires(P.MEETING_EDIT, load=queries.get)
def publicity_form(meeting: Meeting) -> ResponseReturnValue:
    """Open or closed as it stands."""
    form = PublicityForm(
        publicity=meeting.publicity,
        closed_reason=meeting.closed_reason,
        base_version=meeting.version,
    )
    return _answer("publicity", meeting, form)


@bp.post("/meetings/<uuid:meeting_id>/publicity")
@requires(P.MEETING_EDIT, load=queries.get)
def set_publicity(meeting: Meeting) -> ResponseReturnValue:
    """Change it."""
    form = PublicityForm()
    if form.validate():
        try:
            services.set_publicity(
                meeting, **form.openness(), base_version=form.version, actor=actor()
            )
            return done(
                url_for(".show", meeting_id=meeting.id), _("公開・非公開の別を変えました。")
            )
        except DomainError as error:
            meeting = refused(form, error)
    return _answer("publicity", meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/cancel")
@requires(P.MEETING_CANCEL, load=queries.get)
def cancel_form(meeting: Meeting) -> ResponseReturnValue:
    """What follows from calling off, before it is done."""
    return _answer("cancel", meeting, EndForm(base_version=meeting.version))


@bp.post("/meetings/<uuid:meeting_id>/cancel")
@requires(P.MEETING_CANCEL, load=queries.get)
def cancel(meeting: Meeting) -> ResponseReturnValue:
    """Call the meeting off."""
    form = EndForm()
    if form.validate():
        telling = Telling(meeting)
        try:
            services.cancel(
                meeting,
                form.reason.data or "",
                actor(),
                base_version=form.version,
                decision=decision_of(form),
            )
            said = _("会議を中止しました。") + telling.said(takes_back=True)
            return done(url_for(".show", meeting_id=meeting.id), said)
        except DomainError as error:
            meeting = refused(form, error)
    return _answer("cancel", meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/postpone")
@requires(P.MEETING_POSTPONE, load=queries.get)
def postpone_form(meeting: Meeting) -> ResponseReturnValue:
    """What follows from putting off, before it is done."""
    return _answer("postpone", meeting, EndForm(base_version=meeting.version))


@bp.post("/meetings/<uuid:meeting_id>/postpone")
@requires(P.MEETING_POSTPONE, load=queries.get)
def postpone(meeting: Meeting) -> ResponseReturnValue:
    """Put the meeting off to a day not yet known."""
    form = EndForm()
    if form.validate():
        telling = Telling(meeting)
        try:
            services.postpone(
                meeting,
                form.reason.data or "",
                actor(),
                base_version=form.version,
                decision=decision_of(form),
            )
            said = _("会議を延期しました。") + telling.said(takes_back=True)
            return done(url_for(".show", meeting_id=meeting.id), said)
        except DomainError as error:
            meeting = refused(form, error)
    return _answer("postpone", meeting, form)
