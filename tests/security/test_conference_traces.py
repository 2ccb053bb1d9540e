"""A case conference leaves no trace for others, and its words close when sharing ends."""

from datetime import time

from sqlalchemy import select

from council.domain.deeds import label
from council.domain.vocabulary import ConsentEvent, SupportTarget
from council.extensions import db
from council.models import AgendaItem, AuditEntry
from council.queries import sittings as queries
from council.services import actions, conferences, sittings
from tests import households, world
from tests.tasks import DUE, url

DUTY = "通院の付き添いを始める"


def under_way():
    """A conference of staff_a and staff_b, begun today."""
    case = households.open_case()
    households.consent(case, "本人", "anshin_ikejiri")
    made = households.convene(households.find(case), on=world.TODAY)
    meeting = households.meeting_of(made)
    conferences.open_conference(
        meeting,
        opened_at=time(14),
        present={one.id for one in made.participants},
        actor=households.somebody("staff_a"),
    )
    db.session.commit()
    return households.meeting_of(made)


def test_a_record_kept_in_a_conference_is_the_cases_affair(app, browse):
    meeting = under_way()
    row = db.session.scalars(
        select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
    ).first()
    item = queries.item(meeting, row)
    sittings.note(item, speaker="", text="方針を話し合った。", actor=households.somebody("staff_a"))
    db.session.commit()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "record:note")).one()
    assert entry.case_id == meeting.conference.case_id
    browser = browse("admin")
    browser.get("/audit")
    assert label("record:note") not in browser.page


def test_a_duty_closes_with_the_consent_it_came_from(app, browse):
    meeting = under_way()
    action = actions.create(
        meeting,
        agenda_item=None,
        agency=world.agency("anshin_ikejiri"),
        target=SupportTarget.PERSON,
        text=DUTY,
        due_on=DUE,
        actor=households.somebody("staff_a"),
    )
    db.session.commit()
    assert DUTY in browse("staff_b").get(url(action)).text
    case = households.find(meeting.conference.case)
    households.consent(case, "本人", event=ConsentEvent.REVOKED)
    answer = browse("staff_b").get(url(action))
    assert answer.status_code == 200
    assert DUTY not in answer.text
    assert DUTY in browse("staff_a").get(url(action)).text
