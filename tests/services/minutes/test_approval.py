from datetime import time

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import Means, MeetingState, MinutesState
from council.extensions import db
from council.models import OutboxMessage, Seat
from council.queries import minutes as queries
from council.services import minutes as services
from council.services import proxies, sittings
from tests import world
from tests.services.minutes.steps import approved, awaiting, content, reworded, seen
from tests.sitting_rooms import item_of, mark, seat_of


def test_the_chair_approves_and_the_meeting_is_concluded(minutes, acting):
    content_hash = awaiting(minutes, acting)
    row = services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
    assert (minutes.state, minutes.meeting.state) == (
        MinutesState.APPROVED,
        MeetingState.CONCLUDED,
    )
    assert (row.content_hash, row.approver_title) == (content_hash, "部会長")


@pytest.mark.parametrize("who", ["secretary", "deputy", "member1", "emp_chair", "admin"])
def test_nobody_but_who_presided_approves(minutes, acting, who):
    content_hash = awaiting(minutes, acting)
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=content_hash, actor=acting(who))


def test_another_text_than_the_one_read_is_not_approved(minutes, acting):
    read = awaiting(minutes, acting)
    chair, secretary = acting("chair"), acting("secretary")
    services.return_to_author(minutes, "決定事項を直してください", chair)
    reworded(minutes, acting)
    services.check(minutes, secretary)
    services.put_before_chair(minutes, secretary)
    db.session.commit()
    with pytest.raises(Conflict, match="内容が変わりました"):
        services.approve(minutes, content_hash=read, actor=chair)
    page = queries.page(minutes, chair)
    assert [one.place for one in queries.changed(page)] == [
        "（３）　連絡の取り方についての決定事項"
    ]


def test_a_returned_draft_tells_its_author_why(minutes, acting):
    awaiting(minutes, acting)
    with pytest.raises(DomainError, match="直してほしいところ"):
        services.return_to_author(minutes, " ", acting("chair"))
    services.return_to_author(minutes, "議事（１）を直す", acting("chair"))
    db.session.commit()
    assert queries.page(minutes, acting("secretary")).return_reason == "議事（１）を直す"
    kinds = db.session.scalars(select(OutboxMessage.kind)).all()
    assert "minutes_returned" in kinds


def test_an_approval_by_telephone_needs_a_second_person(minutes, acting):
    content_hash = awaiting(minutes, acting)
    secretary, second = acting("secretary"), acting("secretary2")
    entry = proxies.enter(
        world.person("chair"),
        means=Means.TELEPHONE,
        received_on=world.TODAY,
        received_by="戸澤",
        actor=secretary,
    )
    services.enter_approval(minutes, content_hash=content_hash, proxy=entry, actor=secretary)
    db.session.commit()
    with pytest.raises(NotAllowed, match="別の方が確認"):
        services.approve(minutes, content_hash=content_hash, actor=secretary)
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=content_hash, actor=acting("emp_secretary"))
    row = services.approve(minutes, content_hash=content_hash, actor=second)
    db.session.commit()
    assert (row.approver_id, row.second_person_id) == (world.person("chair").id, second.id)
    assert row.proxy_id == entry.id


def test_an_entry_for_another_than_who_presided_is_refused(minutes, acting):
    content_hash = awaiting(minutes, acting)
    secretary = acting("secretary")
    entry = proxies.enter(
        world.person("deputy"),
        means=Means.TELEPHONE,
        received_on=world.TODAY,
        received_by="戸澤",
        actor=secretary,
    )
    with pytest.raises(DomainError, match="議長を務めた方だけ"):
        services.enter_approval(minutes, content_hash=content_hash, proxy=entry, actor=secretary)


def test_a_correction_leaves_the_approved_text_in_force_until_the_next_approval(minutes, acting):
    approved(minutes, acting)
    secretary, member = acting("secretary"), acting("member1")
    first = minutes.approved_revision_id
    services.correct(minutes, "決定事項の誤記", secretary)
    reworded(minutes, acting)
    db.session.commit()
    assert queries.page(seen(minutes.meeting, acting, "member1"), member).shown.id == first
    assert "（訂正）" in content(minutes).version_label
    awaiting(minutes, acting)
    services.approve(
        minutes,
        content_hash=services.current(minutes).content_hash,
        actor=acting("chair"),
    )
    db.session.commit()
    assert minutes.approved_revision_id != first
    page = queries.page(minutes, member, number=1)
    assert page is not None
    assert page.shown.is_approved


def test_a_correction_that_changes_nothing_is_not_put_before_the_chair(minutes, acting):
    approved(minutes, acting)
    services.correct(minutes, "決定事項の誤記", acting("secretary"))
    with pytest.raises(Conflict, match="変わったところがありません"):
        awaiting(minutes, acting)
    reworded(minutes, acting)
    services.put_before_chair(minutes, acting("secretary"))
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_approved_minutes_are_not_edited(minutes, acting):
    approved(minutes, acting)
    with pytest.raises(Conflict, match="議事録を直せません"):
        reworded(minutes, acting)


def test_the_record_is_mended_while_a_correction_is_open_and_only_then(minutes, acting, evening):
    approved(minutes, acting)
    secretary, meeting = acting("secretary"), minutes.meeting
    with pytest.raises(Conflict, match="議事録が確定しているため"):
        mark(meeting, acting, absent=("member1",))
    services.correct(minutes, "出欠と閉会の時刻の誤記", secretary)
    mark(meeting, acting, absent=("member1",))
    sittings.mend_times(meeting, opened_at=None, closed_at=time(16), actor=secretary)
    item, seat = item_of(meeting), db.session.get_one(Seat, seat_of(meeting, "member2"))
    sittings.lift(sittings.recuse(item, seat, secretary), meeting, secretary)
    db.session.commit()
    services.refresh(minutes, base_version=minutes.version, actor=secretary)
    said = content(minutes)
    assert said.closed_label == "午後４時"
    assert [one.name for one in said.absent] == [world.person("member1").name]
    with pytest.raises(Conflict, match="議事録が確定しているため"):
        sittings.note(item, speaker="委員", text="あとから。", actor=secretary)
