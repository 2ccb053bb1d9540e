from datetime import date, time
from email import message_from_bytes, policy

import icalendar
import pytest
from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.vocabulary import (
    Channel,
    LetterMethod,
    MeetingState,
    OutboxState,
)
from council.extensions import counting, db
from council.invites.wording import Change
from council.models import Invitation, InvitationLetter, OutboxMessage, Person, RosterEntry
from council.services import invitations, letters
from tests import world
from tests.services import gatherings

MOVED = [Change(label="日時", before="１２月１７日", after="１２月１８日")]


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


def written(who):
    return db.session.scalars(
        select(InvitationLetter)
        .join(Invitation)
        .where(Invitation.person_id == world.person(who).id)
        .order_by(InvitationLetter.sequence)
    ).all()


def methods(who):
    return [(one.method.value, one.sequence) for one in written(who)]


def queued(who):
    return db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.person_id == world.person(who).id)
        .order_by(OutboxMessage.position)
    ).all()


def mail_to(who, index=-1):
    return message_from_bytes(letters.render(queued(who)[index]), policy=policy.default)


def calendar_to(who, index=-1):
    part = [one for one in mail_to(who, index).walk() if one.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(part[0].get_content())


def move(meeting, acting, *, begins=time(15)):
    meeting.sitting.begins, meeting.sitting.ends = begins, time(17)
    invitations.update(meeting, MOVED, acting("secretary"))
    db.session.commit()


def test_everybody_with_a_seat_on_the_day_is_asked_once(meeting):
    asked = db.session.scalars(
        select(Person.name).join(Invitation, Invitation.person_id == Person.id)
    ).all()
    members = ("chair", "deputy", "member1", "member2", "member3")
    assert sorted(asked) == sorted(world.PEOPLE[who].name for who in members)
    assert methods("member1") == [("REQUEST", 0)]


def test_the_roster_keeps_vacant_seats_and_names_their_holders(meeting):
    entries = db.session.scalars(
        select(RosterEntry)
        .where(RosterEntry.meeting_id == meeting.id)
        .order_by(RosterEntry.position)
    ).all()
    assert entries[0].person_id == world.person("chair").id
    assert any(entry.person_id is None for entry in entries)


def test_a_notice_says_date_place_and_how_to_answer_and_names_nobody_else(meeting):
    mail = mail_to("member1")
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"].addresses[0].addr_spec == world.email("member1")
    assert mail["From"].addresses[0].addr_spec == "jimukyoku@council.example"
    for said in ("８０５０支援部会", "１２月１７日", "午後２時", "会議室４１", "までに", "若狭"):
        assert said in text.replace("\r\n", "")
    assert "早乙女" not in text
    entry = calendar_to("member1").walk("VEVENT")[0]
    assert str(entry["ATTENDEE"]) == f"mailto:{world.email('member1')}"


def test_a_letter_is_written_in_the_same_bytes_again(meeting):
    message = queued("member1")[0]
    first = letters.render(message)
    person = world.person("member1")
    person.phone = "03-0000-0001"
    meeting.sitting.place = "別の場所"
    db.session.commit()
    assert letters.render(message) == first


def test_a_person_without_mail_gets_a_letter_on_paper(meeting):
    message = queued("member3")[0]
    assert message.address == ""
    assert written("member3")[0].channel is Channel.FAX
    assert "常盤 碧" in letters.words_of(message).text


def test_a_moved_sitting_raises_the_number_under_the_same_uid(meeting, acting):
    before = calendar_to("member1").walk("VEVENT")[0]
    move(meeting, acting)
    after = calendar_to("member1").walk("VEVENT")[0]
    assert methods("member1") == [("REQUEST", 0), ("REQUEST", 1)]
    assert (before["UID"], before["SEQUENCE"]) == (after["UID"], after["SEQUENCE"] - 1)
    assert after["DTSTART"].dt.hour == 15


def test_who_knows_the_new_time_already_gets_no_second_letter(meeting, acting):
    move(meeting, acting)
    invitations.update(meeting, MOVED, acting("secretary"))
    assert methods("member1") == [("REQUEST", 0), ("REQUEST", 1)]


def test_calling_off_sends_a_higher_cancel_to_everybody(meeting, acting):
    invitations.cancel(meeting, acting("secretary"))
    assert methods("member1") == methods("chair") == [("REQUEST", 0), ("CANCEL", 1)]
    entry = calendar_to("member1").walk("VEVENT")[0]
    assert entry["STATUS"] == "CANCELLED"


def test_a_removed_member_alone_is_sent_a_cancel(meeting, acting):
    invitations.remove(meeting, world.person("member1"), acting("secretary"))
    assert methods("member1") == [("REQUEST", 0), ("CANCEL", 1)]
    assert methods("member2") == [("REQUEST", 0)]
    left = db.session.scalars(
        select(RosterEntry).where(RosterEntry.person_id == world.person("member1").id)
    ).one()
    assert left.left_at is not None


def test_a_removed_member_hears_nothing_of_a_later_move(meeting, acting):
    invitations.remove(meeting, world.person("member1"), acting("secretary"))
    move(meeting, acting)
    assert methods("member1") == [("REQUEST", 0), ("CANCEL", 1)]


def test_a_meeting_put_off_and_notified_again_goes_on_counting(meeting, acting):
    invitations.cancel(meeting, acting("secretary"))
    meeting.sitting.held_on = date(2027, 1, 21)
    invitations.convene(meeting, acting("secretary"))
    assert methods("member1") == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]
    assert len({one.invitation_id for one in written("member1")}) == 1


