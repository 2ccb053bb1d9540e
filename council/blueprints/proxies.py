"""代行入力: the copy of what came by FAX or on paper, for those who may enter for its object."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from council.blueprints.access import document, log_reading, requires
from council.policy.permissions import Permission as P
from council.queries import proxies as queries
from council.services.evidence import content_of

bp = Blueprint("proxies", __name__)


@bp.get("/proxies/<uuid:entry_id>/evidence")
@requires(P.PROXY_READ_EVIDENCE, load=queries.evidence)
def evidence(found: queries.Evidence) -> ResponseReturnValue:
    """The file as it came, for download; its reading leaves a row."""
    content = content_of(found.blob)
    log_reading("proxy:evidence", found.entry, case_id=found.case_id, body_id=found.body_id)
    return document(content, found.blob.name, found.blob.media_type)
