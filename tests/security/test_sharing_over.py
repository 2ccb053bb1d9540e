"""Once sharing has expired, plan, record, minutes and acts are closed to the guests and open to the lead agency."""

from datetime import time, timedelta
from uuid import uuid4

import pytest

from council.domain import clock
from council.domain.errors import NotAllowed
from council.domain.vocabulary import IssueField, SupportTarget
from council.extensions import db
from council.models import Conference
from council.queries import minutes as minutes_queries
from council.services import actions, conferences, issues, minutes
from tests import households as h
from tests import world
from tests.tasks import DUE

AFTERWARDS = world.NOW + timedelta(days=120)

PAGES = (
    "/conferences/{}/plan",
    "/conferences/{}/issues/new",
    "/conferences/{}/actions/new",
    "/meetings/{}/minutes",
    "/meetings/{}/sitting",
    "/meetings/{}/documents/minutes?draft=1",
)
POSTS = (
    "/conferences/{}/plan",
    "/conferences/{}/issues",
    "/conferences/{}/actions",
    "/meetings/{}/minutes",
)


def held(facilitator="staff_a"):
    """A conference of staff_a and staff_b with a plan, closed today, its minutes drafted."""
    case = h.open_case()
    h.consent(case, "本人", "anshin_ikejiri")
    made = h.convene(h.find(case), on=world.TODAY)
    made.facilitator_id = world.person(facilitator).id
    actor = h.somebody("staff_a")
    meeting = h.meeting_of(made)
    conferences.open_conference(
        meeting, opened_at=time(14), present={one.id for one in made.participants}, actor=actor
    )
    plan(meeting, actor, h.POLICY)
    conferences.close(meeting, closed_at=time(15), actor=actor)
    db.session.commit()
    minutes.draft(h.meeting_of(made), actor)
    db.session.commit()
    return made


def plan(meeting, actor, policy=""):
    conferences.plan(
        meeting,
        policy=policy,
        next_review_on=DUE,
        roles=[],
        base_version=meeting.conference.version,
        actor=actor,
    )


@pytest.mark.parametrize("facilitator", ["staff_a", "staff_b"])
def test_who_may_no_longer_read_the_plan_finds_no_page_that_holds_or_changes_it(
    app, browse, facilitator
):
    made = held(facilitator)
    guest = browse("staff_b")
    assert guest.get(PAGES[0].format(made.meeting_id)).status_code == 200
    assert minutes_queries.get(h.somebody("staff_b"), made.meeting_id) is not None
    with clock.at(AFTERWARDS):
        guest = browse("staff_b")
        assert "共有は終わっています" in guest.get(f"/conferences/{made.meeting_id}").text
        for page in PAGES:
            hidden = guest.get(page.format(made.meeting_id))
            absent = guest.get(page.format(uuid4()))
            assert (hidden.status_code, h.bare(hidden)) == (404, h.bare(absent)), page


@pytest.mark.parametrize("way", POSTS)
def test_an_empty_form_of_theirs_changes_nothing(app, browse, way):
    made = held()
    with clock.at(AFTERWARDS):
        fields = {"policy": "", "next_review_on": "", "base_version": str(made.version)}
        assert browse("staff_b").post(way.format(made.meeting_id), fields).status_code == 404
        db.session.expire_all()
        kept = db.session.get_one(Conference, made.id)
        assert (kept.policy_sealed is None, kept.next_review_on) == (False, DUE)


def test_the_services_refuse_them_too(app):
    made = held()
    with clock.at(AFTERWARDS):
        guest = h.somebody("staff_b")
        with pytest.raises(NotAllowed):
            plan(h.meeting_of(made, "staff_b"), guest)
        with pytest.raises(NotAllowed):
            issues.raise_from_conference(
                h.meeting_of(made, "staff_b"),
                world.body("s8050"),
                title="居場所が少ない",
                field=IssueField.PLACE,
                text="居場所が少ない。",
                actor=guest,
            )


def test_who_called_it_gives_no_more_duties_once_sharing_with_them_is_over(app):
    made = held()
    made.case.lead_agency_id = world.agency("port_setagaya").id
    db.session.commit()
    with clock.at(AFTERWARDS), pytest.raises(NotAllowed):
        actions.create(
            h.meeting_of(made),
            agenda_item=None,
            agency=world.agency("anshin_ikejiri"),
            target=SupportTarget.PERSON,
            text="通院に付き添う。",
            due_on=AFTERWARDS.date() + timedelta(days=9),
            actor=h.somebody("staff_a"),
        )


def test_the_lead_agency_keeps_plan_record_and_minutes(app, browse):
    made = held()
    with clock.at(AFTERWARDS):
        lead = browse("staff_a")
        for page in (PAGES[0], *PAGES[2:]):
            assert lead.get(page.format(made.meeting_id)).status_code == 200, page


def test_a_day_after_an_urgent_sharing_its_minutes_are_the_lead_agencys_alone(app):
    case = h.open_case()
    made = h.urgent(h.find(case))
    h.seconded(h.waiting())
    lead = h.somebody("staff_a")
    meeting = h.meeting_of(made)
    conferences.open_conference(
        meeting, opened_at=time(14), present={one.id for one in made.participants}, actor=lead
    )
    conferences.close(meeting, closed_at=time(15), actor=lead)
    db.session.commit()
    minutes.draft(h.meeting_of(made), lead)
    db.session.commit()

    assert minutes_queries.get(h.somebody("staff_b"), made.meeting_id) is not None
    with clock.at(world.NOW + timedelta(hours=25)):
        assert minutes_queries.get(h.somebody("staff_b"), made.meeting_id) is None
        assert minutes_queries.get(h.somebody("staff_a"), made.meeting_id) is not None
