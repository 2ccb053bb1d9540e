from datetime import time, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import (
    LetterMethod,
    MeetingState,
    SupportTarget,
)
from council.extensions import db
from council.models import CaseMeetingLink, InvitationLetter, Meeting
from council.queries import conferences as queries
from council.services import conferences
from council.services.conferences import Role
from tests import households as h
from tests import world


def plan(meeting, who="staff_a", **more):
    agency = world.agency("anshin_ikejiri").id
    given = {
        "policy": "月に一度の訪問を続ける。",
        "next_review_on": world.TODAY + timedelta(days=90),
        "roles": [
            Role(agency, SupportTarget.PERSON, "居場所の見学に付き添う"),
            Role(agency, SupportTarget.FAMILY, "介護保険の申請を支える"),
        ],
        "base_version": meeting.conference.version,
        "actor": h.somebody(who),
    } | more
    conferences.plan(meeting, **given)
    db.session.commit()


def test_a_conference_runs_from_opening_to_conclusion(app):
    conference = h.conferred()
    with clock.at(world.NOW + timedelta(days=2, hours=5)):
        actor = h.somebody("staff_a")
        meeting = h.meeting_of(conference)
        everybody = {one.id for one in meeting.conference.participants}
        conferences.open_conference(meeting, opened_at=time(14), present=everybody, actor=actor)
        db.session.commit()
        conferences.close(meeting, closed_at=time(15), actor=actor)
        with pytest.raises(DomainError, match="方針と役割"):
            conferences.conclude(meeting, actor)
        plan(meeting)
        conferences.conclude(meeting, actor)
        db.session.commit()
        assert meeting.state is MeetingState.CONCLUDED
        with pytest.raises(Conflict):
            plan(meeting)


def test_a_conference_does_not_begin_before_its_day(app):
    meeting = h.meeting_of(h.conferred())
    with pytest.raises(DomainError, match="開催日"):
        conferences.open_conference(
            meeting,
            opened_at=time(14),
            present={meeting.conference.participants[0].id},
            actor=h.somebody("staff_a"),
        )


def test_every_participant_may_write_the_plan_which_keeps_both_sides_apart(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference, "staff_b")
    plan(meeting, "staff_b")
    view = queries.page(h.somebody("staff_a"), h.meeting_of(conference), meeting.conference)
    assert [one.text for one in view.for_person] == ["居場所の見学に付き添う"]
    assert [one.text for one in view.for_family] == ["介護保険の申請を支える"]
    assert h.find(conference.case).next_review_on == world.TODAY + timedelta(days=90)


def test_a_stale_plan_is_refused_even_if_only_roles_changed(app):
    meeting = h.meeting_of(h.conferred())
    plan(meeting)
    seen = meeting.conference.version
    plan(meeting, roles=[])
    with pytest.raises(Conflict):
        plan(meeting, base_version=seen)


def test_a_role_with_a_forbidden_number_keeps_its_former_text(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference)
    plan(meeting)
    first = meeting.conference.roles[0]
    plan(meeting, roles=[Role(first.agency_id, first.target, None, first.id)], policy=None)
    view = queries.page(h.somebody("staff_a"), h.meeting_of(conference), meeting.conference)
    assert [one.text for one in view.roles] == ["居場所の見学に付き添う"]
    assert view.policy == "月に一度の訪問を続ける。"


def test_calling_off_tells_everybody_and_ends_the_sharing(app):
    conference = h.conferred()
    meeting = h.meeting_of(conference)
    conferences.call_off(meeting, "日程が合わないため", h.somebody("staff_a"))
    db.session.commit()
    assert meeting.state is MeetingState.CANCELLED
    links = db.session.scalars(select(CaseMeetingLink)).all()
    assert all(one.ended_at is not None for one in links)
    methods = db.session.scalars(select(InvitationLetter.method)).all()
    assert methods.count(LetterMethod.CANCEL) == 2


def test_a_moved_conference_follows_no_other_households(app):
    earlier = h.conferred()
    other = h.open_case()
    h.consent(other, "本人", "anshin_ikejiri")
    later = h.convene(h.find(other), on=world.TODAY + timedelta(days=4))
    meeting = h.meeting_of(later)
    conferences.move(
        meeting,
        held_on=world.TODAY + timedelta(days=5),
        begins=time(10),
        ends=time(11),
        place="相談室1",
        base_version=meeting.version,
        actor=h.somebody("staff_a"),
    )
    db.session.commit()
    assert db.session.get_one(Meeting, later.meeting_id).previous_id is None
    assert meeting.sitting.held_on == world.TODAY + timedelta(days=5)
    assert earlier.meeting_id != later.meeting_id
