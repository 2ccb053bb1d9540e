import threading
from contextvars import copy_context
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from council import worker
from council.delivery import Outcome, Tally, deliver_due, deliver_one
from council.domain import clock
from council.domain.vocabulary import OutboxState
from council.extensions import db, writing
from council.invites.transport import transport_of
from council.invites.wording import Change
from council.models import InvitationLetter, OutboxMessage
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.services import invitations, letters, outbox
from tests import smtp, world
from tests.services import gatherings

ROOT = Path(__file__).parent.parent


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


@pytest.fixture
def office():
    with smtp.office() as server:
        yield server


def queued(who="member1"):
    return db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.person_id == world.person(who).id)
        .order_by(OutboxMessage.position)
    ).all()


def later(**spell):
    return clock.at(world.NOW + timedelta(**spell))


def move(meeting, acting):
    meeting.sitting.place = "第１庁舎"
    change = [Change(label="場所", before="第２庁舎", after="第１庁舎")]
    invitations.update(meeting, change, acting("secretary"))
    db.session.commit()


def test_letters_go_out_by_smtp_and_those_on_paper_wait_for_somebody(meeting, office):
    assert deliver_due(transport_of(office.url)) == Tally(sent=4, failed=0, waiting=0)
    assert {mail["To"].addresses[0].addr_spec for mail in office.mails} == {
        world.email(who) for who in ("chair", "deputy", "member1", "member2")
    }
    assert queued("member3")[0].state is OutboxState.WAITING


def test_what_was_sent_is_kept_sealed_byte_for_byte(meeting, office):
    deliver_due(transport_of(office.url))
    message = queued()[0]
    content = keyring(db.session).open_bytes(message, "sent_sealed")
    assert content in office.taken
    assert message.sent_at == clock.now()
    letter = db.session.get_one(InvitationLetter, message.subject_id)
    assert letter.sent_at == clock.now()


def test_nothing_is_sent_twice(meeting, office):
    deliver_due(transport_of(office.url))
    assert deliver_due(transport_of(office.url)).sent == 0
    assert len(office.taken) == 4


def test_a_second_letter_waits_for_the_first(meeting, acting, office):
    move(meeting, acting)
    office.at_recipient = ["451 later"]
    first = deliver_one(transport_of(office.url))
    assert first is Outcome.PUT_OFF
    deliver_due(transport_of(office.url))
    chair = world.email("chair")
    assert all(mail["To"].addresses[0].addr_spec != chair for mail in office.mails)
    with later(minutes=2):
        deliver_due(transport_of(office.url))
    subjects = [
        mail["Subject"] for mail in office.mails if mail["To"].addresses[0].addr_spec == chair
    ]
    assert ["変更" in subject for subject in subjects] == [False, True]


@pytest.mark.parametrize("answer", ["421 closing", "450 busy", "451 later"])
def test_a_passing_refusal_puts_a_letter_off_longer_each_time(meeting, office, answer):
    office.at_recipient = [answer] * 8
    assert deliver_due(transport_of(office.url)) == Tally(sent=0, failed=0, waiting=4)
    message = queued()[0]
    assert (message.attempts, message.error) == (1, f"smtp {answer[:3]}")
    assert message.due_at == clock.now() + timedelta(minutes=1)
    with later(minutes=1):
        deliver_due(transport_of(office.url))
        assert message.due_at == clock.now() + timedelta(minutes=2)


@pytest.mark.parametrize("place", ["at_recipient", "at_data"])
def test_a_final_refusal_is_shown_and_may_be_tried_again(meeting, acting, office, place):
    setattr(office, place, ["550 no such user"])
    assert deliver_due(transport_of(office.url)) == Tally(sent=3, failed=1, waiting=0)
    message = queued("chair")[0]
    assert (message.state, message.error) == (OutboxState.FAILED, "smtp 550")
    world.person("chair").email = "new@example.jp"
    letters.retry(message, acting("secretary"))
    db.session.commit()
    deliver_due(transport_of(office.url))
    assert office.mails[-1]["To"].addresses[0].addr_spec == "new@example.jp"


def test_after_many_attempts_a_letter_is_given_up(meeting):
    nowhere = transport_of("smtp://127.0.0.1:1")
    for hours in range(outbox.ATTEMPTS):
        with later(hours=3 * hours):
            deliver_due(nowhere)
    assert {queued(who)[0].state for who in ("chair", "member1")} == {OutboxState.FAILED}
    assert queued()[0].attempts == outbox.ATTEMPTS


