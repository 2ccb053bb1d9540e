from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import Answer, Means, MeetingState
from council.extensions import db
from council.invites.wording import Change
from council.models import AuditEntry, BodyVersion, Invitation
from council.models.keyring import keyring
from council.queries import invitations as queries
from council.services import invitations, proxies, replies
from tests import world
from tests.services import gatherings


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


def invitation(who):
    return db.session.scalars(
        select(Invitation).where(Invitation.person_id == world.person(who).id)
    ).one()


def entry(who, actor, received_on=world.TODAY):
    return proxies.enter(
        world.person(who), means=Means.FAX, received_on=received_on, received_by="", actor=actor
    )


def board_of(meeting):
    db.session.commit()
    return queries.board(meeting, "majority")


def test_the_newest_answer_counts(meeting, acting):
    mine = invitation("member1")
    replies.reply(mine, answer=Answer.ATTEND, actor=acting("member1"))
    replies.reply(mine, answer=Answer.ABSENT, comment="所用のため", actor=acting("member1"))
    board = board_of(meeting)
    assert [row.name for row in board.absent] == ["若狭 律子"]
    assert board.absent[0].comment == "所用のため"
    assert board.attending == []


def test_nobody_answers_for_somebody_else(meeting, acting):
    with pytest.raises(NotAllowed):
        replies.reply(invitation("member1"), answer=Answer.ATTEND, actor=acting("member2"))


def test_an_answer_by_fax_is_entered_by_the_secretariat_and_shown_as_such(meeting, acting):
    actor = acting("secretary")
    replies.reply(
        invitation("member3"), answer=Answer.ATTEND, actor=actor, proxy=entry("member3", actor)
    )
    row = board_of(meeting).attending[0]
    assert (row.name, row.proxy.means.label) == ("常盤 碧", "FAX")


def test_nothing_came_before_the_person_was_asked(meeting, acting):
    actor = acting("secretary")
    with pytest.raises(DomainError, match="案内したのは12月3日"):
        replies.reply(
            invitation("member3"),
            answer=Answer.ATTEND,
            actor=actor,
            proxy=entry("member3", actor, world.TODAY - timedelta(days=1)),
        )


def test_what_came_before_the_day_was_changed_answers_the_former_letter(meeting, acting):
    with clock.at(world.NOW + timedelta(days=2)):
        actor = acting("secretary")
        invitations.update(
            meeting, [Change(label="場所", before="甲", after="乙")], actor, again=True
        )
        with pytest.raises(DomainError, match="案内したのは12月5日"):
            replies.reply(
                invitation("member3"),
                answer=Answer.ATTEND,
                actor=actor,
                proxy=entry("member3", actor, world.TODAY + timedelta(days=1)),
            )
        replies.reply(
            invitation("member3"),
            answer=Answer.ATTEND,
            actor=actor,
            proxy=entry("member3", actor, actor.on),
        )


def test_only_the_meetings_keeper_enters_answers_of_others(meeting, acting):
    actor = acting("emp_secretary")
    with pytest.raises(NotAllowed):
        replies.reply(
            invitation("member3"), answer=Answer.ATTEND, actor=actor, proxy=entry("member3", actor)
        )


def test_an_entry_made_for_one_person_serves_no_other(meeting, acting):
    actor = acting("secretary")
    with pytest.raises(DomainError):
        replies.reply(
            invitation("member1"), answer=Answer.ATTEND, actor=actor, proxy=entry("member3", actor)
        )


def test_a_substitute_is_named_with_a_post(meeting, acting):
    mine = invitation("member1")
    with pytest.raises(DomainError, match="代理の方の氏名"):
        replies.reply(mine, answer=Answer.SUBSTITUTE, actor=acting("member1"))
    replies.reply(
        mine,
        answer=Answer.SUBSTITUTE,
        substitute_name="真木 葵",
        substitute_post="係長",
        actor=acting("member1"),
    )
    assert board_of(meeting).substitutes[0].substitute == "係長 真木 葵"


