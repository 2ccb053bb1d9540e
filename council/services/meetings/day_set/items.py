"""What is said at one item: the public asked out and in, who takes no part, the call, the question, the end."""

from collections.abc import Iterator
from uuid import UUID

from council.domain.numerals import write_digits
from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.minutes.script import ScriptLine
from council.queries.meetings.agenda import ItemRow
from council.services.meetings.day_set import words
from council.services.meetings.day_set.barred import barred_seats, hides_its_title
from council.services.meetings.day_set.day import Day
from council.services.meetings.day_set.frame import (
    OFFICE,
    chairing,
    closing,
    opening,
    phrase,
    quorum,
)


def said(row: ItemRow, number: str, day: Day) -> Iterator[ScriptLine]:
    """Everything said at the item, once the doors are as they should be."""
    if row.kind is ItemKind.OPENING:
        yield from opening(day)
    elif row.kind is ItemKind.CLOSING:
        yield from closing(day)
    else:
        yield from _item(row, number, day)


def doors(before: ItemRow | None, row: ItemRow | None, day: Day) -> Iterator[ScriptLine]:
    """What is said when the public leaves, and when it may come back; no row is the end."""
    was, closes = before is not None and before.is_closed, row is not None and row.is_closed
    chair, _name = chairing(day)
    if row is not None and closes and day.meeting.publicity is Publicity.CLOSED:
        yield ScriptLine(chair, words.KEEP_CLOSED.format(reason=_why(row, day)))
    elif day.meeting.publicity is Publicity.CLOSED or was == closes:
        return
    elif row is not None and closes:
        yield ScriptLine(chair, words.CLOSE_DOORS.format(reason=_why(row, day)))
        online = day.meeting.sitting.form is MeetingForm.HYBRID
        yield ScriptLine("", words.CLOSE_DOORS_ONLINE_DO if online else words.CLOSE_DOORS_DO)
    else:
        yield ScriptLine(chair, words.OPEN_DOORS)
        yield ScriptLine("", words.OPEN_DOORS_DO)


def _why(row: ItemRow, day: Day) -> str:
    return phrase(row.closed_reason or day.meeting.closed_reason) or words.USUAL_REASON


def _item(row: ItemRow, number: str, day: Day) -> Iterator[ScriptLine]:
    recused = {one.seat_id for one in day.room.recused(row.id)}
    member = day.facts.version.member_title
    chair, _name = chairing(day, barred_seats(row.id, day))
    if recused:
        yield from _leaving(recused, chair, day)
    if chair != chairing(day)[0]:
        yield ScriptLine("", words.CHANGE_CHAIR_DO.format(chair=chair))
    if row.kind is ItemKind.CASE and day.facts.neighbours:
        bodies = "、".join(one.body_name for one in day.facts.neighbours)
        yield ScriptLine(chair, words.OTHERS_LEAVE.format(bodies=bodies))
    if row.is_kept_from_some:
        yield ScriptLine("", words.KEPT_FROM_SOME_DO.format(member=member))
    yield ScriptLine(chair, _call(row, number, day))
    if row.presenter:
        yield ScriptLine("", words.EXPLAINS_DO.format(presenter=row.presenter))
    yield from _opinions(row, day)
    yield ScriptLine(chair, words.ASK[row.kind])
    decision = day.facts.version.decision_word
    yield ScriptLine(chair, words.END[row.kind].format(decision=decision))
    if recused:
        yield ScriptLine(chair, words.RETURN.format(member=member))


def _opinions(row: ItemRow, day: Day) -> Iterator[ScriptLine]:
    """What who is away wrote, read out by the secretariat; of a closed item the script says only that there is some."""
    for one in day.opinions.get(row.id) or ():
        if one.has_come:
            continue
        who = f"{one.place.name}{one.place.office_label}"
        if row.is_closed or barred_seats(row.id, day):
            yield ScriptLine("", words.OPINION_DO.format(who=who))
        else:
            yield ScriptLine(OFFICE, words.OPINION.format(who=who, text=one.said.text))


def _leaving(recused: set[UUID], chair: str, day: Day) -> Iterator[ScriptLine]:
    usual, _name = chairing(day)
    member = day.facts.version.member_title
    yield ScriptLine(usual, words.LEAVE.format(member=member))
    told = write_digits(words.LEAVE_DO.format(count=len(recused)), day.digits)
    yield ScriptLine("", told)
    yield ScriptLine(chair, quorum(day, recused))


def _call(row: ItemRow, number: str, day: Day) -> str:
    if hides_its_title(row, day):
        return words.CALL_UNNAMED.format(number=number)
    call = words.CALL.format(number=number, title=row.title)
    if not row.presenter:
        return call
    papers = "・".join(row.labels(day.digits))
    minutes = write_digits(f"{row.minutes}分", day.digits)
    how = (f"{papers}により、" if papers else "") + (f"{minutes}ほどで" if row.minutes else "")
    return call + words.EXPLAIN.format(presenter=_addressed(row.presenter, day), how=how)


def _addressed(presenter: str, day: Day) -> str:
    """A member as everybody is addressed in the room; an office or a title as it is."""
    return f"{presenter}様" if any(one.name == presenter for one in day.lines) else presenter