def test_a_line_broken_after_the_data_repeats_the_same_mail(meeting, office):
    with smtp.hanging_up_after_data() as broken:
        deliver_one(transport_of(broken.url))
        assert len(broken.taken) == 1
    with later(minutes=2):
        deliver_due(transport_of(office.url))
    repeated = [content for content in office.taken if content == broken.taken[0]]
    assert len(repeated) == 1


def test_a_worker_that_dies_between_sending_and_settling_leaves_its_letter_to_the_next(
    meeting, office
):
    taken = outbox.claim()
    db.session.commit()
    content = letters.render(taken.message)
    transport_of(office.url).send(
        content, sender=letters.sender_of(taken.message), recipient=taken.message.address
    )
    db.session.rollback()
    assert deliver_due(transport_of(office.url)).sent == 3
    with later(minutes=3):
        assert deliver_due(transport_of(office.url)).sent == 1
    again = [one for one in office.mails if one["Message-ID"] == taken.message.message_id]
    assert len(again) == 2
    assert office.taken.count(content) == 2


def test_a_worker_that_comes_back_late_does_not_settle_anothers_letter(meeting, office):
    late = outbox.claim()
    db.session.commit()
    with later(minutes=3):
        deliver_due(transport_of(office.url))
        assert (
            outbox.settle_failed(late, "late", is_final=True, actor=Actor.system(world.TODAY))
            is False
        )
    assert late.message.state is OutboxState.SENT


def test_two_workers_at_once_send_each_letter_once(app, acting, office):
    for number in range(4):
        held = gatherings.meeting(number=number + 1)
        invitations.convene(held, acting("secretary"))
    db.session.commit()
    db.session.remove()
    faults = []

    def work():
        try:
            with app.app_context(), writing():
                deliver_due(transport_of(office.url))
                db.session.remove()
        except Exception as fault:  # noqa: BLE001 a thread's fault is the test's
            faults.append(fault)

    threads = [threading.Thread(target=copy_context().run, args=(work,)) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []
    ids = [mail["Message-ID"] for mail in office.mails]
    assert len(ids) == len(set(ids)) == 16


def test_a_removed_member_gets_no_letter_that_had_not_gone(meeting, acting, office):
    invitations.remove(meeting, world.person("member1"), acting("secretary"))
    db.session.commit()
    deliver_due(transport_of(office.url))
    assert [one.state for one in queued()] == [OutboxState.CANCELLED] * 2
    assert world.email("member1") not in b"".join(office.taken).decode()


def test_a_removed_member_who_was_asked_is_told(meeting, acting, office):
    deliver_due(transport_of(office.url))
    invitations.remove(meeting, world.person("member1"), acting("secretary"))
    db.session.commit()
    assert deliver_due(transport_of(office.url)).sent == 1
    assert "取消し" in office.mails[-1]["Subject"]


def test_a_failed_notice_overtaken_by_an_update_is_not_sent_behind_it(meeting, acting, office):
    office.at_recipient = ["550 no"]
    deliver_due(transport_of(office.url))
    move(meeting, acting)
    deliver_due(transport_of(office.url))
    first = queued("chair")[0]
    letters.retry(first, acting("secretary"))
    db.session.commit()
    deliver_due(transport_of(office.url))
    assert first.state is OutboxState.CANCELLED


def test_a_note_about_minutes_goes_to_nobody_who_may_not_see_them(app, acting, office):
    person = world.person("nobody")
    held = gatherings.conference()
    note = gatherings.minutes_of(held)
    outbox.enqueue(
        "minutes_final", person, subject=note, reference={}, order_key=f"minutes|{person.id}"
    )
    db.session.commit()
    assert deliver_due(transport_of(office.url)).sent == 0


def test_an_unwritable_letter_does_not_hold_up_the_others(meeting, office):
    queued("chair")[0].address = "no address"
    db.session.get_one(InvitationLetter, queued("chair")[0].subject_id).address = "no address"
    db.session.commit()
    assert deliver_due(transport_of(office.url)) == Tally(sent=3, failed=1, waiting=0)


def test_a_maildir_holds_each_mail_whole_in_a_file_of_its_own(meeting, tmp_path):
    folder = tmp_path / "deep" / "mail"
    deliver_due(transport_of(f"maildir:{folder}"))
    files = sorted((folder / "new").iterdir())
    contents = {file.read_bytes() for file in files}
    assert len(files) == 4
    assert keyring(db.session).open_bytes(queued()[0], "sent_sealed") in contents
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert list((folder / "tmp").iterdir()) == []


def test_the_worker_does_its_duties_and_delivers(house, meeting, tmp_path):
    settings = house.config["SETTINGS"]
    tally = worker.once(house, settings)
    assert tally.sent == 4
