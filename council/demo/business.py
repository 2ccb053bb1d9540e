"""What is said and decided under each item of a 次第, and what comes of it."""

from datetime import time

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.demo import actions, climbing, material
from council.demo.material import Row
from council.demo.stage import Stage
from council.domain.business import start_times
from council.domain.quorum import Quorum
from council.domain.vocabulary import ItemKind, SupportTarget
from council.extensions import db
from council.models import AgendaItem, Meeting, Seat
from council.policy.actor import Actor
from council.queries.meetings import version_of
from council.queries.sittings import chamber
from council.services import actions as action_services
from council.services import sittings

_OPENED = "開会を宣し、事務局が定足数と資料を確かめた。"
_OPENED_WITHOUT_QUORUM = "開会を宣し、事務局が資料を確かめた。"
_STANDARD = {
    ItemKind.OPENING: ("", _OPENED, ""),
    ItemKind.CONFIRM_MINUTES: (
        "事務局",
        "前回の議事録の要点と、その後の動きを説明した。",
        "前回の議事録を確認した。",
    ),
    ItemKind.ACTIONS: ("事務局", "対応事項の進み具合を、担当機関ごとに報告した。", ""),
    ItemKind.OTHER: ("事務局", "次回の日程は、候補日を示して調整する。", ""),
    ItemKind.CLOSING: ("", "閉会を宣した。", ""),
}


def record(stage: Stage, meeting: Meeting, rows: list[Row], actor: Actor) -> None:
    """Go through the 次第: the material speaks under its own items, the standing ones speak for themselves."""
    own = iter(rows)
    asks_no_quorum = Quorum(version_of(meeting).quorum) is Quorum.NONE
    for item in items_of(meeting):
        if item.kind in _STANDARD:
            speaker, said, decided = _STANDARD[item.kind]
            said = _OPENED_WITHOUT_QUORUM if asks_no_quorum and said == _OPENED else said
            sittings.note(item, speaker=speaker, text=said, actor=actor)
            if decided:
                sittings.decide(item, text=decided, actor=actor, ballot=sittings.Ballot())
        else:
            _discuss(stage, item, next(own), actor)
        sittings.mark_discussed(item, actor)


def take_turns(meeting: Meeting, closed_at: time, actor: Actor) -> None:
    """Say when each item had its turn: as it was planned, from the opening to the closing."""
    items = items_of(meeting)
    starts = start_times(
        meeting.opened_at or meeting.sitting.begins, [one.minutes for one in items]
    )
    for item, begun, ended in zip(items, starts, (*starts[1:], closed_at), strict=True):
        if item.kind not in (ItemKind.OPENING, ItemKind.CLOSING):
            begun_at, ended_at = min(begun, closed_at), min(ended, closed_at)
            sittings.set_turn(item, begun_at=begun_at, ended_at=ended_at, actor=actor)


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The items in their order, with what the services ask about them."""
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting.id)
            .options(joinedload(AgendaItem.meeting), joinedload(AgendaItem.submission))
            .order_by(AgendaItem.position)
        )
    )


def _discuss(stage: Stage, item: AgendaItem, row: Row, actor: Actor) -> None:
    if item.submission is not None:
        _recuse(item, actor)
    for line in row.get("notes", []):
        speaker, _, said = line.partition("：")
        sittings.note(item, speaker=speaker, text=said, actor=actor)
    for line in row.get("decisions", []):
        sittings.decide(item, text=line, actor=actor)
    for told in row.get("action", []):
        assign(stage, item.meeting, item, told, actor)
    if "issue" in row:
        climbing.raise_at(stage, row["issue"], material.issues()[row["issue"]], item)
    if "answers" in row:
        climbing.answer_at(stage, row["answers"], material.issues()[row["answers"]], item.meeting)


def assign(
    stage: Stage, meeting: Meeting, item: AgendaItem | None, told: Row, actor: Actor
) -> None:
    """Assign one action item and let it go its way."""
    held = meeting.sitting.held_on
    action = action_services.create(
        meeting,
        agenda_item=item,
        agency=stage.agency(told["agency"]),
        target=SupportTarget(told["target"]),
        text=told["text"],
        due_on=stage.days.after(held, told["due"]),
        actor=actor,
        is_proposed=told["story"] == "proposed",
    )
    keeper = next(role for role in stage.cast if role.email == actor.email)
    stage.spawn(actions.follow(stage, action, told, held, lambda: stage.actor(keeper)))


def _recuse(item: AgendaItem, actor: Actor) -> None:
    """Whoever sits for the submitting agency takes no part in its case."""
    room = chamber(item.meeting)
    if item.submission is None:
        return
    seats = db.session.scalars(
        select(Seat).where(
            Seat.body_id == item.meeting.body_id, Seat.agency_id == item.submission.agency_id
        )
    )
    for seat in seats:
        place = room.place(seat.id)
        if place and place.name and place.person_id != item.meeting.presider_id:
            sittings.recuse(item, seat, actor)
