"""未回答の人への確認: to whom it goes, when, and what it says."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

from council.delivery import deliver_due
from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import Answer, OutboxState
from council.extensions import db
from council.invites.transport import transport_of
from council.models import AgencyDuty, AuditEntry, Invitation, OutboxMessage
from council.queries import meetings as meeting_queries
from council.queries.invitations import REPLY_REMINDER
from council.services import invitations, letters, replies
from tests import world
from tests.services import gatherings


@pytest.fixture
def sent(house):
    """What the worker does: everything due is delivered."""
    return lambda: deliver_due(transport_of(house.config["SETTINGS"].mail_url))


@pytest.fixture
def meeting(app, acting, sent):
    """Notified, the mails gone; member1 has answered, member3 is told by FAX."""
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    sent()
    answer("member1", acting)
    db.session.commit()
    return row


def invitation(who):
    return db.session.scalars(
        select(Invitation).where(Invitation.person_id == world.person(who).id)
    ).one()


def answer(who, acting):
    replies.reply(invitation(who), answer=Answer.ATTEND, actor=acting(who))


def reminders():
    return db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.kind == REPLY_REMINDER)
        .order_by(OutboxMessage.position)
    ).all()


def reminded():
    return {one.person_id for one in reminders()}


def ids(*people):
    return {world.person(who).id for who in people}


def text(message):
    found = message_from_bytes(letters.render(message), policy=policy.default)
    return found["Subject"] + found.get_content().replace("\r\n　　", "").replace("\r\n", "")


def test_one_mail_goes_to_each_who_has_not_answered_and_gets_mail(meeting, acting):
    assert invitations.remind(meeting, acting("secretary")) == 3
    assert reminded() == ids("chair", "deputy", "member2")
    assert len(reminders()) == 3


def test_it_says_when_where_and_how_to_answer_and_nothing_else(meeting, acting):
    invitations.remind(meeting, acting("secretary"))
    said = text(reminders()[0])
    for word in (
        "出欠の御回答について（お願い）",
        "まだいただいていません",
        "令和８年１２月１７日",
        "会議室４１",
        "令和８年１２月１０日（木）までに",
        f"/invitations/{reminders()[0].subject_id}/reply",
        "このメールに返信する",
    ):
        assert word in said
    for word in ("事例", "議題", "ボタン", "若狭"):
        assert word not in said


def test_after_the_day_for_answers_it_says_so(meeting, acting):
    with clock.at(world.NOW + timedelta(days=10)):
        invitations.remind(meeting, acting("secretary"))
        assert "回答の期限（令和８年１２月１０日（木））を過ぎています。至急、" in text(
            reminders()[0]
        )


def test_nobody_is_reminded_twice_on_a_day_and_the_next_day_who_is_still_silent(meeting, acting):
    invitations.remind(meeting, acting("secretary"))
    with pytest.raises(DomainError, match="今日は、もう確認を送りました"):
        invitations.remind(meeting, acting("secretary2"))
    assert len(reminders()) == 3
    answer("member2", acting)
    with clock.at(world.NOW + timedelta(days=1)):
        assert invitations.remind(meeting, acting("secretary")) == 2


def test_whose_notice_has_not_gone_yet_is_not_reminded_of_it(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    with pytest.raises(DomainError, match="まだ送信待ちです"):
        invitations.remind(row, acting("secretary"))


def test_it_is_too_late_once_the_meeting_has_begun(meeting, acting):
    with clock.at(world.NOW + timedelta(days=14, hours=5)), pytest.raises(Conflict):
        invitations.remind(meeting, acting("secretary"))


@pytest.mark.parametrize("who", ["chair", "member1", "emp_secretary", "admin"])
def test_only_its_secretariat_reminds(meeting, acting, who):
    with pytest.raises(NotAllowed):
        invitations.remind(meeting, acting(who))
    assert not reminders()


def test_it_leaves_one_row_in_the_trail(meeting, acting):
    invitations.remind(meeting, acting("secretary"))
    db.session.commit()
    rows = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "invitation:remind")).all()
    assert [(one.subject_id, one.body_id) for one in rows] == [(meeting.id, meeting.body_id)]


def test_who_answers_before_it_goes_is_not_written_to(meeting, acting, sent):
    invitations.remind(meeting, acting("secretary"))
    answer("member2", acting)
    db.session.commit()
    sent()
    states = {one.person_id: one.state for one in reminders()}
    assert states[world.person("member2").id] is OutboxState.CANCELLED
    assert states[world.person("chair").id] is OutboxState.SENT


def test_of_a_meeting_called_off_no_reminder_goes(meeting, acting, sent):
    invitations.remind(meeting, acting("secretary"))
    invitations.cancel(meeting, acting("secretary"))
    db.session.commit()
    sent()
    assert {one.state for one in reminders()} == {OutboxState.CANCELLED}


def test_a_notice_sent_once_more_is_not_overtaken_by_a_reminder(meeting, acting, sent):
    invitations.remind(meeting, acting("secretary"))
    db.session.commit()
    sent()
    first = db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.person_id == world.person("member2").id,
            OutboxMessage.kind == "invitation",
        )
    ).one()
    assert letters.why_not(first) is None


@pytest.fixture
def conference(app, acting, sent):
    """A case conference that staff_a called, the invitation gone."""
    row = gatherings.conference(others=("staff_b", "staff_c"))
    invitations.invite_participants(row, acting("staff_a"))
    db.session.commit()
    sent()
    return meeting_queries.get(acting("staff_a"), row.id)


def test_who_called_a_case_conference_reminds_its_participants(conference, acting):
    assert invitations.remind(conference, acting("staff_a")) == 2
    assert reminded() == ids("staff_b", "staff_c")
    said = text(reminders()[0])
    assert "個別ケース検討会議の出欠" in said
    assert "案内を受けた方以外にはお話しにならず" in said
    for word in (conference.conference.number, "世帯", "事例", "公開"):
        assert word not in said


def test_of_a_case_conference_nobody_else_reminds_or_sees_the_reminder(conference, acting, browse):
    invitations.remind(conference, acting("staff_a"))
    db.session.commit()
    for who in ("staff_b", "secretary"):
        with pytest.raises(NotAllowed):
            invitations.remind(conference, acting(who))
    seen = {
        who: browse(who).get("/outbox").text.count("出欠の確認") for who in ("staff_a", "secretary")
    }
    assert seen == {"staff_a": 2, "secretary": 0}
    audit = browse("admin").get("/audit").text
    assert "未回答の人に確認を送る" not in audit


def test_who_left_the_agency_meanwhile_is_not_written_to(conference, acting, sent):
    invitations.remind(conference, acting("staff_a"))
    gone = world.person("staff_b").id
    for duty in db.session.scalars(select(AgencyDuty).where(AgencyDuty.person_id == gone)):
        duty.ends_on = world.TODAY - timedelta(days=1)
    db.session.commit()
    sent()
    states = {one.person_id: one.state for one in reminders()}
    assert states[gone] is OutboxState.CANCELLED
    assert states[world.person("staff_c").id] is OutboxState.SENT
