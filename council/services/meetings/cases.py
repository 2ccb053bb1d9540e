"""A case on the 次第: its paper comes and goes with the item."""

from council.domain.errors import Conflict
from council.domain.vocabulary import MeetingState, SubmissionState
from council.extensions import db
from council.models import AgendaItem, CaseSubmission, Meeting
from council.policy.actor import Actor
from council.services import submissions
from council.services.meetings import papers

ON_AN_AGENDA = (SubmissionState.SCHEDULED, SubmissionState.DISTRIBUTED)


def schedule(meeting: Meeting, item: AgendaItem, submission: CaseSubmission, actor: Actor) -> None:
    """Put the case before the meeting with its paper; at once before its readers when the notice is out."""
    if submission.body_id != meeting.body_id or submission.state is not SubmissionState.ACCEPTED:
        raise Conflict("この事例は、いまは議題にできません。受理された事例を選んでください。")
    submissions.schedule(submission, meeting, actor)
    papers.add_paper(
        meeting,
        title=f"事例 {submission.code}",
        item=item,
        collect_after=True,
        submission=submission,
        actor=actor,
    )
    if meeting.state is MeetingState.NOTIFIED:
        submissions.distribute(meeting, actor)


def release(item: AgendaItem, actor: Actor) -> None:
    """Give the item's case back to those accepted, unless it has left the agenda by itself."""
    submission = db.session.get(CaseSubmission, item.submission_id)
    if submission is None or submission.meeting_id != item.meeting_id:
        return
    if submission.state in ON_AN_AGENDA:
        submissions.unschedule(submission, actor)
