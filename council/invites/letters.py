"""The letter of an invitation as plain facts: from the same facts the same mail and calendar are written again."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from council.domain.clock import TOKYO
from council.invites import ics
from council.invites.mail import Letter, invitation
from council.invites.pairing import Method
from council.invites.wording import (
    CALLED_OFF,
    PUT_OFF,
    TAKEN_BACK,
    Answering,
    Change,
    Contact,
    Envelope,
    Notice,
    Occasion,
    Part,
    announce_text,
    cancel_text,
    change_text,
    conference_cancel_text,
    conference_change_text,
    conference_remove_text,
    conference_text,
    convene_text,
    give_up_text,
    joined_text,
    partly_off_text,
    postpone_text,
    remove_text,
)


class Matter(StrEnum):
    """What a letter is about."""

    ASK = "ask"
    MOVE = "move"
    CALL_OFF = "call_off"
    PUT_OFF = "put_off"
    GIVE_UP = "give_up"
    PARTLY_OFF = "partly_off"
    PARTLY_LATER = "partly_later"
    PARTLY_REMOVED = "partly_removed"
    REMOVE = "remove"
    TELL = "tell"


# what takes the sitting back from its reader
ENDINGS = frozenset({Matter.CALL_OFF, Matter.PUT_OFF, Matter.GIVE_UP, Matter.REMOVE})
# what leaves its reader another meeting of the sitting
PARTLY = frozenset({Matter.PARTLY_OFF, Matter.PARTLY_LATER, Matter.PARTLY_REMOVED})


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the letter says; `starts` and `ends` are wall times in Tokyo. Nothing of a case, of nobody else invited.

    `meetings` are those it asks to, or tells of. `off` names the meeting of the sitting that is off for its reader
    while the others stand, `joined` the one to which whoever was asked to the others is asked besides.
    """

    matter: Matter
    occasion: Occasion
    envelope: Envelope
    organizer_name: str
    organizer_address: str
    starts: datetime
    ends: datetime
    answering: Answering | None = None
    changes: tuple[Change, ...] = ()
    may_substitute: bool = False
    is_conference: bool = False
    off: str = ""
    joined: str = ""
    meetings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The facts as they are kept."""
        kept = asdict(self)
        for name in ("starts", "ends"):
            kept[name] = getattr(self, name).astimezone(TOKYO).replace(tzinfo=None).isoformat()
        return kept


def from_json(kept: dict[str, Any]) -> Facts:
    """The facts that were kept."""
    envelope = dict(kept["envelope"])
    answering = kept["answering"]
    return Facts(
        matter=Matter(kept["matter"]),
        occasion=Occasion(**kept["occasion"]),
        envelope=Envelope(contact=Contact(**envelope.pop("contact")), **envelope),
        organizer_name=kept["organizer_name"],
        organizer_address=kept["organizer_address"],
        starts=datetime.fromisoformat(kept["starts"]).replace(tzinfo=TOKYO),
        ends=datetime.fromisoformat(kept["ends"]).replace(tzinfo=TOKYO),
        answering=_answering_from(answering) if answering else None,
        changes=tuple(Change(**change) for change in kept["changes"]),
        may_substitute=kept["may_substitute"],
        is_conference=kept["is_conference"],
        off=kept.get("off", ""),
        joined=kept.get("joined", ""),
        meetings=tuple(kept.get("meetings", ())),
    )


def _answering_from(kept: dict[str, Any]) -> Answering:
    return Answering(**{**kept, "papers": tuple(kept.get("papers", ()))})


@dataclass(frozen=True, kw_only=True)
class Posting:
    """Under which number, when and to whom a letter goes; `created` is when the person was first asked."""

    method: Method
    uid: str
    sequence: int
    created: datetime
    stamp: datetime
    name: str
    address: str


def notice(facts: Facts) -> Notice:
    """The words of the letter."""
    return (
        _CONFERENCE[facts.matter](facts) if facts.is_conference else _MEETING[facts.matter](facts)
    )


def calendar(facts: Facts, posting: Posting) -> bytes:
    """The calendar object of the letter."""
    words = notice(facts)
    is_asked = posting.method != "PUBLISH"
    event = ics.Event(
        uid=posting.uid,
        sequence=posting.sequence,
        stamp=posting.stamp,
        created=posting.created,
        last_modified=posting.stamp,
        starts=facts.starts,
        ends=facts.ends,
        summary=words.summary,
        location=facts.occasion.place,
        description=words.description,
        organizer_name=facts.organizer_name,
        organizer_address=facts.organizer_address,
        attendee_name=posting.name if is_asked else None,
        attendee_address=posting.address if is_asked else None,
        private=facts.is_conference,
        url=facts.answering.url if facts.answering else None,
    )
    return _writer(facts.matter, posting.method)(event)


def _writer(matter: Matter, method: Method) -> Callable[[ics.Event], bytes]:
    if method == "PUBLISH":
        return ics.announce_cancelled if matter in ENDINGS else ics.announce
    return ics.cancel if method == "CANCEL" else ics.request


def mail(facts: Facts, posting: Posting, message_id: str) -> bytes:
    """The whole mail, ready for SMTP."""
    words = notice(facts)
    letter = Letter(
        message_id=message_id,
        date=posting.stamp,
        from_name=facts.organizer_name,
        from_address=facts.organizer_address,
        to_name=posting.name,
        to_address=posting.address,
        subject=words.subject,
        text=words.text,
    )
    return invitation(letter, calendar(facts, posting), posting.method)


def _answering(facts: Facts) -> Answering:
    if facts.answering is None:
        raise ValueError("a letter that asks says until when")
    return facts.answering


def _ask(facts: Facts) -> Notice:
    asked = facts.occasion, facts.envelope, _answering(facts)
    if facts.joined:
        return joined_text(*asked, joined=facts.joined, may_substitute=facts.may_substitute)
    return convene_text(*asked, may_substitute=facts.may_substitute)


def _partly(facts: Facts, part: Part) -> Notice:
    return partly_off_text(
        facts.occasion,
        facts.envelope,
        facts.answering,
        off=facts.off,
        part=part,
        may_substitute=facts.may_substitute,
    )


_Wording = Callable[[Facts], Notice]

_MEETING: dict[Matter, _Wording] = {
    Matter.ASK: _ask,
    Matter.MOVE: lambda f: (
        change_text(
            f.occasion,
            f.envelope,
            f.answering,
            changes=f.changes,
            may_substitute=f.may_substitute,
        )
        if f.answering
        else announce_text(f.occasion, f.envelope, changes=f.changes)
    ),
    Matter.CALL_OFF: lambda f: cancel_text(f.occasion, f.envelope),
    Matter.PUT_OFF: lambda f: postpone_text(f.occasion, f.envelope),
    Matter.GIVE_UP: lambda f: give_up_text(f.occasion, f.envelope),
    Matter.PARTLY_OFF: lambda f: _partly(f, CALLED_OFF),
    Matter.PARTLY_LATER: lambda f: _partly(f, PUT_OFF),
    Matter.PARTLY_REMOVED: lambda f: _partly(f, TAKEN_BACK),
    Matter.REMOVE: lambda f: remove_text(f.occasion, f.envelope),
    Matter.TELL: lambda f: announce_text(f.occasion, f.envelope),
}

_CONFERENCE: dict[Matter, _Wording] = {
    Matter.ASK: lambda f: conference_text(f.occasion, f.envelope, _answering(f)),
    Matter.MOVE: lambda f: conference_change_text(
        f.occasion, f.envelope, _answering(f), changes=f.changes
    ),
    Matter.CALL_OFF: lambda f: conference_cancel_text(f.occasion, f.envelope),
    Matter.PUT_OFF: lambda f: conference_cancel_text(f.occasion, f.envelope),
    Matter.GIVE_UP: lambda f: conference_cancel_text(f.occasion, f.envelope),
    Matter.REMOVE: lambda f: conference_remove_text(f.occasion, f.envelope),
}