def test_a_body_without_substitutes_takes_none(meeting, acting):
    version = db.session.scalars(
        select(BodyVersion).where(
            BodyVersion.body_id == meeting.body_id, BodyVersion.valid_to.is_(None)
        )
    ).one()
    version.substitutes = False
    with pytest.raises(DomainError, match="認められていません"):
        replies.reply(
            invitation("member1"),
            answer=Answer.SUBSTITUTE,
            substitute_name="真木 葵",
            actor=acting("member1"),
        )


def test_a_case_conference_takes_no_substitutes(app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    with pytest.raises(DomainError, match="認められていません"):
        replies.reply(
            invitation("staff_b"),
            answer=Answer.SUBSTITUTE,
            substitute_name="真木 葵",
            actor=acting("staff_b"),
        )


def test_an_answer_may_change_until_the_meeting_opens(meeting, acting):
    meeting.state, meeting.presider_id = MeetingState.IN_SESSION, world.person("chair").id
    with pytest.raises(Conflict):
        replies.reply(invitation("member1"), answer=Answer.ABSENT, actor=acting("member1"))


def test_a_removed_member_answers_no_more(meeting, acting):
    invitations.remove(meeting, world.person("member1"), acting("secretary"))
    with pytest.raises(Conflict):
        replies.reply(invitation("member1"), answer=Answer.ATTEND, actor=acting("member1"))


def test_a_move_asks_again_and_keeps_the_answer_before(meeting, acting):
    replies.reply(invitation("member1"), answer=Answer.ATTEND, actor=acting("member1"))
    meeting.sitting.place = "第１庁舎"
    change = [Change(label="場所", before="第２庁舎", after="第１庁舎")]
    invitations.update(meeting, change, acting("secretary"))
    board = board_of(meeting)
    row = next(one for one in board.unanswered if one.name == "若狭 律子")
    assert row.before is Answer.ATTEND
    assert board.attending == []


def test_the_forecast_counts_seats_against_the_quorum(meeting, acting):
    assert board_of(meeting).sentence.startswith("いまの見込みでは、定足数に3名足りません。")
    for who in ("chair", "member1", "member2"):
        replies.reply(invitation(who), answer=Answer.ATTEND, actor=acting(who))
    board = board_of(meeting)
    assert board.sentence == (
        "いまの見込みで成立します。委員5名のうち3名が出席の予定で、定足数は3名です。未回答は2名です。"
    )
    assert board.cells == ("present", "present", "present", "unanswered", "unanswered")


def test_the_remark_is_sealed_with_the_bodys_key_or_the_cases(meeting, acting):
    row = replies.reply(
        invitation("member1"), answer=Answer.ABSENT, comment="所用のため", actor=acting("member1")
    )
    assert row.key_id == keyring(db.session).key_for("body", meeting.body_id)
    assert "所用".encode() not in row.comment_sealed


def test_the_trail_of_a_conferences_answer_names_no_body(app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    replies.reply(
        invitation("staff_b"), answer=Answer.ATTEND, comment="可", actor=acting("staff_b")
    )
    db.session.commit()
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "invitation:reply")).one()
    assert (row.body_id, row.case_id) == (None, held.conference.case_id)


def substitute(who, actor, **more):
    return replies.reply(
        invitation(who),
        answer=Answer.SUBSTITUTE,
        substitute_name="真木 葵",
        actor=actor,
        **more,
    )


def rule(**facts):
    version = db.session.scalars(
        select(BodyVersion).where(
            BodyVersion.body_id == world.body("s8050").id, BodyVersion.valid_to.is_(None)
        )
    ).one()
    for name, value in facts.items():
        setattr(version, name, value)
    db.session.flush()


def test_nobody_comes_for_who_sits_as_a_person_unless_the_rules_let_anyone(meeting, acting):
    with pytest.raises(DomainError, match="個人としての席"):
        substitute("chair", acting("chair"))
    rule(substitute_of="anyone")
    substitute("chair", acting("chair"))


def test_a_substitute_is_told_in_time_or_by_the_secretariat(meeting, acting):
    days = (meeting.sitting.held_on - world.TODAY).days
    rule(substitute_days=days)
    substitute("member1", acting("member1"))
    rule(substitute_days=days + 1)
    with pytest.raises(DomainError, match="届出は"):
        substitute("member1", acting("member1"))
    substitute("member1", acting("secretary"), proxy=entry("member1", acting("secretary")))
