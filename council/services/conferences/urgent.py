"""緊急の保護: sharing without consent opens only when a second person of the lead agency has confirmed it."""

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.mynumbers import refuse_my_number
from council.extensions import db
from council.models import CaseMeetingLink
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.conferences import letters


def confirm(link: CaseMeetingLink, actor: Actor) -> None:
    """Open the sharing to the agencies named, until it expires; `link.case` must be loaded."""
    _ensure_waiting(link, actor)
    link.confirmed_by_id, link.confirmed_at = actor.id, clock.now()
    record(actor, "share:confirm", link)
    letters.tell_decided(link, link.case.lead_agency_id)


def refuse(link: CaseMeetingLink, reason: str, actor: Actor) -> None:
    """End the sharing before it began, with the reason for whoever asked."""
    if not reason:
        raise DomainError("認めない理由を入力してください。", field="reason")
    refuse_my_number(reason, field="reason")
    _ensure_waiting(link, actor)
    link.answer_sealed = keyring(db.session).seal(link, "answer_sealed", reason)
    link.ended_at = clock.now()
    record(actor, "share:refuse", link)
    letters.tell_decided(link, link.case.lead_agency_id)


def _ensure_waiting(link: CaseMeetingLink, actor: Actor) -> None:
    require(actor, Permission.SHARE_CONFIRM, link)
    if link.confirmed_at is not None or link.ended_at is not None:
        raise Conflict("この共有は、すでに確かめられたか、終わっています。")
    if link.expires_at <= clock.now():
        raise Conflict("共有できる時間が過ぎています。続けるときは、新しく招集してください。")
