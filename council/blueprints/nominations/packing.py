"""決裁の資料 on 推薦依頼: for one seat, or for all that are gathered."""

from flask.typing import ResponseReturnValue

from council.blueprints.access import actor, document, log_reading, requires
from council.blueprints.nominations.rotations import ZIP, bp
from council.models import Nomination, Rotation
from council.policy.permissions import Permission as P
from council.queries import nominations as queries
from council.services import nominations as services


@bp.get("/nominations/<uuid:nomination_id>/request.zip")
@requires(P.NOMINATION_REQUEST, load=queries.get)
def request_pack(nomination: Nomination) -> ResponseReturnValue:
    """The papers on asking the agency for this seat."""
    content = services.request_pack([nomination], actor())
    log_reading("nomination:request_pack", nomination)
    return document(content, f"推薦依頼の決裁資料_{nomination.starts_on:%Y%m%d}.zip", ZIP)


@bp.get("/rotations/<uuid:rotation_id>/requests.zip")
@requires(P.ROTATION_EDIT, load=queries.rotation)
def requests_pack(rotation: Rotation) -> ResponseReturnValue:
    """The papers on asking the agencies for all seats for which they are to be asked."""
    content = services.request_pack(queries.of_rotation(actor(), rotation.id), actor())
    log_reading("rotation:request_pack", rotation)
    return document(content, f"推薦依頼の決裁資料_{rotation.effective_on:%Y%m%d}.zip", ZIP)
