"""書面開催: the chair rules at a tie; the answers become presence, and what they decide stands."""

from datetime import time

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.ids import new_id
from council.domain.machines import MEETING
from council.domain.vocabulary import Attendance, MeetingForm, MeetingState
from council.domain.writings import Stance
from council.extensions import db
from council.models import AgendaItem, Meeting, Person, Presence, ProxyEntry, Ruling
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import sittings as queries
from council.queries.sittings import Chamber, chamber
from council.queries.writings import Circulation, circulation
from council.services import submissions
from council.services.audit import record
from council.services.sittings.record import mark_discussed
from council.services.sittings.states import ensure_come, say_quorum
from council.services.transitions import advance, ensure_version


def rule(
    item: AgendaItem,
    stance: Stance,
    presider: Person,
    actor: Actor,
    *,
    proxy: ProxyEntry | None = None,
) -> Ruling:
    """可否同数: keep how the chair decided the item; by the chair, or entered for them."""
    meeting = item.meeting
    require(actor, Permission.MEETING_CLOSE, meeting)
    if stance not in (Stance.FOR, Stance.AGAINST):
        raise DomainError("原案を可とするか否とするかを選んでください。", field="stance")
    room = chamber(meeting)
    state = _under_way(meeting, room, actor)
    if not state.may_close:
        raise Conflict("まだ回答を待っています。期限を過ぎるか、全員が回答すると、決められます。")
    result = next((one for one in state.results if one.item.id == item.id), None)
    if result is None or not result.is_tied:
        raise Conflict("この議題は可否同数ではありません。")
    _ensure_rules(room, item, presider)
    if proxy is None and presider.id != actor.person_id:
        raise DomainError("議長から聞いた決定は、代行入力として記録してください。")
    row = _ruling_of(item) or _new_ruling(item)
    row.stance, row.person_id, row.proxy_id = stance, presider.id, proxy.id if proxy else None
    row.recorded_by_id, row.created_at = actor.id, clock.now()
    row.position = state.position
    db.session.add(row)
    db.session.flush()
    record(actor, "writing:rule", row, body_id=meeting.body_id, is_proxy=proxy is not None)
    return row


def _ruling_of(item: AgendaItem) -> Ruling | None:
    return db.session.scalars(select(Ruling).where(Ruling.agenda_item_id == item.id)).one_or_none()


def _new_ruling(item: AgendaItem) -> Ruling:
    return Ruling(id=new_id(), agenda_item_id=item.id)


def _under_way(meeting: Meeting, room: Chamber, actor: Actor) -> Circulation:
    if meeting.sitting.form is not MeetingForm.WRITTEN:
        raise DomainError("書面での開催ではありません。開会してから、閉会してください。")
    if meeting.state is not MeetingState.NOTIFIED:
        raise Conflict("書面での開催は、いま回答を受け付けていません。")
    # who writes meanwhile waits, and finds it closed
    db.session.execute(
        select(Meeting.id).where(Meeting.id == meeting.id).with_for_update(key_share=True)
    )
    return circulation(meeting, room, actor)


def _ensure_rules(room: Chamber, item: AgendaItem, presider: Person) -> None:
    place = _presiding(room, presider)
    if place.id in {one.seat_id for one in room.recused(item.id)}:
        raise DomainError("除斥された方は、この議題を決められません。", field="presider")


def _presiding(room: Chamber, presider: Person) -> queries.Place:
    place = room.place_of(presider.id)
    if place is None or place not in room.presiders():
        raise DomainError(
            "議長は、%(chair)sか%(deputy)sが務めます。",
            field="presider",
            chair=room.version.chair_title,
            deputy=room.version.deputy_title,
        )
    return place


def close_in_writing(
    meeting: Meeting,
    *,
    closed_at: time,
    presider: Person,
    actor: Actor,
    base_version: int | None = None,
    seen: int | None = None,
) -> None:
    """End the circulation: whoever answered counts as present, what was decided is marked as discussed.

    `seen` is how much was written when the form was shown: nothing that came since is passed over.
    """
    require(actor, Permission.MEETING_CLOSE_IN_WRITING, meeting)
    MEETING.step("close_in_writing", meeting.state)
    ensure_version(meeting, base_version)
    room = chamber(meeting)
    state = _under_way(meeting, room, actor)
    if seen is not None and seen != state.position:
        raise StaleVersion
    ensure_come(meeting, closed_at, "closed_at", actor)
    _ensure_complete(state)
    _ensure_answered(state, room, presider)
    meeting.closed_at, meeting.presider_id = closed_at, presider.id
    say_quorum(meeting, keep_presence(meeting, room, state))
    advance(MEETING, meeting, "close_in_writing", actor)
    _mark(meeting, state, actor)
    submissions.close_papers(meeting, actor)
    db.session.flush()


def _ensure_complete(state: Circulation) -> None:
    if not state.may_close:
        raise DomainError(
            "まだ締め切れません。期限（%(day)s）を過ぎるか、全員が回答すると、締め切れます。",
            day=state.until_label,
        )
    if not state.answered:
        raise DomainError("回答がありません。流会か中止にしてください。")
    if not state.quorum.is_quorate:
        raise DomainError(
            "%(sentence)s締め切れません。流会にしてください。", sentence=state.sentence()
        )
    if state.tied:
        raise DomainError("可否同数の議題があります。議長の決定を記録してから締め切ってください。")


def _ensure_answered(state: Circulation, room: Chamber, presider: Person) -> None:
    if _presiding(room, presider).person_id not in state.answered:
        raise DomainError("議長は、回答した方から選んでください。", field="presider")


def keep_presence(meeting: Meeting, room: Chamber, state: Circulation) -> Chamber:
    """Who answered was there, who did not was absent; nobody types it. Returns the room as it is then."""
    for row in room.presences:
        if row.seat_id is not None:
            db.session.delete(row)
    for place in state.places:
        here = place.person_id in state.answered
        db.session.add(
            Presence(
                id=new_id(),
                sitting_id=meeting.sitting_id,
                meeting_id=meeting.id,
                seat_id=place.id,
                person_id=place.person_id,
                attendance=Attendance.PRESENT if here else Attendance.ABSENT,
                name="",
                post_title="",
            )
        )
    db.session.flush()
    return chamber(meeting)


def _mark(meeting: Meeting, state: Circulation, actor: Actor) -> None:
    """Items on which something was decided are done; the others may be taken up again."""
    decided = [one.item.id for one in state.results if one.count and one.count.is_valid]
    for item in queries.items(meeting, decided):
        mark_discussed(item, actor)


def settle_presence(meeting: Meeting, room: Chamber, actor: Actor) -> Chamber:
    """For 流会 of a circulation: the answers so far as presence, once the time is up."""
    state = _under_way(meeting, room, actor)
    if not state.may_close:
        raise DomainError(
            "まだ回答を待っています。期限（%(day)s）を過ぎてから、流会にしてください。",
            day=state.until_label,
        )
    return keep_presence(meeting, room, state)
