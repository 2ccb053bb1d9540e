"""Who reads minutes, and what is left of the reading."""

import re
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.extensions import db
from council.models import Appointment, AuditEntry
from council.policy.actor import Actor
from council.queries import minutes as queries
from council.services import members
from council.services import minutes as services
from tests import world
from tests.sitting_rooms import held


@pytest.fixture
def meeting(acting):
    meeting = held(acting)
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    return meeting


def at(meeting, path=""):
    return f"/meetings/{meeting.id}/minutes{path}"


def without_token(page):
    """The page without what is new on every answer."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)


def before_the_chair(meeting, acting):
    found = queries.get(acting("secretary"), meeting.id)
    services.check(found, acting("secretary"))
    services.put_before_chair(found, acting("secretary"))
    db.session.commit()
    return services.current(found).content_hash


@pytest.mark.parametrize(
    ("who", "status", "sees"),
    [
        ("secretary", 200, True),
        ("member1", 200, False),
        ("chair", 200, False),
        ("emp_secretary", 404, False),
        ("rep_chair", 404, False),
        ("emp_member", 404, False),
        ("admin", 404, False),
        ("former", 404, False),
    ],
)
def test_a_draft_is_the_secretariats_alone(meeting, browse, who, status, sees):
    browser = browse(who)
    assert browser.get(at(meeting)).status_code == status
    assert ("連絡先の一覧" in browser.page) == sees
    if not sees:
        for path in ("/approval", "/items/1", "/facts"):
            assert browser.get(at(meeting, path)).status_code == 404


def test_a_draft_and_no_draft_look_alike_to_a_member(acting, browse):
    meeting = held(acting)
    browser = browse("member1")
    browser.get(at(meeting))
    before = browser.page
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    browser.get(at(meeting))
    assert without_token(browser.page) == without_token(before)


def test_each_reading_and_each_document_leaves_its_row(meeting, browse):
    browser = browse("secretary")
    browser.get(at(meeting))
    browser.get(f"/meetings/{meeting.id}/documents/agenda")
    tags = db.session.scalars(select(AuditEntry.tag)).all()
    assert {"minutes:read", "document:agenda"} <= set(tags)
    assert browser.get(f"/meetings/{meeting.id}/documents/secret").status_code == 404


def test_the_page_costs_the_same_for_any_number_of_items(acting, browse):
    costs = []
    for items in (1, 40):
        meeting = held(acting, items=items)
        services.draft(meeting, acting("secretary"))
        db.session.commit()
        answer = browse("secretary").get(at(meeting))
        costs.append(int(answer.headers["X-Council-Statements"]))
    assert costs[0] == costs[1]
    assert costs[0] <= 16


def test_the_invited_keep_their_minutes_when_the_term_ends(meeting, acting, browse):
    content_hash = before_the_chair(meeting, acting)
    services.approve(
        queries.get(acting("chair"), meeting.id),
        content_hash=content_hash,
        actor=acting("chair"),
    )
    appointment = db.session.scalars(
        select(Appointment)
        .where(Appointment.person_id == world.person("member1").id)
        .options(joinedload(Appointment.seat))
    ).one()
    members.end_appointment(
        appointment, on=date(2026, 12, 2), reason="異動", actor=Actor.system(world.TODAY)
    )
    db.session.commit()
    browser = browse("member1")
    assert browser.get(at(meeting)).status_code == 200
    assert "連絡先の一覧" in browser.page
