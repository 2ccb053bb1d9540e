"""Mails about minutes: queued with ids and days alone, written at delivery."""

from datetime import date

from council.models import Minutes, Person
from council.services import outbox

CHECK = "minutes_check"
SIGNATURE = "minutes_signature"
APPROVAL = "minutes_approval"
RETURNED = "minutes_returned"
FINAL = "minutes_final"


def ask_to_check(minutes: Minutes, people: list[Person], due: date) -> None:
    """Attendees are asked to read the draft by that day."""
    for person in people:
        _enqueue(minutes, CHECK, person, {"by": due.isoformat()})


def ask_to_sign(minutes: Minutes, signers: list[Person]) -> None:
    """署名委員 are asked to confirm the draft before the chair approves."""
    for person in signers:
        _enqueue(minutes, SIGNATURE, person, {})


def ask_to_approve(minutes: Minutes, chair: Person) -> None:
    """Whoever presided is asked to approve."""
    _enqueue(minutes, APPROVAL, chair, {})


def tell_returned(minutes: Minutes, author: Person) -> None:
    """The author hears that the draft came back."""
    _enqueue(minutes, RETURNED, author, {})


def tell_final(minutes: Minutes, people: list[Person], *, is_correction: bool) -> None:
    """Everybody on the roster hears that the minutes are final, or corrected."""
    for person in people:
        _enqueue(minutes, FINAL, person, {"is_correction": is_correction})


def _enqueue(minutes: Minutes, kind: str, person: Person, reference: dict[str, object]) -> None:
    meeting = minutes.meeting
    outbox.enqueue(
        kind,
        person,
        subject=minutes,
        reference={"minutes": str(minutes.id), **reference},
        order_key=f"minutes:{minutes.id}:{person.id}",
        # of a case conference the secretariat does not know, its list of letters included
        body_id=meeting.body_id if meeting.is_numbered else None,
    )
