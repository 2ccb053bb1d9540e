"""What was written, as it is read at the item of the 次第: on the page of the item, in the script, in the minutes."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from council.domain.vocabulary import Answer
from council.models import Meeting
from council.policy.actor import Actor
from council.queries.invitations import standing as replies
from council.queries.sittings import Chamber, Place
from council.queries.writings.circulation import said_to
from council.queries.writings.reading import readable
from council.queries.writings.said import Said, standing
from council.queries.writings.sheet import is_circulated


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one seat wrote to an item; `has_come` when its holder comes after all: then it is not read out.

    `copy_opens` where the reader may have the copy of what came.
    """

    place: Place
    said: Said
    has_come: bool
    copy_opens: bool = False


def opinions(
    meeting: Meeting,
    room: Chamber,
    items: Iterable[uuid.UUID],
    read: Collection[uuid.UUID] = (),
) -> dict[uuid.UUID, tuple[Opinion, ...]]:
    """By item, in the order of the seats, those recused left out; three statements, whatever the meeting's size.

    What somebody may read of it is for the caller: `readable_opinions` asks. `read` are all items of the reader.
    """
    every = list(items)
    found = standing(meeting, opened=every)
    came = _coming(meeting, room) if found.said and not is_circulated(meeting) else set()
    return {
        item_id: tuple(
            Opinion(place, said, place.id in came, said.copy_opens(read))
            for place, said in said_to(item_id, room, found)
        )
        for item_id in every
    }


def _coming(meeting: Meeting, room: Chamber) -> set[uuid.UUID]:
    """The seats whose holder or substitute is there: as recorded, else as answered."""
    if room.is_marked:
        return {place.id for place in room.places if room.attended(place.id)}
    answers = replies(meeting)
    return {
        place.id
        for place in room.places
        if place.person_id in answers and answers[place.person_id].answer is not Answer.ABSENT
    }


def readable_opinions(
    meeting: Meeting, room: Chamber, reader: Actor
) -> Mapping[uuid.UUID, tuple[Opinion, ...] | None]:
    """The same for the items that something was written to; None where the reader may not read it.

    One statement where nobody wrote anything.
    """
    written = {one.item_id for one in standing(meeting).said}
    if not written:
        return {}
    read = {one.row.id for one in readable(meeting, reader)}
    return dict.fromkeys(written) | opinions(meeting, room, written & read, read)
