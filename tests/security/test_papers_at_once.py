"""Two secretaries at one paper at the same moment: what is taken off is nobody's, and is taken off once."""

from datetime import date

from sqlalchemy import select

from council.extensions import db
from council.models import AuditEntry, Paper
from council.services import meetings
from council.services.meetings import Upload
from tests import convening
from tests.pack_readers import seat_of

TRIES = 4


def announced(acting, day):
    """A paper whose number stood in a notice."""
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary, date(2027, 1, day))
    paper = meetings.add_paper(
        meeting, title="資料", upload=Upload("x.txt", "text/plain", b"1"), actor=secretary
    )
    convening.notified(meeting, secretary)
    db.session.commit()
    return paper.id


def test_a_paper_that_is_taken_off_is_for_nobody(acting, browse, at_once):
    one, two = browse("secretary"), browse("secretary2")
    chosen = {"title": "資料", "who": "some", "readers": [str(seat_of("s8050", "member1"))]}
    for turn in range(TRIES):
        paper = announced(acting, 10 + turn)
        statuses = at_once((one, f"/papers/{paper}", chosen), (two, f"/papers/{paper}/remove", {}))
        row = db.session.get_one(Paper, paper)
        assert max(statuses) < 500
        assert (row.withdrawn_at is not None, row.is_restricted) == (True, False)


def test_a_paper_is_taken_off_once(acting, browse, at_once):
    one, two = browse("secretary"), browse("secretary2")
    for turn in range(TRIES):
        paper = announced(acting, 10 + turn)
        statuses = at_once(
            (one, f"/papers/{paper}/remove", {}), (two, f"/papers/{paper}/remove", {})
        )
        assert statuses == [303, 409]
    removed = select(AuditEntry.sequence).where(AuditEntry.tag == "paper:remove")
    assert len(db.session.scalars(removed).all()) == TRIES
