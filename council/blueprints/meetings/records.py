"""Meetings of before, kept as a record alone: taken back when entered by mistake."""

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from council.blueprints.access import actor, done, requires
from council.blueprints.meetings.base import bp
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services


@bp.post("/meetings/<uuid:meeting_id>/record/take-back")
@requires(P.MEETING_SCHEDULE, load=queries.get)
def take_back_record(meeting: Meeting) -> ResponseReturnValue:
    """Erase the record; the right one comes by the table again."""
    services.take_back_record(meeting, actor())
    return done(url_for(".index"), _("会議の記録を消しました。正しい記録は、表で取り込めます。"))
