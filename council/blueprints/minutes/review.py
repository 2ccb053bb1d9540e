"""Checking, review by those who attended, and the corrections they ask for."""

import uuid

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.minutes.pages import Forms, answer, bp, forms_of, home
from council.domain.errors import DomainError
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import AgendaItem, Minutes, Person
from council.policy.permissions import Permission as P
from council.queries import minutes as queries
from council.services import minutes as services
from council.services import proxies


def _forms(minutes: Minutes, posted: str) -> Forms:
    page = queries.page(minutes, actor()) or abort(404)
    return forms_of(minutes, page, posted)


@bp.post("/meetings/<uuid:meeting_id>/minutes/check")
@requires(P.MINUTES_CHECK, load=queries.get)
def check(minutes: Minutes) -> ResponseReturnValue:
    """The draft was checked."""
    services.check(minutes, actor())
    return done(home(minutes.meeting), _("点検を済ませました。次は、出席者に確認を依頼します。"))


@bp.post("/meetings/<uuid:meeting_id>/minutes/reopen")
@requires(P.MINUTES_REOPEN, load=queries.get)
def reopen(minutes: Minutes) -> ResponseReturnValue:
    """Back to work on it."""
    services.reopen(minutes, actor())
    return done(home(minutes.meeting), _("作成中に戻しました。"))


@bp.post("/meetings/<uuid:meeting_id>/minutes/review")
@requires(P.MINUTES_SEND_FOR_REVIEW, load=queries.get)
def send_for_review(minutes: Minutes) -> ResponseReturnValue:
    """Ask those who attended."""
    forms = _forms(minutes, "review")
    form = forms.review
    if form.validate() and form.due.data is not None:
        try:
            people = services.send_for_review(minutes, form.due.data, actor())
            return done(
                home(minutes.meeting),
                _(
                    "出席者%(count)s名に、%(day)sまでの確認を依頼しました。",
                    count=len(people),
                    day=screen_date(form.due.data),
                ),
            )
        except DomainError as error:
            minutes = refused(form, error)
    return answer(minutes, forms)


def _agenda_item(minutes: Minutes, key: str | None) -> AgendaItem | None:
    if not key:
        return None
    item = db.session.get(AgendaItem, uuid.UUID(key))
    if item is None or item.meeting_id != minutes.meeting_id:
        abort(404)
    return item


@bp.post("/meetings/<uuid:meeting_id>/minutes/comments")
@requires(P.MINUTES_COMMENT, load=queries.get)
def comment(minutes: Minutes) -> ResponseReturnValue:
    """Ask for a correction."""
    forms = _forms(minutes, "comment")
    form = forms.comment
    if form.validate():
        try:
            services.comment(
                minutes,
                text=form.text.data or "",
                agenda_item=_agenda_item(minutes, form.item.data),
                actor=actor(),
            )
            return done(home(minutes.meeting, "comments"), _("修正の申出を送りました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return answer(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/comments/proxy")
@requires(P.MINUTES_PROXY, load=queries.get)
def comment_by_proxy(minutes: Minutes) -> ResponseReturnValue:
    """Enter a correction that came by telephone or in red ink."""
    forms = _forms(minutes, "proxy")
    form = forms.proxy
    if form.validate():
        try:
            entry = proxies.enter(
                db.session.get_one(Person, uuid.UUID(form.person.data)),
                **form.received,
                actor=actor(),
                about=minutes,
            )
            services.comment(
                minutes,
                text=form.text.data or "",
                agenda_item=_agenda_item(minutes, form.item.data),
                actor=actor(),
                proxy=entry,
            )
            return done(home(minutes.meeting, "comments"), _("修正の申出を代行入力しました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return answer(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/comments/<uuid:comment_id>/settle")
@requires(P.MINUTES_WRITE, load=queries.get)
def settle(minutes: Minutes, comment_id: uuid.UUID) -> ResponseReturnValue:
    """A correction was answered: it is in the text by now, or it is not, and why."""
    row = queries.get_comment(minutes, comment_id) or abort(404)
    forms = _forms(minutes, "settle")
    form, forms.settling = forms.settle, row.id
    form.reason.id = f"reason-{row.id}"
    if form.validate():
        try:
            services.settle(
                row,
                minutes,
                actor(),
                is_reflected=form.outcome.data == "reflected",
                reason=form.reason.data or "",
            )
            return done(home(minutes.meeting, "comments"), _("申出に答えました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return answer(minutes, forms)
