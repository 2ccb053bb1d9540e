"""変わったこと: what others did lately to what the reader may see, out of the trail. No case text."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, func, or_, select, union_all

from council.domain.serials import number_label
from council.domain.vocabulary import BodyKind
from council.domain.wareki import screen_date
from council.models import (
    ActionItem,
    Agency,
    AgendaProposal,
    AuditEntry,
    Body,
    BodyVersion,
    CaseSubmission,
    Issue,
    Meeting,
    Minutes,
    Sitting,
)
from council.policy.actor import Actor
from council.policy.scopes import (
    sees_meeting,
    visible_actions,
    visible_issues,
    visible_minutes,
    visible_submissions,
)
from council.queries.accounts import version_on
from council.queries.home.glance import columns

USUALLY = timedelta(days=7)
_AT_MOST = timedelta(days=31)
_SHOWN = 8
_READ = 60

_MEETING = {
    "meeting:fix_date": "日程が確定しました。",
    "meeting:notify": "開催通知が送られました。",
    "meeting:move": "日時か場所が変わりました。",
    "meeting:postpone": "%(day)sの開催は取りやめ（延期）になりました。",
    "meeting:cancel": "中止になりました。",
    "meeting:declare_inquorate": "流会になりました。",
    "meeting:close": "会議が終わりました。",
}
_PUT_OFF = "meeting:postpone"
_MINUTES = {
    "minutes:send_for_review": "議事録（案）の確認が始まりました。",
    "minutes:approve": "議事録が確定しました。",
}
_MINUTES_KEPT = {
    "minutes:comment": "議事録（案）に修正の申出がありました。",
    "minutes:return": "議事録（案）が差し戻されました。",
}
_SUBMISSION = {"submission:distribute": "事例の資料が配られました。"}
_SUBMISSION_HANDLED = {
    "submission:release": "事例が提出されました。",
    "submission:accept": "事例が受理されました。",
    "submission:return": "事例が差し戻されました。",
    "submission:unschedule": "事例が議題から外れました。",
    "submission:hand_more_copies": "事例の資料を渡す委員が増えました。",
}
_ACTION = {
    "action:assign": "%(agency)sに依頼されました。",
    "action:transfer": "担当が%(agency)sに移りました。",
    "action:accept": "%(agency)sが引き受けました。",
    "action:decline": "%(agency)sが引き受けられないと答えました。",
    "action:report_progress": "%(agency)sが「進んでいる」と報告しました。",
    "action:report_done": "%(agency)sが「終わった」と報告しました。",
    "action:ask_extension": "%(agency)sが期限の延長を申し出ました。",
    "action:decide_extension": "期限の延長の申出に返事がありました。",
    "action:send_back": "報告が確認できず、%(agency)sに戻りました。",
    "action:confirm": "完了が確認されました。",
    "action:cancel": "取りやめになりました。",
}
_ISSUE = {
    "issue:forward": "課題が上の会議に上がりました。",
    "issue:answer": "課題に回答がありました。",
    "issue:receive": "課題の回答が受け取られました。",
}
_PROPOSAL = {
    "proposal:accept": "提案した議題が、会議の議題になりました。",
    "proposal:return": "提案した議題に、事務局から答えがありました。",
    "proposal:reopen": "提案した議題が、次第から外れました。",
}
_SAID = {
    **_MEETING,
    **_MINUTES,
    **_MINUTES_KEPT,
    **_SUBMISSION,
    **_SUBMISSION_HANDLED,
    **_ACTION,
    **_ISSUE,
    **_PROPOSAL,
}
_PAGES = {
    "meetings": ("meetings.show", "meeting_id"),
    "conferences": ("conferences.show", "meeting_id"),
    "minutes": ("minutes.show", "meeting_id"),
    "case_submissions": ("submissions.show", "submission_id"),
    "action_items": ("actions.show", "action_id"),
    "issues": ("issues.show", "issue_id"),
    "agenda_proposals": ("meetings.proposal_list", "code"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: when, to what (`title`, a page), and what (`said`, a message id)."""

    at: datetime
    title: str
    endpoint: str
    parts: dict[str, uuid.UUID | str]
    said: str
    facts: dict[str, str]
    is_new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The newest changes since an instant: a week ago, or the login before this one if that is longer ago."""

    since: datetime
    rows: tuple[Change, ...]
    more: int


def since(now: datetime, last_login: datetime | None) -> datetime:
    """A week ago; the last login, if that is longer ago, but no more than a month."""
    usual = now - USUALLY
    return usual if last_login is None else max(min(usual, last_login), now - _AT_MOST)


def lately(actor: Actor, begin: datetime) -> Any:
    """The newest entries of others about what the reader may see."""
    every = union_all(*_sources(actor, begin))
    named = every.selected_columns
    newest = every.order_by(named.at.desc(), named["count"].desc()).limit(_READ).subquery()
    return select(*newest.c)


def read(rows: Iterable[Any], begin: datetime, last_login: datetime | None) -> Changes:
    """The newest word on each thing, at most eight things."""
    found: dict[tuple[str, uuid.UUID], Change] = {}
    ours = [row for row in rows if row.kind in _PAGES and row.tag]
    for row in sorted(ours, key=lambda one: (one.at, one.count), reverse=True):
        found.setdefault((row.kind, row.id), _change(row, last_login))
    every = tuple(found.values())
    return Changes(begin, every[:_SHOWN], max(len(every) - _SHOWN, 0))


def _change(row: Any, last_login: datetime | None) -> Change:
    endpoint, part = _PAGES[row.kind]
    number = number_label(row.number) if row.number else ""
    day = screen_date(row.day) if row.day else ""
    code = f"{_CODED[row.kind]} {row.code}" if row.kind in _CODED else ""
    return Change(
        at=row.at,
        title=" ".join(filter(None, (row.body, number, day if row.tag != _PUT_OFF else "", code))),
        endpoint=endpoint,
        parts={part: row.code if row.kind == _OF_A_BODY else row.id},
        said=_SAID[row.tag],
        facts={"agency": row.agency or "", "day": day},
        is_new=last_login is not None and row.at > last_login,
    )


_OF_A_BODY = "agenda_proposals"  # they stand on a page of the body, named by its code
_CODED = {"case_submissions": "事例", "action_items": "対応事項", "issues": "課題"}


def _sources(actor: Actor, begin: datetime) -> Iterator[Any]:
    yield _meetings(actor, begin)
    yield _minutes(actor, begin)
    yield _submissions(actor, begin)
    yield _actions(actor, begin)
    yield _issues(actor, begin)
    yield _proposals(actor, begin)


def _columns(kind: Any, target: Any, **more: Any) -> tuple[Any, ...]:
    return columns(
        kind,
        tag=AuditEntry.tag,
        at=AuditEntry.at,
        count=AuditEntry.sequence,
        target=target,
        body=BodyVersion.short_name,
        **more,
    )


def _about(actor: Actor, begin: datetime, table: Any, tags: Any) -> Any:
    """Entries of others about the table's rows since then."""
    return and_(
        AuditEntry.subject_kind == table.__tablename__,
        AuditEntry.subject_id == table.id,
        AuditEntry.tag.in_(tags),
        AuditEntry.at >= begin,
        or_(AuditEntry.actor_id.is_(None), AuditEntry.actor_id != actor.person_id),
    )


