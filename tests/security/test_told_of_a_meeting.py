"""Who is merely told of a meeting (周知), or whose term is long over, learns no more than that it is held."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.extensions import db
from council.models import Appointment
from council.policy.actor import Actor
from council.queries import minutes as queries
from council.services import invitations, members, minutes, sittings
from tests import papers, world
from tests.services.minutes.steps import approved, awaiting, seen
from tests.sitting_rooms import item_of, opened, over


def tell(meeting, acting, who="emp_member"):
    invitations.announce(meeting, [world.person(who)], acting("secretary"))
    db.session.commit()


@pytest.fixture
def meeting(acting):
    """A meeting that is over, with its draft; a member of another committee was told of it."""
    found = opened(acting)
    tell(found, acting)
    secretary = acting("secretary")
    sittings.note(item_of(found), speaker="委員", text="委員だけの発言", actor=secretary)
    over(found, secretary)
    minutes.draft(found, secretary)
    db.session.commit()
    return found


def test_who_was_only_told_never_reads_the_minutes(meeting, acting, browse):
    awaiting(seen(meeting, acting), acting)
    assert queries.get(acting("emp_member"), meeting.id) is None
    assert queries.get(acting("member1"), meeting.id) is not None
    minutes.approve(
        seen(meeting, acting, "chair"),
        content_hash=minutes.current(seen(meeting, acting)).content_hash,
        actor=acting("chair"),
    )
    db.session.commit()
    browser = browse("emp_member")
    browser.get(f"/meetings/{meeting.id}/minutes")
    assert "委員だけの発言" not in browser.page
    assert browser.get(f"/meetings/{meeting.id}/documents/minutes").status_code == 404


@pytest.mark.parametrize(("days", "reads"), [(60, True), (61, False)])
def test_approved_minutes_close_sixty_days_after_for_whose_term_ended(meeting, acting, days, reads):
    approved(seen(meeting, acting), acting)
    appointment = db.session.scalars(
        select(Appointment)
        .where(Appointment.person_id == world.person("member1").id)
        .options(joinedload(Appointment.seat))
    ).one()
    system = Actor.system(world.TODAY)
    members.end_appointment(appointment, on=world.TODAY, reason="異動", actor=system)
    db.session.commit()
    with clock.at(world.NOW + timedelta(days=days)):
        assert (queries.get(acting("member1"), meeting.id) is not None) == reads


@pytest.mark.parametrize("kind", ["agenda", "notice"])
def test_word_files_name_no_case_and_no_agency_to_who_was_only_told(acting, browse, kind):
    paper, meeting = papers.distributed(acting)
    tell(meeting, acting)
    for path in (f"documents/{kind}", f"{kind}.docx"):
        answer = browse("emp_member").get(f"/meetings/{meeting.id}/{path}")
        assert answer.status_code == 200
        text = ZipFile(BytesIO(answer.data)).read("word/document.xml").decode()
        assert f"事例 {paper.code}" not in text
        assert paper.agency.name not in text
