"""Of a joint sitting each body asks to its own meeting with its own notice; no letter speaks of what is not told yet."""

from datetime import date

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Answer, Channel, ItemKind, Publicity
from council.extensions import db
from council.models import InvitationSeat, OutboxMessage
from council.queries import home
from council.queries import invitations as asked
from council.services import invitations, letters, meetings, replies
from tests import convening, joint_rooms, world
from tests.joint_rooms import OURS, THEIRS, invitation_of, seated, text_of
from tests.minutes import reading
from tests.received import entry, of
from tests.sitting_rooms import fresh


@pytest.fixture
def joint(app, acting):
    """Member1 sits in both; no notice is sent yet."""
    seated("member1")
    return joint_rooms.planned(acting)


@pytest.fixture
def first(joint, acting):
    """The committee's meeting, notified while the other is a draft."""
    return joint_rooms.notified(joint[0], acting)


def test_the_first_notice_speaks_of_its_own_meeting_alone(first):
    (told,) = of("member1")
    assert OURS in text_of(told)
    assert THEIRS not in text_of(told)
    assert THEIRS not in str(entry(told)["SUMMARY"])
    assert "同時開催" not in text_of(told)


def test_the_second_notice_asks_the_same_invitation_to_both_under_its_own_number(
    joint, first, acting
):
    other, secretary = fresh(joint[1], acting), acting("secretary")
    meetings.fix_date(other, secretary)
    meetings.sign_off(
        other,
        document_no="8世生福第77号",
        drafted_on=secretary.on,
        decided_on=secretary.on,
        decided_by="部長",
        actor=secretary,
    )
    meetings.notify(other, secretary)
    alone, both = of("member1")
    before, now = entry(alone), entry(both)
    assert (now["UID"], now["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    assert f"{OURS}・" in now["SUMMARY"].replace("世田谷区重層的支援協議会　", "")
    assert THEIRS in now["SUMMARY"]
    assert both.facts["envelope"]["document_label"] == "8世生福第77号"
    assert f"{THEIRS}事務局" in text_of(both)
    assert "同時開催の次の会議が加わりましたので" in text_of(both)


def test_who_sits_in_one_body_hears_from_that_one_alone(joint, first, acting):
    joint_rooms.notified(fresh(joint[1], acting), acting)
    assert [len(of(who)) for who in ("member2", "rep_member")] == [1, 1]
    assert THEIRS not in text_of(of("member2")[0])
    assert OURS not in text_of(of("rep_member")[0])


def test_what_is_given_up_as_a_draft_was_never_told_to_anybody(joint, first, acting):
    meetings.cancel(fresh(joint[1], acting), "都合により", acting("secretary"))
    assert [one.facts["matter"] for one in of("member1")] == ["ask"]


def test_a_letter_on_paper_lists_no_papers_of_a_draft(joint, acting):
    seated("member3")
    other = fresh(joint[1], acting)
    upload = meetings.Upload("a.txt", "text/plain", b"-")
    item = meetings.add_item(
        other,
        kind=ItemKind.DISCUSSION,
        title="秘の件",
        is_closed=True,
        closed_reason="個人情報を扱うため",
        actor=acting("secretary"),
    )
    meetings.add_paper(other, title="秘の資料", item=item, upload=upload, actor=acting("secretary"))
    db.session.commit()
    joint_rooms.notified(fresh(joint[0], acting), acting)
    (message,) = on_paper("member3")
    assert "秘の資料" not in text_of(of("member3")[0])
    assert "秘の資料" not in letters.words_of(message).text
    joint_rooms.notified(fresh(joint[1], acting), acting)
    message, both = on_paper("member3")
    assert "秘の資料" not in letters.words_of(message).text
    assert "資料１" not in cover(message, acting)
    assert "秘の資料" in letters.words_of(both).text
    assert "資料１" in cover(both, acting)


def on_paper(who):
    return db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.person_id == world.person(who).id, OutboxMessage.kind == "invitation")
        .order_by(OutboxMessage.position)
    ).all()


def cover(message, acting):
    written = letters.cover_letters([message], Channel.FAX, acting("secretary"))
    return "\n".join(reading.cells(written))


def test_an_answer_given_before_the_second_notice_counts_for_neither_until_given_again(
    joint, first, acting, browse
):
    me = world.person("member1").id
    answered(acting, Answer.ATTEND)
    assert asked.standing(first)[me].answer is Answer.ATTEND
    other = joint_rooms.notified(fresh(joint[1], acting), acting)
    assert [me in asked.standing(one) for one in (first, other)] == [False, False]
    assert asked.board(first).of(me).before is Answer.ATTEND
    page = browse("member1").get(f"/invitations/{invitation_of('member1').id}/reply").text
    assert "同時開催の会議が加わりました。もう一度お答えください。" in page
    answered(acting, Answer.ATTEND)
    assert [asked.standing(one)[me].answer for one in (first, other)] == [Answer.ATTEND] * 2


