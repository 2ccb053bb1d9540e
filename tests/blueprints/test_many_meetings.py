"""The lists ask the same of the database at 60 and at 600 meetings, for whoever looks.

Each meeting has what one has in a house at work: its items and papers, who was asked and answered, who came, what
was said and decided, action items, issues, minutes, the letters sent.
"""

from datetime import date

import pytest
from sqlalchemy import func, select

from council.domain.vocabulary import Answer, ItemKind
from council.extensions import db
from council.models import (
    ActionItem,
    Invitation,
    Issue,
    Meeting,
    Minutes,
    OutboxMessage,
    Paper,
    Presence,
    Reply,
)
from council.services import issues, meetings, minutes, replies
from tests import convening, sitting_rooms, tasks, world
from tests.growing import grow

pytestmark = pytest.mark.sqlite_only  # both engines are asked the same

LISTS = (
    "/",
    "/meetings",
    "/actions",
    "/issues",
    "/outbox",
    "/bodies",
    "/bodies/s8050",
    "/bodies/s8050/proposals",
    "/bodies/s8050/roster",
    "/agencies",
    "/agencies/uni",
    "/rotations",
    "/accounts",
    "/accounts/duties",
)

GROWN = (ActionItem, Invitation, Issue, Minutes, OutboxMessage, Paper, Presence, Reply)


@pytest.fixture
def past(acting):
    """One of today that is over, with everything that came of it."""
    secretary = acting("secretary")
    meeting = sitting_rooms.held(acting, items=3)
    for state in (tasks.ActionState.ASSIGNED, tasks.ActionState.CLOSED):
        tasks.at(tasks.make(secretary, meeting), state, acting)
    raised = issues.raise_issue(
        world.body("s8050"),
        title="居場所について",
        text="居場所が少ない。",
        raised_by="部会",
        actor=secretary,
        meeting=meeting,
    )
    issues.forward(raised, world.body("representatives"), secretary)
    minutes.draft(sitting_rooms.fresh(meeting, acting), secretary)
    db.session.commit()
    return sitting_rooms.fresh(meeting, acting)


@pytest.fixture
def coming(past, acting):
    """One to come, announced, with papers."""
    secretary = acting("secretary")
    meeting = convening.scheduled(secretary)
    for title in ("連絡票について", "相談の件数について"):
        item = meetings.add_item(
            meeting, kind=ItemKind.DISCUSSION, title=title, is_standing=True, actor=secretary
        )
        meetings.add_paper(meeting, title=title, item=item, actor=secretary)
    convening.notified(meeting, secretary)
    for who, answer in (("chair", Answer.ATTEND), ("member1", Answer.ABSENT)):
        asked = select(Invitation).where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.person_id == world.person(who).id,
        )
        replies.reply(db.session.scalars(asked).one(), answer=answer, actor=acting(who))
    db.session.commit()
    return sitting_rooms.fresh(meeting, acting)


def costs(browsers, person):
    paths = (*LISTS, f"/people/{person}")
    return {(who, path): browser.cost(path) for who, browser in browsers.items() for path in paths}


def count(kind):
    return db.session.scalar(select(func.count()).select_from(kind))


def test_sixty_and_six_hundred_meetings_cost_the_same(past, coming, browse):
    assert coming.sitting.held_on > date(2026, 1, 1)
    browsers = {who: browse(who) for who in world.PEOPLE}
    person = world.person("chair").id
    grow(past, coming, 58)
    few = costs(browsers, person)
    grow(past, coming, 540)
    assert count(Meeting) == 600
    assert min(map(count, GROWN)) >= 300
    assert costs(browsers, person) == few
    lists = [cost for (_who, path), cost in few.items() if cost is not None and path in LISTS]
    assert max(lists) <= 6
    assert (
        max(cost for cost in few.values() if cost is not None) <= 16
    )  # one person's page, its trail entry included
