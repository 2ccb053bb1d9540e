"""What was laid before a meeting that is over stays as it was."""

import pytest

from council.domain.errors import Conflict
from council.extensions import db
from council.services import meetings
from tests.sitting_rooms import fresh, held, notified


def test_papers_of_a_meeting_that_is_over_are_not_changed(acting):
    secretary = acting("secretary")
    meeting = held(acting)
    with pytest.raises(Conflict):
        meetings.add_paper(meeting, title="あとから加えた資料", actor=secretary)


def test_a_paper_is_not_taken_off_after_the_meeting(acting, browse):
    secretary = acting("secretary")
    meeting = notified(acting)
    paper = meetings.add_paper(meeting, title="配った資料", actor=secretary)
    meetings.cancel(fresh(meeting, acting), "会場が使えないため", secretary)
    db.session.commit()
    assert browse("secretary").post(f"/papers/{paper.id}/remove").status_code == 409
