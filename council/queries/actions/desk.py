"""A person's action items in the order in which they press, a page at a time."""

import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from council.domain.fiscal import fiscal_bounds, fiscal_year
from council.domain.vocabulary import ActionState
from council.extensions import db
from council.models import ActionItem, ActionReport, BodyVersion, Meeting, Sitting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.scopes import visible_actions
from council.queries.accounts import version_on
from council.queries.actions.line import Line, line
from council.queries.actions.tally import DONE, Wanted, counted, is_late, kinds, places
from council.queries.meetings import WITH_POLICY

PAGE = 50
_DECISIONS = ("proposed", "to_confirm", "to_extend", "declined")
ALL = Wanted()


@dataclass(frozen=True, slots=True)
class Desk:
    """A page of lines by what they wait for, what one has to do first; `counts` are of all pages."""

    wanted: Wanted
    number: int
    has_more: bool
    counts: Counter[str]
    bodies: list[tuple[str, str]]
    agencies: list[tuple[str, str]]
    states: list[ActionState]
    late: list[Line] = field(default_factory=list)
    unanswered: list[Line] = field(default_factory=list)
    coming: list[Line] = field(default_factory=list)
    resting: list[Line] = field(default_factory=list)
    reported: list[Line] = field(default_factory=list)
    done: list[Line] = field(default_factory=list)
    proposed: list[Line] = field(default_factory=list)
    to_confirm: list[Line] = field(default_factory=list)
    to_extend: list[Line] = field(default_factory=list)
    declined: list[Line] = field(default_factory=list)
    watched_late: list[Line] = field(default_factory=list)
    watched: list[Line] = field(default_factory=list)
    watched_done: list[Line] = field(default_factory=list)

    @property
    def to_decide(self) -> int:
        """How many items wait for the keeper of a meeting."""
        return sum(self.counts[name] for name in _DECISIONS)

    @property
    def has_own(self) -> bool:
        """Whether the reader's agencies have items."""
        own = ("late", "unanswered", "coming", "resting", "reported", "done")
        return any(self.counts[name] for name in own)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all of what was asked for."""
        return not self.counts

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to choose by."""
        return max(len(self.bodies), len(self.agencies), len(self.states)) > 1


def desk(actor: Actor, wanted: Wanted = ALL, number: int = 1) -> Desk:
    """A page of the actor's desk; finished items of this fiscal year only. At most four statements."""
    scope = _scope(actor)
    found = kinds(scope, actor)
    chosen = scope.where(*wanted.conditions(actor.on))
    ordered = (
        chosen.join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(BodyVersion, BodyVersion.body_id == Meeting.body_id)
        .where(version_on(actor.on))
        .order_by(
            ActionItem.state.in_(DONE), ~is_late(actor.on), ActionItem.due_on, ActionItem.code
        )
        .limit(PAGE + 1)
        .offset((number - 1) * PAGE)
    )
    rows = db.session.execute(
        ordered.add_columns(BodyVersion.short_name).options(
            joinedload(ActionItem.meeting, innerjoin=True).options(*WITH_POLICY),
            joinedload(ActionItem.agency, innerjoin=True),
        )
    ).all()
    page = Desk(
        wanted=wanted,
        number=number,
        has_more=len(rows) > PAGE,
        counts=counted([one for one in found if one.is_of(wanted)]),
        bodies=sorted({one.body for one in found}),
        agencies=sorted({one.agency for one in found}, key=lambda one: one[1]),
        states=[state for state in ActionState if any(one.state is state for one in found)],
    )
    shown = rows[:PAGE]
    reports = _reports([action.id for action, _ in shown])
    keyring(db.session).fetch(action.key_id for action, _ in shown)
    for action, body_name in shown:
        _place(page, line(action, body_name, reports[action.id], actor))
    return page


def _scope(actor: Actor) -> Select[ActionItem]:
    first, _last = fiscal_bounds(fiscal_year(actor.on))
    return visible_actions(actor).where(
        or_(
            ActionItem.state.not_in(DONE),
            func.coalesce(ActionItem.closed_on, ActionItem.due_on) >= first,
        )
    )


def _reports(ids: list[uuid.UUID]) -> dict[uuid.UUID, list[ActionReport]]:
    by_action: dict[uuid.UUID, list[ActionReport]] = defaultdict(list)
    for report in db.session.scalars(
        select(ActionReport)
        .where(ActionReport.action_id.in_(ids))
        .options(joinedload(ActionReport.proxy))
        .order_by(ActionReport.action_id, ActionReport.position)
    ):
        by_action[report.action_id].append(report)
    return by_action


def _place(page: Desk, one: Line) -> None:
    for name in places(
        one.state,
        is_late=one.is_late,
        is_asked=bool(one.asked_label),
        is_mine=one.is_mine,
        is_kept=one.is_kept,
    ):
        getattr(page, name).append(one)
