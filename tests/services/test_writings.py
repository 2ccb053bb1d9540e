"""書面の意見: of who is away, on the items they may read, until one o'clock of the working day before."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed, NotFound, StaleVersion
from council.domain.vocabulary import Answer, ItemKind, Means, Publicity
from council.domain.writings import Stance
from council.extensions import db
from council.models import AuditEntry, BodyVersion, OutboxMessage, Seat, Writing
from council.queries import sittings as sitting_queries
from council.queries import writings as queries
from council.services import meetings, proxies, replies, sittings, submissions, writings
from council.services.minutes.assembly import assemble
from tests import circulating, day_rooms, sitting_rooms, world
from tests.circulating import BEFORE, enter, says_absent, sheet_of, write
from tests.sitting_rooms import item_of, seat_of

WORDS = "訪問の回数は、月に二回をお願いしたい。"


@pytest.fixture
def meeting(app, acting):
    """Announced for the day after tomorrow; member2 is away."""
    with clock.at(BEFORE):
        found = day_rooms.notified(day_rooms.standing(acting), acting)
        says_absent(found, "member2", acting)
        yield found


def said(meeting, acting, who="secretary"):
    room = sitting_queries.chamber(meeting)
    found = queries.readable_opinions(meeting, room, acting(who))
    return {item: one and [each.said.text for each in one] for item, one in found.items()}


def test_who_is_away_without_a_substitute_may_write_to_an_item(meeting, acting):
    write(meeting, "member2", acting, text=WORDS)
    assert said(meeting, acting) == {item_of(meeting).id: [WORDS]}


@pytest.mark.parametrize("answer", [None, Answer.ATTEND, Answer.SUBSTITUTE])
def test_who_comes_or_sends_somebody_or_has_not_answered_may_not(meeting, acting, answer):
    if answer is Answer.SUBSTITUTE:
        replies.reply(
            circulating.invitation_of(meeting, "member1"),
            answer=answer,
            substitute_name="雲母 さより",
            actor=acting("secretary"),
            proxy=proxies.enter(
                world.person("member1"),
                means=Means.TELEPHONE,
                received_on=BEFORE.date(),
                received_by="",
                actor=acting("secretary"),
            ),
        )
    elif answer:
        says_absent(meeting, "member1", acting, answer)
    with pytest.raises(Conflict, match="代理の方を立てずに欠席と回答した方"):
        write(meeting, "member1", acting, text=WORDS)


def test_a_body_that_takes_no_opinions_refuses_them(meeting, acting):
    rules = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ).all()
    for one in rules:
        one.written_opinions = False
    db.session.flush()
    with pytest.raises(Conflict, match="受け付けていません"):
        write(meeting, "member2", acting, text=WORDS)


def test_after_one_oclock_of_the_day_before_the_page_takes_nothing_more(meeting, acting):
    with clock.at(circulating.moment(BEFORE.replace(day=2).date(), 13)):
        with pytest.raises(Conflict, match="期限を過ぎています"):
            write(meeting, "member2", acting, text=WORDS)
        enter(meeting, "member2", acting, text=WORDS, received_on=BEFORE.date())
        with pytest.raises(DomainError, match="期限は12月2日"), clock.at(world.NOW):
            enter(meeting, "member2", acting, text="別の意見", received_on=world.TODAY)
    assert said(meeting, acting) == {item_of(meeting).id: [WORDS]}


def test_nothing_was_written_before_the_notice(meeting, acting):
    with pytest.raises(DomainError, match="案内したのは12月1日"):
        enter(meeting, "member2", acting, text=WORDS, received_on=BEFORE.date() - timedelta(days=1))


def test_who_was_asked_later_did_not_write_before(meeting, acting):
    later = BEFORE.replace(day=2)
    circulating.invitation_of(meeting, "member2").created_at = later
    db.session.commit()
    with clock.at(later):
        with pytest.raises(DomainError, match="案内したのは12月2日"):
            enter(meeting, "member2", acting, text=WORDS, received_on=BEFORE.date())
        enter(meeting, "member2", acting, text=WORDS, received_on=later.date())


def test_an_opinion_is_changed_and_withdrawn_until_then(meeting, acting):
    write(meeting, "member2", acting, text="初めの意見")
    write(meeting, "member2", acting, text=WORDS)
    assert said(meeting, acting) == {item_of(meeting).id: [WORDS]}
    write(meeting, "member2", acting)
    assert said(meeting, acting) == {}
    assert [row.stance for row in db.session.scalars(select(Writing).order_by(Writing.position))][
        -1
    ] is Stance.WITHDRAWN


def test_what_was_entered_meanwhile_is_not_written_over(meeting, acting):
    base = sheet_of(meeting, "member2", acting).position
    enter(meeting, "member2", acting, text="FAXで届いた意見", received_on=BEFORE.date())
    with pytest.raises(StaleVersion):
        writings.write(
            meeting,
            circulating.invitation_of(meeting, "member2"),
            [writings.Draft(item_of(meeting).id, None, WORDS)],
            base=base,
            actor=acting("member2"),
        )


def test_nobody_writes_on_anothers_sheet(meeting, acting):
    for who in ("member1", "chair", "secretary"):
        with pytest.raises(NotAllowed):
            writings.write(
                meeting,
                circulating.invitation_of(meeting, "member2"),
                [],
                base=0,
                actor=acting(who),
            )


def test_a_sheet_without_a_word_is_refused(meeting, acting):
    with pytest.raises(DomainError, match="何も書かれていません"):
        write(meeting, "member2", acting)


def test_the_words_are_sealed_and_in_no_mail_and_no_trail(meeting, acting):
    write(meeting, "member2", acting, text=WORDS)
    row = db.session.scalars(select(Writing)).one()
    assert row.text_sealed is not None
    assert WORDS.encode() not in row.text_sealed
    assert all(WORDS not in str(one.reference) for one in db.session.scalars(select(OutboxMessage)))
    assert all(
        WORDS.encode() not in bytes(one.canonical) for one in db.session.scalars(select(AuditEntry))
    )


def test_who_comes_after_all_is_marked_and_not_taken_into_the_minutes(meeting, acting):
    write(meeting, "member2", acting, text=WORDS)
    says_absent(meeting, "member2", acting, Answer.ATTEND)
    room = sitting_queries.chamber(meeting)
    [(one,)] = queries.readable_opinions(meeting, room, acting("secretary")).values()
    assert one.has_come
    spoken = day_rooms.spoken(meeting, acting("secretary"))
    assert not any(WORDS in line for line in spoken)
    with clock.at(world.EVENING):
        sitting_rooms.mark(meeting, acting, absent=())
        sitting_rooms.begun(meeting, acting)
        sitting_rooms.over(meeting, acting("secretary"))
        assert WORDS not in str(assemble(meeting, acting("secretary")))


def test_an_opinion_is_read_out_taken_into_the_minutes_and_counts_for_nothing(meeting, acting):
    write(meeting, "member2", acting, text=WORDS)
    assert any(WORDS in line for line in day_rooms.spoken(meeting, acting("secretary")))
    with clock.at(world.EVENING):
        sitting_rooms.mark(meeting, acting)
        sitting_rooms.begun(meeting, acting)
        sitting_rooms.over(meeting, acting("secretary"))
        content = assemble(meeting, acting("secretary"))
    entries = [entry for item in content.agenda for entry in item.entries]
    assert [(one.speaker, one.text) for one in entries] == [("委員（書面意見）", WORDS)]
    assert "委員５名のうち４名が出席し" in content.quorum_sentence
    assert "早乙女 文" in [one.name for one in content.absent]


def test_an_item_somebody_wrote_to_is_not_taken_off(meeting, acting):
    write(meeting, "member2", acting, text=WORDS)
    item = item_of(meeting)
    with pytest.raises(Conflict, match="書面の意見や回答が出ています"):
        meetings.remove_item(item, acting("secretary"), base_version=item.version)


def test_who_is_recused_neither_writes_nor_reads_nor_is_taken_over(meeting, acting):
    write(meeting, "member2", acting, text=WORDS)
    item = item_of(meeting)
    seat = db.session.get_one(Seat, seat_of(meeting, "member2"))
    sittings.recuse(item, seat, acting("secretary"))
    db.session.commit()
    page = sheet_of(meeting, "member2", acting)
    assert page.line(item.id) is None
    assert not said(meeting, acting)[item.id]
    with pytest.raises(NotFound):
        write(meeting, "member2", acting, text="もう一度")


def test_on_a_case_only_who_may_read_its_paper_writes_and_reads(app, acting):
    with clock.at(BEFORE):
        paper, meeting = day_rooms.with_case(acting)
        says_absent(meeting, "member2", acting)
        item = item_of(meeting, ItemKind.CASE)
        write(meeting, "member2", acting, text=WORDS, item=item)
        assert said(meeting, acting)[item.id] == [WORDS]
        assert said(meeting, acting, "chair")[item.id] == [WORDS]
        submissions.declare_connected(paper, acting("chair"))
        submissions.declare_connected(paper, acting("member2"))
        db.session.commit()
        assert said(meeting, acting, "chair")[item.id] is None
        assert sheet_of(meeting, "member2", acting).line(item.id) is None
        assert not any(WORDS in line for line in day_rooms.spoken(meeting, acting("secretary")))


def test_of_a_joint_sitting_each_body_keeps_its_own(app, acting):
    with clock.at(BEFORE):
        first = day_rooms.notified(
            day_rooms.standing(
                acting, publicity=Publicity.PARTIAL, joint=[world.body("representatives")]
            ),
            acting,
        )
        says_absent(first, "member2", acting)
        write(first, "member2", acting, text=WORDS)
        assert said(first, acting) == {item_of(first).id: [WORDS]}
        for who in ("rep_chair", "rep_member", "emp_secretary", "staff_a", "admin"):
            assert said(first, acting, who) == {item_of(first).id: None}
