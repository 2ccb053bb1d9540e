"""The copy of what came by FAX is one sheet: it opens to those alone who take part in every item that it answers."""

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Means, MeetingForm
from council.domain.writings import Stance
from council.extensions import db
from council.models import AgendaItem, ProxyEntry, Recusal
from council.services import minutes, proxies, writings
from tests import circulating, sitting_rooms, world
from tests.services.minutes.steps import DUE, awaiting, seen
from tests.sitting_rooms import item_of

PDF = b"%PDF-1.7\n" + b"FAX" * 20


def entered(meeting, acting, items, stances=None):
    """A FAX of member1 that answers these items, with its copy."""
    secretary = acting("secretary")
    invitation = circulating.invitation_of(meeting, "member1")
    entry = proxies.enter(
        invitation.person,
        means=Means.FAX,
        received_on=world.TODAY,
        received_by="",
        actor=secretary,
        about=meeting,
        evidence=PDF,
    )
    writings.write(
        meeting,
        invitation,
        [
            writings.Draft(one.id, stance, "月2回がよい。")
            for one, stance in zip(items, stances or [Stance.FOR] * len(items), strict=True)
        ],
        base=circulating.sheet_of(meeting, "member1", acting, "secretary").position,
        actor=secretary,
        proxy=entry,
    )
    db.session.commit()
    return entry.id


def recused(item, who):
    """Somebody of the secretariat takes no part in the item."""
    db.session.add(
        Recusal(
            agenda_item_id=item.id,
            seat_id=sitting_rooms.seat_of(item.meeting, "chair"),
            person_id=world.person(who).id,
            recorded_by_id=world.person("secretary").id,
        )
    )
    db.session.commit()


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting, form=MeetingForm.WRITTEN, items=2)


def pages(meeting):
    invitation = circulating.invitation_of(meeting, "member1")
    person = f"/meetings/{meeting.id}/invitations/{invitation.id}"
    return (
        f"/meetings/{meeting.id}/sitting",
        f"/meetings/{meeting.id}/replies",
        person,
        f"{person}/writing",
    )


def discussions(meeting):
    return [
        one
        for one in db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.position)
        )
        if one.title.startswith("連絡の取り方")
    ]


def test_the_recused_open_no_copy_that_answers_their_item(browse, acting, meeting):
    first, second = discussions(meeting)
    entry_id = entered(meeting, acting, [first, second])
    recused(item_of(meeting), "secretary2")
    link = f"/proxies/{entry_id}/evidence"
    assert browse("secretary").get(link).data == PDF
    other = browse("secretary2")
    assert other.get(link).status_code == 404
    for page in pages(meeting):
        other.get(page)
        assert link not in other.page, page


def test_a_copy_that_answers_other_items_stays_open_to_them(browse, acting, meeting):
    first, second = discussions(meeting)
    entry_id = entered(meeting, acting, [second])
    recused(item_of(meeting), "secretary2")
    assert first.id == item_of(meeting).id
    other = browse("secretary2")
    link = f"/proxies/{entry_id}/evidence"
    assert other.get(link).data == PDF
    other.get(f"/meetings/{meeting.id}/sitting")
    assert link in other.page


@pytest.mark.parametrize("second_says", [Stance.AGAINST, Stance.FOR])
def test_a_copy_that_says_their_item_again_without_a_change_stays_shut_too(
    browse, acting, meeting, second_says
):
    both = discussions(meeting)
    entered(meeting, acting, both)
    again = sitting_rooms.fresh(meeting, acting)
    entry_id = entered(again, acting, discussions(again), [Stance.FOR, second_says])
    recused(item_of(again), "secretary2")
    link = f"/proxies/{entry_id}/evidence"
    assert browse("secretary").get(link).data == PDF
    other = browse("secretary2")
    assert other.get(link).status_code == 404
    for page in pages(again):
        other.get(page)
        assert link not in other.page, page


def test_a_copy_of_which_nothing_was_entered_by_item_is_shut_to_the_recused(browse, acting):
    meeting = sitting_rooms.notified(acting)
    entry = proxies.enter(
        world.person("member1"),
        means=Means.FAX,
        received_on=world.TODAY,
        received_by="",
        actor=acting("secretary"),
        about=meeting,
        evidence=PDF,
    )
    db.session.commit()
    link = f"/proxies/{entry.id}/evidence"
    assert browse("secretary2").get(link).data == PDF
    recused(item_of(meeting), "secretary2")
    assert browse("secretary2").get(link).status_code == 404
    assert browse("secretary").get(link).data == PDF


def by_fax(who, about, secretary):
    """What somebody sent, with its copy."""
    return proxies.enter(
        world.person(who),
        means=Means.FAX,
        received_on=world.TODAY,
        received_by="",
        actor=secretary,
        about=about,
        evidence=PDF,
    )


def test_a_correction_that_came_by_fax_is_shut_with_its_item(browse, acting):
    meeting, secretary = sitting_rooms.held(acting), acting("secretary")
    minutes.draft(meeting, secretary)
    db.session.commit()
    found = seen(meeting, acting)
    minutes.check(found, secretary)
    minutes.send_for_review(found, DUE, secretary)
    entry = by_fax("member3", found, secretary)
    item = item_of(meeting)
    minutes.comment(found, text="語尾を直す。", agenda_item=item, actor=secretary, proxy=entry)
    db.session.commit()
    link = f"/proxies/{db.session.scalars(select(ProxyEntry.id)).one()}/evidence"
    assert browse("secretary2").get(link).data == PDF
    recused(item, "secretary2")
    assert browse("secretary2").get(link).status_code == 404


def test_what_the_chair_wants_mended_by_fax_may_be_in_any_item_and_is_shut_to_the_recused(
    browse, acting
):
    meeting, secretary = sitting_rooms.held(acting), acting("secretary")
    minutes.draft(meeting, secretary)
    db.session.commit()
    found = seen(meeting, acting)
    content_hash = awaiting(found, acting)
    entry = by_fax("chair", found, secretary)
    minutes.enter_return(found, "直す", content_hash=content_hash, proxy=entry, actor=secretary)
    db.session.commit()
    link = f"/proxies/{entry.id}/evidence"
    assert browse("secretary2").get(link).data == PDF
    recused(item_of(meeting), "secretary2")
    assert browse("secretary2").get(link).status_code == 404
