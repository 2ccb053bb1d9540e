"""渡す方を限る: a paper for some seats is a number to everybody else, in whatever is written or opened."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.papers import FOR_SOME
from council.domain.signoffs import SignedPart, seal
from council.domain.vocabulary import Carrying
from council.extensions import db
from council.models import Paper
from council.queries import meetings as queries
from council.queries.meetings import agenda, page
from council.services import meetings, minutes
from council.services.meetings import Upload, documents
from tests import convening, sitting_rooms
from tests.minutes import reading
from tests.pack_readers import seat_of
from tests.services import gatherings
from tests.services.minutes.steps import content, seen

TITLE = "見積りの比べ方"
FILE = Upload("x.txt", "text/plain", b"only for some")


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting)


def lay(meeting, acting, *who, item=None):
    paper = meetings.add_paper(
        meeting, title=TITLE, item=item, upload=FILE, is_restricted=True, actor=acting("secretary")
    )
    paper.meeting = meeting
    if who:
        seats = [sitting_rooms.seat_of(meeting, one) for one in who]
        meetings.hand_to(paper, seats, acting("secretary"))
    db.session.commit()
    return paper


def shown(meeting, acting, who):
    """What somebody's page says of the paper."""
    return next(row for row in agenda.papers(meeting, acting(who)) if row.is_restricted)


def opens(paper, acting, who):
    return queries.may_open(acting(who), queries.get_paper(acting(who), paper.id))


def past(meeting, acting):
    """The meeting held and closed."""
    sitting_rooms.mark(meeting, acting)
    sitting_rooms.begun(meeting, acting)
    sitting_rooms.over(meeting, acting("secretary"))


def test_only_the_chosen_and_the_secretariat_read_it(meeting, acting):
    paper = lay(meeting, acting, "member1")
    assert [
        who for who in ("secretary", "chair", "member1", "member2") if opens(paper, acting, who)
    ] == [
        "secretary",
        "member1",
    ]
    assert shown(meeting, acting, "member1").title == TITLE
    assert shown(meeting, acting, "member2").title == FOR_SOME
    assert not shown(meeting, acting, "member2").has_file


def test_until_somebody_is_chosen_it_is_for_nobody_but_the_secretariat(meeting, acting):
    paper = lay(meeting, acting)
    assert not opens(paper, acting, "chair")
    assert opens(paper, acting, "secretary")


def test_what_is_written_for_everybody_names_its_number_alone(meeting, acting):
    lay(meeting, acting, "member1")
    for who in ("secretary", "member1"):
        written = documents.agenda_document(meeting, acting(who))
        text = _text(written)
        assert TITLE not in text
        assert FOR_SOME in text
    assert TITLE not in _text(documents.notice_document(meeting, acting("secretary")))


def test_the_minutes_name_its_number_alone(meeting, acting):
    lay(meeting, acting, "member1")
    past(meeting, acting)
    minutes.draft(sitting_rooms.fresh(meeting, acting), acting("secretary"))
    db.session.commit()
    told = content(seen(meeting, acting))
    assert [paper.title for paper in told.papers] == [FOR_SOME]


def test_for_everybody_again_it_is_as_any_other(meeting, acting):
    paper = lay(meeting, acting, "member1")
    meetings.hand_to(paper, None, acting("secretary"))
    db.session.commit()
    assert opens(paper, acting, "member2")


def test_an_empty_choice_is_refused(meeting, acting):
    paper = lay(meeting, acting, "member1")
    with pytest.raises(DomainError, match="一人以上"):
        meetings.hand_to(paper, [], acting("secretary"))


def test_a_seat_of_another_body_is_refused(meeting, acting):
    paper = lay(meeting, acting, "member1")
    stranger = acting("emp_member").posts[0].seat_id
    with pytest.raises(DomainError, match="席でも"):
        meetings.hand_to(paper, [stranger], acting("secretary"))


def test_a_paper_of_a_case_conference_is_for_all_its_participants(app, acting):
    conference = gatherings.conference()
    db.session.commit()
    staff = acting("staff_a")
    found = queries.get(staff, conference.id)
    with pytest.raises(DomainError, match="招かれた方が読みます"):
        meetings.add_paper(found, title="計画", is_restricted=True, actor=staff)


def test_whom_a_paper_is_for_is_part_of_what_its_decision_is_on(app, acting):
    secretary = acting("secretary")
    planned = convening.scheduled(secretary, date(2026, 12, 24))
    db.session.commit()
    planned = sitting_rooms.fresh(planned, acting)
    paper = meetings.add_paper(
        planned, title=TITLE, upload=FILE, is_restricted=True, actor=secretary
    )
    paper.meeting = planned
    meetings.hand_to(paper, [seat_of("s8050", "member1")], secretary)
    meetings.fix_date(planned, secretary)
    convening.signed_off(planned, secretary)
    assert meetings.plan_of(planned).changed == ()
    meetings.hand_to(paper, [seat_of("s8050", "member2")], secretary)
    assert meetings.plan_of(planned).changed == (SignedPart.PAPERS,)
    assert page(sitting_rooms.fresh(planned, acting), secretary).signed_mark == seal(
        meetings.plan_of(planned).parts
    )


def test_a_member_may_not_choose(meeting, acting):
    paper = lay(meeting, acting, "member1")
    with pytest.raises(NotAllowed):
        meetings.hand_to(paper, None, acting("chair"))


def test_the_minutes_of_before_are_for_those_they_are_for(meeting, acting):
    paper = meetings.add_paper(meeting, title="前回", source=meeting, actor=acting("secretary"))
    paper.meeting = meeting
    with pytest.raises(DomainError, match="ここでは直せません"):
        meetings.hand_to(paper, None, acting("secretary"))


def test_when_the_meeting_is_over_nothing_is_changed(meeting, acting):
    paper = lay(meeting, acting, "member1")
    past(meeting, acting)
    fresh = queries.get_paper(acting("secretary"), paper.id)
    with pytest.raises(Conflict):
        meetings.hand_to(fresh, None, acting("secretary"))


def test_carried_to_the_next_meeting_it_is_for_the_same_seats(meeting, acting):
    lay(meeting, acting, "member1", item=sitting_rooms.item_of(meeting))
    past(meeting, acting)
    following = convening.scheduled(acting("secretary"), date(2026, 12, 17))
    db.session.commit()
    following, left = sitting_rooms.fresh(following, acting), sitting_rooms.item_of(meeting)
    meetings.carry(
        left, following, Carrying.MOVED, base_version=left.version, actor=acting("secretary")
    )
    db.session.commit()
    assert shown(following, acting, "member1").is_for_reader
    assert not shown(following, acting, "member2").is_for_reader


def test_taken_off_the_list_it_leaves_nothing_behind(meeting, acting):
    paper = lay(meeting, acting, "member1")
    meetings.remove_paper(paper, acting("secretary"))
    db.session.commit()
    assert not db.session.scalars(select(Paper).where(Paper.title == TITLE)).all()


def _text(written):
    document = reading.opened(written)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*reading.lines(written), *cells])
