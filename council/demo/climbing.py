"""Issues: raised at a sitting, handed up, answered above, the answer taken back down."""

from datetime import date

from council.demo.days import Story, moment
from council.demo.material import Row
from council.demo.stage import Stage
from council.domain import clock
from council.models import AgendaItem, Meeting
from council.services import issues, sittings

_ABOVE = "representatives"


def raise_at(stage: Stage, handle: str, told: Row, item: AgendaItem) -> None:
    """Raise the issue at an item of a sitting, and let it climb where the material says so."""
    meeting = item.meeting
    actor = stage.secretary(told["body"])
    sittings.note_issue(item, title=told["title"], actor=actor)
    _raise(stage, handle, told, item)
    if told["path"] in {"forwarded", "received"}:
        stage.spawn(_hand_up(stage, handle, told, meeting.sitting.held_on))


def _raise(stage: Stage, handle: str, told: Row, item: AgendaItem | None) -> None:
    stage.issues[handle] = issues.raise_issue(
        stage.body(told["body"]),
        title=told["title"],
        text=told["text"],
        raised_by=told["raised_by"],
        actor=stage.secretary(told["body"]),
        meeting=item.meeting if item else None,
        item=item,
    )


def _hand_up(stage: Stage, handle: str, told: Row, held: date) -> Story:
    yield moment(stage.days.after(held, 5), "10:45")
    issues.forward(
        stage.issues[handle],
        stage.body(_ABOVE),
        stage.secretary(told["body"]),
        text=told["forward"],
    )


def answer_at(stage: Stage, handle: str, told: Row, meeting: Meeting) -> None:
    """Answer the issue at a sitting of the body above; the body that raised it takes the answer back."""
    if "answer" in told:
        issue = stage.issues[handle]
        issues.answer(issue, told["answer"], stage.secretary(_ABOVE), meeting=meeting)
        stage.spawn(_take_down(stage, handle, told))


def _take_down(stage: Stage, handle: str, told: Row) -> Story:
    yield moment(stage.days.after(clock.today(), 6), "11:15")
    issues.receive(stage.issues[handle], stage.secretary(told["body"]))


def from_outside(stage: Stage, handle: str, told: Row) -> Story:
    """An issue raised by an outside body, dealt with by the body itself."""
    yield moment(stage.days.day(told["raised"]), "14:10")
    _raise(stage, handle, told, None)
    yield moment(stage.days.day(told["closed"]), "14:10")
    issues.close(stage.issues[handle], stage.secretary(told["body"]), text=told["close"])
