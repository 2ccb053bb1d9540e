"""Another day or place, open or closed, put off, called off."""

from dataclasses import replace

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.meetings.base import bp, concerns, refuses_day_off
from council.blueprints.telling import Telling
from council.domain.errors import DomainError
from council.domain.signoffs import Act, is_urgent
from council.forms.base import CouncilForm
from council.forms.meetings import DecidedForm, EndForm, MoveForm, PublicityForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import invitations
from council.services import meetings as services


def decision_of(form: DecidedForm) -> services.Decision | None:
    """The 決裁 given in the form, if one was."""
    given = form.decision()
    return services.Decision(**given) if given else None


def answer(name: str, meeting: Meeting, form: CouncilForm) -> ResponseReturnValue:
    """The page of one of these forms, with what was typed and what was refused."""
    form.shown_beside(meeting.version)
    page = queries.page(meeting, actor())
    asking = services.asking_of_move(meeting) if isinstance(form, MoveForm) else None
    if asking is not None:
        # a meeting that is moved with it may have been notified before this one
        hurries = is_urgent(meeting.sitting.held_on, actor().on, asking.state)
        page = replace(page, asks=page.asks | {Act.CHANGE}, is_urgent=hurries)
    if isinstance(form, DecidedForm):
        form.shown_for(is_owed=not page.is_urgent)
    # what was never marked as carried is taken back with the meeting
    waits = invitations.taken_back(meeting, Act(name)) if isinstance(form, EndForm) else 0
    told = {"page": page, "form": form, "to_carry": waits, "asking": asking}
    return render_template(f"meetings/{name}.html", **told), form.status


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
    return answer("move", meeting, form)


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
    return answer("move", meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/publicity")
@requires(P.MEETING_EDIT, load=queries.get)
def publicity_form(meeting: Meeting) -> ResponseReturnValue:
    """Open or closed as it stands."""
    form = PublicityForm(
        publicity=meeting.publicity,
        closed_reason=meeting.closed_reason,
        base_version=meeting.version,
    )
    return answer("publicity", meeting, form)


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
    return answer("publicity", meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/cancel")
@requires(P.MEETING_CANCEL, load=queries.get)
def cancel_form(meeting: Meeting) -> ResponseReturnValue:
    """What follows from calling off, before it is done."""
    return answer("cancel", meeting, EndForm(base_version=meeting.version))


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
    return answer("cancel", meeting, form)


@bp.get("/meetings/<uuid:meeting_id>/postpone")
@requires(P.MEETING_POSTPONE, load=queries.get)
def postpone_form(meeting: Meeting) -> ResponseReturnValue:
    """What follows from putting off, before it is done."""
    return answer("postpone", meeting, EndForm(base_version=meeting.version))


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
    return answer("postpone", meeting, form)
