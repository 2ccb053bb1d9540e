"""A meeting held in writing: members answer item by item, the secretariat enters some, and the answers are closed."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from council.demo import records
from council.demo.answers import entered
from council.demo.days import Story, moment
from council.demo.material import Row
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import InvitationKind, Office
from council.domain.writings import Stance
from council.extensions import db
from council.models import Invitation, Meeting, Person
from council.queries import writings as queries
from council.queries.sittings import chamber
from council.services import sittings, writings

_WAITS = (3, 6)
_SAID = ("異議はありません。", "進め方は、この案でよいと思います。")


def answer(stage: Stage, told: Row, meeting: Meeting) -> Story:
    """The answers come in two batches, those sent on paper among them; a few never come.

    Most say for or against and no more; the first of each batch writes a sentence.
    """
    notified = clock.today()
    silent = told.get("absent", 1)
    for batch, wait in enumerate(_WAITS):
        yield moment(stage.days.after(notified, wait), "12:40")
        asked = _asked(meeting)
        for place, invitation in enumerate(asked[: len(asked) - silent]):
            if place % len(_WAITS) == batch:
                said = _SAID[batch] if place == batch else ""
                _write(stage, told, meeting, invitation, said)


def _asked(meeting: Meeting) -> list[Invitation]:
    """Who is asked to answer, whoever presides first: without them it is not closed."""
    chair = next(
        (one.person_id for one in chamber(meeting).places if one.office is Office.CHAIR), None
    )
    rows = db.session.scalars(
        select(Invitation)
        .join(Person, Person.id == Invitation.person_id)
        .where(
            Invitation.sitting_id == meeting.sitting_id,
            Invitation.kind == InvitationKind.CONVENE,
        )
        .options(joinedload(Invitation.person), selectinload(Invitation.seats))
        .order_by(Invitation.person_id != chair, Person.reading, Person.email)
    )
    return list(rows)


def _write(stage: Stage, told: Row, meeting: Meeting, invitation: Invitation, said: str) -> None:
    secretary = stage.secretary(told["body"])
    own = stage.actor_of(invitation.person_id)
    proxy = None if own else entered(invitation, secretary)
    actor = own or secretary
    sheet = queries.sheet(meeting, invitation, actor)
    if sheet is None:
        return
    drafts = [
        writings.Draft(line.item.id, Stance.FOR, said) for line in sheet.lines if line.takes_stance
    ]
    writings.write(meeting, invitation, drafts, base=sheet.position, actor=actor, proxy=proxy)


def close(stage: Stage, told: Row, meeting: Meeting) -> Story:
    """Closed in the evening of the last day; the minutes follow."""
    sitting = meeting.sitting
    yield datetime.combine(sitting.held_on, sitting.ends, tzinfo=clock.TOKYO) + timedelta(minutes=5)
    chair = next(one for one in chamber(meeting).places if one.office is Office.CHAIR)
    sittings.close_in_writing(
        meeting,
        closed_at=sitting.ends,
        presider=db.session.get_one(Person, chair.person_id),
        actor=stage.secretary(told["body"]),
    )
    stage.spawn(records.keep(stage, told, meeting))
