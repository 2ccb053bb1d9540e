"""What a letter on paper lists: read again until it is carried, and nothing that is kept from its reader."""

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Channel, ItemKind
from council.extensions import db
from council.models import OutboxMessage, Seat
from council.queries import meetings as queries
from council.services import invitations, issues, letters, meetings, sittings
from tests import convening, world
from tests.services import gatherings
from tests.services.test_paper_letters import text_to
from tests.sitting_rooms import fresh, item_of, opened, seat_of

FILE = meetings.Upload("x.txt", "text/plain", b"-")


@pytest.fixture
def laid(acting):
    """A notified meeting with two papers; the letter to member3 lies on the desk."""
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    rows = [
        meetings.add_paper(meeting, title=title, upload=FILE, actor=secretary)
        for title in ("見積りの比べ方", "今年度の予定")
    ]
    convening.notified(meeting, secretary)
    db.session.commit()
    return meeting, rows[0].id


def only_for_member1(paper_id, acting, meeting):
    paper = queries.get_paper(acting("secretary"), paper_id)
    meetings.hand_to(paper, [seat_of(meeting, "member1")], acting("secretary"))
    db.session.commit()


def taken_off(paper_id, acting, _meeting):
    meetings.remove_paper(queries.get_paper(acting("secretary"), paper_id), acting("secretary"))
    db.session.commit()


@pytest.mark.parametrize(
    ("act", "line"),
    [(only_for_member1, "・資料１　一部の方に渡す資料"), (taken_off, "")],
)
def test_until_it_is_carried_a_letter_lists_what_its_reader_may_know_by_then(
    laid, acting, act, line
):
    meeting, paper_id = laid
    assert "・資料１　見積りの比べ方" in text_to("member3")
    act(paper_id, acting, meeting)
    text = text_to("member3")
    assert "見積り" not in text
    assert line in text
    assert "・資料２　今年度の予定" in text


@pytest.mark.parametrize("is_limited_first", [True, False])
def test_a_letter_that_was_carried_says_for_good_what_it_listed_then(
    laid, acting, is_limited_first
):
    meeting, paper_id = laid
    if is_limited_first:
        only_for_member1(paper_id, acting, meeting)
    message = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person("member3").id)
    ).one()
    letters.hand_over(message, acting("secretary"))
    db.session.commit()
    if not is_limited_first:
        only_for_member1(paper_id, acting, meeting)
    assert ("・資料１　見積りの比べ方" in text_to("member3")) is not is_limited_first


def test_a_letter_on_paper_names_no_paper_that_is_withheld_from_its_reader(acting, evening):
    earlier, secretary = opened(acting), acting("secretary")
    item = item_of(earlier)
    sittings.recuse(item, db.session.get_one(Seat, seat_of(earlier, "member3")), secretary)
    issue = issues.raise_issue(
        world.body("s8050"),
        title="見せない課題",
        text="相談できる窓口が少ない。",
        raised_by="８０５０支援部会",
        meeting=earlier,
        item=item,
        actor=secretary,
    )
    later = convening.scheduled(secretary)
    db.session.commit()
    later = fresh(later, acting)
    taken_up = meetings.add_item(
        later, kind=ItemKind.ISSUE, title="見せない課題", issue=issue, actor=secretary
    )
    meetings.add_paper(later, title="見せない資料", item=taken_up, actor=secretary)
    convening.notified(later, secretary)
    db.session.commit()
    assert "見せない" not in text_to("member3")
    assert "資料１" in text_to("member3")  # the record of the meeting before


def test_a_conference_on_paper_speaks_of_this_letter_and_lists_nothing(acting):
    world.person("staff_b").channel = Channel.POST
    meeting = gatherings.conference()
    invitations.invite_participants(meeting, acting("staff_a"))
    db.session.commit()
    text = text_to("staff_b")
    assert "メール" not in text
    assert "この案内には記載していません" in text
    assert "この案内をほかの方に渡さないよう" in text
    assert "資料" not in text
    assert "このメールを転送しないよう" in text_to("staff_a")
