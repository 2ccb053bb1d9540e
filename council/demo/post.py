"""The letters of the year, sent at the end of each day; those of the last days still wait for the worker."""

from datetime import timedelta

from sqlalchemy import select

from council.demo.days import Story, moment
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.models import OutboxMessage
from council.policy.actor import Actor
from council.services import letters, outbox

# from this day on no letter is sent: the worker has something to show at once
_KEPT_FROM = -3


def deliver(stage: Stage) -> Story:
    """Every working day, send what is due; what goes on paper is posted by the secretariat."""
    day = stage.days.first
    while day < stage.days.day(_KEPT_FROM):
        yield moment(day, "22:00")
        system = Actor.system(clock.today())
        while (taken := outbox.claim()) is not None:
            letters.settle_sent(taken, letters.render(taken.message), system)
        _carry(stage)
        day = stage.days.after(day + timedelta(days=1), 0)


def _carry(stage: Stage) -> None:
    waiting = db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state == OutboxState.WAITING, OutboxMessage.address == "")
        .order_by(OutboxMessage.position)
    ).all()
    for message in waiting:
        if message.body_id is not None:
            letters.hand_over(message, stage.secretary(stage.body_code(message.body_id)))
