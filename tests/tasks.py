"""Action items for tests: made, led to a state by the acts of people, answered for somebody by FAX."""

from datetime import date

from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import ActionState, Means, ReportKind, SupportTarget
from council.extensions import db
from council.models import ActionItem, OutboxMessage
from council.services import actions, proxies
from tests import held, world

DUE = date(2026, 12, 18)
LATER = date(2027, 1, 15)
BOUND = "母の通院に同行する職員を決める"
TEXT = "居場所の見学に同行できる職員を決める"


def make(
    actor, meeting=None, agency="platto_home", due_on=DUE, text=TEXT, *, is_proposed=False
) -> ActionItem:
    return actions.create(
        meeting or held.meeting(),
        agenda_item=None,
        agency=world.agency(agency),
        target=SupportTarget.PERSON,
        text=text,
        due_on=due_on,
        actor=actor,
        is_proposed=is_proposed,
    )


def at(action: ActionItem, state: ActionState, acting) -> ActionItem:
    """Lead an item to a state by the acts of people."""
    staff, keeper = acting("staff_a"), acting("secretary")
    if state is ActionState.DECLINED:
        actions.decline(action, "人手が足りない", staff)
    elif state is not ActionState.ASSIGNED:
        actions.accept(action, staff)
    if state in (ActionState.REPORTED, ActionState.CLOSED):
        actions.report(action, kind=ReportKind.DONE, text="", actor=staff)
    if state is ActionState.CLOSED:
        actions.confirm(action, keeper)
    if state is ActionState.ON_HOLD:
        actions.hold(action, "法改正を待つ", keeper)
    if state is ActionState.IN_PROGRESS:
        actions.report(action, kind=ReportKind.PROGRESS, text="", actor=staff)
    if state is ActionState.CANCELLED:
        actions.cancel(action, "必要がなくなった", keeper)
    assert action.state is state
    return action


def entry(who: str, actor):
    return proxies.enter(
        world.person(who),
        means=Means.FAX,
        received_on=world.TODAY,
        received_by="戸澤",
        actor=actor,
    )


def bound(acting) -> ActionItem:
    """Of ぷらっとホーム, from a case conference of staff_a and staff_b."""
    return make(acting("staff_a"), held.conference("staff_a", "staff_b"), text=BOUND)


def at_work(acting, **facts) -> ActionItem:
    """Accepted by ぷらっとホーム."""
    return at(make(acting("secretary"), **facts), ActionState.ACCEPTED, acting)


def late(acting) -> ActionItem:
    """Accepted, and eleven days over."""
    with clock.at(world.NOW.replace(month=11, day=1)):
        return at_work(acting, due_on=date(2026, 11, 22))


def asked(acting, **facts) -> ActionItem:
    """Accepted, with more time asked for."""
    action = at_work(acting, **facts)
    actions.ask_extension(
        action, due_on=date(2026, 12, 28), reason="１０月分を待つ", actor=acting("staff_a")
    )
    return action


def fresh(action: ActionItem) -> ActionItem:
    """As the database has it now."""
    db.session.expire_all()
    return db.session.get_one(ActionItem, action.id)


def url(action: ActionItem, act: str = "") -> str:
    """The item's page, or that of an act."""
    return f"/actions/{action.id}" + (f"/{act}" if act else "")


def letters() -> list[tuple[str, str | None]]:
    """The letters queued, by kind and matter."""
    rows = db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.position))
    return [(row.kind, row.reference.get("matter")) for row in rows]
