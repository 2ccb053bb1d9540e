"""当日セット: the papers of the day in one file, made in one press."""

from collections.abc import Iterator

from council.minutes.arrivals import ArrivalsContent, arrivals_docx
from council.minutes.bundle import bundle
from council.minutes.collection import collection_docx
from council.minutes.kinds import DayKind, DocumentKind
from council.minutes.name_cards import NameCardsContent, name_cards_docx
from council.minutes.script import script_docx
from council.minutes.seating_plan import SeatingPlanContent, seating_plan_docx
from council.models import Meeting
from council.policy.actor import Actor
from council.queries.meetings import file_name
from council.services.meetings.day_set.collecting import collection
from council.services.meetings.day_set.day import Day, gathered
from council.services.meetings.day_set.script import script
from council.services.meetings.documents import agenda_document


def day_set(meeting: Meeting, actor: Actor) -> bytes:
    """All papers of the day as one ZIP; without papers to be taken back, no 回収表."""
    day = gathered(meeting, actor)
    version = day.facts.version
    files: list[tuple[DayKind | DocumentKind, bytes]] = [
        (DocumentKind.AGENDA, agenda_document(meeting, actor)),
        *_papers(day),
    ]
    return bundle((file_name(meeting, kind, version=version), content) for kind, content in files)


def _papers(day: Day) -> Iterator[tuple[DayKind, bytes]]:
    head, places, style = day.head, day.lines, day.style
    yield DayKind.SCRIPT, script_docx(script(day), style)
    plan = SeatingPlanContent(
        head=head,
        places=places,
        secretariat=day.secretariat,
        has_observers=day.has_observers,
    )
    yield DayKind.SEATING_PLAN, seating_plan_docx(plan, style)
    yield DayKind.NAME_CARDS, name_cards_docx(NameCardsContent(head=head, places=places), style)
    arrivals = ArrivalsContent(
        head=head,
        places=places,
        has_observers=day.has_observers,
    )
    yield DayKind.ARRIVALS, arrivals_docx(arrivals, style)
    taken = collection(day)
    if taken is not None:
        yield DayKind.COLLECTION, collection_docx(taken, style)
