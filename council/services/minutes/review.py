"""Checked by the secretariat, then read by those who attended, who may ask for corrections."""

import uuid
from datetime import date

from sqlalchemy import func, select

from council.domain.errors import Conflict, DomainError, NotAllowed, NotFound
from council.domain.ids import new_id
from council.domain.machines import MINUTES
from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.models import AgendaItem, Minutes, MinutesComment, Person, ProxyEntry
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import minutes as queries
from council.queries.accounts import reader_by
from council.services.audit import record
from council.services.minutes import letters
from council.services.minutes.readers import attendees, has_attended
from council.services.minutes.revisions import current
from council.services.minutes.votes import ensure_fitting
from council.services.transitions import advance


def check(minutes: Minutes, actor: Actor) -> None:
    """Say that the draft was checked; it is not edited until it is reopened or under review."""
    require(actor, Permission.MINUTES_CHECK, minutes)
    MINUTES.step("check", minutes.state)
    ensure_fitting(minutes)
    advance(MINUTES, minutes, "check", actor)


def reopen(minutes: Minutes, actor: Actor) -> None:
    """Take the draft back to work on it; attendees do not see it meanwhile."""
    advance(MINUTES, minutes, "reopen", actor)


def send_for_review(minutes: Minutes, due: date, actor: Actor) -> list[Person]:
    """Ask everybody who attended to read the draft by that day; those without mail are told on paper."""
    require(actor, Permission.MINUTES_SEND_FOR_REVIEW, minutes)
    MINUTES.step("send_for_review", minutes.state)
    if due < actor.on:
        raise DomainError("期限は、今日から後の日にしてください。", field="due")
    people = attendees(minutes)
    if not people:
        raise DomainError("出席者が記録されていないため、確認を依頼できません。")
    advance(MINUTES, minutes, "send_for_review", actor)
    minutes.review_due = due
    minutes.seen_revision_id = current(minutes).id
    db.session.flush()
    letters.ask_to_check(minutes, people, due)
    return people


def _require_shown(minutes: Minutes, item: AgendaItem, reader: Actor) -> None:
    if item.id in queries.hidden_items(minutes.meeting_id, reader).items:
        raise NotFound("この議題は御覧になれません。")


def comment(
    minutes: Minutes,
    *,
    text: str,
    agenda_item: AgendaItem | None,
    actor: Actor,
    proxy: ProxyEntry | None = None,
) -> MinutesComment:
    """Ask for a correction, in one's own name or entered for somebody by the secretariat."""
    if minutes.state is not MinutesState.REVIEW:
        raise Conflict("いまは、修正の申出を受け付けていません。事務局に御連絡ください。")
    person_id = _speaks(minutes, actor, proxy)
    if not text.strip():
        raise DomainError("直してほしいところを入力してください。", field="text")
    if agenda_item is not None:
        _require_shown(minutes, agenda_item, reader_by(actor.on, person_id))
    row = MinutesComment(
        id=new_id(),
        minutes_id=minutes.id,
        revision_id=current(minutes).id,
        person_id=person_id,
        position=_next_position(minutes),
        agenda_item_id=agenda_item.id if agenda_item else None,
        key_id=minutes.key_id,
        proxy_id=proxy.id if proxy else None,
    )
    row.text_sealed = keyring(db.session).seal(row, "text_sealed", text)
    db.session.add(row)
    db.session.flush()
    record(
        actor,
        "minutes:comment",
        minutes,
        comment=str(row.id),
        proxy=str(proxy.id) if proxy else None,
    )
    return row


def _speaks(minutes: Minutes, actor: Actor, proxy: ProxyEntry | None) -> uuid.UUID:
    """For whom the correction is asked: somebody who attended."""
    if proxy is not None:
        require(actor, Permission.MINUTES_PROXY, minutes)
    person_id = proxy.for_person_id if proxy else actor.id
    if person_id is None or not has_attended(minutes, person_id):
        if proxy is None:
            raise NotAllowed("修正の申出は、会議に出席した方だけができます。")
        raise DomainError("会議に出席した方を選んでください。", field="person")
    return person_id


def _next_position(minutes: Minutes) -> int:
    last = db.session.scalars(
        select(func.max(MinutesComment.position)).where(MinutesComment.minutes_id == minutes.id)
    ).one()
    return (last or 0) + 1


def settle(
    row: MinutesComment,
    minutes: Minutes,
    actor: Actor,
    *,
    is_reflected: bool = True,
    reason: str = "",
) -> None:
    """Answer a correction asked for: it stands in the text by now, or it does not, and why."""
    require(actor, Permission.MINUTES_WRITE, minutes)
    if minutes.state not in {MinutesState.DRAFT, MinutesState.REVIEW}:
        raise Conflict("いまの状態では、申出を処理できません。")
    if row.is_settled:
        raise Conflict("この申出には、すでに答えています。")
    if not is_reflected:
        if not reason.strip():
            raise DomainError("反映しない理由を入力してください。", field="reason")
        row.answer_sealed = keyring(db.session).seal(row, "answer_sealed", reason)
    row.is_settled, row.is_reflected = True, is_reflected
    record(actor, "minutes:settle", minutes, comment=str(row.id))
