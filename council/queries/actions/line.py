"""One action item in a list: text opened, lateness reckoned, rights settled."""

import uuid
from dataclasses import dataclass
from datetime import date

from council.domain import clock
from council.domain.duedates import days_over, is_stagnating
from council.domain.serials import number_label
from council.domain.vocabulary import ActionState, ReportKind, SupportTarget
from council.domain.wareki import screen_date
from council.extensions import db
from council.invites.wording import conference_name
from council.models import ActionItem, ActionReport, ProxyEntry
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import allows


@dataclass(frozen=True, slots=True)
class Said:
    """The latest word on an item."""

    kind: ReportKind
    on_label: str
    text: str
    proxy: ProxyEntry | None


@dataclass(frozen=True, slots=True)
class Line:
    """An action item as a list shows it; the text of one bound to a case is opened on its own page only."""

    id: uuid.UUID
    code: str
    version: int
    state: ActionState
    target: SupportTarget
    text: str
    agency_id: uuid.UUID
    agency: str
    origin: str
    due_on: date
    due_label: str
    over: int
    left: int
    asked_label: str
    asked_reason: str
    asked_proxy: ProxyEntry | None
    last: Said | None
    is_case_bound: bool
    is_stagnating: bool
    is_mine: bool
    is_kept: bool

    @property
    def is_late(self) -> bool:
        """Whether the due date has passed while something is owed."""
        return self.over > 0


def day_label(day: date, today: date) -> str:
    """「12月3日(木)」, with the year when it is not this one."""
    return screen_date(day, year=day.year != today.year)


def origin_of(action: ActionItem, body_name: str, today: date) -> str:
    """「８０５０支援部会 第2回（9月17日(木)）」: the meeting that decided it."""
    meeting = action.meeting
    name = conference_name() if action.is_case_bound else body_name
    number = number_label(meeting.number) if meeting.is_numbered else ""
    held = day_label(meeting.sitting.held_on, today)
    return " ".join(filter(None, (name, number))) + f"（{held}）"


def line(
    action: ActionItem,
    body_name: str,
    reports: list[ActionReport],
    actor: Actor,
    *,
    opened: bool = False,
) -> Line:
    """The view of a loaded item and its history; `opened` shows a case-bound text too."""
    today = actor.on
    shows = opened or not action.is_case_bound
    asked = next((one for one in reversed(reports) if one.kind is ReportKind.EXTENSION), None)
    heard_at = max([action.created_at, *(one.created_at for one in reports)])
    return Line(
        id=action.id,
        code=action.code,
        version=action.version,
        state=action.state,
        target=action.target,
        text=keyring(db.session).open(action, "text_sealed") if shows else "",
        agency_id=action.agency_id,
        agency=action.agency.name,
        origin=origin_of(action, body_name, today),
        due_on=action.due_on,
        due_label=day_label(action.due_on, today),
        over=days_over(action.state, action.due_on, today),
        left=(action.due_on - today).days,
        asked_label=day_label(action.asked_due_on, today) if action.asked_due_on else "",
        asked_reason=_text(asked) if asked and action.asked_due_on and shows else "",
        asked_proxy=asked.proxy if asked and action.asked_due_on else None,
        last=_said(reports[-1], today, shows=shows) if reports else None,
        is_case_bound=action.is_case_bound,
        is_stagnating=is_stagnating(action.state, clock.local(heard_at).date(), today),
        is_mine=allows(actor, Permission.ACTION_REPORT_PROGRESS, action)
        and action.state is not ActionState.PROPOSED,
        is_kept=allows(actor, Permission.ACTION_CONFIRM, action),
    )


def _text(report: ActionReport) -> str:
    return keyring(db.session).open(report, "text_sealed")


def _said(report: ActionReport, today: date, *, shows: bool) -> Said:
    on = day_label(clock.local(report.created_at).date(), today)
    return Said(report.kind, on, _text(report) if shows else "", report.proxy)
