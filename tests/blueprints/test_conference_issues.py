"""課題 from a case conference: title, field and text climb; the household and the conference do not."""

import pytest
from sqlalchemy import select

from council.extensions import db
from council.models import AuditEntry, Issue
from council.queries.audit import trail
from council.services import conferences, issues
from tests import households as h
from tests import world

TYPED = {
    "title": "夜間に相談できる先が少ない",
    "field": "cooperation",
    "text": "勤めのある家族が夜に相談できる窓口が足りない。",
}


def raised(browser, made, **typed):
    way = f"/conferences/{made.meeting_id}/issues"
    browser.get(f"{way}/new")
    fields = TYPED | {"body": str(world.body("s8050").id)}
    return browser.post(way, fields | typed)


def test_a_participant_raises_an_issue_and_is_told_its_number(browse):
    made = h.conferred()
    guest = browse("staff_b")
    answer = raised(guest, made)
    assert answer.status_code == 303
    guest.get(answer.location)
    issue = db.session.scalars(select(Issue)).one()
    assert f"課題 {issue.code} を出しました" in guest.page


def test_the_subcommittee_sees_the_issue_alone(browse):
    made = h.conferred()
    raised(browse("staff_b"), made)
    issue = db.session.scalars(select(Issue)).one()
    browser = browse("secretary")
    browser.get(f"/issues/{issue.id}")
    assert TYPED["text"] in browser.page
    assert "機関の連携・つなぎ" in browser.page
    assert "個別ケース検討会議" in browser.page
    traces = (made.number, made.case.number, world.PEOPLE["staff_b"].name)
    assert not [one for one in traces if one in browser.page]
    assert issue.meeting_id is None


def test_the_trail_of_the_issue_names_no_case(browse):
    made = h.conferred()
    raised(browse("staff_b"), made)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "issue:raise")).one()
    assert entry.case_id is None
    assert str(made.case_id) not in entry.canonical.decode()


@pytest.mark.parametrize("who", ["admin", "secretary"])
def test_the_trail_tells_nobody_who_sat_in_the_conference(browse, who):
    made = h.conferred()
    raised(browse("staff_b"), made)
    issue = db.session.scalars(select(Issue)).one()
    rows = trail(h.somebody(who)).lines
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "issue:raise")).one()
    shown = [one for one in rows if one.sequence == entry.sequence]
    assert len(shown) == (who == "admin")
    assert {(one.name, one.tag, one.number, one.object) for one in shown} <= {("", "", "", None)}
    others = [one for one in rows if one.number == made.case.number]
    assert issue.code not in str(others)
    assert not [one for one in others if one.name or one.tag]


def test_the_trail_hides_who_asked_shared_declined_and_called(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    row = conferences.ask_convener(
        case,
        basis=h.basis("multi_agency_meeting"),
        wished_on=world.TODAY,
        reason="役割を決めたい。",
        actor=h.somebody("staff_b"),
    )
    conferences.decline(row, "来月に開きます。", h.somebody("staff_a"))
    db.session.commit()
    h.conferred()
    h.urgent(h.open_case())
    h.seconded(h.waiting())
    tags = set(db.session.scalars(select(AuditEntry.tag)))
    assert {"request:send", "request:decline", "share:link", "share:confirm"} <= tags
    sat = {world.PEOPLE[one].name for one in ("staff_a", "staff_b", "manager_a")}
    assert not sat & {one.name for one in trail(h.somebody("admin")).lines}


@pytest.mark.parametrize("field", ["title", "text"])
def test_words_that_may_point_at_a_household_are_refused_and_stay_on_the_page(browse, field):
    made = h.conferred()
    answer = raised(browse("staff_b"), made, **{field: "82歳の母の電話は090-1234-5678"})
    assert answer.status_code == 422
    assert "090-1234-5678" in answer.text
    assert not db.session.scalars(select(Issue)).all()


@pytest.mark.parametrize("who", ["staff_c", "secretary", "admin", "chair", "manager_b"])
def test_nobody_else_raises_from_it(browse, who):
    made = h.conferred()
    assert browse(who).get(f"/conferences/{made.meeting_id}/issues/new").status_code == 404


def test_it_goes_to_a_subcommittee_and_nowhere_else(app):
    made = h.conferred()
    with pytest.raises(Exception, match="部会を選んで"):
        issues.raise_from_conference(
            h.meeting_of(made, "staff_b"),
            world.body("representatives"),
            title="居場所が少ない",
            field=issues.IssueField.PLACE,
            text="居場所が少ない。",
            actor=h.somebody("staff_b"),
        )
