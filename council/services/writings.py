"""書面の意見・回答: by the member, or entered for one who sent it by other means; the newest counts."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotFound, StaleVersion
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingState
from council.domain.wareki import screen_date
from council.domain.writings import Stance
from council.extensions import db
from council.models import AgendaItem, Invitation, InvitationSeat, Meeting, ProxyEntry, Writing
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.bodies import is_invited
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.writings import Line, Sheet, sheet
from council.services import proxies, replies
from council.services.audit import record

MOST = 4000  # characters of an opinion


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said to one item; without stance and text, nothing, or nothing any more."""

    item_id: uuid.UUID
    stance: Stance | None = None
    text: str = ""


def write(
    meeting: Meeting,
    invitation: Invitation,
    drafts: Sequence[Draft],
    *,
    base: int,
    actor: Actor,
    proxy: ProxyEntry | None = None,
) -> int:
    """Keep what somebody asked to the meeting says to its items; how many items were said something else to.

    `base` is the position of the sheet that was filled in: what came in between is not written over.
    """
    _require_right(meeting, invitation, actor, proxy)
    _wait_for_others(meeting, invitation)
    page = sheet(meeting, invitation, actor)
    if page is None:
        raise NotFound("この会議に案内した方ではありません。")
    _require_open(page, invitation, proxy)
    if base != page.position:
        raise StaleVersion
    changed = [one for one in (_checked(draft, page) for draft in drafts) if one]
    if not changed and not any(line.said for line in page.lines):
        if page.is_circulated:
            raise DomainError("何も書かれていません。回答する議題に書いてください。")
        raise DomainError("何も書かれていません。意見のある議題に書いてください。")
    _append(page, changed, invitation, actor, proxy)
    _acknowledge(page, invitation, actor, proxy)
    record(
        actor,
        "writing:save",
        invitation,
        body_id=meeting.body_id,
        items=len(changed),
        is_proxy=proxy is not None,
    )
    return len(changed)


def _require_right(
    meeting: Meeting, invitation: Invitation, actor: Actor, proxy: ProxyEntry | None
) -> None:
    if proxy is None:
        require(actor, Permission.INVITATION_REPLY, invitation)
        return
    require(actor, Permission.INVITATION_PROXY, meeting)
    if proxy.for_person_id != invitation.person_id or is_invited(actor, invitation):
        raise DomainError("代行入力の相手が、案内した方と違います。")


def _wait_for_others(meeting: Meeting, invitation: Invitation) -> None:
    """Of two who write for one person at once, the second finds what the first wrote; nobody writes while it is closed."""
    state = db.session.scalar(
        select(Meeting.state).where(Meeting.id == meeting.id).with_for_update(read=True)
    )
    if state is not meeting.state:
        raise StaleVersion
    if state is MeetingState.IN_SESSION:  # nobody ends an item meanwhile
        db.session.execute(
            select(AgendaItem.id)
            .where(AgendaItem.meeting_id == meeting.id)
            .order_by(AgendaItem.id)
            .with_for_update(read=True)
        )
    db.session.execute(
        select(Invitation.id).where(Invitation.id == invitation.id).with_for_update(key_share=True)
    )


def _require_open(page: Sheet, invitation: Invitation, proxy: ProxyEntry | None) -> None:
    refusal = page.refusal(by_proxy=proxy is not None)
    if refusal:
        raise Conflict(refusal)
    if proxy is None:
        return
    notified = page.meeting.notified_at or invitation.created_at
    proxies.ensure_since(proxy, max(notified, invitation.created_at))
    if proxy.received_on > page.last_day:
        raise DomainError(
            "期限は%(day)sでした。それより後に受け取ったものは、入力できません。",
            field="received_on",
            day=screen_date(page.last_day),
        )


def _checked(draft: Draft, page: Sheet) -> Draft | None:
    """What is to be kept of a draft; None where it says what stands already."""
    line = page.line(draft.item_id)
    if line is None:
        raise NotFound("この議題には書けません。")
    said = _complete(draft, line)
    if (said.stance, said.text) == _standing(line):
        return None
    if line.item.has_ended:
        raise Conflict(
            "「%(item)s」の審議は終わっています。期限までに届いていた意見でも、会議に出せなかったため、入力できません。",
            item=line.label,
        )
    return said


def _standing(line: Line) -> tuple[Stance | None, str]:
    return line.stance, line.text


def _complete(draft: Draft, line: Line) -> Draft:
    text = draft.text.strip()
    if len(text) > MOST:
        raise DomainError(
            "「%(item)s」の意見は、%(most)s文字以内で書いてください。", item=line.label, most=MOST
        )
    if not line.takes_stance:
        return Draft(draft.item_id, Stance.OPINION if text else None, text)
    if text and draft.stance is None:
        raise DomainError(
            "「%(item)s」について、賛成・反対・意見のみのどれかを選んでください。", item=line.label
        )
    if draft.stance is Stance.OPINION and not text:
        raise DomainError("「%(item)s」についての意見を書いてください。", item=line.label)
    return Draft(draft.item_id, draft.stance, text)


def _append(
    page: Sheet,
    changed: Iterable[Draft],
    invitation: Invitation,
    actor: Actor,
    proxy: ProxyEntry | None,
) -> None:
    ring = keyring(db.session)
    for position, draft in enumerate(changed, start=page.position + 1):
        row = Writing(
            id=new_id(),
            meeting_id=page.meeting.id,
            agenda_item_id=draft.item_id,
            person_id=invitation.person_id,
            position=position,
            stance=draft.stance or Stance.WITHDRAWN,
            proxy_id=proxy.id if proxy else None,
            notified_at=page.meeting.notified_at,
            created_at=clock.now(),
            created_by_id=actor.id,
        )
        if draft.text:
            row.key_id = ring.key_of_meeting(page.meeting)
            row.text_sealed = ring.seal(row, "text_sealed", draft.text)
        db.session.add(row)
    db.session.flush()


def _acknowledge(
    page: Sheet, invitation: Invitation, actor: Actor, proxy: ProxyEntry | None
) -> None:
    """The notice of a circulation is answered once something was written to each of its meetings."""
    if not page.is_circulated:
        return
    asked = (
        select(InvitationSeat.meeting_id)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .join(Meeting, InvitationSeat.asks(Meeting))
        .where(Invitation.id == invitation.id)
    )
    written = db.session.scalar(
        select(func.count(Writing.meeting_id.distinct())).where(
            Writing.person_id == invitation.person_id, Writing.meeting_id.in_(asked)
        )
    )
    if written == db.session.scalar(select(func.count()).select_from(asked.distinct().subquery())):
        replies.acknowledge(invitation, actor=actor, proxy=proxy)
