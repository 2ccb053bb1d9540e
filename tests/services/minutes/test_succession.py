import io
from datetime import date, timedelta

import docx
import pytest

from council.domain import clock
from council.domain.errors import Conflict, NotAllowed
from council.domain.vocabulary import MeetingState, MinutesState, Office
from council.extensions import db
from council.minutes.kinds import DocumentKind
from council.models import Appointment, AuditEntry, OutboxMessage, Seat
from council.policy.actor import Actor
from council.services import members
from council.services import minutes as services
from tests import world
from tests.services.minutes.steps import awaiting, reworded, seen

APRIL = world.NOW + timedelta(days=40)
LAST = world.TODAY + timedelta(days=30)


@pytest.fixture
def march(minutes, acting):
    """Minutes that wait for a chair whose term is over; the hash of their text."""
    content_hash = awaiting(minutes, acting)
    seat = (
        db.session.query(Seat).filter_by(body_id=world.body("s8050").id, office=Office.CHAIR).one()
    )
    term = db.session.query(Appointment).filter_by(seat_id=seat.id).one()
    term.ends_on = LAST
    members.appoint(
        seat,
        world.person("nobody"),
        post_title="教授",
        starts_on=LAST + timedelta(days=1),
        ends_on=date(2028, 3, 31),
        actor=acting("secretary"),
    )
    db.session.commit()
    with clock.at(APRIL):
        yield content_hash


def confirm(minutes, content_hash, acting):
    services.confirm_in_writing(
        minutes,
        content_hash=content_hash,
        received_on=clock.today(),
        received_by="戸澤",
        actor=acting("secretary"),
    )
    db.session.commit()


def test_the_successor_approves_on_the_writing_of_who_presided(minutes, acting, march):
    confirm(minutes, march, acting)
    row = services.approve(minutes, content_hash=march, actor=acting("nobody"))
    db.session.commit()
    assert (minutes.state, minutes.meeting.state) == (
        MinutesState.APPROVED,
        MeetingState.CONCLUDED,
    )
    assert (row.approver_id, row.approver_title) == (world.person("nobody").id, "部会長")
    assert row.confirmation_id is not None
    assert minutes.confirmation_id is None


def test_without_the_writing_the_successor_does_not_approve(minutes, acting, march):
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=march, actor=acting("nobody"))


@pytest.mark.parametrize("who", ["secretary", "deputy", "member1", "emp_chair"])
def test_nobody_else_approves_on_the_writing(minutes, acting, march, who):
    confirm(minutes, march, acting)
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=march, actor=acting(who))


def test_who_presided_may_still_approve_though_the_term_is_over(minutes, acting, march):
    confirm(minutes, march, acting)
    row = services.approve(minutes, content_hash=march, actor=acting("chair"))
    db.session.commit()
    assert (row.approver_id, row.confirmation_id) == (world.person("chair").id, None)


def test_while_who_presided_is_in_office_there_is_no_successor(minutes, acting):
    content_hash = awaiting(minutes, acting)
    assert services.successor_of(minutes, world.TODAY) is None
    with pytest.raises(Conflict, match="在任している"):
        confirm(minutes, content_hash, acting)


def test_the_writing_is_of_the_text_that_was_shown(minutes, acting, march):
    with pytest.raises(Conflict, match="内容が変わりました"):
        confirm(minutes, "0" * 64, acting)


def test_returning_the_draft_ends_what_was_confirmed(minutes, acting, march):
    confirm(minutes, march, acting)
    services.return_to_author(minutes, "決定事項を直す", acting("nobody"))
    reworded(minutes, acting)
    db.session.commit()
    assert minutes.confirmation_id is None


def test_a_writing_recorded_by_mistake_is_taken_back(minutes, acting, march):
    confirm(minutes, march, acting)
    services.take_back_confirmation(minutes, acting("secretary"))
    db.session.commit()
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=march, actor=acting("nobody"))
    tags = [row.tag for row in db.session.query(AuditEntry).filter_by(subject_kind="minutes")]
    assert tags[-2:] == ["minutes:confirm_in_writing", "minutes:take_back_confirmation"]


def test_the_successor_is_asked_and_reads_in_page_and_word_on_what_it_rests(
    minutes, acting, march, browse
):
    meeting = minutes.meeting
    url = f"/meetings/{meeting.id}/minutes"
    secretary = browse("secretary")
    secretary.get(f"{url}/approval")
    assert "議長を務めた方が任期を終えているとき" in secretary.page
    fields = {"received_on": "令和9年1月12日", "received_by": "戸澤", "content_hash": march}
    secretary.submit(f"{url}/approval/writing", fields)
    assert "後任の柊 透子さんの承認を待っています" in secretary.page
    asked = db.session.query(OutboxMessage).filter_by(
        kind="minutes_approval", person_id=world.person("nobody").id
    )
    assert asked.count() == 1
    successor = browse("nobody")
    successor.get("/")
    assert "議事録（案）を承認するか、差し戻す" in successor.page
    successor.get(f"{url}/approval")
    assert "「鷺沢 道雄の書面による確認に基づき」承認したことが" in successor.page
    successor.submit(f"{url}/approve", {"content_hash": march})
    assert "議長を務めた鷺沢 道雄の書面による確認に基づき承認" in successor.page
    found = seen(meeting, acting, "nobody")
    document = services.export(found.meeting, DocumentKind.MINUTES, acting("nobody"))
    words = "".join(
        cell.text
        for table in docx.Document(io.BytesIO(document)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert "部会長　柊 透子" in words
    assert "（議長を務めた鷺沢 道雄の書面による確認に基づき承認　令和９年１月１２日受領）" in words


def test_who_approves_does_not_record_the_writing_that_it_rests_on(minutes, acting, march):
    with clock.at(APRIL):
        members.assign_secretariat(
            world.body("s8050"),
            world.agency("seikatsu_fukushi_ka"),
            world.person("nobody"),
            starts_on=clock.today(),
            actor=Actor.system(clock.today()),
        )
        db.session.commit()
        with pytest.raises(NotAllowed, match="別の方が記録"):
            services.confirm_in_writing(
                minutes,
                content_hash=march,
                received_on=clock.today(),
                received_by="",
                actor=acting("nobody"),
            )
