"""Word documents of a meeting: the minutes from their stored bytes, the other papers from the record."""

from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.errors import NotFound
from council.domain.numerals import Digits
from council.domain.wareki import long_date
from council.extensions import db
from council.minutes.content import Approval
from council.minutes.document import minutes_docx
from council.minutes.kinds import DocumentKind
from council.models import (
    Meeting,
    MinutesApproval,
    MinutesRevision,
    MinutesSigner,
    Person,
    ProxyEntry,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import minutes as queries
from council.queries import town
from council.services import meetings
from council.services.minutes import papers
from council.services.minutes.revisions import by_id, content_of

_MISSING = "この会議の議事録は、まだ御覧になれません。"


def export(meeting: Meeting, kind: DocumentKind, actor: Actor, *, draft: bool = False) -> bytes:
    """The document as a .docx file, the same bytes for the same content; the caller logs the reading.

    Minutes are the approved ones where there are any, unless the draft is asked for. Raises NotFound
    where the actor may not see any.
    """
    require(actor, Permission.MEETING_READ, meeting)
    if kind is DocumentKind.MINUTES:
        return _minutes(meeting, actor, draft=draft)
    if kind is DocumentKind.ROSTER:
        require(actor, Permission.ROSTER_READ, meeting)
        return papers.roster(meeting)
    make: dict[DocumentKind, Callable[[Meeting, Actor], bytes]] = {
        DocumentKind.AGENDA: meetings.agenda_document,
        DocumentKind.NOTICE: meetings.notice_document,
    }
    return make[kind](meeting, actor)


def _minutes(meeting: Meeting, actor: Actor, *, draft: bool) -> bytes:
    found = queries.get(actor, meeting.id)
    if found is None:
        raise NotFound(_MISSING)
    in_force = None if draft else by_id(found.approved_revision_id)
    if in_force is None:
        page = queries.page(found, actor)
        in_force = by_id(page.shown.id) if page else None
    if in_force is None:
        raise NotFound(_MISSING)
    hidden = queries.hidden_items(meeting.id, actor)
    content = hidden.out_of(content_of(in_force))
    style = town.page_style()
    approval = _approval(in_force, style.digits, is_whole=not hidden.items)
    return minutes_docx(content, approval, style)


def _approval(revision: MinutesRevision, digits: Digits, *, is_whole: bool) -> Approval | None:
    row = db.session.scalars(
        select(MinutesApproval)
        .where(MinutesApproval.revision_id == revision.id)
        .options(
            joinedload(MinutesApproval.approver),
            joinedload(MinutesApproval.proxy),
            joinedload(MinutesApproval.confirmation).joinedload(ProxyEntry.for_person),
        )
    ).one_or_none()
    if row is None:
        return None
    notes = [_proxy_note(row, digits), _confirmation_note(row, digits)]
    if not is_whole:
        notes.append("退席（除斥）の議題を除いた抜粋")
    return Approval(
        approver="　".join(filter(None, (row.approver_title, row.approver.name))),
        approved_on=long_date(clock.local(row.approved_at).date(), digits),
        content_hash=row.content_hash,
        note="\n".join(filter(None, notes)),
        signers=tuple(_signer(one, digits) for one in _signers(revision)),
    )


def _signers(revision: MinutesRevision) -> Sequence[MinutesSigner]:
    return db.session.scalars(
        select(MinutesSigner)
        .where(MinutesSigner.revision_id == revision.id, MinutesSigner.signed_at.is_not(None))
        .options(joinedload(MinutesSigner.person), joinedload(MinutesSigner.proxy))
        .order_by(MinutesSigner.position)
    ).all()


def _signer(row: MinutesSigner, digits: Digits) -> str:
    day = (
        long_date(clock.local(row.signed_at).date(), digits, weekday=False) if row.signed_at else ""
    )
    by_proxy = f"　代行入力　{row.proxy.means.label}" if row.proxy else ""
    return f"{row.person.name}（{day}確認{by_proxy}）"


def _confirmation_note(row: MinutesApproval, digits: Digits) -> str:
    if row.confirmation is None:
        return ""
    day = long_date(row.confirmation.received_on, digits, weekday=False)
    name = row.confirmation.for_person.name if row.confirmation.for_person else ""
    return f"（議長を務めた{name}の書面による確認に基づき承認　{day}受領）"


def _proxy_note(row: MinutesApproval, digits: Digits) -> str:
    if row.proxy is None or row.second_person_id is None:
        return ""
    second = db.session.get_one(Person, row.second_person_id)
    day = long_date(row.proxy.received_on, digits, weekday=False)
    return f"（代行入力　{row.proxy.means.label}　{day}　確認　{second.name}）"
