"""公開の事前公表: for a meeting that is open, wholly or in part, what is made public and when it was."""

from datetime import date

from council.domain.errors import Conflict, DomainError
from council.domain.numerals import Digits, write_digits
from council.domain.vocabulary import ItemKind, MeetingState, Publicity
from council.minutes.publication import PublicationContent, publication_docx
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.meetings.facts import facts
from council.services.audit import record
from council.services.meetings import documents
from council.services.meetings.order import items_of
from council.services.transitions import ensure_version

_FRAME = {ItemKind.OPENING, ItemKind.CLOSING}
_AHEAD = {MeetingState.DATE_FIXED, MeetingState.NOTIFIED}
FIRST_COME = "当日、開会の15分前から会場で受け付けます。席に限りがあるときは、先着順とします。"
"""How to observe, unless the meeting says otherwise."""


def may_be_public(meeting: Meeting) -> bool:
    """Whether there is something to make public: the day settled, and not closed as a whole."""
    is_open = meeting.publicity is not Publicity.CLOSED and meeting.conference is None
    return is_open and meeting.state in _AHEAD


def publication(meeting: Meeting, actor: Actor) -> PublicationContent:
    """What everybody may know: day, place, the titles of the open items, how to observe."""
    require(actor, Permission.MEETING_EDIT, meeting)
    if not may_be_public(meeting):
        raise Conflict("公表できるのは、日程が確定した、公開または一部公開の会議です。")
    found, digits = facts(meeting, actor), town.page_style().digits
    head = documents.head_of(meeting, found, digits)
    form = f"（{head['form_label']}）" if head["form_label"] else ""
    seats = meeting.observer_seats
    return PublicationContent(
        meeting=f"{head['fiscal_label']}{head['serial_label']}{found.version.name}",
        points=(
            ("日時", head["held_label"]),
            ("場所", f"{head['place']}{form}"),
            ("議題", "\n".join(_open_titles(meeting, digits))),
            ("公開の別", _publicity(meeting)),
            ("傍聴の定員", write_digits(f"{seats}名", digits) if seats is not None else ""),
            ("傍聴の方法", write_digits(meeting.observing or FIRST_COME, digits)),
        ),
        contact=documents.contact_of(found),
    )


def _open_titles(meeting: Meeting, digits: Digits) -> list[str]:
    titles = [
        item.title for item in items_of(meeting) if not item.is_closed and item.kind not in _FRAME
    ]
    return [
        write_digits(f"（{number}）", digits) + title
        for number, title in enumerate(titles, start=1)
    ]


def _publicity(meeting: Meeting) -> str:
    if meeting.publicity is Publicity.OPEN:
        return meeting.publicity.label
    return f"{meeting.publicity.label}（公開しない議題があります。理由：{meeting.closed_reason}）"


def publication_document(meeting: Meeting, actor: Actor) -> bytes:
    """The 開催のお知らせ as a .docx file."""
    return publication_docx(publication(meeting, actor), town.page_style())


def set_observing(
    meeting: Meeting,
    *,
    seats: int | None,
    observing: str,
    made_public_on: date | None,
    base_version: int,
    actor: Actor,
) -> None:
    """For how many there is room, how they come in, and on which day it was made public."""
    require(actor, Permission.MEETING_EDIT, meeting)
    ensure_version(meeting, base_version)
    if not may_be_public(meeting):
        raise Conflict("公表できるのは、日程が確定した、公開または一部公開の会議です。")
    if made_public_on is not None and made_public_on > actor.on:
        raise DomainError("公表した日は、今日までの日にしてください。", field="made_public_on")
    meeting.observer_seats, meeting.observing = seats, observing
    meeting.made_public_on = made_public_on
    record(actor, "meeting:set_observing", meeting, seats=seats or 0)
