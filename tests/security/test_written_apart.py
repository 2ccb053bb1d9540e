"""What is written to a closed item is read by those alone who may read the item: nobody of another body, in no channel."""

import json

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ItemKind, MeetingForm
from council.domain.writings import Stance
from council.extensions import db
from council.models import InvitationLetter, OutboxMessage
from council.services import submissions
from council.services.meetings.agenda import items_of
from tests import circulating, day_rooms, papers, sitting_rooms, world
from tests.circulating import BEFORE, says_absent
from tests.sitting_rooms import item_of

WORDS = "長男の就労先に、もう一度聞いてほしい。"
OTHERS = ("rep_chair", "rep_member", "emp_chair", "emp_secretary", "staff_a", "admin", "nobody")


@pytest.fixture
def joint(app, acting):
    """A case in a joint sitting, each body's notice sent; one is away and wrote to it."""
    with clock.at(BEFORE):
        paper, meeting = day_rooms.with_case(acting, joint=[world.body("representatives")])
        says_absent(meeting, "member2", acting)
        circulating.write(
            meeting, "member2", acting, text=WORDS, item=item_of(meeting, ItemKind.CASE)
        )
        yield paper, meeting


def pages(meeting):
    item = item_of(meeting, ItemKind.CASE)
    invitation = circulating.invitation_of(meeting, "member2")
    return (
        f"/meetings/{meeting.id}",
        f"/meetings/{meeting.id}/sitting",
        f"/meetings/{meeting.id}/sitting/items/{item.id}",
        f"/meetings/{meeting.id}/day-set.zip",
        f"/meetings/{meeting.id}/invitations/{invitation.id}/writing",
        f"/invitations/{invitation.id}/meetings/{meeting.id}/writing",
        f"/invitations/{invitation.id}/reply",
    )


def test_nobody_of_another_body_finds_it_on_any_page(joint, browse):
    _paper, meeting = joint
    for who in (*OTHERS, "member1"):
        browser = browse(who)
        for path in pages(meeting):
            answer = browser.get(path)
            assert WORDS.encode() not in answer.data, (who, path)


def test_who_declared_to_be_connected_finds_it_no_more(joint, acting, browse):
    paper, meeting = joint
    item = item_of(meeting, ItemKind.CASE)
    browser = browse("chair")
    assert WORDS.encode() in browser.get(pages(meeting)[2]).data
    submissions.declare_connected(paper, acting("chair"))
    db.session.commit()
    assert WORDS.encode() not in browser.get(pages(meeting)[2]).data
    assert "資料を読める人だけに示します" in browser.page
    assert item.is_closed


def test_no_letter_carries_it(joint):
    told = [
        json.dumps(one.facts, ensure_ascii=False)
        for one in db.session.scalars(select(InvitationLetter))
    ]
    queued = [str(one.reference) for one in db.session.scalars(select(OutboxMessage))]
    assert told
    assert not any(WORDS in one for one in (*told, *queued))


def test_the_answers_to_a_case_in_a_circulation_are_hidden_from_who_may_not_read_it(
    app, acting, browse
):
    meeting = sitting_rooms.notified(acting, form=MeetingForm.WRITTEN)
    paper = papers.accepted(acting)
    papers.put_on_agenda(paper, meeting, acting("secretary"))
    db.session.commit()
    case = item_of(meeting, ItemKind.CASE)
    circulating.write(meeting, "member1", acting, Stance.AGAINST, WORDS, item=case)
    page = f"/meetings/{meeting.id}/sitting"
    reader = browse("chair")
    assert WORDS.encode() in reader.get(page).data
    submissions.declare_connected(paper, acting("chair"))
    db.session.commit()
    assert WORDS.encode() not in reader.get(page).data
    assert "資料を読める人だけに示します" in reader.page
    ruling = f"{page}/items/{case.id}/ruling"
    assert reader.get(ruling).status_code == 404
    assert case in items_of(meeting)
