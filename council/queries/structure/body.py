"""A body as it stands on one day: its name, place, rules and seats."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from council.domain.instruments import Instrument
from council.domain.signoffs import Act
from council.domain.vocabulary import BodyKind, Publicity


@dataclass(frozen=True, slots=True)
class Rules:
    """How a body works, by the version of that day; lengths in years, days and meetings a year."""

    deputy_title: str
    member_title: str
    appointment_word: str
    deliberation_word: str
    quorum_article: str
    numbering: str
    publicity: Publicity
    closed_reason: str
    sign_off: bool
    sign_off_otherwise: str
    substitutes: bool
    substitute_of: str
    substitute_days: int
    substitute_announced: bool
    written_opinions: bool
    reply_days: int
    minutes_days: int
    approval: str
    signers: int
    pledge: str
    decision_word: str
    reward_word: str
    instrument: Instrument
    instrument_on: date | None
    annex: str
    meetings_per_year: int | None
    term_years: int | None
    notice_days: int
    legal_basis: str
    standing_items: str
    description: str
    valid_to: date | None

    @property
    def acts_otherwise(self) -> tuple[Act, ...]:
        """The outgoing acts that go out with a 決裁 though the notice does not, or the other way round."""
        return tuple(Act(one) for one in self.sign_off_otherwise.split())


@dataclass(frozen=True, slots=True)
class Chapter:
    """A version of a body in the list of its changes."""

    name: str
    valid_from: date
    valid_to: date | None
    parent: str
    secretariat: str


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """A body with the name, place, rules and seats of that day; other bodies are named by their codes."""

    id: uuid.UUID
    code: str
    kind: BodyKind
    name: str
    short_name: str
    parent: str | None
    meets: bool
    secretariat: str | None
    secretariat_name: str
    secretariat_phone: str
    established_on: date
    transferred_from: str | None
    transferred_on: date | None
    founding_instrument: str
    founding_article: str
    chair_title: str
    quorum: str
    rules: Rules
    seats: int
    filled: int
    chair: str
    chapters: tuple[Chapter, ...]


def ways_up(code: str, bodies: Sequence[BodyFacts]) -> tuple[BodyFacts, ...]:
    """The bodies above one, the root first."""
    by_code = {body.code: body for body in bodies}
    above: list[BodyFacts] = []
    body = by_code.get(code)
    while body and body.parent and body.parent in by_code:
        body = by_code[body.parent]
        if body in above:
            break
        above.insert(0, body)
    return tuple(above)
