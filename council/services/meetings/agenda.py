"""The 次第 being written: items in their order, cases and issues among them."""

from collections.abc import Iterable

from sqlalchemy import select

from council.domain.business import MAY_STAND, Planned, usual_presenter
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.machines import PROPOSAL
from council.domain.vocabulary import ItemKind, MeetingState
from council.extensions import db
from council.models import (
    AgendaItem,
    AgendaProposal,
    CaseSubmission,
    Issue,
    Meeting,
    Paper,
    Recusal,
    Writing,
)
from council.policy.actor import Actor
from council.services import submissions
from council.services.audit import affair_of, record
from council.services.meetings import cases, papers, standing, undiscussed
from council.services.meetings.order import insert, items_of, renumber, require_editable
from council.services.transitions import advance, ensure_version

_CASE_REASON = "個人に関する情報を扱うため"


def begin(meeting: Meeting, planned: Iterable[Planned]) -> None:
    """Begin the 次第 with these items. A standing one stands here: other meetings are not touched."""
    for position, one in enumerate(planned, start=1):
        reason = one.closed_reason or meeting.closed_reason if one.is_closed else ""
        _check(one.kind, one.title, one.minutes, is_closed=one.is_closed, closed_reason=reason)
        db.session.add(
            AgendaItem(
                id=new_id(),
                meeting_id=meeting.id,
                position=position,
                kind=one.kind,
                title=one.title,
                presenter=usual_presenter(one.kind) if one.presenter is None else one.presenter,
                minutes=one.minutes,
                is_closed=one.is_closed,
                closed_reason=reason,
                is_standing=_stands(one.kind, is_standing=one.is_standing),
                legal_basis=meeting.legal_basis,
            )
        )


def add_item(  # noqa: PLR0913 everything one says of it, by keyword
    meeting: Meeting,
    *,
    kind: ItemKind,
    title: str,
    presenter: str = "",
    minutes: int = 10,
    is_closed: bool = False,
    closed_reason: str = "",
    is_standing: bool = False,
    actor: Actor,
    submission: CaseSubmission | None = None,
    issue: Issue | None = None,
) -> AgendaItem:
    """Put one item on the 次第, at the end of its part; a case is always closed and known by its code alone."""
    if submission is not None:
        submissions.hold_cases([meeting], submission)
    require_editable(meeting, actor)
    if submission is not None:
        kind, is_closed = ItemKind.CASE, True
        title = f"事例検討（{submission.code}）"
        closed_reason = closed_reason or _CASE_REASON
    _check(kind, title, minutes, is_closed=is_closed, closed_reason=closed_reason)
    item = AgendaItem(
        id=new_id(),
        meeting_id=meeting.id,
        position=0,
        kind=kind,
        title=title,
        presenter=presenter,
        minutes=minutes,
        is_closed=is_closed,
        closed_reason=closed_reason if is_closed else "",
        is_standing=_stands(kind, is_standing=is_standing),
        legal_basis=meeting.legal_basis,
        submission_id=submission.id if submission else None,
        issue_id=issue.id if issue else None,
    )
    insert(meeting, item)
    item.meeting = meeting
    record(actor, "agenda:add", item, **affair_of(meeting), kind=str(kind))
    if item.is_standing:
        standing.spread(item, actor)
    if submission is not None:
        undiscussed.claim(item, actor)
        cases.schedule(meeting, item, submission, actor)
    return item


def _check(
    kind: ItemKind, title: str, minutes: int, *, is_closed: bool, closed_reason: str
) -> None:
    if not title:
        raise DomainError("題名を入力してください。", field="title")
    if not 0 <= minutes <= 480:
        raise DomainError("時間は0分から480分までで入力してください。", field="minutes")
    if kind is ItemKind.CASE and not is_closed:
        raise DomainError("事例検討は、いつも非公開です。", field="is_closed")
    if is_closed and not closed_reason:
        raise DomainError("非公開にする理由を入力してください。", field="closed_reason")


