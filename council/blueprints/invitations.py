"""出欠: the invitee's own page, the board of a meeting, answers entered for others, 周知."""

import uuid
from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.serials import number_label
from council.domain.vocabulary import MeetingState
from council.domain.wareki import screen_date
from council.forms.base import CouncilForm
from council.forms.choices import SelectChoice
from council.forms.invitations import (
    AnnounceForm,
    ProxyReplyForm,
    ReplyForm,
    SubstituteForm,
    TakeOffForm,
)
from council.models import Invitation, Meeting
from council.policy.permissions import Permission as P
from council.policy.permits import allows
from council.queries import invitations as queries
from council.queries import meetings as meeting_queries
from council.queries.titles import title
from council.services import invitations as services
from council.services import meetings as meeting_services
from council.services import proxies, replies

bp = Blueprint("invitations", __name__)


@bp.app_template_filter("local_minute")
def local_minute(value: datetime) -> str:
    """Day and time in Tokyo of an instant."""
    moment = clock.local(value)
    return f"{screen_date(moment.date())} {moment:%H:%M}"


@bp.get("/invitations/<uuid:invitation_id>/reply")
@requires(P.INVITATION_REPLY, load=queries.own)
def reply_form(invitation: Invitation) -> ResponseReturnValue:
    """What is asked, until when, and the answer so far."""
    page = queries.reply_page(invitation)
    if page.in_writing and page.is_open and len(page.meetings) == 1:
        return redirect(
            url_for("writings.sheet", invitation_id=invitation.id, meeting_id=page.meetings[0].id)
        )
    return _reply_page(page, ReplyForm(obj=page.current))


def _reply_page(page: queries.ReplyPage, form: ReplyForm) -> ResponseReturnValue:
    form.offer(may_substitute=page.may_substitute)
    return render_template("invitations/reply.html", page=page, form=form), form.status


@bp.post("/invitations/<uuid:invitation_id>/reply")
@requires(P.INVITATION_REPLY, load=queries.own)
def reply(invitation: Invitation) -> ResponseReturnValue:
    """Take the answer."""
    page = queries.reply_page(invitation)
    form = ReplyForm()
    form.offer(may_substitute=page.may_substitute)
    form.drop_known_substitute(page.current)
    if form.validate():
        try:
            replies.reply(invitation, **form.facts(), actor=actor())
            return done(
                url_for(".reply_form", invitation_id=invitation.id),
                _("出欠の回答を受け取りました。"),
            )
        except DomainError as error:
            page = queries.reply_page(refused(form, error))
    return _reply_page(page, form)


@bp.get("/meetings/<uuid:meeting_id>/replies")
@requires(P.INVITATION_PROXY, load=meeting_queries.get)
def board(meeting: Meeting) -> ResponseReturnValue:
    """Who answered what, and what went to whom."""
    return _board_page(meeting, CouncilForm(formdata=None))


def _board_page(meeting: Meeting, pressed: CouncilForm) -> ResponseReturnValue:
    version = meeting_queries.version_of(meeting)
    return render_template(
        "invitations/board.html",
        meeting=meeting,
        version=version,
        title=title(meeting, version),
        number=number_label(meeting.number) if meeting.is_numbered else "",
        board=queries.board(meeting, version.quorum),
        pressed=pressed,
        may_remind=allows(actor(), P.INVITATION_REMIND, meeting),
        drift=_drift(meeting),
    ), pressed.status


def _drift(meeting: Meeting) -> list[services.Drift]:
    """Where the announced roster differs from who holds the seats; of conferences and afterwards, nothing."""
    if meeting.state is not MeetingState.NOTIFIED or meeting.conference is not None:
        return []
    return services.drift(meeting, meeting.sitting.held_on)


@bp.post("/meetings/<uuid:meeting_id>/replies/roster")
@requires(P.MEETING_ROSTER, load=meeting_queries.get)
def renew_roster(meeting: Meeting) -> ResponseReturnValue:
    """Let the roster follow the seats: newcomers are asked, who left is told."""
    form = CouncilForm()
    try:
        count = meeting_services.renew_roster(meeting, actor())
        return done(
            url_for(".board", meeting_id=meeting.id),
            _("%(count)s席の名簿を、いまの委員に合わせました。", count=count),
        )
    except DomainError as error:
        meeting = refused(form, error)
    return _board_page(meeting, form)


def _asked(meeting: Meeting, invitation_id: uuid.UUID) -> Invitation:
    found = queries.for_proxy(meeting, invitation_id)
    if found is None:
        abort(404)
    return found


@bp.get("/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>")
@requires(P.INVITATION_PROXY, load=meeting_queries.get)
def person(meeting: Meeting, invitation_id: uuid.UUID) -> ResponseReturnValue:
    """One person's answers, with the form to enter one for them."""
    return _person_page(meeting, _asked(meeting, invitation_id), _blank())


def _blank() -> ProxyReplyForm:
    """Nothing entered yet, whatever else was posted from the page."""
    return ProxyReplyForm(formdata=None, received_on=actor().on, received_by=actor().name)


def _person_page(
    meeting: Meeting,
    invitation: Invitation,
    form: ProxyReplyForm,
    takes_off: TakeOffForm | None = None,
    names: SubstituteForm | None = None,
) -> ResponseReturnValue:
    page = queries.reply_page(invitation)
    form.offer(may_substitute=page.may_substitute)
    return render_template(
        "invitations/person.html",
        meeting=meeting,
        page=page,
        form=form,
        takes_off=takes_off or TakeOffForm(formdata=None),
        names=names or _naming(meeting, invitation),
    ), (takes_off or names or form).status


