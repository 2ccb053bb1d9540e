"""Of a joint sitting one meeting is off and the other stands: who is asked to both is told which, and keeps the entry."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from council.delivery import deliver_due
from council.domain.errors import Conflict
from council.domain.vocabulary import Answer, MeetingState
from council.extensions import db
from council.invites.letters import from_json, notice
from council.invites.transport import transport_of
from council.models import Invitation, OutboxMessage, Seat
from council.queries import invitations as asked
from council.queries import meetings as queries
from council.queries import sittings
from council.services import invitations, meetings, members, replies
from tests import convening, world
from tests.received import entry, of

DAY = date(2026, 12, 17)
STANDS, OFF = "８０５０支援部会", "代表者会議"


@pytest.fixture
def joint(app, acting):
    return together(acting)


def together(acting):
    """Those of the committee and of the representatives; member1 sits in both, rep_chair was told of both."""
    secretary = acting("secretary")
    seat = db.session.scalars(
        select(Seat)
        .where(Seat.body_id == world.body("representatives").id)
        .order_by(Seat.position.desc())
    ).first()
    members.appoint(
        seat,
        world.person("member1"),
        post_title="課長",
        starts_on=world.TODAY,
        ends_on=date(2027, 3, 31),
        actor=world.Actor.system(world.TODAY),
    )
    first = convening.scheduled(secretary, DAY)
    other = meetings.add_draft(
        first.sitting,
        meetings.Part(world.body("representatives"), first.publicity, first.closed_reason),
        1,
        secretary,
    )
    for one in (first, other):
        convening.notified(one, secretary)
    db.session.commit()
    return first, other


def again(meeting, acting):
    db.session.commit()
    db.session.expire_all()
    return queries.get(acting("secretary"), meeting.id)


ENDS = pytest.mark.parametrize(
    ("end", "word"), [(meetings.cancel, "中止"), (meetings.postpone, "延期")]
)


@ENDS
def test_a_member_of_both_is_told_which_is_off_and_that_the_other_stands(joint, acting, end, word):
    secretary = acting("secretary")
    end(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    _alone, first, told = of("member1")
    words = notice(from_json(told.facts))
    text = words.text.replace("\n", "").replace("　", "")
    assert f"次の会議は{word}しますので" in text
    assert f"代表者会議の{word}について" in words.subject
    assert "次の会議は、下記のとおり開催します" in text
    assert text.index(OFF) < text.rindex(STANDS)
    assert told.facts["envelope"]["document_label"] == "8世生福第1300号"
    before, now = entry(first), entry(told)
    assert (told.method, now["STATUS"]) == ("REQUEST", "CONFIRMED")
    assert (now["UID"], now["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
    assert (now["DTSTART"].dt, now["DTEND"].dt) == (before["DTSTART"].dt, before["DTEND"].dt)
    assert STANDS in str(now["SUMMARY"])
    assert OFF not in str(now["SUMMARY"])


@ENDS
def test_nobody_else_of_the_meeting_that_stands_hears_of_it(joint, acting, end, word):
    secretary = acting("secretary")
    end(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    assert [one.method for one in of("member2")] == ["REQUEST"]
    assert [one.method for one in of("rep_chair")] == ["REQUEST", "CANCEL"]


def test_the_answer_is_asked_for_again_and_taken(joint, acting):
    secretary = acting("secretary")
    meetings.cancel(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    db.session.commit()
    invitation = db.session.scalars(
        select(Invitation).where(Invitation.person_id == world.person("member1").id)
    ).one()
    assert invitation.is_live
    replies.reply(invitation, answer=Answer.ATTEND, actor=acting("member1"))


def test_when_the_rest_is_called_off_too_the_entry_goes(joint, acting):
    secretary = acting("secretary")
    meetings.cancel(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    first = again(joint[0], acting)
    meetings.cancel(first, "都合により", secretary, decision=convening.decided(secretary))
    assert [one.method for one in of("member1")] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]


def test_what_was_put_off_alone_and_is_given_up_is_told_and_the_other_stands(joint, acting):
    secretary = acting("secretary")
    meetings.postpone(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    other = again(joint[1], acting)
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    told = of("member1")[-1]
    assert (told.method, told.facts["matter"]) == ("REQUEST", "partly_off")
    assert entry(told)["STATUS"] == "CONFIRMED"
    assert [one.facts["matter"] for one in of("rep_chair")] == ["ask", "put_off", "give_up"]


def test_what_was_put_off_alone_and_is_notified_for_the_same_day_again_is_told(joint, acting):
    secretary = acting("secretary")
    meetings.postpone(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    other = again(joint[1], acting)
    convening.notified(other, secretary, keeps_day=True)
    told = of("member1")[-1]
    assert (told.facts["matter"], told.sequence) == ("ask", 3)
    assert STANDS in told.facts["occasion"]["body_name"]
    assert OFF in told.facts["occasion"]["body_name"]


def test_when_the_other_was_held_by_now_nothing_is_asked_and_its_entry_stays(joint, acting):
    secretary = acting("secretary")
    meetings.postpone(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    first = joint[0]
    first.presider_id, first.closed_at = world.person("chair").id, time(16)
    first.state = MeetingState.CLOSED
    other = again(joint[1], acting)
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    told = of("member1")[-1]
    assert (told.method, told.facts["answering"]) == ("PUBLISH", None)
    assert entry(told)["STATUS"] == "CONFIRMED"
    text = notice(from_json(told.facts)).text.replace("\n", "")
    assert "次の会議は中止しますので" in text
    assert "下記のとおりで変わりません" in text


def test_the_pages_say_so_before_it_is_done(joint, browse):
    browser, at = browse("secretary"), f"/meetings/{joint[1].id}"
    for name in ("cancel", "postpone"):
        assert "ほかの会議は開くことを知らせます" in browser.get(f"{at}/{name}").text


NEW_DAY = date(2027, 1, 20)


@pytest.fixture
def parted(joint, acting):
    return apart(joint, acting)


def apart(joint, acting):
    """The representatives' meeting put off, on a day of its own, its notice sent again."""
    secretary = acting("secretary")
    meetings.postpone(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    moved(again(joint[1], acting), acting)
    convening.notified(again(joint[1], acting), secretary)
    return again(joint[0], acting), again(joint[1], acting)


def moved(meeting, acting):
    meetings.move(
        meeting,
        held_on=NEW_DAY,
        begins=time(10),
        ends=time(12),
        place="第2会議室",
        base_version=meeting.version,
        actor=acting("secretary"),
    )
    db.session.commit()


def asked_by(meeting, who="member1"):
    return db.session.scalars(
        select(Invitation).where(
            Invitation.person_id == world.person(who).id,
            Invitation.sitting_id == meeting.sitting_id,
        )
    ).one()


def answered(meeting, acting, answer, **more):
    replies.reply(asked_by(meeting), answer=answer, actor=acting("member1"), **more)
    db.session.commit()


def test_the_answer_to_what_stands_is_none_to_what_got_its_own_day(parted, acting):
    first, other = parted
    answered(first, acting, Answer.SUBSTITUTE, substitute_name="雲母 さより")
    me = world.person("member1").id
    assert asked.standing(first)[me].answer is Answer.SUBSTITUTE
    assert me not in asked.standing(other)
    rows = sittings.prefill(other, sittings.chamber(other))
    assert [one.attendance for one in rows if one.place.person_id == me] == [None]


def test_each_answer_counts_on_its_own_day_whichever_came_last(parted, acting):
    first, other = parted
    answered(other, acting, Answer.ABSENT)
    answered(first, acting, Answer.ABSENT)
    answered(first, acting, Answer.ATTEND)
    found = [asked.standing(one)[world.person("member1").id].answer for one in parted]
    assert found == [Answer.ATTEND, Answer.ABSENT]


def test_the_board_of_its_own_day_lists_everybody_once(parted, acting):
    first, other = parted
    answered(first, acting, Answer.ATTEND)
    board = asked.board(other, queries.version_of(other).quorum)
    people = [row.person_id for row in board.rows]
    assert len(people) == len(set(people)) == len(board.cells)
    assert board.of(world.person("member1").id).answer is None


def test_who_has_not_answered_is_reminded_once_and_of_its_own_day(parted, acting, house):
    deliver_due(transport_of(house.config["SETTINGS"].mail_url))
    invitations.remind(parted[1], acting("secretary"))
    subjects = db.session.scalars(
        select(OutboxMessage.subject_id).where(
            OutboxMessage.person_id == world.person("member1").id,
            OutboxMessage.kind == "reply_reminder",
        )
    ).all()
    assert subjects == [asked_by(parted[1]).id]


def test_what_was_asked_of_the_old_day_is_not_answered_while_only_the_new_one_waits(parted, acting):
    first = parted[0]
    first.presider_id, first.opened_at = world.person("chair").id, time(14)
    first.state = MeetingState.IN_SESSION
    db.session.commit()
    with pytest.raises(Conflict, match="会議が始まったため"):
        answered(first, acting, Answer.ABSENT)
    assert not asked.reply_page(asked.own(acting("member1"), asked_by(first).id)).is_open


def test_an_answer_taken_for_somebody_goes_to_the_own_day_alone(parted):
    old, new = (asked_by(one).id for one in parted)
    assert asked.for_proxy(parted[1], old) is None
    assert asked.for_proxy(parted[1], new).id == new


def test_who_was_not_asked_again_hears_that_it_is_given_up(joint, acting):
    secretary = acting("secretary")
    meetings.postpone(joint[1], "都合により", secretary, decision=convening.decided(secretary))
    moved(again(joint[1], acting), acting)
    other = again(joint[1], acting)
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    assert [one.facts["matter"] for one in of("rep_chair")] == ["ask", "put_off", "give_up"]
    assert of("member1")[-1].facts["matter"] == "partly_off"
    assert entry(of("member1")[-1])["STATUS"] == "CONFIRMED"


def test_the_own_days_entry_is_what_goes_though_the_clock_was_put_back(parted, acting):
    secretary = acting("secretary")
    old, new = (asked_by(one, "rep_chair") for one in parted)
    new.created_at = old.created_at - timedelta(minutes=1)
    meetings.postpone(parted[1], "都合により", secretary, decision=convening.decided(secretary))
    other = again(parted[1], acting)
    meetings.cancel(other, "都合により", secretary, decision=convening.decided(secretary))
    given_up = [one.invitation_id for one in of("rep_chair") if one.facts["matter"] == "give_up"]
    assert given_up == [new.id]