def _stands(kind: ItemKind, *, is_standing: bool) -> bool:
    return is_standing and kind in MAY_STAND


def edit_item(  # noqa: PLR0913 everything one says of it, by keyword
    item: AgendaItem,
    *,
    kind: ItemKind,
    title: str,
    presenter: str,
    minutes: int,
    is_closed: bool,
    closed_reason: str,
    base_version: int,
    actor: Actor,
    is_standing: bool = False,
) -> None:
    """Change what one item says; a case stays a case."""
    require_editable(item.meeting, actor)
    ensure_version(item, base_version)
    if (kind is ItemKind.CASE) != (item.kind is ItemKind.CASE):
        raise DomainError("事例検討は、受理された事例から加えてください。", field="kind")
    _check(kind, title, minutes, is_closed=is_closed, closed_reason=closed_reason)
    says_another = (kind, title, is_closed) != (item.kind, item.title, item.is_closed)
    if says_another and item.meeting.state is not MeetingState.POSTPONED:
        _ensure_unanswered(item)  # what was put off is asked and answered anew
    item.kind, item.title, item.presenter, item.minutes = kind, title, presenter, minutes
    item.is_closed, item.closed_reason = is_closed, closed_reason if is_closed else ""
    was_standing = item.is_standing
    item.is_standing = item.issue_id is None and _stands(kind, is_standing=is_standing)
    record(actor, "agenda:edit", item, **affair_of(item.meeting))
    if item.is_standing and not was_standing:
        standing.spread(item, actor)


def move_item(item: AgendaItem, places: int, actor: Actor, *, base_version: int) -> None:
    """Move an item up (negative) or down by so many places, as far as there are any.

    Refused when the item was moved or edited after the list was opened.
    """
    require_editable(item.meeting, actor)
    ensure_version(item, base_version)
    rows = items_of(item.meeting)
    at = rows.index(item)
    rows.insert(max(0, min(len(rows) - 1, at + places)), rows.pop(at))
    renumber(item.meeting, rows)
    record(actor, "agenda:move", item, **affair_of(item.meeting), places=places)


def remove_item(item: AgendaItem, actor: Actor, *, base_version: int) -> None:
    """Take an item off the 次第 with its papers; a case goes back among those accepted."""
    meeting = item.meeting
    if item.submission_id is not None:
        submissions.hold_cases([meeting])
    require_editable(meeting, actor)
    ensure_version(item, base_version)
    _ensure_unanswered(item)
    for paper in db.session.scalars(select(Paper).where(Paper.agenda_item_id == item.id)):
        papers.take_off(meeting, paper)
        paper.agenda_item_id = None
    if item.submission_id is not None:
        cases.release(item, actor)
    if item.carried_from_id is not None:
        undiscussed.give_back(item)
    _reopen_proposal(item, actor)
    _ensure_nobody_recused(item)
    record(actor, "agenda:remove", item, **affair_of(meeting))
    db.session.flush()
    db.session.delete(item)
    db.session.flush()
    renumber(meeting, items_of(meeting))


def _ensure_nobody_recused(item: AgendaItem) -> None:
    db.session.flush()
    if db.session.scalars(select(Recusal.id).where(Recusal.agenda_item_id == item.id)).first():
        raise Conflict("退席（除斥）を記録した議題です。先に、当日の画面で取り消してください。")


def _ensure_unanswered(item: AgendaItem) -> None:
    """What members wrote to an item is never lost with it."""
    if db.session.scalars(select(Writing.id).where(Writing.agenda_item_id == item.id)).first():
        raise Conflict(
            "この議題には、書面の意見や回答が出ています。外すことも、題名などを変えることもできません。"
        )


def _reopen_proposal(item: AgendaItem, actor: Actor) -> None:
    """Whoever proposed what is taken off again gets another answer."""
    for proposal in db.session.scalars(
        select(AgendaProposal).where(AgendaProposal.agenda_item_id == item.id)
    ):
        proposal.agenda_item_id, proposal.answered_at = None, None
        advance(PROPOSAL, proposal, "reopen", actor)
