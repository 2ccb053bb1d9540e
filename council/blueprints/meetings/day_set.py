"""当日セット before the meeting, 出席実績 after it: for the secretariat that keeps it."""

from flask.typing import ResponseReturnValue

from council.blueprints.access import DOCX, actor, document, log_reading, requires
from council.blueprints.meetings.base import bp
from council.minutes.kinds import BundleKind, DayKind
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services

_ZIP = "application/zip"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/meetings/<uuid:meeting_id>/day-set.zip")
@requires(P.MEETING_ROSTER, load=queries.get)
def day_set(meeting: Meeting) -> ResponseReturnValue:
    """Every paper of the day in one file."""
    content = services.day_set(meeting, actor())
    log_reading("day_set:export", meeting)
    return document(content, queries.file_name(meeting, BundleKind.DAY_SET, "zip"), _ZIP)


@bp.get("/meetings/<uuid:meeting_id>/turnout.docx")
@requires(P.MEETING_ROSTER, load=queries.get)
def turnout_file(meeting: Meeting) -> ResponseReturnValue:
    """Who came, as Word."""
    content = services.turnout_document(meeting, actor())
    log_reading("turnout:export", meeting)
    return document(content, queries.file_name(meeting, DayKind.TURNOUT), DOCX)


@bp.get("/meetings/<uuid:meeting_id>/turnout.xlsx")
@requires(P.MEETING_ROSTER, load=queries.get)
def turnout_book(meeting: Meeting) -> ResponseReturnValue:
    """Who came, as a workbook."""
    content = services.turnout_table(meeting, actor())
    log_reading("turnout:export", meeting)
    return document(content, queries.file_name(meeting, DayKind.TURNOUT, "xlsx"), _XLSX)