def _named(statement: Any, actor: Actor, column: Any) -> Any:
    return statement.join(BodyVersion, (BodyVersion.body_id == column) & version_on(actor.on))


def _meetings(actor: Actor, begin: datetime) -> Any:
    kind = case((Body.kind == BodyKind.CASE_CONFERENCE, "conferences"), else_="meetings")
    statement = (
        select(*_columns(kind, Meeting.id, number=Meeting.number, day=_day()))
        .select_from(AuditEntry)
        .join(Meeting, _about(actor, begin, Meeting, _MEETING))
        .join(Sitting, Sitting.id == Meeting.sitting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(sees_meeting(actor))
    )
    return _named(statement, actor, Meeting.body_id)


def _day() -> Any:
    """The day it is told of: of a postponement the one that was put off."""
    put_off = func.coalesce(Meeting.put_off_from, Sitting.held_on)
    return case((AuditEntry.tag == _PUT_OFF, put_off), else_=Sitting.held_on)


def _minutes(actor: Actor, begin: datetime) -> Any:
    kept = and_(AuditEntry.tag.in_(_MINUTES_KEPT), Meeting.body_id.not_in(actor.secretariat_of))
    statement = (
        visible_minutes(actor)
        .join(AuditEntry, _about(actor, begin, Minutes, [*_MINUTES, *_MINUTES_KEPT]))
        .where(~kept)
        .with_only_columns(*_columns("minutes", Meeting.id, number=Meeting.number))
    )
    return _named(statement, actor, Meeting.body_id)


def _submissions(actor: Actor, begin: datetime) -> Any:
    """A reader learns that a paper was handed out; how it came to be is for those who handle it."""
    handles = or_(
        CaseSubmission.agency_id.in_(actor.agencies),
        CaseSubmission.body_id.in_(actor.secretariat_of),
        CaseSubmission.screening_body_id.in_(actor.secretariat_of),
    )
    statement = (
        visible_submissions(actor)
        .join(
            AuditEntry, _about(actor, begin, CaseSubmission, [*_SUBMISSION, *_SUBMISSION_HANDLED])
        )
        .where(or_(AuditEntry.tag.in_(_SUBMISSION), handles))
        .with_only_columns(
            *_columns("case_submissions", CaseSubmission.id, code=CaseSubmission.code)
        )
    )
    return _named(statement, actor, CaseSubmission.body_id)


def _actions(actor: Actor, begin: datetime) -> Any:
    statement = (
        visible_actions(actor)
        .join(AuditEntry, _about(actor, begin, ActionItem, _ACTION))
        .join(Agency, Agency.id == ActionItem.agency_id)
        .with_only_columns(
            *_columns("action_items", ActionItem.id, code=ActionItem.code, agency=Agency.name)
        )
    )
    return _named(statement, actor, Meeting.body_id)


def _issues(actor: Actor, begin: datetime) -> Any:
    statement = (
        visible_issues(actor)
        .join(AuditEntry, _about(actor, begin, Issue, _ISSUE))
        .with_only_columns(*_columns("issues", Issue.id, code=Issue.code))
    )
    return _named(statement, actor, Issue.body_id)


def _proposals(actor: Actor, begin: datetime) -> Any:
    """Who proposed an item learns that it was answered, while they may read the answer."""
    statement = (
        select(*_columns(_OF_A_BODY, AgendaProposal.id, code=Body.code))
        .select_from(AuditEntry)
        .join(AgendaProposal, _about(actor, begin, AgendaProposal, _PROPOSAL))
        .join(Body, Body.id == AgendaProposal.body_id)
        .where(
            AgendaProposal.proposer_id == actor.person_id,
            AgendaProposal.body_id.in_(actor.bodies | actor.secretariat_of),
        )
    )
    return _named(statement, actor, AgendaProposal.body_id)
