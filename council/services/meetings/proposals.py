"""議題の提案: a member proposes, the secretariat puts it on a 次第 or returns it with the reason."""

import uuid

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.machines import PROPOSAL
from council.domain.vocabulary import ItemKind
from council.extensions import db
from council.models import (
    AgendaItem,
    AgendaProposal,
    Appointment,
    Body,
    Meeting,
    ProxyEntry,
    Seat,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.accounts import live
from council.services.audit import record
from council.services.issues import ensure_no_household
from council.services.meetings import agenda
from council.services.transitions import advance, ensure_version

_LONGEST = 240


def propose(
    body: Body,
    *,
    title: str,
    reason: str,
    minutes: int,
    actor: Actor,
    proxy: ProxyEntry | None = None,
) -> AgendaProposal:
    """Put an item before the body's secretariat; refused while its words may point at a household.

    With `proxy` the secretariat enters what a member said by telephone or on paper.
    """
    proposer_id = _proposer(body, actor, proxy)
    if not title:
        raise DomainError("題名を入力してください。", field="title")
    if not 1 <= minutes <= _LONGEST:
        raise DomainError("時間は1分から240分までで入力してください。", field="minutes")
    for field, words in (("title", title), ("reason", reason)):
        ensure_no_household(words, field=field)
    ring = keyring(db.session)
    row = AgendaProposal(
        id=new_id(),
        body_id=body.id,
        proposer_id=proposer_id,
        proxy_id=proxy.id if proxy else None,
        title=title,
        minutes=minutes,
        key_id=ring.key_for("body", body.id),
        state=PROPOSAL.initial,
    )
    row.reason_sealed = ring.seal(row, "reason_sealed", reason)
    db.session.add(row)
    db.session.flush()
    record(actor, "proposal:add", row, body_id=body.id, proxy=str(proxy.id) if proxy else None)
    return row


def _proposer(body: Body, actor: Actor, proxy: ProxyEntry | None) -> uuid.UUID:
    """Who proposes: oneself as a member, or the member for whom it is entered."""
    if proxy is None:
        require(actor, Permission.PROPOSAL_ADD, body)
        return actor.id
    require(actor, Permission.PROPOSAL_PROXY, body)
    person_id = proxy.for_person_id
    sits = (
        select(Appointment.id)
        .join(Seat, Seat.id == Appointment.seat_id)
        .where(
            Seat.body_id == body.id,
            Appointment.person_id == person_id,
            live(Appointment, actor.on),
        )
    )
    if person_id is None or db.session.scalars(sits).first() is None:
        raise DomainError("この会議体の委員を選んでください。", field="for_person")
    return person_id


def accept(
    proposal: AgendaProposal, meeting: Meeting, *, base_version: int | None, actor: Actor
) -> AgendaItem:
    """議題にする: it stands on the meeting's 次第, with who proposed it; there it is edited like any other."""
    ensure_version(proposal, base_version)
    if meeting.body_id != proposal.body_id:
        raise DomainError("この会議体の会議を選んでください。", field="meeting")
    PROPOSAL.step("accept", proposal.state)
    item = agenda.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title=proposal.title,
        presenter=proposal.proposer.name,
        minutes=proposal.minutes,
        actor=actor,
    )
    db.session.flush()
    proposal.agenda_item_id = item.id
    _answer(proposal, "accept", actor)
    return item


def send_back(
    proposal: AgendaProposal, reason: str, *, base_version: int | None, actor: Actor
) -> None:
    """議題にしない: the proposer reads why."""
    ensure_version(proposal, base_version)
    if not reason:
        raise DomainError("理由を入力してください。", field="reason")
    ring = keyring(db.session)
    proposal.answer_sealed = ring.seal(proposal, "answer_sealed", reason)
    _answer(proposal, "return", actor)


def withdraw(proposal: AgendaProposal, *, base_version: int | None, actor: Actor) -> None:
    """取り下げる: by who proposed it, while nobody has answered."""
    ensure_version(proposal, base_version)
    _answer(proposal, "withdraw", actor)


def _answer(proposal: AgendaProposal, step: str, actor: Actor) -> None:
    proposal.answered_at = clock.now()
    advance(PROPOSAL, proposal, step, actor)
    db.session.flush()
