"""The letters of the year go out at the end of each day, reminders among them; those of the last days still wait for the worker."""

from datetime import timedelta

from sqlalchemy import select

from council.demo.days import Story, moment
from council.demo.stage import Stage
from council.domain import clock
from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.models import OutboxMessage
from council.policy.actor import Actor
from council.services import actions, letters

# from this day on no letter is sent: the worker has something to show at once
_KEPT_FROM = -3


def deliver(stage: Stage) -> Story:
    """Every working day, settle what is due; what goes on paper is posted by the secretariat."""
    day = stage.days.first
    while day < stage.days.day(_KEPT_FROM):
        yield moment(day, "22:00")
        actions.remind(Actor.system(clock.today()))
        by_mail, on_paper = _waiting()
        if by_mail:
            letters.suppose_sent(by_mail, Actor.system(clock.today()))
        for message in on_paper:
            if message.body_id is not None:
                letters.hand_over(message, stage.secretary(stage.body_code(message.body_id)))
        day = stage.days.after(day + timedelta(days=1), 0)


def _waiting() -> tuple[list[OutboxMessage], list[OutboxMessage]]:
    """What waits to go by mail, and on paper."""
    rows = db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.state == OutboxState.WAITING)
        .order_by(OutboxMessage.position)
    ).all()
    return [row for row in rows if row.address], [row for row in rows if not row.address]
