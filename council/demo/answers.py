"""Members answer an invitation: in person, or by telephone and FAX through the secretariat; some read the case."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.demo.days import Story, moment
from council.demo.material import Piece
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import Answer, Channel, Means, MeetingState
from council.extensions import db
from council.models import CaseSubmission, Invitation, Meeting, Person, ProxyEntry, ReaderReceipt
from council.policy.actor import Actor
from council.queries.meetings import version_of
from council.queries.sittings import chamber
from council.services import proxies, replies, submissions

_MEANS = {Channel.FAX: Means.FAX, Channel.POST: Means.LETTER}
_WAITS = (2, 5, 8)
_SUBSTITUTE = ("霜降 あずさ", "課長補佐")


def answer(stage: Stage, piece: Piece, meetings: list[Meeting]) -> Story:
    """The answers come in over a week and a half, whoever cannot come among them."""
    notified = clock.today()
    choices = _choices(stage, piece, meetings[0])
    for batch, wait in enumerate(_WAITS):
        yield moment(stage.days.after(notified, wait), "12:30")
        waiting = [one for one in _invitations(meetings[0]) if one.is_live]
        if all(one.state is not MeetingState.NOTIFIED for one in meetings):
            return
        for place, invitation in enumerate(waiting):
            if place % len(_WAITS) == batch and invitation.kind.value == "convene":
                _reply(
                    stage, invitation, meetings, choices.get(invitation.person_id, Answer.ATTEND)
                )
    yield moment(stage.days.after(notified, _WAITS[-1] + 1), "20:15")
    _read(stage, meetings[0])


def _invitations(meeting: Meeting) -> list[Invitation]:
    return list(
        db.session.scalars(
            select(Invitation)
            .join(Person, Person.id == Invitation.person_id)
            .where(Invitation.sitting_id == meeting.sitting_id)
            .options(joinedload(Invitation.person))
            .order_by(Person.reading, Person.email)
        )
    )


def _choices(stage: Stage, piece: Piece, meeting: Meeting) -> dict[object, Answer]:
    """Who will not come in person: a few, and one who sends a substitute where the rules allow it."""
    absent = piece.says.get("absent", 2)
    room = chamber(meeting)
    free = [place for place in room.places if place.name and place.office.value == "member"]
    stage.chance(piece.handle).shuffle(free)
    away: dict[object, Answer] = {one.person_id: Answer.ABSENT for one in free[:absent]}
    if version_of(meeting).substitutes:
        sending = next((one for one in free[absent:] if one.agency), None)
        if sending:
            away[sending.person_id] = Answer.SUBSTITUTE
    return away


def _reply(stage: Stage, invitation: Invitation, meetings: list[Meeting], wanted: Answer) -> None:
    secretary = stage.secretary(stage.body_code(meetings[0].body_id))
    own = stage.actor_of(invitation.person_id)
    proxy = None if own else entered(invitation, secretary)
    name, post = _SUBSTITUTE if wanted is Answer.SUBSTITUTE else ("", "")
    replies.reply(
        invitation,
        answer=wanted,
        substitute_name=name,
        substitute_post=post,
        actor=own or secretary,
        proxy=proxy,
    )


def entered(invitation: Invitation, secretary: Actor) -> ProxyEntry:
    """That somebody without an account answered by telephone or on paper."""
    entry = proxies.enter(
        invitation.person,
        means=_MEANS.get(invitation.person.channel, Means.TELEPHONE),
        received_on=clock.today(),
        received_by=secretary.name,
        actor=secretary,
    )
    db.session.flush()
    return entry


def _read(stage: Stage, meeting: Meeting) -> None:
    """Half of those who hold a copy have read the case paper by then."""
    papers = db.session.scalars(
        select(CaseSubmission)
        .where(CaseSubmission.meeting_id == meeting.id, CaseSubmission.state == "distributed")
        .order_by(CaseSubmission.code)
    ).all()
    for paper in papers:
        holders = db.session.scalars(
            select(ReaderReceipt.person_id)
            .where(ReaderReceipt.submission_id == paper.id)
            .order_by(ReaderReceipt.copy_number)
        ).all()
        for person_id in holders[::2]:
            reader = stage.actor_of(person_id)
            if reader is not None:
                submissions.read_paper(paper, reader)
