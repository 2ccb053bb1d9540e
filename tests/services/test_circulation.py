"""書面開催: answered item by item, closed when the time is up or nobody is awaited, its result in the minutes."""

from datetime import time

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed, StaleVersion
from council.domain.vocabulary import Answer, Attendance, ItemKind, MeetingForm, MeetingState
from council.domain.writings import Stance
from council.extensions import db
from council.models import Reply, Ruling, Seat
from council.queries import sittings as sitting_queries
from council.queries import writings as queries
from council.services import meetings, replies, sittings, writings
from council.services.minutes.assembly import assemble
from tests import circulating, sitting_rooms, world
from tests.circulating import EVERYBODY, answered, closed, enter, write
from tests.sitting_rooms import fresh, item_of, seat_of


@pytest.fixture
def meeting(app, acting):
    return sitting_rooms.notified(acting, form=MeetingForm.WRITTEN)


def circulation(meeting, acting, who="secretary"):
    return queries.circulation(meeting, sitting_queries.chamber(meeting), acting(who))


def result(meeting, acting, who="secretary"):
    item = item_of(meeting)
    return next(one for one in circulation(meeting, acting, who).results if one.item.id == item.id)


def test_everybody_answers_each_item_and_the_newest_answer_counts(meeting, acting):
    answered(meeting, acting)
    write(meeting, "member1", acting, Stance.AGAINST, "時期が早い。")
    count = result(meeting, acting).count
    assert (count.favour, count.against, count.reserved) == (4, 1, 0)
    assert circulation(meeting, acting).outstanding == []


@pytest.mark.parametrize(
    ("stance", "text", "sentence"),
    [
        (None, "意見だけ", "賛成・反対・意見のみのどれかを選んでください"),
        (Stance.OPINION, "", "についての意見を書いてください"),
        (Stance.FOR, "長" * 4001, "4000文字以内"),
    ],
)
def test_an_answer_says_for_or_against_or_why_neither(meeting, acting, stance, text, sentence):
    with pytest.raises(DomainError, match=sentence):
        write(meeting, "member1", acting, stance, text)


def test_attendance_is_not_asked_for(meeting, acting):
    with pytest.raises(DomainError, match="議題ごとに回答してください"):
        replies.reply(
            circulating.invitation_of(meeting, "member1"),
            answer=Answer.ATTEND,
            actor=acting("member1"),
        )


def test_an_answer_is_the_reply_to_the_notice_once_for_each_letter(meeting, acting):
    write(meeting, "member1", acting, Stance.FOR)
    write(meeting, "member1", acting, Stance.AGAINST)
    found = db.session.scalars(
        select(Reply).where(Reply.invitation_id == circulating.invitation_of(meeting, "member1").id)
    ).all()
    assert [one.answer for one in found] == [Answer.ATTEND]


def test_it_waits_until_the_time_is_up_or_nobody_is_awaited(meeting, acting):
    answered(meeting, acting, EVERYBODY[:4])
    with clock.at(world.NOW), pytest.raises(DomainError, match="まだ締め切れません"):
        sittings.close_in_writing(
            meeting,
            closed_at=time(10),
            presider=world.person("chair"),
            actor=acting("secretary"),
        )
    with clock.at(world.NOW):
        enter(meeting, "member3", acting, Stance.FOR)
        sittings.close_in_writing(
            meeting,
            closed_at=time(10),
            presider=world.person("chair"),
            actor=acting("secretary"),
        )
    assert meeting.state is MeetingState.CLOSED


def test_after_its_time_a_member_answers_no_more_but_what_came_in_time_is_entered(meeting, acting):
    answered(meeting, acting, EVERYBODY[:4])
    with clock.at(world.EVENING):
        with pytest.raises(Conflict, match="期限を過ぎています"):
            write(meeting, "member3", acting, Stance.FOR)
        enter(meeting, "member3", acting, Stance.FOR)
    with clock.at(world.NOW.replace(day=4)), pytest.raises(DomainError, match="期限は12月3日"):
        enter(
            meeting, "member3", acting, Stance.AGAINST, received_on=world.NOW.replace(day=4).date()
        )


def test_once_closed_nothing_is_answered(meeting, acting):
    answered(meeting, acting)
    closed(meeting, acting)
    with pytest.raises(Conflict, match="締め切られました"):
        write(fresh(meeting, acting), "member1", acting, Stance.AGAINST)


def test_who_answered_was_there_and_the_result_is_in_the_minutes(meeting, acting):
    answered(meeting, acting, EVERYBODY[:3])
    with clock.at(world.NOW):
        write(meeting, "member2", acting, Stance.AGAINST, "時期が早い。")
    closed(meeting, acting)
    meeting = fresh(meeting, acting)
    sentence = "委員５名のうち４名から書面の回答があり、定足数３名に達したため、会議は成立した。"
    assert meeting.quorum_sentence == sentence
    content = assemble(meeting, acting("secretary"))
    assert {one.mark for one in content.present} == {"書面"}
    assert [one.name for one in content.absent] == ["常盤 碧"]
    assert (content.form_label, content.opened_label, content.closed_label) == ("書面", "", "")
    [item] = [one for one in content.agenda if one.title == "連絡の取り方について"]
    assert [(one.speaker, one.text) for one in item.entries] == [
        ("", "賛成３名、反対１名、意見のみ（保留）０名であった。"),
        ("委員（書面）", "（反対）時期が早い。"),
    ]
    assert item.decisions == ("回答の過半数の賛成により、原案のとおり確認した。",)
    assert item_of(meeting).is_discussed
    [silent] = [one for one in content.agenda if one.title == "前回議事録の確認について"]
    assert silent.entries[-1].text.startswith("回答が定足数に達しなかった")
    assert silent.decisions == ()


