"""Meetings as a secretariat makes them: what tests of later acts begin with."""

from datetime import date, time

from council.domain.vocabulary import MeetingForm, Publicity
from council.models import Meeting
from council.policy.actor import Actor
from council.services import meetings
from tests import world

PLACE = "第2庁舎 4階 会議室41"


def scheduled(actor: Actor, day: date = date(2026, 12, 17), code: str = "s8050") -> Meeting:
    """A draft of the body with its standard 次第."""
    return meetings.schedule(
        world.body(code),
        held_on=day,
        begins=time(14),
        ends=time(16),
        place=PLACE,
        form=MeetingForm.IN_PERSON,
        publicity=Publicity.CLOSED,
        closed_reason="個人情報を扱うため",
        actor=actor,
    )


def signed_off(meeting: Meeting, actor: Actor) -> None:
    """The notice's 決裁, as of today."""
    meetings.sign_off(
        meeting,
        document_no="8世生福第1234号",
        drafted_on=actor.on,
        decided_on=actor.on,
        decided_by="生活福祉課長",
        actor=actor,
    )


def notified(meeting: Meeting, actor: Actor, *, keeps_day: bool = False) -> Meeting:
    """The day fixed, the 決裁 recorded, the notice sent; with `keeps_day` on the day it was put off from."""
    meetings.fix_date(meeting, actor, keeps_day=keeps_day)
    signed_off(meeting, actor)
    meetings.notify(meeting, actor)
    return meeting


def decided(actor: Actor) -> meetings.Decision:
    """A 決裁 of today on what goes out after the notice."""
    return meetings.Decision("8世生福第1300号", actor.on, actor.on, "生活福祉課長")


def called_off(meeting: Meeting, reason: str, actor: Actor) -> None:
    """Called off after its notice, with the 決裁 on it."""
    meetings.cancel(meeting, reason, actor, decision=decided(actor))


DECIDED = {
    "document_no": "8世生福第1300号",
    "decided_on": world.TODAY.isoformat(),
    "decided_by": "生活福祉課長",
}
