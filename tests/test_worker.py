from datetime import datetime, time

from council import worker
from council.domain import clock
from council.domain.vocabulary import MeetingState, SubmissionState
from council.extensions import db
from tests import papers, world


def _close(meeting):
    meeting.presider_id = world.person("chair").id
    meeting.closed_at = time(16)
    meeting.state = MeetingState.CLOSED
    db.session.flush()


def test_papers_of_a_past_meeting_are_called_back_after_a_day(acting):
    paper, meeting = papers.distributed(acting)
    with clock.at(datetime(2026, 12, 18, 17, 0, tzinfo=clock.TOKYO)):
        worker.end_access()
        assert paper.state is SubmissionState.DISTRIBUTED  # the sitting was never closed
        _close(meeting)
    with clock.at(datetime(2026, 12, 17, 17, 0, tzinfo=clock.TOKYO)):
        worker.end_access()
        assert paper.state is SubmissionState.DISTRIBUTED
    with clock.at(datetime(2026, 12, 18, 17, 0, tzinfo=clock.TOKYO)):
        worker.end_access()
        assert paper.state is SubmissionState.ACCESS_ENDED