def test_too_few_answers_end_in_the_meeting_failing(meeting, acting):
    answered(meeting, acting, EVERYBODY[:2])
    secretary = acting("secretary")
    with clock.at(world.NOW), pytest.raises(DomainError, match="まだ回答を待っています"):
        sittings.declare_inquorate(meeting, reason="x", actor=secretary)
    with clock.at(world.EVENING):
        with pytest.raises(DomainError, match="成立しなかった。締め切れません"):
            sittings.close_in_writing(
                meeting,
                closed_at=time(16, 30),
                presider=world.person("chair"),
                actor=secretary,
            )
        sittings.declare_inquorate(meeting, reason="回答が足りないため", actor=secretary)
    assert meeting.state is MeetingState.INQUORATE
    assert "２名から書面の回答があり" in meeting.quorum_sentence


def test_where_nobody_answered_there_is_nothing_to_close(meeting, acting):
    with pytest.raises(DomainError, match="回答がありません。流会か中止にしてください"):
        closed(meeting, acting)


def test_at_a_tie_the_chair_decides_before_it_is_closed(meeting, acting):
    answered(meeting, acting, ("chair", "member1"), ("deputy", "member2"))
    chair, secretary = world.person("chair"), acting("secretary")
    item = item_of(meeting)
    with clock.at(world.NOW), pytest.raises(Conflict, match="まだ回答を待っています"):
        sittings.rule(item, Stance.FOR, chair, acting("chair"))
    with clock.at(world.EVENING):
        with pytest.raises(DomainError, match="可否同数の議題があります"):
            closed(meeting, acting)
        with pytest.raises(DomainError, match="代行入力として記録"):
            sittings.rule(item, Stance.FOR, chair, secretary)
        with pytest.raises(NotAllowed):
            sittings.rule(item, Stance.FOR, chair, acting("member1"))
        sittings.rule(item, Stance.FOR, chair, acting("chair"))
        sittings.rule(item, Stance.AGAINST, chair, acting("chair"))
        db.session.commit()
    assert db.session.scalars(select(Ruling.stance)).all() == [Stance.AGAINST]
    closed(meeting, acting)
    content = assemble(fresh(meeting, acting), secretary)
    decision = next(one.decisions[0] for one in content.agenda if one.key == str(item.id))
    assert decision.endswith("部会長の決するところにより、原案は認められなかった。")


def test_nothing_is_ruled_where_there_is_no_tie(meeting, acting):
    answered(meeting, acting)
    with pytest.raises(Conflict, match="可否同数ではありません"):
        sittings.rule(item_of(meeting), Stance.FOR, world.person("chair"), acting("chair"))


def test_who_is_recused_counts_on_neither_side(meeting, acting):
    answered(meeting, acting, ("chair", "member1"), ("deputy", "member2"))
    item = item_of(meeting)
    seat = db.session.get_one(Seat, seat_of(meeting, "member2"))
    sittings.recuse(item, seat, acting("secretary"))
    db.session.commit()
    count = result(meeting, acting).count
    assert (count.favour, count.against, count.quorum.seats) == (2, 1, 4)


def test_the_chair_who_is_recused_neither_reads_nor_rules(meeting, acting):
    answered(meeting, acting, ("deputy", "member1"), ("member2", "member3"))
    item = item_of(meeting)
    seat = db.session.get_one(Seat, seat_of(meeting, "chair"))
    sittings.recuse(item, seat, acting("secretary"))
    db.session.commit()
    with clock.at(world.EVENING):
        hidden = result(meeting, acting, "chair")
        assert (hidden.is_hidden, hidden.said) == (True, ())
        with pytest.raises(DomainError, match="除斥された方"):
            sittings.rule(item, Stance.FOR, world.person("chair"), acting("chair"))


def test_the_chair_who_did_not_answer_does_not_preside(meeting, acting):
    answered(meeting, acting, EVERYBODY[1:])
    with pytest.raises(DomainError, match="回答した方から選んでください"):
        closed(meeting, acting)
    closed(meeting, acting, "deputy")
    room = sitting_queries.chamber(fresh(meeting, acting))
    absent = [
        place.person_id
        for place in room.places
        for row in room.rows(place.id)
        if row.attendance is Attendance.ABSENT
    ]
    assert absent == [world.person("chair").id]


def test_it_is_not_closed_over_an_answer_that_came_meanwhile(meeting, acting):
    answered(meeting, acting)
    seen = circulation(meeting, acting).position
    enter(meeting, "member3", acting, Stance.AGAINST)
    with clock.at(world.EVENING), pytest.raises(StaleVersion):
        sittings.close_in_writing(
            meeting,
            closed_at=time(16, 30),
            presider=world.person("chair"),
            actor=acting("secretary"),
            seen=seen,
        )


def test_to_a_report_one_writes_an_opinion_and_nothing_is_decided(meeting, acting):
    meetings.add_item(
        meeting,
        kind=ItemKind.REPORT,
        title="前年度の報告",
        presenter="事務局",
        minutes=0,
        actor=acting("secretary"),
    )
    db.session.commit()
    item = item_of(meeting, ItemKind.REPORT)
    write(meeting, "member1", acting, text="よく分かりました。", item=item)
    found = next(one for one in circulation(meeting, acting).results if one.item.id == item.id)
    assert (found.count, found.outcome) == (None, None)
    assert [one.text for _place, one in found.said] == ["よく分かりました。"]


def test_another_meetings_item_is_not_answered(meeting, acting):
    other = sitting_rooms.notified(acting)
    with pytest.raises(DomainError, match="書けません"):
        writings.write(
            meeting,
            circulating.invitation_of(meeting, "member1"),
            [writings.Draft(item_of(other).id, Stance.FOR)],
            base=0,
            actor=acting("member1"),
        )
