"""Every list and every meeting's page within its few statements, for whoever the year knows."""

import pytest
from sqlalchemy import event, select

from council.demo.accounts import listed
from council.extensions import db
from council.models import Body, Meeting
from tests.client import Browser

pytestmark = pytest.mark.sqlite_only  # both engines are asked the same

ROLES = ("secretariat", "chair", "member", "agency_staff", "agency_manager", "administrator")
LISTS = (
    "/",
    "/meetings",
    "/actions",
    "/submissions",
    "/terms",
    "/cases",
    "/ledger",
    "/issues",
    "/bodies",
    "/accounts",
    "/outbox",
    "/audit",
)
OF_A_LIST = 6
OF_A_MEETING = 8


@pytest.fixture(scope="module")
def loaded(new_year):
    """A year of its own: what is opened here leaves its rows in the trail."""
    return new_year("opened_year")


def people(role):
    """One account for each group of bodies in which the role is held; of agencies the first two."""
    own = [one for one in listed() if one.role == role]
    if not any(one.bodies for one in own):
        return [one.email for one in own[:2]]
    return list({tuple(one.bodies): one.email for one in own}.values())


def costs(house, role, paths):
    """What each page takes that opens for somebody of the role."""
    found = {}
    for email in people(role):
        browser = Browser(house.test_client())
        browser.enter(email)
        found |= {(email, path): browser.cost(path) for path in paths}
    return {page: count for page, count in found.items() if count is not None}


@pytest.mark.parametrize("role", ROLES)
def test_every_list_takes_few_statements(demo_year, role):
    bodies = [f"/bodies/{code}" for code in db.session.scalars(select(Body.code))]
    found = costs(demo_year, role, [*LISTS, *bodies])
    assert {path for _email, path in found} >= {"/", "/meetings", "/actions", "/bodies"}
    assert {page: count for page, count in found.items() if count > OF_A_LIST} == {}


@pytest.mark.parametrize("role", ROLES)
def test_every_meetings_page_takes_few_statements(demo_year, role):
    pages = [f"/meetings/{one}" for one in db.session.scalars(select(Meeting.id))]
    found = costs(demo_year, role, pages)
    assert {page: count for page, count in found.items() if count > OF_A_MEETING} == {}


def test_the_answers_header_says_what_the_engine_was_asked(demo_year):
    browser = Browser(demo_year.test_client())
    browser.enter(people("secretariat")[0])
    asked = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement.split()[0])

    event.listen(db.engine, "before_cursor_execute", note)
    said = [browser.cost(path) for path in ("/", "/meetings", "/actions", "/outbox")]
    event.remove(db.engine, "before_cursor_execute", note)
    assert sum(said) == len([one for one in asked if one != "BEGIN"])
