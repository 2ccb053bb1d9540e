"""資料を直す: another name, another file; who may have the old file is told."""

from datetime import timedelta

import pytest

from council.domain import clock
from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.vocabulary import PaperState
from council.extensions import db
from council.queries import meetings as queries
from council.queries.meetings import agenda
from council.services import meetings
from council.services.meetings import Upload
from tests import sitting_rooms, world

FIRST = Upload("x.txt", "text/plain", b"first")
SECOND = Upload("y.pdf", "application/pdf", b"second")


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting)


def lay(meeting, acting, upload=None):
    paper = meetings.add_paper(meeting, title="資料の案", upload=upload, actor=acting("secretary"))
    paper.meeting = meeting
    db.session.commit()
    return paper


def edit(paper, acting, who="secretary", **said):
    usual = {"title": paper.title, "collect_after": False, "readers": None}
    meetings.edit_paper(paper, **(usual | said), actor=acting(who))
    db.session.commit()


def row(paper, acting):
    meeting = queries.get(acting("secretary"), paper.meeting_id)
    return next(one for one in agenda.papers(meeting, acting("secretary")) if one.id == paper.id)


def announce(meeting, acting):
    told = meetings.announce_papers(sitting_rooms.fresh(meeting, acting), acting("secretary"))
    db.session.commit()
    return told


def test_a_file_that_comes_later_makes_the_paper_ready(meeting, acting):
    paper = lay(meeting, acting)
    assert paper.state is PaperState.PREPARING
    edit(paper, acting, upload=FIRST)
    assert (paper.state, queries.file_of(paper)[0]) == (PaperState.READY, b"first")
    assert not paper.is_replaced


def test_name_and_collecting_change_and_its_number_stays(meeting, acting):
    paper = lay(meeting, acting, FIRST)
    number = paper.number
    edit(paper, acting, title="資料の決定版", collect_after=True)
    assert (paper.title, paper.collect_after, paper.number) == ("資料の決定版", True, number)
    assert queries.file_of(paper)[0] == b"first"


def test_a_paper_that_was_told_of_is_told_again_when_its_file_is_another(meeting, acting):
    with clock.at(world.EVENING):
        paper = lay(meeting, acting, FIRST)
        assert announce(meeting, acting)
        assert not row(paper, acting).is_untold
    with clock.at(world.EVENING + timedelta(hours=1)):
        edit(paper, acting, upload=SECOND)
        assert (row(paper, acting).is_untold, row(paper, acting).is_replaced) == (True, True)
        meetings.tell_again(sitting_rooms.fresh(meeting, acting), acting("secretary"))
        db.session.commit()
        assert not row(paper, acting).is_untold


def test_a_nameless_paper_is_refused(meeting, acting):
    paper = lay(meeting, acting, FIRST)
    with pytest.raises(DomainError, match="資料の名前"):
        edit(paper, acting, title="")


def test_what_somebody_else_saved_meanwhile_is_not_undone_unseen(meeting, acting):
    paper = lay(meeting, acting, FIRST)
    seen = meetings.mark_of(paper)
    edit(paper, acting, upload=SECOND)
    with pytest.raises(StaleVersion):
        edit(paper, acting, title="前の名前", seen=seen)


def test_what_was_taken_off_cannot_be_mended(meeting, acting):
    with clock.at(world.EVENING):
        paper = lay(meeting, acting, FIRST)
        announce(meeting, acting)
        paper = queries.get_paper(acting("secretary"), paper.id)
        meetings.remove_paper(paper, acting("secretary"))
        db.session.commit()
        paper = queries.get_paper(acting("secretary"), paper.id)
        with pytest.raises(Conflict, match="もう外して"):
            edit(paper, acting, title="また")
