"""出欠の確認: whoever has not answered the notice is asked once more, by mail, at most once a day."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import MeetingState, OutboxState
from council.extensions import db
from council.models import Invitation, Meeting, Person, Sitting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.invitations import REPLY_REMINDER, BoardRow, board
from council.services import letters, outbox
from council.services.audit import record
from council.services.invitations.writing import affair_of
from council.services.letters import Gathering


def remind(meeting: Meeting, actor: Actor) -> int:
    """Ask everybody once more who got the notice by mail and has not answered; how many mails that are.

    Between the notice and the opening; nobody twice on a day, nor who presses. Those on paper are telephoned.
    """
    require(actor, Permission.INVITATION_REMIND, meeting)
    gathering = letters.gather(meeting)
    if meeting.state is not MeetingState.NOTIFIED or gathering.starts <= clock.now():
        raise Conflict("確認を送れるのは、通知のあと、会議が始まるまでです。")
    _wait_for_others(meeting)
    asked = board(meeting)
    rows = asked.to_remind(actor.on, actor.person_id)
    if not rows:
        raise DomainError(_why_nobody(asked.unanswered, actor))
    people = _people(rows)
    for row in rows:
        _enqueue(gathering, meeting, *people[row.invitation_id], actor)
    record(actor, "invitation:remind", meeting, **affair_of(gathering, meeting), mails=len(rows))
    return len(rows)


def _wait_for_others(meeting: Meeting) -> None:
    """Of two who press at once, the second finds what the first has sent."""
    # the sitting, as moving and calling off hold it before their letters: nobody waits in a ring
    held = select(Sitting.id).where(Sitting.id == meeting.sitting_id)
    db.session.execute(held.with_for_update(key_share=True))


def _why_nobody(unanswered: Sequence[BoardRow], actor: Actor) -> str:
    if any(row.reminded_on == actor.on for row in unanswered):
        return "今日は、もう確認を送りました。同じ方に送れるのは、1日に1通です。"
    if any(row.delivery is OutboxState.WAITING and not row.is_on_paper for row in unanswered):
        return "案内のメールが、まだ送信待ちです。送られたあとに、確認を送れます。"
    return "メールで確認を送れる方はいません。まだの方には、電話などでお尋ねください。"


def _people(rows: Sequence[BoardRow]) -> dict[uuid.UUID, tuple[Invitation, Person]]:
    found = db.session.execute(
        select(Invitation, Person)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.id.in_([row.invitation_id for row in rows]))
    )
    return {row.Invitation.id: (row.Invitation, row.Person) for row in found}


def _enqueue(
    gathering: Gathering, meeting: Meeting, invitation: Invitation, person: Person, actor: Actor
) -> None:
    by = meeting.reply_by
    reference = {
        "meeting": str(meeting.id),
        "sequence": invitation.sequence,
        "is_overdue": by is not None and by < actor.on,
    }
    if gathering.conference is not None:
        reference["agency"] = str(gathering.conference.convener_agency_id)
    outbox.enqueue(
        REPLY_REMINDER,
        person,
        subject=invitation,
        reference=reference,
        # of an order of its own: a notice that is sent once more must not be overtaken by it
        order_key=f"reminder:{invitation.id}",
        body_id=affair_of(gathering, meeting)["body_id"],
    )