def answered(acting, answer):
    replies.reply(invitation_of("member1"), answer=answer, actor=acting("member1"))
    db.session.commit()


def test_the_first_page_asks_for_the_answer_again(joint, first, acting):
    def waits():
        groups = home.desk(acting("member1"), world.NOW).groups
        return any(one.label == "出欠を答える" for group in groups for one in group.tasks)

    assert waits()
    answered(acting, Answer.ATTEND)
    assert not waits()
    joint_rooms.notified(fresh(joint[1], acting), acting)
    assert waits()


def test_who_got_a_seat_of_the_second_body_between_the_notices_is_asked_by_its_notice(
    joint, first, acting
):
    seated("member2")
    other = joint_rooms.notified(fresh(joint[1], acting), acting)
    assert THEIRS in text_of(of("member2")[-1])
    assert world.person("member2").id in {row.person_id for row in asked.board(other).rows}


def test_who_got_a_seat_of_the_second_body_after_both_notices_is_asked_with_the_roster(
    joint, first, acting
):
    other = joint_rooms.notified(fresh(joint[1], acting), acting)
    seated("member2")
    meetings.renew_roster(other, acting("secretary"))
    alone, both = of("member2")
    assert both.sequence == alone.sequence + 1
    assert OURS in text_of(both)
    assert THEIRS in text_of(both)
    assert len(of("member3")) == 1


def test_who_is_taken_off_one_of_two_meetings_is_told_what_remains(joint, first, acting):
    other = joint_rooms.notified(fresh(joint[1], acting), acting)
    invitations.remove(other, world.person("member1"), acting("secretary"))
    told = of("member1")[-1]
    assert (told.method, told.facts["matter"]) == ("REQUEST", "partly_removed")
    assert "次の会議には、御出席をお願いしないこととなりました" in text_of(told)
    assert f"{THEIRS}の御案内の取消しについて" in text_of(told)
    summary = str(entry(told)["SUMMARY"])
    assert OURS in summary
    assert THEIRS not in summary
    assert invitation_of("member1").is_live
    answered(acting, Answer.ATTEND)


def test_who_was_told_of_the_first_is_asked_to_the_second_and_not_to_the_first(
    joint, first, acting
):
    invitations.announce(first, [world.person("rep_member")], acting("secretary"))
    other = joint_rooms.notified(fresh(joint[1], acting), acting)
    me = world.person("rep_member").id
    assert [one.method for one in of("rep_member")] == ["PUBLISH", "REQUEST"]
    assert OURS not in text_of(of("rep_member")[-1])
    assert asked.board(fresh(first, acting)).of(me) is None
    assert asked.board(other).of(me) is not None


def test_what_the_second_body_tells_again_bears_its_own_number(joint, first, acting):
    other, secretary = joint_rooms.notified(fresh(joint[1], acting), acting), acting("secretary")
    open_to_all(other, acting)
    meetings.tell_again(fresh(other, acting), secretary, decision=convening.decided(secretary))
    told = of("member1")[-1]
    assert told.facts["envelope"]["document_label"] == "8世生福第1300号"
    assert told.facts["organizer_name"] == f"{THEIRS}事務局"


def open_to_all(meeting, acting):
    meetings.set_publicity(
        meeting,
        publicity=Publicity.OPEN,
        closed_reason="",
        base_version=meeting.version,
        actor=acting("secretary"),
    )
    db.session.commit()


def test_where_they_differ_the_letter_says_each_bodys_publicity_and_day(joint, acting):
    joint_rooms.notified(joint[0], acting, reply_by=date(2026, 12, 15))
    open_to_all(fresh(joint[1], acting), acting)
    joint_rooms.notified(fresh(joint[1], acting), acting, reply_by=date(2026, 12, 8))
    text = text_of(of("member1")[-1])
    assert f"{OURS}は非公開、{THEIRS}は公開" in text
    assert (
        f"{OURS}は令和８年１２月１５日（火）、{THEIRS}は令和８年１２月８日（火）までに、次の"
        in text
    )


def test_while_one_is_put_off_the_other_asks_to_itself_alone(joint, first, acting):
    other, secretary = joint_rooms.notified(fresh(joint[1], acting), acting), acting("secretary")
    meetings.postpone(other, "都合により", secretary, decision=convening.decided(secretary))
    meetings.fix_date(fresh(other, acting), secretary, keeps_day=True)
    seated("rep_member", "s8050")
    meetings.renew_roster(fresh(first, acting), secretary)
    assert THEIRS not in text_of(of("rep_member")[-1])
    live = select(InvitationSeat.meeting_id).where(
        InvitationSeat.invitation_id == invitation_of("rep_member").id
    )
    assert first.id in db.session.scalars(live).all()
