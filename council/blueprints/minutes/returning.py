"""差戻し: whoever decides sends the draft back, or the secretariat enters that they did."""

import uuid

from flask import url_for
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


@bp.post("/meetings/<uuid:meeting_id>/minutes/return")
@requires(P.MINUTES_RETURN, load=queries.get)
def return_to_author(minutes: Minutes) -> ResponseReturnValue:
    """Send the draft back with a reason."""
    forms = decision_forms("return")
    form = forms.giving_back
    if form.validate():
        try:
            services.return_to_author(minutes, form.reason.data or "", actor())
            url = url_for("meetings.show", meeting_id=minutes.meeting_id)
            return done(url, _("差し戻しました。事務局に知らせます。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)


@bp.post("/meetings/<uuid:meeting_id>/minutes/return/proxy")
@requires(P.MINUTES_PROXY, load=queries.get)
def enter_return(minutes: Minutes) -> ResponseReturnValue:
    """Enter what the chair, or a signer, wants mended: by telephone, or in red ink on paper."""
    forms = decision_forms("returned")
    form = forms.returned
    form.offer([(one.id, one.name) for one in services.deciders(minutes, actor())])
    if form.validate():
        try:
            entry = proxies.enter(
                db.session.get_one(Person, uuid.UUID(form.person.data)),
                **form.received,
                actor=actor(),
                about=minutes,
            )
            services.enter_return(
                minutes,
                form.reason.data or "",
                content_hash=form.content_hash.data or "",
                proxy=entry,
                actor=actor(),
            )
            return done(home(minutes.meeting), _("差戻しを記録しました。直せるようになりました。"))
        except DomainError as error:
            minutes = refused(form, error)
    return decision(minutes, forms)
