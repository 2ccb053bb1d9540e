"""決裁の資料 on a move, a putting off or a calling off as it is typed: nothing is changed, nothing is sent."""

from flask.typing import ResponseReturnValue

from council.blueprints.access import actor, document, log_reading, refused, requires
from council.blueprints.meetings.base import ZIP, bp, refuses_day_off
from council.blueprints.meetings.changing import answer
from council.domain.errors import DomainError
from council.domain.signoffs import Act
from council.forms.meetings import EndForm, MoveForm
from council.models import Meeting
from council.policy.permissions import Permission as P
from council.queries import meetings as queries
from council.services import meetings as services


def _handed_out(meeting: Meeting, act: Act, content: bytes) -> ResponseReturnValue:
    log_reading("meeting:draft", meeting)
    return document(content, queries.pack_name(meeting, f"{act.label}の決裁資料"), ZIP)


@bp.post("/meetings/<uuid:meeting_id>/move.zip")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def move_pack(meeting: Meeting) -> ResponseReturnValue:
    """The papers on the day, hours, place and form that are typed."""
    form = MoveForm()
    is_same_day = form.held_on.data == meeting.sitting.held_on
    if form.validate_undecided() and (is_same_day or not refuses_day_off(form, actor().on)):
        try:
            content = services.move_pack(
                meeting, **form.when(), base_version=form.version, actor=actor()
            )
            return _handed_out(meeting, Act.CHANGE, content)
        except DomainError as error:
            meeting = refused(form, error)
    return answer("move", meeting, form)


@bp.post("/meetings/<uuid:meeting_id>/<any(postpone, cancel):act>.zip")
@requires(P.MEETING_SIGN_OFF, load=queries.get)
def end_pack(meeting: Meeting, act: str) -> ResponseReturnValue:
    """The papers on putting off or calling off, for the reason that is typed."""
    form = EndForm()
    if form.validate_undecided():
        try:
            content = services.end_pack(
                meeting, Act(act), form.reason.data or "", actor(), base_version=form.version
            )
            return _handed_out(meeting, Act(act), content)
        except DomainError as error:
            meeting = refused(form, error)
    return answer(act, meeting, form)
