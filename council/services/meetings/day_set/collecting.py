"""回収表: which copies lie before whom, without those that are not handed out to whoever takes no part."""

from collections.abc import Iterator
from uuid import UUID

from council.domain.numerals import write_digits
from council.domain.papers import paper_label
from council.minutes.collection import CollectedPaper, CollectionContent, CopyLine
from council.models import Person
from council.queries import copies, invitations
from council.queries.copies import HandedOut
from council.queries.meetings.agenda import PaperRow
from council.services.meetings.day_set.barred import barred_people, barred_seats
from council.services.meetings.day_set.day import Day


def collection(day: Day) -> CollectionContent | None:
    """Every paper that is taken back; nothing where there is none."""
    taken = [paper for paper in day.papers if paper.collect_after]
    if not taken:
        return None
    handed_out = copies.of_meeting(day.meeting)
    guests = invitations.without_seat(day.meeting)
    return CollectionContent(
        head=day.head, papers=tuple(_paper(paper, handed_out, guests, day) for paper in taken)
    )


def _paper(
    paper: PaperRow, handed_out: list[HandedOut], guests: list[Person], day: Day
) -> CollectedPaper:
    label = paper_label(paper.number, paper.branch, day.digits)
    if not paper.is_case:
        lines = (
            *_lines(paper, barred_seats(paper.item_id, day), day),
            *_by_name(paper, guests, day),
        )
        return CollectedPaper(label=label, title=paper.title, copies=lines)
    persons = barred_people(paper.item_id, day)
    own = [one for one in handed_out if one.submission_id == paper.submission_id]
    kept = [one for one in own if one.person_id in persons or one.declared_at is not None]
    holders = {place.person_id: place.id for place in day.room.places if place.person_id}
    return CollectedPaper(
        label=label,
        title=paper.title,
        copies=tuple(_copy(one, paper, holders, day) for one in own if one not in kept),
        kept_back=tuple(write_digits(str(one.number), day.digits) for one in kept),
    )


def _lines(paper: PaperRow, recused: set[UUID], day: Day) -> Iterator[CopyLine]:
    for seat_id, place in day.places.items():
        if seat_id not in recused and (paper.readers is None or seat_id in paper.readers):
            yield CopyLine(
                number=str(place.number),
                affiliation=place.affiliation,
                name=place.name,
                is_back=paper.is_collected,
            )


def _by_name(paper: PaperRow, guests: list[Person], day: Day) -> Iterator[CopyLine]:
    """Who was chosen by name has no place: their copies are counted after all places."""
    barred = barred_people(paper.item_id, day)
    for number, guest in enumerate(guests, start=len(day.places) + 1):
        if guest.id in (paper.readers or ()) and guest.id not in barred:
            yield CopyLine(
                number=str(number),
                affiliation="（周知した方）",
                name=guest.name,
                is_back=paper.is_collected,
            )


def _copy(one: HandedOut, paper: PaperRow, holders: dict[UUID, UUID], day: Day) -> CopyLine:
    place = day.places.get(holders.get(one.person_id, one.person_id))
    return CopyLine(
        number=str(one.number),
        affiliation=place.affiliation if place else "（席を離れた方）",
        name=one.name,
        is_back=paper.is_collected or one.collected_on is not None,
    )
