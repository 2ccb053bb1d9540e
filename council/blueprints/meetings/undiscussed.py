"""前の会議で審議しなかった議題."""

import uuid
from collections.abc import Callable

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from council.blueprints.access import actor, posted_version, refused, requires
from council.blueprints.meetings.agenda import edited, editor
from council.blueprints.meetings.base import bp
from council.domain.errors import DomainError
from council.domain.vocabulary import Carrying
from council.forms.base import CouncilForm
from council.models import AgendaItem, Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services

_Act = Callable[[AgendaItem, Meeting, int], object]

_ACTS: dict[str, tuple[_Act, object]] = {
    "moved": (
        lambda item, meeting, seen: services.carry(
            item, meeting, Carrying.MOVED, base_version=seen, actor=actor()
        ),
        _l("議題を、資料と一緒にこの会議に移しました。"),
    ),
    "duplicated": (
        lambda item, meeting, seen: services.carry(
            item, meeting, Carrying.DUPLICATED, base_version=seen, actor=actor()
        ),
        _l("議題をこの会議に写しました。"),
    ),
    "left_out": (
        lambda item, _meeting, seen: services.leave_out(item, base_version=seen, actor=actor()),
        _l("議題を繰り越さないことにしました。下の「繰り越さないことにした議題」から戻せます。"),
    ),
    "again": (
        lambda item, _meeting, seen: services.propose_again(item, base_version=seen, actor=actor()),
        _l("議題を候補に戻しました。"),
    ),
}


@bp.post("/meetings/<uuid:meeting_id>/agenda/undiscussed/<uuid:item_id>")
@requires(P.MEETING_EDIT, load=queries.get)
def carry_item(meeting: Meeting, item_id: uuid.UUID) -> ResponseReturnValue:
    """Move the item of an earlier meeting here, copy it, leave it out, or propose it again."""
    item = queries.get_item(actor(), item_id) or abort(404)
    act, message = _ACTS.get(request.form.get("how", "")) or abort(404)
    try:
        act(item, meeting, posted_version())
        return edited(meeting, str(message), "undiscussed")
    except DomainError as error:
        pressed = CouncilForm(formdata=None)
        meeting = refused(pressed, error)
        return editor(meeting, pressed=pressed)
