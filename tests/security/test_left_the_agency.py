"""Who left an agency takes part no more: pages, mails and invitations stop with the duty, the record stays."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from council.domain import clock
from council.domain.errors import DomainError, NotAllowed
from council.domain.vocabulary import Duty, OutboxState
from council.extensions import db
from council.models import AgencyDuty, Invitation, OutboxMessage, Participant, Presence
from council.queries import conferences as queries
from council.queries import home
from council.services import conferences, letters, members, minutes
from tests import households as h
from tests import world

YESTERDAY = world.TODAY - timedelta(days=1)


def leave(who="staff_b"):
    """The person's duties ended yesterday."""
    for row in db.session.scalars(
        select(AgencyDuty).where(AgencyDuty.person_id == world.person(who).id)
    ):
        row.ends_on = YESTERDAY
    db.session.commit()


def join(who="nobody", agency="anshin_ikejiri", duty=Duty.STAFF):
    members.assign_duty(
        world.agency(agency),
        world.person(who),
        duty,
        post_title="",
        starts_on=world.TODAY,
        actor=h.somebody("admin"),
    )
    db.session.commit()


def held():
    """A conference of today, closed, with minutes that were sent to who attended."""
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    made = h.convene(h.find(case), on=world.TODAY)
    meeting = h.meeting_of(made)
    actor = h.somebody("staff_a")
    conferences.open_conference(
        meeting, opened_at=time(14), present={one.id for one in made.participants}, actor=actor
    )
    conferences.close(meeting, closed_at=time(15), actor=actor)
    db.session.commit()
    minutes.draft(h.meeting_of(made), actor)
    db.session.commit()
    return made


def pages(made):
    (invitation,) = db.session.scalars(
        select(Invitation.id).where(Invitation.person_id == world.person("staff_b").id)
    )
    meeting = made.meeting_id
    return (
        f"/conferences/{meeting}",
        f"/conferences/{meeting}/plan",
        f"/meetings/{meeting}",
        f"/meetings/{meeting}/minutes",
        f"/meetings/{meeting}/sitting",
        f"/cases/{made.case_id}",
        f"/invitations/{invitation}/reply",
    )


def test_who_left_finds_no_page_of_the_conference(app, browse):
    made = held()
    before = {path: browse("staff_b").get(path).status_code for path in pages(made)}
    assert before[f"/conferences/{made.meeting_id}"] == 200
    leave()
    browser = browse("staff_b")
    for path in pages(made):
        hidden, absent = browser.get(path), browser.get(_elsewhere(path))
        assert (hidden.status_code, h.bare(hidden)) == (404, h.bare(absent)), path


def _elsewhere(path):
    _nothing, kind, _id, *rest = path.split("/")
    return "/".join(["", kind, str(uuid4()), *rest])


def test_who_left_hears_nothing_more_of_it_on_any_list(app, browse):
    made = h.conferred()
    leave()
    actor = h.somebody("staff_b")
    assert queries.mine(actor) == ()
    assert home.desk(actor, world.NOW).coming == ()
    assert browse("staff_b").get("/cases").status_code == 403
    assert made.number not in browse("staff_b").get("/").text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/conferences/{}/plan"),
        ("post", "/conferences/{}/open"),
        ("post", "/conferences/{}/cancel"),
        ("post", "/conferences/{}/move"),
    ],
)
def test_not_even_the_one_who_called_it_may_act_after_leaving(app, browse, method, path):
    made = h.conferred()
    leave("staff_a")
    assert getattr(browse("staff_a"), method)(path.format(made.meeting_id), {}).status_code == 404


def test_mails_stop_with_the_duty(app):
    h.conferred()
    leave()
    (message,) = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person("staff_b").id)
    )
    assert letters.why_not(message) is not None


