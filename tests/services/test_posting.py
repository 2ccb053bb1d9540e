"""就任・退任の文書 on paper are in the list of what is to be carried, without what they say."""

import pytest
from sqlalchemy import select

from council.domain.vocabulary import Channel, Means, OutboxState
from council.extensions import db
from council.models import Nomination, OutboxMessage
from council.queries import outbox as queries
from council.services import letters, nominations
from tests import world
from tests.april import EARLY, NEWCOMER, confirmed, gathered, seat_of


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def settled(secretary, channel, outgoing=Channel.POST):
    """A seat of member1's for which somebody else was named and appointed."""
    world.person("member1").channel = outgoing
    rotation = gathered(secretary, EARLY)
    one = seat_of(rotation, secretary, "member1")
    nominations.recommend(one, NEWCOMER | {"channel": channel, "phone": "03-0000-0000"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.TELEPHONE, actor=secretary)
    confirmed(rotation, secretary)
    db.session.commit()
    return one


def on_the_list(*states):
    wanted = states or (OutboxState.WAITING, OutboxState.SENT)
    rows = db.session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.subject_kind == Nomination.__tablename__,
            OutboxMessage.state.in_(wanted),
        )
        .order_by(OutboxMessage.position)
    )
    return [(one.kind, one.channel, one.state) for one in rows]


def test_who_comes_and_who_leaves_get_theirs_on_paper(secretary):
    settled(secretary, Channel.FAX)
    assert on_the_list() == [
        ("appointment_letter", Channel.FAX, OutboxState.WAITING),
        ("dismissal", Channel.POST, OutboxState.WAITING),
    ]
    assert [one.kind for one in queries.to_carry(secretary, Channel.FAX)] == ["appointment_letter"]


def test_who_gets_mail_is_not_on_the_list(secretary):
    settled(secretary, Channel.MAIL, Channel.MAIL)
    assert on_the_list() == []


def test_the_list_keeps_nothing_of_what_the_letter_says(secretary):
    settled(secretary, Channel.POST)
    message = queries.to_carry(secretary, Channel.POST)[0]
    assert message.reference == {}
    assert "委嘱状・辞令" in letters.words_of(message).text
    assert letters.cover_letters([message], Channel.POST, secretary)


def test_they_are_marked_as_sent_with_the_others(secretary):
    settled(secretary, Channel.POST)
    letters.hand_over_all(queries.to_carry(secretary, Channel.POST), secretary, secretary.on)
    assert {state for _kind, _way, state in on_the_list()} == {OutboxState.SENT}


def test_what_is_taken_back_is_carried_no_more(secretary):
    one = settled(secretary, Channel.POST)
    one.appointment.seat = one.seat
    nominations.take_back(one.appointment, secretary)
    assert on_the_list() == []
    assert "appointment_letter" in {kind for kind, *_rest in on_the_list(OutboxState.CANCELLED)}


def test_its_page_leads_to_the_paper(secretary, browse):
    one = settled(secretary, Channel.POST)
    message = queries.to_carry(secretary, Channel.POST)[0]
    browser = browse("secretary")
    browser.get(f"/outbox/{message.id}")
    assert f"/nominations/{one.id}" in browser.page
    assert "Wordで印刷して届けます" in browser.page
