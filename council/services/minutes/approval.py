"""確定: whoever presided approves exact bytes, in person or by a second person's confirmation of an entry."""

import uuid
from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm.exc import StaleDataError

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed, StaleVersion
from council.domain.ids import new_id
from council.domain.machines import MEETING, MINUTES
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import (
    Minutes,
    MinutesApproval,
    MinutesComment,
    MinutesRevision,
    Person,
    ProxyEntry,
    TwoPersonRequest,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import second_person as seconding
from council.queries.second_person import MINUTES_APPROVAL
from council.queries.sittings import chamber
from council.services import actions, second_person
from council.services.audit import record
from council.services.minutes import letters, signing
from council.services.minutes.confirming import ensure_confirmed
from council.services.minutes.deciding import ensure_decided
from council.services.minutes.readers import everybody
from council.services.minutes.revisions import append, content_of, current, writers
from council.services.minutes.votes import ensure_fitting
from council.services.transitions import advance


def put_before_chair(
    minutes: Minutes, actor: Actor, *, signers: Collection[uuid.UUID] = ()
) -> None:
    """Ask the signers, then whoever presided; every correction asked for was dealt with before."""
    require(actor, Permission.MINUTES_PUT_BEFORE_CHAIR, minutes)
    MINUTES.step("put_before_chair", minutes.state)
    ensure_confirmed(minutes)
    ensure_fitting(minutes)
    open_ones = db.session.scalars(
        select(func.count()).where(
            MinutesComment.minutes_id == minutes.id, MinutesComment.is_settled.is_(False)
        )
    ).one()
    if open_ones:
        raise Conflict(
            "修正の申出が%(count)s件残っています。答えてから、承認を依頼してください。",
            count=open_ones,
        )
    _ensure_mended(minutes)
    ensure_decided(minutes)
    chair = _presider(minutes)
    if chair.id in writers(minutes):
        raise Conflict("議長を務めた方が書いた版があるため、この議事録は承認できません。")
    named = signing.name(minutes, signers)
    advance(MINUTES, minutes, "put_before_chair", actor)
    db.session.flush()
    if named:
        letters.ask_to_sign(minutes, named)
    else:
        letters.ask_to_approve(minutes, chair)


def _ensure_mended(minutes: Minutes) -> None:
    if minutes.approved_revision_id is None:
        return
    approved = content_of(db.session.get_one(MinutesRevision, minutes.approved_revision_id))
    last = replace(
        content_of(current(minutes)),
        version_label=approved.version_label,
        correction_reason=approved.correction_reason,
    )
    if last == approved:
        raise Conflict(
            "承認された議事録から変わったところがありません。直してから、承認を依頼してください。"
        )


def _presider(minutes: Minutes) -> Person:
    presider_id = minutes.meeting.presider_id
    if presider_id is None:
        raise DomainError("議長が記録されていないため、承認を依頼できません。")
    return db.session.get_one(Person, presider_id)


def enter_approval(minutes: Minutes, *, content_hash: str, proxy: ProxyEntry, actor: Actor) -> None:
    """Enter the chair's approval given by other means; it takes effect when a second person confirms it."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    MINUTES.step("approve", minutes.state)
    if proxy.for_person_id != minutes.meeting.presider_id:
        raise DomainError("承認できるのは、議長を務めた方だけです。")
    second_person.ask(
        MINUTES_APPROVAL,
        minutes,
        seen=content_hash,
        actor=actor,
        body_id=None if minutes.meeting.conference else minutes.meeting.body_id,
        key_id=minutes.key_id,
        proxy=proxy,
    )
    record(actor, "minutes:enter_approval", minutes, hash=content_hash, proxy=str(proxy.id))


def withdraw_entered(minutes: Minutes, actor: Actor) -> None:
    """Take back an entered approval before anybody confirmed it."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    entered = seconding.waiting(MINUTES_APPROVAL, minutes.id)
    if entered is not None:
        second_person.withdraw(MINUTES_APPROVAL, entered, minutes, actor)
    record(actor, "minutes:withdraw_entered", minutes)


def confirm_entered(
    minutes: Minutes, *, content_hash: str, actor: Actor, shown: str | None = None
) -> MinutesApproval:
    """Confirm, as the second person, the approval entered for whoever presided: that one that was `shown`."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    if seconding.waiting(MINUTES_APPROVAL, minutes.id) is None:
        raise Conflict("もう一人の確認を待っている承認はありません。画面を開き直してください。")
    return approve(minutes, content_hash=content_hash, actor=actor, shown=shown)


def approve(
    minutes: Minutes,
    *,
    content_hash: str,
    actor: Actor,
    proxy: ProxyEntry | None = None,
    second: Actor | None = None,
    shown: str | None = None,
) -> MinutesApproval:
    """Freeze the revision whose hash the approver saw; refused when the text is another by now.

    Entered for the chair (`proxy`, or an entry that waits), it is `second`, or the actor, who confirms it:
    another person of the secretariat than the one who entered it. `shown` is the entry that a page showed.
    """
    if proxy is not None:
        enter_approval(minutes, content_hash=content_hash, proxy=proxy, actor=actor)
        if second is None:
            raise DomainError("代行入力による承認には、もう一人の確認が必要です。")
    confirmer = second or actor
    entered = _entered(minutes, confirmer)
    require(confirmer, Permission.MINUTES_PROXY if entered else Permission.MINUTES_APPROVE, minutes)
    MINUTES.step("approve", minutes.state)
    revision = current(minutes)
    _ensure_same(revision, content_hash)
    if entered:
        second_person.confirm(
            MINUTES_APPROVAL, entered, minutes, confirmer, seen=content_hash, shown=shown
        )
    signing.ensure_signed(minutes, revision)
    content_of(revision)  # its bytes are those of its hash, or nothing is approved
    chair = _approver(minutes, confirmer, entered)
    if chair.id in writers(minutes):
        raise NotAllowed("ご自分が書いた議事録は承認できません。")
    return _freeze(minutes, revision, chair, confirmer, entered.proxy if entered else None)


def _approver(minutes: Minutes, confirmer: Actor, entered: TwoPersonRequest | None) -> Person:
    """Whoever presided; the successor, where the approval rests on a writing of who presided."""
    if entered is None and minutes.confirmation_id is not None:
        return db.session.get_one(Person, confirmer.id)
    return _presider(minutes)


def _entered(minutes: Minutes, confirmer: Actor) -> TwoPersonRequest | None:
    """The entry that this person confirms; None when the chair approves in person."""
    if confirmer.person_id == minutes.meeting.presider_id:
        return None
    return seconding.waiting(MINUTES_APPROVAL, minutes.id)


def _ensure_same(revision: MinutesRevision, content_hash: str) -> None:
    if revision.content_hash != content_hash:
        raise Conflict("画面を開いたあとで内容が変わりました。もう一度読んでから承認してください。")


def _freeze(
    minutes: Minutes,
    revision: MinutesRevision,
    chair: Person,
    confirmer: Actor,
    entered: ProxyEntry | None,
) -> MinutesApproval:
    second_person.lapse(MINUTES_APPROVAL, minutes.id, confirmer)
    is_correction = minutes.approved_revision_id is not None
    minutes.approved_revision_id = minutes.seen_revision_id = revision.id
    signing.close(minutes)
    minutes.correction_reason_sealed = minutes.return_reason_sealed = None
    minutes.return_proxy_id = None
    advance(MINUTES, minutes, "approve", confirmer, proxy=entered)
    meeting = minutes.meeting
    is_successor = chair.id != meeting.presider_id
    confirmation_id, minutes.confirmation_id = minutes.confirmation_id, None
    place = _office(minutes, chair)
    row = MinutesApproval(
        id=new_id(),
        minutes_id=minutes.id,
        revision_id=revision.id,
        position=_next_position(minutes),
        content_hash=revision.content_hash,
        approver_id=chair.id,
        approver_title=place,
        approved_at=clock.now(),
        proxy_id=entered.id if entered else None,
        second_person_id=confirmer.id if entered else None,
        confirmation_id=confirmation_id if is_successor else None,
    )
    if meeting.state is MeetingState.CLOSED:
        advance(MEETING, meeting, "conclude", confirmer)
    flush_or_conflict()
    db.session.add(row)
    flush_or_conflict()
    record(
        confirmer,
        "minutes:approved",
        minutes,
        revision=revision.number,
        hash=revision.content_hash,
    )
    actions.assign_proposed(meeting, confirmer)
    letters.tell_final(minutes, everybody(minutes), is_correction=is_correction)
    return row


def _office(minutes: Minutes, chair: Person) -> str:
    """The office the approver held at the sitting; the chair's, of who came after."""
    with db.session.no_autoflush:
        room = chamber(minutes.meeting)
    if chair.id != minutes.meeting.presider_id:
        return room.version.chair_title
    place = room.place_of(chair.id)
    return place.office_label if place else ""


def _next_position(minutes: Minutes) -> int:
    with db.session.no_autoflush:
        last = db.session.scalars(
            select(func.max(MinutesApproval.position)).where(
                MinutesApproval.minutes_id == minutes.id
            )
        ).one()
    return (last or 0) + 1


def flush_or_conflict() -> None:
    """Two at once: the one whose row another changed meanwhile learns of it, and nothing of it is kept."""
    try:
        db.session.flush()
    except StaleDataError:
        db.session.rollback()
        raise StaleVersion from None


def correct(minutes: Minutes, reason: str, actor: Actor) -> MinutesRevision:
    """訂正: open approved minutes again with a reason; what was approved stays in force until the next approval."""
    require(actor, Permission.MINUTES_CORRECT, minutes)
    MINUTES.step("correct", minutes.state)
    if not reason.strip():
        raise DomainError("訂正の理由を入力してください。", field="reason")
    from_approved = current(minutes)
    content = content_of(from_approved)
    advance(MINUTES, minutes, "correct", actor)
    minutes.correction_reason_sealed = keyring(db.session).seal(
        minutes, "correction_reason_sealed", reason
    )
    minutes.seen_revision_id = minutes.approved_revision_id
    minutes.review_due = None
    return append(
        minutes, replace(content, correction_reason=reason), from_approved.number + 1, actor
    )
