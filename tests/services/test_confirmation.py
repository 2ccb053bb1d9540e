"""The one confirmation of an April: what was shown is what happens, and who left is not brought back."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.domain.errors import DomainError, StaleVersion
from council.domain.nominations import NominationState, RotationState
from council.domain.vocabulary import Means, Office
from council.extensions import db
from council.models import Appointment, InvitationSeat, Seat
from council.queries import nominations as queries
from council.services import members, nominations, structure
from tests import sitting_rooms, world
from tests.april import EARLY, NEWCOMER, confirmed, gathered, mark_shown, of

S = NominationState


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def test_another_name_since_the_page_was_opened_has_to_be_looked_at(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary) if nominations.is_ready(one))
    seen = mark_shown(rotation, secretary)
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    db.session.commit()
    with pytest.raises(StaleVersion):
        nominations.confirm(
            rotation,
            of(rotation, secretary),
            document_no="1",
            decided_on=secretary.on,
            seen=seen,
            actor=secretary,
        )


def test_a_button_of_an_older_page_does_not_act_on_somebody_else(secretary, browse):
    rotation = gathered(secretary, EARLY)
    one = of(rotation, secretary, "s8050")[0]
    browser = browse("secretary")
    browser.get(f"/nominations/{one.id}")
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    db.session.commit()
    shown = str(one.version - 1)
    answer = browser.post(
        f"/nominations/{one.id}/appoint",
        {"base_version": shown, "document_no": "1号", "decided_on": "2026-12-03"},
    )
    assert answer.status_code == 409
    db.session.refresh(one)
    assert one.state is S.RECOMMENDED


def test_who_left_meanwhile_is_not_appointed_again(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if nominations.is_ready(one))
    one.outgoing.seat = one.seat
    members.end_appointment(one.outgoing, on=date(2027, 2, 28), reason="退職", actor=secretary)
    db.session.commit()
    assert nominations.has_left(one)
    assert not nominations.is_ready(one)
    confirmed(rotation, secretary)
    assert one.state is S.RECOMMENDED


def test_a_seat_closed_meanwhile_is_named(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.stays)
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    one.seat.valid_to = date(2027, 3, 31)
    db.session.commit()
    (obstacle,) = nominations.obstacles(of(rotation, secretary, "s8050"))
    assert obstacle.nomination.id == one.id
    with pytest.raises(DomainError, match=one.seat.title):
        confirmed(rotation, secretary)
    db.session.rollback()


def test_what_still_waits_goes_on_alone_when_the_gathering_ends(secretary):
    rotation = gathered(secretary)
    waiting = [one.id for one in of(rotation, secretary)]
    nominations.close(rotation, of(rotation, secretary), secretary)
    db.session.commit()
    assert rotation.state is RotationState.DROPPED
    assert {one.id for one in queries.alone(secretary)} >= set(waiting)


def test_a_seat_being_filled_alone_is_not_gathered_twice(secretary):
    seat = db.session.scalars(
        select(Seat).where(
            Seat.body_id == world.body("s8050").id,
            Seat.office == Office.MEMBER,
            Seat.valid_to.is_(None),
        )
    ).first()
    alone = nominations.nominate(seat, starts_on=EARLY, ends_on=None, actor=secretary)
    rotation = gathered(secretary, EARLY)
    assert alone.seat_id not in {one.seat_id for one in of(rotation, secretary)}


def test_two_who_change_seats_stay_invited(secretary, acting):
    meeting = sitting_rooms.notified(acting)
    day = meeting.sitting.held_on - timedelta(days=1)
    rotation = gathered(secretary, day)
    here = of(rotation, secretary, "s8050")
    first, second = [one for one in here if one.stays][:2]
    holders = second.outgoing.person, first.outgoing.person
    for one, person in zip((first, second), holders, strict=True):
        known = {"person_id": person.id, "name": person.name, "post_title": "課長"}
        nominations.recommend(one, known, secretary)
        nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    db.session.flush()
    confirmed(rotation, secretary)
    called_off = db.session.scalars(
        select(InvitationSeat).where(
            InvitationSeat.meeting_id == meeting.id, InvitationSeat.removed_at.is_not(None)
        )
    ).all()
    assert called_off == []


def test_nobody_says_yes_tomorrow(secretary):
    one = of(gathered(secretary, EARLY), secretary, "s8050")[0]
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"}, secretary)
    with pytest.raises(DomainError, match="今日より後"):
        nominations.accept(one, on=EARLY, means=Means.LETTER, actor=secretary)


def test_one_seat_alone_is_settled_under_a_decision_of_its_own(secretary):
    rotation = gathered(secretary, EARLY)
    first, second = [one for one in of(rotation, secretary, "s8050") if one.stays][:2]
    for one, name in ((first, "霜月 環"), (second, "師走 透")):
        facts = NEWCOMER | {
            "name": name,
            "email": f"{name[0].encode().hex()}@example.jp",
            "post_title": "課長",
        }
        nominations.recommend(one, facts, secretary)
    nominations.accept(first, on=secretary.on, means=Means.LETTER, actor=secretary)
    confirmed(rotation, secretary)
    nominations.accept(second, on=secretary.on, means=Means.LETTER, actor=secretary)
    with pytest.raises(DomainError, match="今日より後"):
        nominations.appoint_alone(second, document_no="2号", decided_on=EARLY, actor=secretary)
    nominations.appoint_alone(second, document_no="2号", decided_on=secretary.on, actor=secretary)
    assert (first.appointment.document_no, second.appointment.document_no) == (
        "8世福生第1号",
        "2号",
    )


def test_the_april_page_says_what_stands_in_the_way(secretary, browse):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.stays)
    nominations.recommend(one, NEWCOMER | {"reading": "", "post_title": "課長"}, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    db.session.commit()
    browser = browse("secretary")
    for page in (f"/rotations/{rotation.id}", f"/nominations/{one.id}"):
        assert "よみがなが要ります" in browser.get(page).text


def test_a_secretariat_gathers_its_own_bodies_though_another_gathered_a_shared_one(
    secretary, acting
):
    members.assign_secretariat(
        world.body("s8050"),
        world.agency("merkmal"),
        world.person("emp_secretary"),
        starts_on=world.TODAY,
        actor=secretary,
    )
    db.session.commit()
    theirs = gathered(secretary, EARLY)
    other = acting("emp_secretary")
    own = gathered(other, EARLY)
    assert {one.body.code for one in of(own, other)} == {"employment"}
    for one in of(theirs, secretary, "s8050"):
        if one.state is not S.PLANNED:
            nominations.clear(one, secretary)
    upper = of(theirs, secretary, "representatives")[0]
    nominations.recommend(upper, NEWCOMER | {"post_title": "部長"}, secretary)
    nominations.accept(upper, on=secretary.on, means=Means.LETTER, actor=secretary)
    confirmed(theirs, secretary)
    for one in of(theirs, secretary):
        if one.body.code != "s8050" and one.state is not S.APPOINTED:
            nominations.withdraw(one, secretary)
    nominations.close(theirs, of(theirs, other), other)
    assert theirs.state is RotationState.CONFIRMED


def test_a_term_that_has_begun_is_not_taken_back(secretary):
    rotation = gathered(secretary, EARLY)
    one = next(one for one in of(rotation, secretary, "s8050") if one.outgoing)
    one.outgoing.seat = one.seat
    with pytest.raises(DomainError, match="もう始まった"):
        nominations.take_back(one.outgoing, secretary)


def test_the_page_of_a_body_offers_to_take_a_coming_term_back(secretary, browse):
    seat = of(gathered(secretary, EARLY), secretary, "s8050")[0].seat
    term = members.appoint(
        seat,
        world.person("nobody"),
        post_title="課長",
        starts_on=date(2029, 4, 1),
        ends_on=None,
        actor=secretary,
    )
    db.session.commit()
    path = f"/bodies/s8050/appointments/{term.id}"
    browser = browse("secretary")
    assert f"{path}/end" in browser.get("/bodies/s8050").text
    assert "取り消す" in browser.get(f"{path}/end").text
    browser.submit(f"{path}/take-back")
    assert db.session.scalars(select(Appointment).where(Appointment.id == term.id)).first() is None


def test_the_letters_of_a_body_that_ends_on_the_eve_are_those_to_who_leave(secretary):
    rotation = gathered(secretary, EARLY)
    structure.dissolve(world.body("s8050"), EARLY - timedelta(days=1), secretary)
    db.session.commit()
    bundle = nominations.bundle(rotation, of(rotation, secretary), secretary)
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        names = archive.namelist()
    assert names
    assert not any("８０５０" in name for name in names if name.startswith("委員名簿"))
