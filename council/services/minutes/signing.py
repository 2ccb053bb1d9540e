"""署名委員: members who confirm the record besides the chair, as many as the body's rules ask (P30 of the sources)."""

import uuid
from collections.abc import Collection

from sqlalchemy import Select, select

from council.domain import clock
from council.domain.attendance import ATTENDING
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.ids import new_id
from council.domain.vocabulary import Attendance, MinutesState, Office
from council.extensions import db
from council.models import (
    AgendaItem,
    Minutes,
    MinutesRevision,
    MinutesSigner,
    Person,
    Presence,
    ProxyEntry,
    Recusal,
    RosterEntry,
)
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import meetings
from council.queries import second_person as seconding
from council.queries.second_person import MINUTES_SIGNATURE
from council.services import second_person
from council.services.audit import record
from council.services.minutes import letters
from council.services.minutes.revisions import current, writers

_IN_PERSON = ATTENDING - {Attendance.SUBSTITUTE}


def wanted(minutes: Minutes) -> int:
    """How many signers the body's rules ask for; a case conference has none."""
    if minutes.meeting.conference is not None:
        return 0
    return meetings.version_of(minutes.meeting).signers


def eligible(minutes: Minutes) -> list[Person]:
    """Who may sign: members who were there in person, did not preside or write, and may read the whole."""
    return list(
        db.session.scalars(
            select(Person)
            .where(
                Person.id.in_(_seated_in_person(minutes)),
                Person.id.is_distinct_from(minutes.meeting.presider_id),
                Person.id.not_in(_recused(minutes)),
                Person.id.not_in(writers(minutes)),
            )
            .order_by(Person.reading, Person.id)
        )
    )


def named(minutes: Minutes) -> list[MinutesSigner]:
    """Who is asked to sign what is before the chair."""
    return [one for one in minutes.signers if one.is_asked]


def name(minutes: Minutes, chosen: Collection[uuid.UUID]) -> list[Person]:
    """Name the signers of the newest revision: as many as are asked for, or all who may where they are fewer."""
    asked = wanted(minutes)
    offered = eligible(minutes) if asked else []
    signers = [one for one in offered if one.id in chosen]
    needed = min(asked, len(offered))
    if len(signers) != needed or len(signers) != len(set(chosen)):
        raise DomainError("署名委員を%(count)s名選んでください。", field="signers", count=needed)
    revision = current(minutes)
    for position, person in enumerate(signers):
        db.session.add(
            MinutesSigner(
                id=new_id(),
                minutes_id=minutes.id,
                revision_id=revision.id,
                person_id=person.id,
                position=position,
            )
        )
    db.session.flush()
    db.session.refresh(minutes, ["signers"])
    return signers


def release(minutes: Minutes, actor: Actor) -> None:
    """What was put before the chair came back: whoever signed it signs again what it becomes."""
    for row in named(minutes):
        second_person.lapse(MINUTES_SIGNATURE, row.id, actor)
        minutes.signers.remove(row)
        db.session.delete(row)


def sign(minutes: Minutes, *, content_hash: str, actor: Actor) -> None:
    """The signer confirms the bytes that were shown; refused when the text is another by now."""
    require(actor, Permission.MINUTES_SIGN, minutes)
    row = _asked(minutes, actor.id)
    _ensure_open(minutes, row, content_hash)
    second_person.lapse(MINUTES_SIGNATURE, row.id, actor)
    row.signed_at = clock.now()
    _signed(minutes, row, actor)


def enter_signature(
    minutes: Minutes, signer_id: uuid.UUID, *, content_hash: str, proxy: ProxyEntry, actor: Actor
) -> None:
    """Enter what a signer confirmed by other means; it counts once a second person confirms the entry."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    row = _asked(minutes, signer_id)
    if proxy.for_person_id != signer_id:
        raise DomainError("代行入力は、署名委員ご本人の分だけです。")
    _ensure_open(minutes, row, content_hash)
    second_person.ask(
        MINUTES_SIGNATURE,
        row,
        seen=content_hash,
        actor=actor,
        body_id=minutes.meeting.body_id,
        key_id=minutes.key_id,
        proxy=proxy,
    )
    record(actor, "minutes:enter_signature", minutes, hash=content_hash, proxy=str(proxy.id))


def take_back_signature(minutes: Minutes, signer_id: uuid.UUID, actor: Actor) -> None:
    """Take back an entry before anybody confirmed it."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    row = _asked(minutes, signer_id)
    entered = seconding.waiting(MINUTES_SIGNATURE, row.id)
    if entered is not None:
        second_person.withdraw(MINUTES_SIGNATURE, entered, row, actor)
    record(actor, "minutes:take_back_signature", minutes)