def _naming(meeting: Meeting, invitation: Invitation) -> SubstituteForm | None:
    """Where the answer that stands sends a substitute: which login that is."""
    answer = queries.sending(invitation)
    if answer is None:
        return None
    form = SubstituteForm(formdata=None, person=str(answer.substitute_id or ""), seen=answer.id)
    form.offer(queries.substitutes(meeting, invitation))
    return form


@bp.post("/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>/substitute")
@requires(P.MEETING_ROSTER, load=meeting_queries.get)
def know_substitute(meeting: Meeting, invitation_id: uuid.UUID) -> ResponseReturnValue:
    """Say which login the substitute has, or none."""
    invitation, form = _asked(meeting, invitation_id), SubstituteForm()
    form.offer(queries.substitutes(meeting, invitation))
    if form.validate():
        try:
            services.know_substitute(meeting, invitation, form.chosen, actor(), form.seen.data)
            back = url_for(".person", meeting_id=meeting.id, invitation_id=invitation_id)
            return done(back, _("代理の方のログインを保存しました。"))
        except DomainError as error:
            meeting = refused(form, error)
    return _person_page(meeting, _asked(meeting, invitation_id), _blank(), names=form)


@bp.post("/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>")
@requires(P.INVITATION_PROXY, load=meeting_queries.get)
def enter(meeting: Meeting, invitation_id: uuid.UUID) -> ResponseReturnValue:
    """Enter the answer of one who telephoned, wrote or sent a FAX."""
    invitation = _asked(meeting, invitation_id)
    form = ProxyReplyForm()
    form.offer(may_substitute=queries.reply_page(invitation).may_substitute)
    if form.validate():
        try:
            _enter(meeting, invitation, form)
            return done(
                url_for(".board", meeting_id=meeting.id),
                _("%(name)sさんの回答を代行で入力しました。", name=invitation.person.name),
            )
        except DomainError as error:
            meeting = refused(form, error)
    return _person_page(meeting, _asked(meeting, invitation_id), form)


def _enter(meeting: Meeting, invitation: Invitation, form: ProxyReplyForm) -> None:
    entry = proxies.enter(invitation.person, **form.received, actor=actor(), about=meeting)
    replies.reply(invitation, **form.facts(), actor=actor(), proxy=entry)


@bp.post("/meetings/<uuid:meeting_id>/invitations/<uuid:invitation_id>/remove")
@requires(P.MEETING_ROSTER, load=meeting_queries.get)
def remove(meeting: Meeting, invitation_id: uuid.UUID) -> ResponseReturnValue:
    """Take one person off the list."""
    invitation = _asked(meeting, invitation_id)
    form = TakeOffForm()
    if not form.validate():
        return _person_page(meeting, invitation, _blank(), form)
    services.remove(meeting, invitation.person, actor())
    return done(
        url_for(".board", meeting_id=meeting.id),
        _("%(name)sさんへの案内を取り消しました。", name=invitation.person.name),
    )


@bp.post("/meetings/<uuid:meeting_id>/replies/remind")
@requires(P.INVITATION_REMIND, load=meeting_queries.get)
def remind(meeting: Meeting) -> ResponseReturnValue:
    """未回答の人に確認を送る."""
    try:
        count = services.remind(meeting, actor())
        return done(
            url_for(".board", meeting_id=meeting.id),
            _("未回答の%(count)s名に、確認のメールを送ります。", count=count),
        )
    except DomainError as error:
        pressed = CouncilForm(formdata=None)
        meeting = refused(pressed, error)
        return _board_page(meeting, pressed)


def _announce_page(meeting: Meeting, form: AnnounceForm) -> ResponseReturnValue:
    _offer(meeting, form)
    return render_template(
        "invitations/announce.html",
        meeting=meeting,
        title=title(meeting, meeting_queries.version_of(meeting)),
        form=form,
    ), form.status


def _offer(meeting: Meeting, form: AnnounceForm) -> None:
    form.offer(
        [
            SelectChoice(str(one.person_id), f"{one.name}（{one.role}）")
            for one in queries.candidates(meeting, actor())
        ]
    )


@bp.get("/meetings/<uuid:meeting_id>/announce")
@requires(P.MEETING_NOTIFY, load=meeting_queries.get)
def announce_form(meeting: Meeting) -> ResponseReturnValue:
    """Whom to tell of the meeting without asking them."""
    _refuse_conference(meeting)
    return _announce_page(meeting, AnnounceForm())


@bp.post("/meetings/<uuid:meeting_id>/announce")
@requires(P.MEETING_NOTIFY, load=meeting_queries.get)
def announce(meeting: Meeting) -> ResponseReturnValue:
    """周知する."""
    _refuse_conference(meeting)
    form = AnnounceForm()
    _offer(meeting, form)
    if form.validate():
        try:
            people = queries.persons([uuid.UUID(one) for one in form.people.data or []])
            told = services.announce(meeting, people, actor())
            return done(
                url_for(".board", meeting_id=meeting.id),
                _("%(count)s名に知らせました。", count=len(told)),
            )
        except DomainError as error:
            meeting = refused(form, error)
    return _announce_page(meeting, form)


def _refuse_conference(meeting: Meeting) -> None:
    if meeting.conference is not None:
        abort(404)