def test_a_moved_conference_is_not_told_to_who_left(app):
    made = h.conferred()
    leave()
    meeting = h.meeting_of(made)
    conferences.move(
        meeting,
        held_on=meeting.sitting.held_on,
        begins=time(16),
        ends=time(17),
        place="相談室3",
        base_version=meeting.version,
        actor=h.somebody("staff_a"),
    )
    db.session.commit()
    told = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person("staff_b").id)
    ).all()
    assert len(told) == 1


def test_the_duty_counts_to_the_end_of_its_last_day(app):
    h.conferred()
    leave()
    with clock.at(world.NOW - timedelta(days=1)):
        assert queries.mine(h.somebody("staff_b"))


def successor_of(made, who="manager_b", person="nobody"):
    (place,) = queries.left_places(h.somebody(who))
    left = queries.get_left(h.somebody(who), place.id)
    return conferences.name_successor(left, world.person(person), h.somebody(who))


def test_the_head_of_the_agency_names_who_comes_after(app):
    made = h.conferred()
    leave()
    join()
    named = successor_of(made)
    db.session.commit()
    assert named.succeeds_id is not None
    assert [one.meeting_id for one in queries.mine(h.somebody("nobody"))] == [made.meeting_id]
    view = queries.page(h.somebody("nobody"), h.meeting_of(made, "nobody"), made)
    assert view.may_read
    letters_to = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person("nobody").id)
    ).all()
    assert [one.state for one in letters_to] == [OutboxState.WAITING]
    assert queries.left_places(h.somebody("manager_b")) == ()


def test_the_letter_to_who_left_is_taken_back_with_the_place(app):
    made = h.conferred()
    leave()
    join()
    successor_of(made)
    db.session.commit()
    (message,) = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person("staff_b").id)
    )
    assert message.state is OutboxState.CANCELLED


def test_the_record_keeps_who_was_there(app):
    made = held()
    leave()
    join()
    successor_of(made)
    db.session.commit()
    people = set(db.session.scalars(select(Presence.person_id)))
    assert world.person("staff_b").id in people
    assert world.person("nobody").id not in people
    rows = db.session.scalars(select(Participant)).all()
    assert len(rows) == 3


def test_who_called_it_or_leads_it_hands_that_on_too(app):
    made = h.conferred()
    leave("staff_a")
    join("nobody", "platto_home")
    successor_of(made, "manager_a")
    db.session.commit()
    meeting = h.meeting_of(made, "nobody")
    assert meeting.conference.facilitator_id == world.person("nobody").id
    (convener,) = [
        one for one in meeting.conference.participants if one.is_live and one.is_convener
    ]
    assert convener.person_id == world.person("nobody").id


def test_who_called_the_conference_may_name_the_successor_too(app):
    made = h.conferred()
    leave()
    join()
    successor_of(made, "staff_a")


@pytest.mark.parametrize("who", ["staff_b", "manager_c", "secretary", "admin", "nobody"])
def test_nobody_else_learns_of_the_place(app, who):
    h.conferred()
    leave()
    row = db.session.scalars(
        select(Participant.id).where(Participant.person_id == world.person("staff_b").id)
    ).one()
    assert queries.left_places(h.somebody(who)) == ()
    assert queries.get_left(h.somebody(who), row) is None


def test_only_somebody_who_works_there_and_is_not_there_yet_can_follow(app):
    made = h.conferred()
    leave()
    for person, said in (("staff_c", "働いている方"), ("nobody", "働いている方")):
        with pytest.raises(DomainError, match=said):
            successor_of(made, person=person)


def test_a_place_is_not_taken_from_somebody_who_still_works_there(app):
    made = h.conferred()
    db.session.expire_all()
    meeting = h.meeting_of(made)
    meeting.conference.meeting = meeting
    (place,) = [one for one in meeting.conference.participants if not one.is_convener]
    set_committed_value(place, "conference", meeting.conference)
    join()
    with pytest.raises(DomainError, match="いまも"):
        conferences.name_successor(place, world.person("nobody"), h.somebody("manager_b"))
    with pytest.raises(NotAllowed):
        conferences.name_successor(place, world.person("nobody"), h.somebody("manager_c"))