def test_a_member_of_both_bodies_of_a_joint_sitting_hears_of_each_with_its_own_notice(app, acting):
    at = gatherings.sitting()
    first = gatherings.meeting(at=at)
    second = gatherings.meeting("employment", at=at, position=1)
    invitations.convene(first, acting("secretary"))
    invitations.convene(second, acting("emp_secretary"))
    assert methods("chair") == [("REQUEST", 0), ("REQUEST", 1)]
    assert methods("emp_member") == [("REQUEST", 0)]
    assert "（同時開催）" not in mail_to("chair", 0)["Subject"]
    assert "（同時開催）" in mail_to("chair")["Subject"]
    assert "（同時開催）" not in mail_to("member1")["Subject"]


def test_one_meeting_of_a_joint_sitting_called_off_leaves_those_of_the_other(app, acting):
    at = gatherings.sitting()
    first = gatherings.meeting(at=at)
    second = gatherings.meeting("employment", at=at, position=1)
    invitations.convene(first, acting("secretary"))
    invitations.convene(second, acting("emp_secretary"))
    invitations.cancel(first, acting("secretary"))
    assert methods("chair") == [("REQUEST", 0), ("REQUEST", 1), ("REQUEST", 2)]
    assert methods("member1") == [("REQUEST", 0), ("CANCEL", 1)]
    first.state, first.number, first.is_number_fixed = MeetingState.CANCELLED, None, False
    invitations.cancel(second, acting("emp_secretary"))
    assert methods("chair")[3:] == [("CANCEL", 3)]


def test_people_merely_told_are_not_asked(meeting, acting):
    people = [world.person("rep_chair"), world.person("chair")]
    told = invitations.announce(meeting, people, acting("secretary"))
    assert [one.person_id for one in told] == [world.person("rep_chair").id]
    assert methods("rep_chair") == [("PUBLISH", 0)]
    entry = calendar_to("rep_chair").walk("VEVENT")[0]
    assert "ATTENDEE" not in entry
    assert "ORGANIZER" not in entry


def test_telling_many_takes_no_more_statements_than_telling_one(meeting, acting):
    def cost(*told):
        people = [world.person(who) for who in told]
        with counting() as count:
            assert len(invitations.announce(meeting, people, acting("secretary"))) == len(told)
        db.session.commit()
        return count[0]

    assert cost("rep_chair") == cost("staff_a", "staff_b", "staff_c", "manager_a", "manager_b")


def test_people_merely_told_are_told_of_the_end_as_well(meeting, acting):
    invitations.announce(meeting, [world.person("rep_chair")], acting("secretary"))
    move(meeting, acting)
    invitations.cancel(meeting, acting("secretary"))
    assert methods("rep_chair") == [("PUBLISH", 0), ("PUBLISH", 1), ("PUBLISH", 2)]
    assert calendar_to("rep_chair").walk("VEVENT")[0]["STATUS"] == "CANCELLED"


def test_a_case_conference_is_asked_privately_and_under_a_neutral_title(app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    entry = calendar_to("staff_b").walk("VEVENT")[0]
    assert (str(entry["SUMMARY"]), str(entry["CLASS"])) == ("個別ケース検討会議", "PRIVATE")
    text = mail_to("staff_b").as_string()
    assert world.email("staff_a") not in text
    assert queued("staff_b")[0].body_id is None


def test_a_participant_added_later_is_asked_alone(app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    gatherings.add_participant(held, "staff_c")
    invitations.invite_participants(held, acting("staff_a"))
    assert methods("staff_b") == methods("staff_c") == [("REQUEST", 0)]


def test_a_case_conference_is_announced_to_nobody(app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    with pytest.raises(DomainError):
        invitations.announce(held, [world.person("chair")], acting("staff_a"))


def test_the_office_is_not_asked_to_its_own_sitting(app, acting):
    world.person("member1").email = "jimukyoku@council.example"
    db.session.commit()
    held = gatherings.meeting()
    invitations.convene(held, acting("secretary"))
    addresses = db.session.scalars(select(OutboxMessage.address)).all()
    assert "jimukyoku@council.example" not in addresses


def test_a_letter_on_paper_never_carried_out_is_taken_back_with_its_end(meeting, acting):
    invitations.cancel(meeting, acting("secretary"))
    assert [one.state for one in queued("member3")] == [OutboxState.CANCELLED] * 2


def test_the_end_of_a_sitting_is_carried_to_whom_the_notice_was_carried(meeting, acting):
    letters.hand_over(queued("member3")[0], acting("secretary"))
    assert written("member3")[0].sent_by_id == acting("secretary").person_id
    invitations.cancel(meeting, acting("secretary"))
    assert [one.state for one in queued("member3")] == [OutboxState.SENT, OutboxState.WAITING]
    assert written("member3")[1].method is LetterMethod.CANCEL
