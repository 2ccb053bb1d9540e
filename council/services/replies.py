"""出欠の回答: by the invitee, or entered for one who answered by other means; the newest counts."""

import uuid
from datetime import datetime
from functools import cache

from sqlalchemy import Select, Uuid, bindparam, func, select
from sqlalchemy.orm import joinedload

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Answer, InvitationKind, MeetingForm, MeetingState
from council.domain.wareki import screen_date
from council.extensions import db
from council.models import (
    Conference,
    Invitation,
    InvitationLetter,
    InvitationSeat,
    Meeting,
    ProxyEntry,
    Reply,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.bodies import is_invited
from council.policy.permissions import Permission
from council.policy.permits import allows, require
from council.queries.invitations import asked
from council.services import proxies
from council.services.audit import record


def reply(
    invitation: Invitation,
    *,
    answer: Answer,
    substitute_name: str = "",
    substitute_post: str = "",
    comment: str = "",
    actor: Actor,
    proxy: ProxyEntry | None = None,
) -> Reply:
    """Answer an invitation; until the meeting opens the answer may be changed by another one."""
    meetings = _meetings(invitation)
    _require_right(invitation, meetings, actor, proxy)
    _require_open(invitation, meetings)
    _require_a_coming_together(meetings)
    if proxy is not None:
        proxies.ensure_since(proxy, _asked_at(invitation))
    is_substitute = answer is Answer.SUBSTITUTE
    if is_substitute:
        _require_substitute(invitation, substitute_name, actor if proxy is None else None)
    else:
        _require_nobody_named(substitute_name, substitute_post)
    row = Reply(
        id=new_id(),
        invitation_id=invitation.id,
        position=_next_position(invitation.id),
        sequence=invitation.sequence,
        answer=answer,
        substitute_name=substitute_name,
        substitute_post=substitute_post,
        proxy_id=proxy.id if proxy else None,
        created_at=clock.now(),
        created_by_id=actor.id,
    )
    _seal_comment(row, comment, meetings[0])
    db.session.add(row)
    db.session.flush()
    _note(row, meetings[0], actor)
    return row


def _asked_at(invitation: Invitation) -> datetime:
    """When the letter was written that is answered."""
    written = db.session.scalar(
        select(InvitationLetter.created_at).where(
            InvitationLetter.invitation_id == invitation.id,
            InvitationLetter.sequence == invitation.sequence,
        )
    )
    return written or invitation.created_at


@cache
def _asked_to() -> Select[Meeting]:
    """Built once: building it took longer than asking."""
    return (
        select(Meeting)
        .join(InvitationSeat, InvitationSeat.meeting_id == Meeting.id)
        .join(Invitation, Invitation.id == InvitationSeat.invitation_id)
        .where(
            Invitation.id == bindparam("invitation", type_=Uuid),
            InvitationSeat.asks(Meeting),
        )
        .options(
            joinedload(Meeting.sitting),
            joinedload(Meeting.conference).selectinload(Conference.participants),
        )
        .order_by(Meeting.position)
    )


def _meetings(invitation: Invitation) -> list[Meeting]:
    """The meetings the person is asked to, in the sitting's order."""
    return list(db.session.scalars(_asked_to(), {"invitation": invitation.id}).unique())


def _require_right(
    invitation: Invitation, meetings: list[Meeting], actor: Actor, proxy: ProxyEntry | None
) -> None:
    if proxy is None:
        require(actor, Permission.INVITATION_REPLY, invitation)
        return
    if proxy.for_person_id != invitation.person_id or is_invited(actor, invitation):
        raise DomainError("代行入力の相手が、案内した方と違います。")
    if not any(allows(actor, Permission.INVITATION_PROXY, one) for one in meetings):
        require(actor, Permission.INVITATION_PROXY)


def _require_open(invitation: Invitation, meetings: list[Meeting]) -> None:
    if invitation.kind is InvitationKind.ANNOUNCE:
        raise DomainError("この案内は周知のためのものです。出欠の回答は必要ありません。")
    if not invitation.is_live or not meetings:
        raise Conflict("この会議への案内は取り消されています。回答は必要ありません。")
    if not any(one.state is MeetingState.NOTIFIED for one in meetings):
        raise Conflict(
            "会議が始まったため、出欠の回答は受け付けていません。事務局にお知らせください。"
        )


def _require_a_coming_together(meetings: list[Meeting]) -> None:
    """To a meeting in writing nobody comes: what is said to its items is the answer."""
    if meetings[0].sitting.form is MeetingForm.WRITTEN:
        raise DomainError("書面での開催です。出欠ではなく、議題ごとに回答してください。")


def acknowledge(invitation: Invitation, *, actor: Actor, proxy: ProxyEntry | None = None) -> None:
    """Note that the last letter about a meeting in writing was answered, once for each letter."""
    last = db.session.scalars(
        select(Reply.sequence)
        .where(Reply.invitation_id == invitation.id)
        .order_by(Reply.position.desc())
        .limit(1)
    ).first()
    if last == invitation.sequence:
        return
    db.session.add(
        Reply(
            id=new_id(),
            invitation_id=invitation.id,
            position=_next_position(invitation.id),
            sequence=invitation.sequence,
            answer=Answer.ATTEND,
            proxy_id=proxy.id if proxy else None,
            created_at=clock.now(),
            created_by_id=actor.id,
        )
    )


def _require_substitute(invitation: Invitation, name: str, actor: Actor | None) -> None:
    """By the rules of one of the bodies at least; the time to say so binds whoever answers themselves, `actor`.

    To the others nobody comes: the answer counts there as an absence.
    """
    if not name:
        raise DomainError("代理の方の氏名を入力してください。", field="substitute_name")
    meetings = asked(invitation.id)
    if not any(one.takes_substitutes for one in meetings):
        raise DomainError("この会議では、代理の方の出席は認められていません。", field="answer")
    days = [one.last_day for one in meetings if one.may_send]
    if not days:
        raise DomainError(
            "代理になれるのは同じ機関の方です。個人としての席では、代理の方は出席できません。",
            field="answer",
        )
    if actor is not None and actor.on > max(days):
        raise DomainError(
            "代理の届出は%(day)sまででした。事務局に電話などでお知らせください。",
            field="answer",
            day=screen_date(max(days)),
        )


def _require_nobody_named(name: str, post: str) -> None:
    if name or post:
        raise DomainError(
            "代理の方が出席されるときは、出欠で「代理出席」を選んでください。そうでないときは、この欄を空にしてください。",
            field="substitute_name" if name else "substitute_post",
        )


def _next_position(invitation_id: uuid.UUID) -> int:
    last = db.session.scalar(
        select(func.max(Reply.position)).where(Reply.invitation_id == invitation_id)
    )
    return (last or 0) + 1


def _seal_comment(row: Reply, comment: str, meeting: Meeting) -> None:
    if not comment:
        return
    ring = keyring(db.session)
    conference = meeting.conference
    row.key_id = (
        ring.key_for("case", conference.case_id)
        if conference
        else ring.key_for("body", meeting.body_id)
    )
    row.comment_sealed = ring.seal(row, "comment_sealed", comment)


def _note(row: Reply, meeting: Meeting, actor: Actor) -> None:
    conference = meeting.conference
    record(
        actor,
        "invitation:reply",
        row,
        case_id=conference.case_id if conference else None,
        body_id=None if conference else meeting.body_id,
        answer=str(row.answer),
        is_proxy=row.proxy_id is not None,
    )
