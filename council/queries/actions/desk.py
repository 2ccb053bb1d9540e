"""A person's action items in the order in which they press."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from council.domain.fiscal import fiscal_bounds, fiscal_year
from council.domain.vocabulary import ActionState as A
from council.extensions import db
from council.models import ActionItem, ActionReport, BodyVersion, Meeting, Sitting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.scopes import visible_actions
from council.queries.accounts import version_on
from council.queries.actions.line import Line, line
from council.queries.meetings import WITH_POLICY

_DONE = (A.CLOSED, A.CANCELLED)


@dataclass(frozen=True, slots=True)
class Desk:
    """Lines by what they wait for. An agency's own parts first, then what the keeper of a meeting decides."""

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
        waiting = (self.proposed, self.to_confirm, self.to_extend, self.declined)
        return sum(map(len, waiting))

    @property
    def late_in_bodies(self) -> int:
        """How many items of the meetings kept are overdue, those asked to be extended included."""
        waiting = (*self.proposed, *self.to_extend, *self.declined)
        asked = [one for one in waiting if one.is_late]
        return len(self.watched_late) + len(asked)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not any(getattr(self, name) for name in self.__slots__)


def desk(actor: Actor) -> Desk:
    """The actor's desk; finished items of this fiscal year only. At most five statements."""
    scope = _scope(actor)
    rows = db.session.execute(
        scope.join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(BodyVersion, BodyVersion.body_id == Meeting.body_id)
        .where(version_on(actor.on))
        .add_columns(BodyVersion.short_name)
        .options(
            joinedload(ActionItem.meeting, innerjoin=True).options(*WITH_POLICY),
            joinedload(ActionItem.agency, innerjoin=True),
        )
        .order_by(ActionItem.due_on, ActionItem.code)
    ).all()
    reports = _reports(scope)
    keyring(db.session).fetch(action.key_id for action, _ in rows)
    found = Desk()
    for action, body_name in rows:
        _place(found, line(action, body_name, reports[action.id], actor))
    return found


def _scope(actor: Actor) -> Select[ActionItem]:
    first, _last = fiscal_bounds(fiscal_year(actor.on))
    return visible_actions(actor).where(
        or_(
            ActionItem.state.not_in(_DONE),
            func.coalesce(ActionItem.closed_on, ActionItem.due_on) >= first,
        )
    )


def _reports(scope: Select[ActionItem]) -> dict[uuid.UUID, list[ActionReport]]:
    by_action: dict[uuid.UUID, list[ActionReport]] = defaultdict(list)
    for report in db.session.scalars(
        select(ActionReport)
        .where(ActionReport.action_id.in_(scope.with_only_columns(ActionItem.id)))
        .order_by(ActionReport.action_id, ActionReport.position)
    ):
        by_action[report.action_id].append(report)
    return by_action


def _place(found: Desk, one: Line) -> None:
    if one.is_mine:
        _mine(found, one).append(one)
    waiting = _to_decide(found, one) if one.is_kept else None
    if waiting is not None:
        waiting.append(one)
    elif not one.is_mine:
        _watched(found, one).append(one)


def _mine(found: Desk, one: Line) -> list[Line]:
    if one.state in _DONE or one.state is A.DECLINED:
        return found.done
    if one.state is A.REPORTED:
        return found.reported
    if one.state is A.ON_HOLD:
        return found.resting
    if one.is_late:
        return found.late
    return found.unanswered if one.state is A.ASSIGNED else found.coming


def _to_decide(found: Desk, one: Line) -> list[Line] | None:
    if one.state is A.PROPOSED:
        return found.proposed
    if one.state is A.REPORTED:
        return found.to_confirm
    if one.state is A.DECLINED:
        return found.declined
    return found.to_extend if one.asked_label else None


def _watched(found: Desk, one: Line) -> list[Line]:
    if one.state in _DONE:
        return found.watched_done
    return found.watched_late if one.is_late else found.watched
