"""One answer goes to both bodies of a joint sitting: a substitute comes only to the one whose rules allow it."""

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Answer, Attendance
from council.extensions import db
from council.models import BodyVersion
from council.queries import invitations as asked
from council.queries import meetings as queries
from council.queries import sittings, writings
from council.services import replies
from tests import day_rooms, joint_rooms, world
from tests.joint_rooms import OURS, THEIRS, UPPER, invitation_of, seated, text_of
from tests.minutes import reading
from tests.received import of
from tests.sitting_rooms import fresh

SUBSTITUTE = "雲母 さより"


def rules(code, **changed):
    row = db.session.scalars(
        select(BodyVersion).where(
            BodyVersion.body_id == world.body(code).id, BodyVersion.valid_to.is_(None)
        )
    ).one()
    for name, value in changed.items():
        setattr(row, name, value)
    db.session.commit()


def notified(acting):
    seated("member1")
    first, other = joint_rooms.planned(acting)
    joint_rooms.notified(first, acting)
    return joint_rooms.notified(fresh(other, acting), acting), fresh(first, acting)


@pytest.fixture
def joint(app, acting):
    """The representatives take no substitutes, the committee does; member1 sits in both."""
    rules(UPPER, substitutes=False)
    other, first = notified(acting)
    return first, other


def sends(acting, who="member1"):
    replies.reply(
        invitation_of(who),
        answer=Answer.SUBSTITUTE,
        substitute_name=SUBSTITUTE,
        substitute_post="係長",
        actor=acting(who),
    )
    db.session.commit()


def test_the_one_boards_forecast_counts_the_substitute_and_the_others_an_absence(joint, acting):
    sends(acting)
    me = world.person("member1").id
    ours, theirs = (asked.board(one, queries.version_of(one).quorum) for one in joint)
    assert (ours.of(me).answer, ours.cells.count("proxy")) == (Answer.SUBSTITUTE, 1)
    assert (theirs.of(me).answer, theirs.cells.count("proxy")) == (Answer.ABSENT, 0)
    assert theirs.cells.count("absent") == 1
    assert theirs.of(me).substitute == ""


def test_the_board_says_that_the_substitute_may_not_come(joint, acting, browse):
    sends(acting)
    pages = [browse("secretary").get(f"/meetings/{one.id}/replies").text for one in joint]
    said = f"代理 係長 {SUBSTITUTE}（この会議には出席できません）"
    assert [said in page for page in pages] == [False, True]


def test_the_papers_of_the_day_expect_the_substitute_where_one_may_come_alone(joint, acting):
    sends(acting)
    for meeting, is_named in zip(joint, (True, False), strict=True):
        files = day_rooms.files(fresh(meeting, acting), acting("secretary"))
        for kind in ("受付簿", "進行シナリオ"):
            written = "\n".join((*reading.lines(files[kind]), *reading.cells(files[kind])))
            assert (SUBSTITUTE in written) is is_named, kind


def test_the_presence_form_begins_with_an_absence_where_none_may_come(joint, acting):
    sends(acting)
    me = world.person("member1").id
    for meeting, expected in zip(joint, (Attendance.SUBSTITUTE, Attendance.ABSENT), strict=True):
        rows = sittings.prefill(meeting, sittings.chamber(meeting))
        assert [one.attendance for one in rows if one.place.person_id == me] == [expected]


def test_who_is_away_there_may_write_what_they_think(joint, acting, browse):
    rules(UPPER, written_opinions=True)
    sends(acting)
    me = acting("member1")
    mine = asked.own(me, invitation_of("member1").id)
    assert writings.sheet(fresh(joint[1], acting), mine, me).answer is Answer.ABSENT
    page = browse("member1").get(f"/invitations/{mine.id}/reply").text
    assert f"{THEIRS}の議題に、書面で意見を出す" in page


def test_letter_and_page_say_to_which_body_a_substitute_may_come(joint, browse):
    said = "代理の方が出席できるのは、{}だけです。"
    assert said.format(OURS) in text_of(of("member1")[-1])
    page = browse("member1").get(f"/invitations/{invitation_of('member1').id}/reply").text
    assert f"{said.format(OURS)}ほかの会議は欠席になります。" in page


def test_the_tear_off_of_a_letter_on_paper_says_so_too(app, acting):
    rules(UPPER, substitutes=False)
    seated("member3")
    notified(acting)
    assert f"□ 代理出席（{OURS}だけ）" in text_of(of("member3")[-1])


def test_where_both_allow_it_nothing_is_said_of_it(app, acting, browse):
    rules(UPPER, substitute_of="anyone")
    notified(acting)
    assert "だけです" not in text_of(of("member1")[-1])
    page = browse("member1").get(f"/invitations/{invitation_of('member1').id}/reply").text
    assert "代理の方が出席できるのは" not in page


def test_a_seat_held_as_a_private_person_sends_nobody_beside_one_of_an_agency(app, acting):
    notified(acting)
    assert f"代理の方が出席できるのは、{OURS}だけです。" in text_of(of("member1")[-1])


def test_where_one_bodys_day_to_name_a_substitute_is_over_none_comes_to_that_one(app, acting):
    other, first = notified(acting)
    days = (first.sitting.held_on - world.TODAY).days
    rules(UPPER, substitute_of="anyone", substitute_days=days + 1)
    sends(acting)
    me = world.person("member1").id
    found = [asked.standing(fresh(one, acting))[me].answer for one in (first, other)]
    assert found == [Answer.SUBSTITUTE, Answer.ABSENT]
