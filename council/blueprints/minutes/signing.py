"""署名委員 confirm what is before the chair: themselves, or entered for them and confirmed by a second person."""

import uuid

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, refused, requires
from council.blueprints.minutes.approval import decision, decision_forms
from council.blueprints.minutes.pages import bp, home
from council.domain.errors import DomainError
from council.extensions import db
from council.models import Minutes, Person
from council.policy.permissions import Permission as P
from council.queries import minutes as queries
from council.services import minutes as services
from council.services import proxies


def _back(minutes: Minutes) -> str:
    return url_for("minutes.approval", meeting_id=minutes.meeting_id, _anchor="decide")


def _signer(minutes: Minutes, posted: str | None) -> uuid.UUID:
    """The signer meant; another id names nobody."""
    known = {str(one.person_id): one.person_id for one in minutes.signers if one.is_asked}
    found = known.get(posted or "")
    if found is None:
        raise DomainError("確かめた方を選んでください。", field="signer")
    return found


@bp.post("/meetings/<uuid:meeting_id>/minutes/sign")
@requires(P.MINUTES_SIGN, load=queries.get)
def sign(minutes: Minutes) -> ResponseReturnValue:
    """The signer confirms what was read."""
    forms = decision_forms("sign")
    form = forms.sign
    if form.validate():
        try:
            services.sign(minutes, content_hash=form.content_hash.data or "", actor=actor())
            return done(home(minutes.meeting), _("署名委員として、議事録（案）を確かめました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/signatures")
@requires(P.MINUTES_PROXY, load=queries.get)
def enter_signature(minutes: Minutes) -> ResponseReturnValue:
    """Enter a signer's confirmation given by other means, or take the entry back."""
    if request.form.get("withdraw"):
        services.take_back_signature(minutes, _signer(minutes, request.form["withdraw"]), actor())
        return done(_back(minutes), _("代行入力を取り消しました。"))
    forms = decision_forms("signature")
    form = forms.signature
    form.offer([(one.person_id, one.person.name) for one in minutes.signers if one.is_asked])
    if form.validate():
        try:
            signer = _signer(minutes, form.signer.data)
            entry = proxies.enter(
                db.session.get_one(Person, signer),
                **form.received,
                actor=actor(),
                about=minutes,
            )
            services.enter_signature(
                minutes,
                signer,
                content_hash=form.content_hash.data or "",
                proxy=entry,
                actor=actor(),
            )
            return done(
                _back(minutes),
                _("確認を代行入力しました。事務局のもう一人が確認すると、済みになります。"),
            )
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/signatures/confirm")
@requires(P.MINUTES_PROXY, load=queries.get)
def confirm_signature(minutes: Minutes) -> ResponseReturnValue:
    """The second person confirms what was entered for a signer."""
    forms = decision_forms("sign")
    form = forms.sign
    if form.validate():
        try:
            services.confirm_signature(
                minutes,
                _signer(minutes, form.signer.data),
                content_hash=form.content_hash.data or "",
                shown=form.shown.data or "",
                actor=actor(),
            )
            return done(_back(minutes), _("署名委員の確認を済みにしました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)
