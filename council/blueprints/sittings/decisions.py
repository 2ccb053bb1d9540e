"""What was decided at an item, and how: by nobody's objecting, or by a vote with its counts."""

import uuid

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, requires
from council.blueprints.sittings.item_page import again, back, forms_on, item_page, load_item
from council.blueprints.sittings.pages import bp
from council.domain.errors import DomainError
from council.domain.votes import Count, Outcome
from council.forms.sittings import IN_FAVOUR, VoteForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.services import sittings as services


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/decisions")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def decision(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Append what was decided."""
    one = load_item(meeting, item_id)
    forms = forms_on(meeting, one, queries.chamber(meeting), "decision")
    form = forms.decision
    if form.validate():
        try:
            text = form.text.data or ""
            services.decide(one, text=text, actor=actor(), ballot=ballot_of(form))
            return back(meeting, one, _("決定事項を記録しました。"), "decisions")
        except DomainError as error:
            return again(meeting, item_id, forms, form, error)
    return item_page(meeting, one, forms)


def ballot_of(form: VoteForm) -> services.Ballot | None:
    """How it was decided, as typed; numbers without a vote would be lost, so they are asked about."""
    ayes, noes, abstentions = form.ayes.data, form.noes.data, form.abstentions.data
    if form.how.data == Outcome.VOTE:
        if ayes is None or noes is None:
            raise DomainError("賛成と反対の人数を入力してください。", field="ayes")
        casting = (form.casting.data == IN_FAVOUR) if form.casting.data else None
        return services.Ballot(Count(ayes, noes, abstentions or 0, casting), form.at.data)
    if ayes or noes or abstentions or form.casting.data:
        raise DomainError("人数を入れたときは、決め方で「採決」を選んでください。", field="how")
    return services.Ballot() if form.how.data == Outcome.UNANIMOUS else None
