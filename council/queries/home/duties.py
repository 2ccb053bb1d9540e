"""What action items ask of the reader: to answer, to report, to confirm, to decide."""

from collections.abc import Iterator

from sqlalchemy import or_
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import ActionState
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import ActionItem, Body, BodyVersion, Meeting
from council.policy.actor import Actor
from council.policy.scopes import visible_actions
from council.queries.accounts import version_on
from council.queries.home.meetings import convenes
from council.queries.home.tasks import Task

A = ActionState

_OPEN = (A.PROPOSED, A.ASSIGNED, A.ACCEPTED, A.IN_PROGRESS, A.REPORTED, A.DECLINED)
_EXTENSION = ("期限の延長の申出に答える", "%(agency)sが、%(asked)sまで延ばしたいと申し出ています。")
_KEEPER = {
    A.PROPOSED: (
        "提案された対応事項を担当機関に依頼する",
        "会議で提案されました。%(agency)sには、まだ知らせていません。",
    ),
    A.REPORTED: (
        "対応事項の完了を確認する",
        "%(agency)sが「終わった」と報告しました。確認すると完了になります。",
    ),
    A.DECLINED: ("対応事項の担当を決め直す", "%(agency)sが、引き受けられないと答えました。"),
}
_WORKER = {
    A.ASSIGNED: ("対応事項を引き受けるか答える", "%(agency)sに依頼されています。"),
    A.ACCEPTED: ("対応事項を報告する", "%(agency)sが引き受けています。まだ報告がありません。"),
    A.IN_PROGRESS: (
        "対応事項を報告する",
        "%(agency)sが進めています。終わったら、終わったと報告します。",
    ),
}


def tasks(actor: Actor) -> Iterator[Task]:
    """Action items to answer, report, confirm or decide: one statement."""
    called = convenes(actor)
    statement = (
        visible_actions(actor)
        .join(Body, Body.id == Meeting.body_id)
        .join(BodyVersion, (BodyVersion.body_id == Body.id) & version_on(actor.on))
        .where(
            ActionItem.state.in_(_OPEN),
            or_(
                ActionItem.agency_id.in_(actor.agencies),
                Meeting.body_id.in_(actor.secretariat_of),
                called,
            ),
        )
        .options(joinedload(ActionItem.agency))
        .add_columns(Meeting.body_id, BodyVersion.short_name, called.label("called"))
    )
    for action, body_id, body, is_convener in db.session.execute(statement).unique():
        keeps = is_convener or body_id in actor.secretariat_of
        asked = _ask(actor, action, keeps=keeps)
        if asked:
            yield _task(action, body, *asked, is_answered=keeps and action.state is A.REPORTED)


def _ask(actor: Actor, action: ActionItem, *, keeps: bool) -> tuple[str, str] | None:
    if keeps and action.asked_due_on is not None:
        return _EXTENSION
    if keeps and action.state in _KEEPER:
        return _KEEPER[action.state]
    if action.agency_id in actor.agencies and action.state in _WORKER:
        return _WORKER[action.state]
    return None


def _task(action: ActionItem, body: str, label: str, why: str, *, is_answered: bool) -> Task:
    asked = action.asked_due_on
    return Task(
        action.due_on,
        label,
        "actions.show",
        {"action_id": action.id},
        why,
        (body, f"対応事項 {action.code}"),
        "対応の期限",
        {"agency": action.agency.name, "asked": screen_date(asked) if asked else ""},
        is_answered=is_answered,
    )
