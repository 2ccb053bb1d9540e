"""What becomes of an action item: each story ends in another state of the machine."""

from collections.abc import Callable
from datetime import date, datetime

from council.demo.days import Story, moment
from council.demo.material import Row
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import Means, ReportKind
from council.extensions import db
from council.models import ActionItem
from council.policy.actor import Actor
from council.services import actions, proxies

_PAUSES = (3, 12, 22, 30)  # days after the sitting: answer, first word, second, what is decided
_LONGER = 30


def follow(
    stage: Stage, action: ActionItem, told: Row, held: date, keeper: Callable[[], Actor]
) -> Story:
    """Let the responsible agency answer and report, and the keeper decide, as the material says."""
    story, said = told["story"], told["said"]

    def agency() -> Actor:
        return stage.staff(told["agency"])

    def word(step: int) -> str:
        return said[step] if step < len(said) else ""

    if story in {"assigned", "proposed"}:
        return
    yield _at(stage, held, 0)
    if story == "declined":
        actions.decline(action, word(0), agency())
        return
    if story == "transferred":
        actions.transfer(action, stage.agency(told["transfer_to"]), word(0), keeper())
        return
    if story == "proxy":
        yield from _by_telephone(stage, action, told, held, keeper)
        return
    actions.accept(action, agency())
    if story == "accepted":
        return
    yield _at(stage, held, 1)
    if story == "cancelled":
        actions.cancel(action, word(0), keeper())
        return
    actions.report(action, kind=ReportKind.PROGRESS, text=word(0), actor=agency())
    yield _at(stage, held, 2)
    _second(stage, action, story, word(1), (agency(), keeper()))
    yield _at(stage, held, 3)
    _third(action, story, word(2), keeper())


def _at(stage: Stage, held: date, step: int) -> datetime:
    return moment(stage.days.after(held, _PAUSES[step]), "15:20")


def _second(
    stage: Stage, action: ActionItem, story: str, text: str, hands: tuple[Actor, Actor]
) -> None:
    agency, keeper = hands
    if story in {"closed", "reported", "sent_back"}:
        actions.report(action, kind=ReportKind.DONE, text=text, actor=agency)
    elif story in {"on_hold", "resumed"}:
        actions.hold(action, text, keeper)
    elif story.startswith("extension"):
        later = stage.days.after(max(action.due_on, clock.today()), _LONGER)
        actions.ask_extension(action, due_on=later, reason=text, actor=agency)


def _third(action: ActionItem, story: str, text: str, keeper: Actor) -> None:
    if story == "closed":
        actions.confirm(action, keeper, text=text)
    elif story == "sent_back":
        actions.send_back(action, text, keeper)
    elif story == "resumed":
        actions.resume(action, keeper, text=text)
    elif story in {"extension_granted", "extension_refused"}:
        granted = story == "extension_granted"
        actions.decide_extension(action, granted=granted, actor=keeper, reason=text)


def _by_telephone(
    stage: Stage, action: ActionItem, told: Row, held: date, keeper: Callable[[], Actor]
) -> Story:
    """The agency answers by telephone; whoever keeps the meeting enters it."""
    caller = stage.person_of(stage.staff(told["agency"]))
    for step, act in enumerate((ReportKind.ACCEPT, ReportKind.PROGRESS)):
        entry = proxies.enter(
            caller,
            means=Means.TELEPHONE,
            received_on=clock.today(),
            received_by=keeper().name,
            actor=keeper(),
        )
        db.session.flush()
        text = told["said"][0] if act is ReportKind.PROGRESS else ""
        actions.enter_for(action, act, text=text, due_on=None, actor=keeper(), proxy=entry)
        if step == 0:
            yield _at(stage, held, 1)
