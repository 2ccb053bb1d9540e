"""What the papers of the day are made from: the room as it will be, the 次第, the papers; gathered once."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from council.domain.errors import Conflict, NotFound
from council.domain.manner import Mark, manner
from council.domain.numerals import Digits
from council.domain.vocabulary import (
    Answer,
    MeetingForm,
    MeetingState,
    Office,
    Publicity,
)
from council.minutes.day import Expected, MeetingHead, PlaceLine
from council.minutes.style import PageStyle
from council.models import Meeting, Recusal
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.invitations import Standing, standing
from council.queries.meetings import agenda, following
from council.queries.meetings.agenda import ItemRow, PaperRow
from council.queries.meetings.facts import Facts, facts
from council.queries.sittings import Chamber, Place, chamber, secretariat_names
from council.queries.withheld import withheld_from
from council.queries.writings import Opinion, readable_opinions
from council.services.meetings.heading import head_of

BEFORE = (MeetingState.NOTIFIED, MeetingState.IN_SESSION)
AFTER = (MeetingState.CLOSED, MeetingState.CONCLUDED, MeetingState.INQUORATE)
_AS_ANSWERED = {
    Answer.ATTEND: Expected.PRESENT,
    Answer.SUBSTITUTE: Expected.SUBSTITUTE,
    Answer.ABSENT: Expected.ABSENT,
}
_AS_MARKED: Mapping[Mark, Expected] = {"代理": Expected.SUBSTITUTE, "欠席": Expected.ABSENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One meeting on its day, as its secretariat may see it."""

    meeting: Meeting
    style: PageStyle
    head: MeetingHead
    facts: Facts
    room: Chamber
    places: Mapping[uuid.UUID, PlaceLine]
    items: tuple[ItemRow, ...]
    papers: tuple[PaperRow, ...]
    withheld: Mapping[uuid.UUID, list[Recusal]]
    opinions: Mapping[uuid.UUID, tuple[Opinion, ...] | None]
    secretariat: tuple[str, ...]
    next: Meeting | None

    @property
    def digits(self) -> Digits:
        """How numbers are written."""
        return self.style.digits

    @property
    def has_observers(self) -> bool:
        """Whether any of it is open to the public."""
        return self.meeting.publicity is not Publicity.CLOSED

    @property
    def lines(self) -> tuple[PlaceLine, ...]:
        """The places in the order of the roster."""
        return tuple(self.places.values())


def ensure_committee(meeting: Meeting, actor: Actor) -> None:
    """Refuse whoever does not keep the meeting; a case conference has no such papers."""
    require(actor, Permission.MEETING_ROSTER, meeting)
    if meeting.conference is not None:
        raise NotFound("個別ケース検討会議には、この文書はありません。")


def gathered(meeting: Meeting, actor: Actor) -> Day:
    """Everything the day's papers say, in so many statements whatever the meeting's size."""
    ensure_committee(meeting, actor)
    if meeting.state not in BEFORE or meeting.sitting.form is MeetingForm.WRITTEN:
        raise Conflict(
            "当日セットは、開催通知を送ってから閉会するまで作れます。書面での開催にはありません。"
        )
    found, style, room = facts(meeting, actor), town.page_style(), chamber(meeting)
    listed = agenda.papers(meeting, actor)
    return Day(
        meeting=meeting,
        style=style,
        head=MeetingHead(**head_of(meeting, found, style.digits)),
        facts=found,
        room=room,
        places=places(room, standing(meeting)),
        items=tuple(agenda.items(meeting, actor, listed)),
        papers=tuple(listed),
        withheld=withheld_from(meeting.id),
        opinions=readable_opinions(meeting, room, actor),
        secretariat=tuple(secretariat_names(meeting)),
        next=following(meeting, actor),
    )


def places(room: Chamber, answers: Mapping[uuid.UUID, Standing]) -> dict[uuid.UUID, PlaceLine]:
    """By seat: who is expected, as recorded, else as answered; vacant seats are left out."""
    held = [one for one in room.places if one.name]
    return {
        place.id: _line(number, place, room, answers.get(place.person_id or place.id))
        for number, place in enumerate(held, start=1)
    }


def _line(number: int, place: Place, room: Chamber, reply: Standing | None) -> PlaceLine:
    expected, name, post = _recorded(room, place) or _answered(reply)
    return PlaceLine(
        number=number,
        seat_title=place.title,
        agency=place.agency,
        post=place.post,
        name=place.name,
        office=place.office_label,
        presides=place.office is Office.CHAIR,
        deputises=place.office is Office.DEPUTY,
        expected=expected,
        substitute_name=name,
        substitute_post=post,
    )


def _recorded(room: Chamber, place: Place) -> tuple[Expected, str, str] | None:
    if not room.rows(place.id):
        return None
    found = manner(room.course(place.id))
    return _AS_MARKED.get(found.mark, Expected.PRESENT), found.substitute, found.post


def _answered(reply: Standing | None) -> tuple[Expected, str, str]:
    if reply is None:
        return Expected.UNKNOWN, "", ""
    return _AS_ANSWERED[reply.answer], reply.substitute_name, reply.substitute_post
