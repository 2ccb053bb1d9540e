"""Word documents for download; their names say nothing about a case."""

from flask import abort, request
from flask.typing import ResponseReturnValue

from council.blueprints.access import DOCX, actor, document, log_reading, requires
from council.blueprints.minutes.pages import bp
from council.minutes.kinds import DocumentKind
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as meeting_queries
from council.services import minutes as services

_KINDS = {kind.value: kind for kind in DocumentKind}


@bp.get("/meetings/<uuid:meeting_id>/documents/<kind>")
@requires(P.MEETING_READ, load=meeting_queries.get_on_record)
def file(meeting: Meeting, kind: str) -> ResponseReturnValue:
    """One document; `?draft=1` the minutes' newest draft instead of the approved text."""
    chosen = _KINDS.get(kind) or abort(404)
    content = services.export(meeting, chosen, actor(), draft="draft" in request.args)
    log_reading(f"document:{chosen}", meeting)
    return document(content, meeting_queries.file_name(meeting, chosen), DOCX)
