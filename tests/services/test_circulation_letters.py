"""The letters of a meeting held in writing: the notice, its sheet, the reminder, of one body and of two."""

from email import message_from_bytes, policy

import pytest
from sqlalchemy import select

from council.delivery import deliver_due
from council.domain import clock
from council.domain.vocabulary import ItemKind, MeetingForm, OutboxState
from council.domain.writings import Stance
from council.extensions import db
from council.invites.transport import transport_of
from council.models import OutboxMessage, Reply
from council.queries.invitations import REPLY_REMINDER
from council.services import invitations, letters, meetings
from tests import circulating, day_rooms, papers, sitting_rooms, world
from tests.minutes.reading import lines, rows
from tests.services import gatherings
from tests.sitting_rooms import fresh, item_of


@pytest.fixture
def sent(house):
    """What the worker does: everything due is delivered."""
    return lambda: deliver_due(transport_of(house.config["SETTINGS"].mail_url))


@pytest.fixture
def meeting(app, acting):
    with clock.at(circulating.BEFORE):
        yield day_rooms.notified(day_rooms.standing(acting, form=MeetingForm.WRITTEN), acting)


def text(message):
    found = message_from_bytes(letters.render(message), policy=policy.default)
    body = found.get_body(("plain",)) or found
    return found["Subject"] + "".join(body.get_content().split())


def of_kind(kind):
    found = select(OutboxMessage).where(OutboxMessage.kind == kind)
    return db.session.scalars(found.order_by(OutboxMessage.position)).all()


def test_the_notice_asks_for_answers_until_the_end_and_for_nobodys_coming(meeting):
    [one, *_others] = [message for message in of_kind(letters.INVITATION) if message.address]
    told = text(one)
    assert "書面による開催について（通知）" in told
    assert "令和８年１２月３日（木）午後４時までに" in told
    assert "出欠" not in told
    assert "代理" not in told


def test_who_has_answered_is_not_reminded(meeting, acting, sent):
    sent()
    circulating.write(meeting, "member1", acting, Stance.FOR)
    with clock.at(circulating.BEFORE.replace(day=2)):
        assert invitations.remind(fresh(meeting, acting), acting("secretary")) == 3
    reminded = {one.person_id for one in of_kind(REPLY_REMINDER)}
    assert reminded == {world.person(who).id for who in ("chair", "deputy", "member2")}
    assert all(one.state is OutboxState.WAITING for one in of_kind(REPLY_REMINDER))
    assert "出欠" not in text(of_kind(REPLY_REMINDER)[0])


def test_the_sheet_lists_every_item_by_its_title_and_a_case_by_its_paper_alone(app, acting):
    secretary = acting("secretary")
    meeting = sitting_rooms.notified(acting, form=MeetingForm.WRITTEN)
    paper = papers.accepted(acting)
    papers.put_on_agenda(paper, meeting, secretary)
    db.session.commit()
    meeting = fresh(meeting, acting)
    asked = [row[0] for row in rows(meetings.answer_sheet_document(meeting, secretary), 1)[1:]]
    assert any(one.endswith("連絡の取り方について") for one in asked)
    [case] = [one for one in asked if "事例検討" in one]
    assert case.partition("）")[2].startswith("事例検討（非公開）\n資料")
    notice = meetings.notice_document(meeting, secretary)
    for data in (notice, meetings.answer_sheet_document(meeting, secretary)):
        assert paper.code not in "".join(lines(data)) + "".join(map("".join, rows(data, 1)))
    assert item_of(meeting, ItemKind.CASE).is_closed


def test_who_sits_in_both_bodies_of_a_joint_circulation_has_answered_with_the_second(app, acting):
    sitting = gatherings.sitting(form=MeetingForm.WRITTEN)
    keepers = {"s8050": "secretary", "employment": "emp_secretary"}
    held = []
    for position, (code, who) in enumerate(keepers.items()):
        one = gatherings.meeting(code, sitting, position)
        invitations.convene(one, acting(who))
        one = fresh(one, acting, who)
        meetings.add_item(
            one,
            kind=ItemKind.DISCUSSION,
            title="就労支援について",
            presenter="事務局",
            minutes=10,
            actor=acting(who),
        )
        db.session.commit()
        held.append(one)
    invitation = circulating.invitation_of(held[0], "chair")
    for one, replied in zip(held, (0, 1), strict=True):
        circulating.write(one, "chair", acting, Stance.FOR)
        found = db.session.scalars(select(Reply).where(Reply.invitation_id == invitation.id))
        assert len(found.all()) == replied
