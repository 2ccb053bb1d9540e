"""Many more agenda items: the same page must stay as quick with two hundred of them as with ten."""

import random
from datetime import date

from sqlalchemy import func, select

from council.demo import material
from council.demo.days import Days, moment
from council.demo.year import is_loaded
from council.domain import clock
from council.domain.errors import DomainError
from council.domain.ids import seeded
from council.domain.vocabulary import ItemKind, MeetingForm
from council.extensions import db
from council.models import AgendaItem, Body, Meeting
from council.policy.actor import Actor
from council.queries import members, town
from council.services import meetings
from council.services.meetings.scheduling import rules_on

SIZES = (10, 50, 200)
_BODY = "s8050"
_FROM = 120
_EVERY = 14
_MOST = 100


def enlarge(factor: int, seed: int) -> int:
    """Add meetings with exactly 10, 50 and 200 items, so many times; returns how many. The caller commits."""
    if not is_loaded():
        raise DomainError("先に council demo load を実行してください。")
    if not 1 <= factor <= _MOST:
        raise DomainError("--factor は1から%(most)sまでの数にしてください。", most=_MOST)
    body = db.session.scalars(select(Body).where(Body.code == _BODY)).one()
    actor = members.secretary(clock.today(), body.id)
    if actor is None:
        raise DomainError("事務局のアカウントがありません。")
    days = Days(clock.today(), town.days_off())
    titles = _titles()
    before = db.session.scalar(select(func.count()).select_from(Meeting))
    own = random.Random(f"{seed}/{before}").getrandbits(64)
    with seeded(own), clock.at(moment(days.today, "00:00")):
        for number in range(factor * len(SIZES)):
            held = days.day(_FROM + number * _EVERY)
            _meeting(body, held, SIZES[number % len(SIZES)], titles, actor)
    return factor * len(SIZES)


def _titles() -> list[str]:
    return [
        item["title"]
        for piece in material.meetings()
        for item in piece.says.get("item", [])
        if "title" in item
    ]


def _meeting(body: Body, held: date, size: int, titles: list[str], actor: Actor) -> None:
    rules = rules_on(body, held)
    meeting = meetings.schedule(
        body,
        held_on=held,
        begins=moment(held, "09:00").time(),
        ends=moment(held, "17:00").time(),
        place="世田谷区役所東棟　会議室３",
        form=MeetingForm.IN_PERSON,
        publicity=rules.publicity,
        closed_reason=rules.closed_reason,
        actor=actor,
    )
    for number in range(size - _standing(meeting)):
        meetings.add_item(
            meeting,
            kind=ItemKind.REPORT if number % 3 else ItemKind.DISCUSSION,
            title=titles[number % len(titles)],
            presenter="事務局",
            minutes=2,
            actor=actor,
        )
    meetings.fix_date(meeting, actor)


def _standing(meeting: Meeting) -> int:
    """How many items every meeting begins with."""
    return (
        db.session.scalar(
            select(func.count()).select_from(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
        )
        or 0
    )
