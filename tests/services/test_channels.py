"""届け方: a person's usual way, another one for a kind of letter, and paper where an address is wanting."""

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError, NotAllowed
from council.domain.letter_kinds import LetterKind, kind_of_letter, name_of_letter
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import AuditEntry, InvitationLetter, OutboxMessage, PersonChannel
from council.queries import channels as queries
from council.queries import invitations as invitation_queries
from council.queries import people
from council.services import actions, channels, invitations
from council.services.channels import channel_of, choose, mail_address
from tests import tasks, world
from tests.services import gatherings

K = LetterKind


def letters_to(person, kind="invitation"):
    return db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.person_id == person.id, OutboxMessage.kind == kind
        )
    ).all()


def chosen(acting, who, **wanted):
    person = world.person(who)
    ways = {LetterKind(kind): channel for kind, channel in wanted.items()}
    choose(person, ways, acting("admin"))
    db.session.commit()
    return person


def test_without_a_choice_every_kind_goes_the_usual_way(app):
    assert {channel_of(world.person("member3"), kind) for kind in K} == {Channel.FAX}


def test_a_way_chosen_for_a_kind_goes_before_the_usual_one_and_leaves_the_others(acting):
    person = chosen(acting, "member1", notice=Channel.POST)
    assert channel_of(person, K.NOTICE) is Channel.POST
    assert channel_of(person, K.MINUTES) is Channel.MAIL
    assert mail_address(person, K.NOTICE) is None
    assert mail_address(person, K.MINUTES) == person.email


def test_a_notice_is_queued_the_way_its_reader_chose(acting):
    chosen(acting, "member1", notice=Channel.POST)
    meeting = gatherings.meeting()
    invitations.convene(meeting, acting("secretary"))
    db.session.commit()
    (message,) = letters_to(world.person("member1"))
    assert (message.address, message.channel) == ("", Channel.POST)
    letter = db.session.get_one(InvitationLetter, message.subject_id)
    assert letter.channel is Channel.POST
    row = invitation_queries.board(meeting).of(world.person("member1").id)
    assert (row.channel, row.is_on_paper) == (Channel.POST, True)
    (other,) = letters_to(world.person("member2"))
    assert (other.address, other.channel) == (world.email("member2"), Channel.MAIL)


def test_a_request_goes_its_own_way(acting):
    chosen(acting, "manager_a", action=Channel.INTERNAL, notice=Channel.FAX)
    action = tasks.make(acting("secretary"), is_proposed=True)
    actions.assign(action, acting("secretary"))
    db.session.commit()
    (message,) = letters_to(world.person("manager_a"), "action_assigned")
    assert (message.address, message.channel) == ("", Channel.INTERNAL)


def test_mail_without_an_address_goes_on_paper_and_says_so(acting):
    person = world.person("member1")
    person.email = None
    db.session.commit()
    invitations.convene(gatherings.meeting(), acting("secretary"))
    db.session.commit()
    (message,) = letters_to(person)
    assert (message.address, message.channel) == ("", Channel.MAIL)


def test_a_way_taken_back_is_the_usual_one_again(acting):
    chosen(acting, "member1", notice=Channel.POST, minutes=Channel.FAX)
    person = chosen(acting, "member1", notice=None, minutes=Channel.INTERNAL)
    assert queries.chosen(person) == {K.MINUTES: Channel.INTERNAL}
    rows = db.session.scalars(select(PersonChannel)).all()
    assert [(row.kind, row.channel) for row in rows] == [(K.MINUTES, Channel.INTERNAL)]


def test_the_same_choice_again_changes_nothing_and_leaves_no_row(acting):
    chosen(acting, "member1", notice=Channel.POST)
    chosen(acting, "member1", notice=Channel.POST)
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.tag == "person:channels"))
    assert len(tags.all()) == 1


def test_mail_is_not_chosen_for_who_has_no_address(acting):
    person = world.person("member3")
    person.email = None
    with pytest.raises(DomainError, match="アドレス"):
        choose(person, {K.NOTICE: Channel.MAIL}, acting("admin"))


@pytest.mark.parametrize("who", ["secretary", "chair", "member1", "staff_a"])
def test_who_may_not_edit_the_person_chooses_nothing(acting, who):
    person = people.get(acting(who), world.person("member1").id)
    with pytest.raises(NotAllowed):
        choose(person, {K.NOTICE: Channel.POST}, acting(who))


def test_a_choice_counts_within_the_act_that_makes_it(acting):
    person = world.person("member1")
    assert channel_of(person, K.NOTICE) is Channel.MAIL
    channels.choose(person, {K.NOTICE: Channel.FAX}, acting("admin"))
    assert channel_of(person, K.NOTICE) is Channel.FAX


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("invitation", K.NOTICE),
        ("reply_reminder", K.NOTICE),
        ("minutes_check", K.MINUTES),
        ("action_reminder", K.ACTION),
        ("request_to_convene", K.CONFERENCE),
        ("urgent_waiting", K.CONFERENCE),
    ],
)
def test_every_letter_is_of_a_kind(code, kind):
    assert kind_of_letter(code) is kind


def test_a_letter_without_a_name_of_its_own_has_a_neutral_one():
    assert name_of_letter("urgent_waiting") == "御確認のお願い"
