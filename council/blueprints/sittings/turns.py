"""When an item has its turn: begun with a press, put right with a form."""

import uuid

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, requires
from council.blueprints.sittings.item_page import again, back, forms_on, item_page, load_item
from council.blueprints.sittings.pages import bp
from council.domain.errors import DomainError
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.queries import sittings as queries
from council.services import sittings as services


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/begin")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def begin(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Take the item up now."""
    one = load_item(meeting, item_id)
    services.begin(one, actor())
    return back(meeting, one, _("審議を始めた時刻を記録しました。"), "turn")


@bp.post("/meetings/<uuid:meeting_id>/sitting/items/<uuid:item_id>/times")
@requires(P.MEETING_RECORD, load=meeting_queries.get_on_record)
def item_times(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Put right when the item had its turn."""
    one = load_item(meeting, item_id)
    forms = forms_on(meeting, one, queries.chamber(meeting), "times")
    form = forms.times
    if form.validate():
        try:
            services.set_turn(
                one,
                begun_at=form.begun_at.data,
                ended_at=form.ended_at.data,
                actor=actor(),
                base_version=form.version,
            )
            return back(meeting, one, _("審議の時間を直しました。"), "turn")
        except DomainError as error:
            return again(meeting, item_id, forms, form, error)
    return item_page(meeting, one, forms)