def confirm_signature(
    minutes: Minutes,
    signer_id: uuid.UUID,
    *,
    content_hash: str,
    actor: Actor,
    shown: str | None = None,
) -> None:
    """The second person, never the signer, confirms what was entered for a signer."""
    require(actor, Permission.MINUTES_PROXY, minutes)
    row = _asked(minutes, signer_id)
    _ensure_open(minutes, row, content_hash)
    entered = seconding.waiting(MINUTES_SIGNATURE, row.id)
    if entered is None:
        raise Conflict("代行入力が取り消されています。もう一度確かめてください。")
    if actor.person_id == signer_id:
        raise NotAllowed("ご自分の分は、代行入力の確認ではなく、ご自分の画面から確かめてください。")
    second_person.confirm(MINUTES_SIGNATURE, entered, row, actor, seen=content_hash, shown=shown)
    row.signed_at, row.proxy_id, row.second_person_id = clock.now(), entered.proxy_id, actor.id
    _signed(minutes, row, actor)


def ensure_signed(minutes: Minutes, revision: MinutesRevision) -> None:
    """Nothing is approved before every signer named has confirmed these very bytes."""
    waiting = [one for one in named(minutes) if not _has_signed(one, revision)]
    if waiting:
        raise Conflict(
            "署名委員%(count)s名の確認が済んでいません。済んでから承認してください。",
            count=len(waiting),
        )


def close(minutes: Minutes) -> None:
    """The record is fixed: nobody is asked to sign it any more."""
    for row in named(minutes):
        row.is_asked = False


def _has_signed(row: MinutesSigner, revision: MinutesRevision) -> bool:
    return row.signed_at is not None and row.revision_id == revision.id


def _signed(minutes: Minutes, row: MinutesSigner, actor: Actor) -> None:
    db.session.flush()
    proxy = str(row.proxy_id) if row.proxy_id else None
    record(actor, "minutes:sign", minutes, hash=current(minutes).content_hash, proxy=proxy)
    presider_id = minutes.meeting.presider_id
    if presider_id and all(one.signed_at for one in named(minutes)):
        letters.ask_to_approve(minutes, db.session.get_one(Person, presider_id))


def _asked(minutes: Minutes, person_id: uuid.UUID) -> MinutesSigner:
    row = next((one for one in named(minutes) if one.person_id == person_id), None)
    if row is None:
        raise NotAllowed("この議事録の署名委員ではありません。")
    return row


def _ensure_open(minutes: Minutes, row: MinutesSigner, content_hash: str) -> None:
    if minutes.state is not MinutesState.AWAITING_CHAIR:
        raise Conflict("いまは、確認を待っている議事録（案）はありません。")
    if row.signed_at is not None:
        raise Conflict("この方の確認は、すでに済んでいます。")
    if current(minutes).content_hash != content_hash:
        raise Conflict("画面を開いたあとで内容が変わりました。もう一度読んでから確認してください。")


def _seated_in_person(minutes: Minutes) -> Select[uuid.UUID | None]:
    return (
        select(RosterEntry.person_id)
        .join(
            Presence,
            (Presence.meeting_id == RosterEntry.meeting_id)
            & (Presence.person_id == RosterEntry.person_id),
        )
        .where(
            RosterEntry.meeting_id == minutes.meeting_id,
            RosterEntry.left_at.is_(None),
            RosterEntry.office != Office.ADVISER,
            Presence.attendance.in_(_IN_PERSON),
        )
    )


def _recused(minutes: Minutes) -> Select[uuid.UUID | None]:
    return (
        select(RosterEntry.person_id)
        .join(Recusal, Recusal.seat_id == RosterEntry.seat_id)
        .join(AgendaItem, AgendaItem.id == Recusal.agenda_item_id)
        .where(
            RosterEntry.meeting_id == minutes.meeting_id,
            RosterEntry.person_id.is_not(None),
            AgendaItem.meeting_id == minutes.meeting_id,
        )
    )
