import pytest

from council.extensions import db
from council.models import CaseMeetingLink, OutboxMessage
from council.policy.letters import visible_messages
from council.policy.scopes import visible_meetings
from council.services import invitations, meetings
from tests import households, world
from tests.convening import scheduled
from tests.services import gatherings


@pytest.fixture
def letters(acting):
    """Letters of a meeting of the 8050 committee, and of a case conference that staff_a called."""
    invitations.convene(gatherings.meeting(), acting("secretary"))
    households.conferred()


def seen(actor) -> list[OutboxMessage]:
    return list(db.session.scalars(visible_messages(actor)))


def test_the_secretariat_sees_the_letters_of_its_body_while_conferences_are_called(letters, acting):
    found = seen(acting("secretary"))
    assert found
    assert {one.body_id for one in found} == {world.body("s8050").id}


def test_who_calls_a_conference_sees_its_letters_and_no_others(letters, acting):
    found = seen(acting("staff_a"))
    invited = {world.person("staff_a").id, world.person("staff_b").id}
    assert {one.person_id for one in found} == invited


@pytest.mark.parametrize("who", ["staff_a", "manager_a"])
def test_the_lead_agency_sees_the_letters_about_its_urgent_sharing(app, acting, who):
    households.urgent(households.open_case())
    kinds = {one.subject_kind for one in seen(acting(who))}
    assert CaseMeetingLink.__tablename__ in kinds


@pytest.mark.parametrize("who", ["staff_b", "manager_b", "secretary", "admin", "chair"])
def test_no_one_else_sees_a_letter_about_urgent_sharing(app, acting, who):
    households.urgent(households.open_case())
    assert seen(acting(who)) == []


@pytest.mark.parametrize("who", ["staff_b", "emp_secretary", "admin", "member1", "chair"])
def test_nobody_else_sees_a_letter(letters, acting, who):
    assert seen(acting(who)) == []


@pytest.mark.parametrize(("is_settled", "readers"), [(False, ["secretary"]), (True, None)])
def test_a_meeting_called_off_is_known_to_who_knew_of_it_before(acting, is_settled, readers):
    meeting = scheduled(acting("secretary"))
    if is_settled:
        meetings.fix_date(meeting, acting("secretary"))
    meetings.cancel(meeting, "鹿威しの修繕のため", acting("secretary"))
    db.session.flush()
    everybody = ["secretary", "chair", "member1"]
    found = [one for one in everybody if db.session.scalars(visible_meetings(acting(one))).all()]
    assert found == (readers or everybody)
