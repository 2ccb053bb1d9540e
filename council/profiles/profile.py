"""A municipality as read from its files: frozen, complete, every reference resolved."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from council.domain.plaintext import search_key

Digits = Literal["full", "half"]
SeatKind = Literal["ex_officio", "expert", "citizen", "agency"]
SeatOffice = Literal["chair", "deputy", "member", "adviser"]
QuorumRule = Literal["majority", "half", "none"]
Numbering = Literal["fiscal_year", "cumulative", "term"]
PublicityRule = Literal["open", "closed", "partial"]
InstrumentKind = Literal["law", "ordinance", "outline", "guideline", "none"]
SubstituteRule = Literal["same_agency", "anyone"]
PledgeRule = Literal["none", "outsiders", "all"]
ApprovalRule = Literal["chair", "next_meeting"]
MinutesStyle = Literal["summary", "verbatim"]


def in_force(valid_from: date, valid_to: date | None, day: date) -> bool:
    """Whether a period holds on the day; both ends are included."""
    return valid_from <= day and (valid_to is None or day <= valid_to)


@dataclass(frozen=True, slots=True)
class DocumentStyle:
    """How the municipality's papers look."""

    digits: Digits
    font_mincho: str
    font_gothic: str
    minutes_header: str
    era: bool


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The office's days off; weekdays from Monday 0, ranges as ("12-29", "01-03"), ends included."""

    weekdays: tuple[int, ...]
    ranges: tuple[tuple[str, str], ...]
    national_holidays: bool
    extra: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the municipality with the districts in it."""

    code: str
    name: str
    reading: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whom an agency serves in a period; ages in years, both ends included."""

    valid_from: date
    valid_to: date | None
    min_age: int | None
    max_age: int | None
    note: str


@dataclass(frozen=True, slots=True)
class AgencyProfile:
    """An agency, section or window; `series` names the generic row it was expanded from."""

    code: str
    name: str
    reading: str
    name_en: str
    kind: str
    legal_form: str
    operator: str
    role: str
    target: str
    area: str | None
    district: str | None
    parent: str | None
    series: str | None
    valid_from: date
    valid_to: date | None
    aliases: tuple[str, ...]
    eligibilities: tuple[Eligibility, ...]
    location: str
    hours: str
    phone: str

    def eligibilities_on(self, day: date) -> tuple[Eligibility, ...]:
        """Whom the agency serves on that day; several rows are alternatives."""
        return tuple(e for e in self.eligibilities if in_force(e.valid_from, e.valid_to, day))


@dataclass(frozen=True, slots=True)
class SeatProfile:
    """A seat of a body; people are appointed to it later. `may_be_vacant`: 推薦待ち is normal."""

    title: str
    agency: str | None
    seat_type: SeatKind
    office: SeatOffice
    annex_item: str
    term_years: int | None
    valid_from: date
    valid_to: date | None
    may_be_vacant: bool


@dataclass(frozen=True, slots=True)
class BodyVersionProfile:
    """A body's name, place in the tree and rules during one period."""

    valid_from: date
    valid_to: date | None
    name: str
    short_name: str
    calendar_name: str
    parent: str | None
    secretariat: str | None
    founding_instrument: str
    founding_article: str
    instrument_kind: InstrumentKind
    instrument_on: date | None
    annex: str
    chair_title: str
    deputy_title: str
    member_title: str
    appointment_word: str
    deliberation_word: str
    decision_word: str
    reward_word: str
    quorum: QuorumRule
    quorum_article: str
    numbering: Numbering
    meets: bool
    publicity: PublicityRule
    closed_reason: str
    sign_off: bool
    sign_off_otherwise: str
    substitutes: bool
    substitute_of: SubstituteRule
    substitute_days: int
    substitute_announced: bool
    written_opinions: bool
    meetings_per_year: int | None
    term_years: int | None
    notice_days: int
    reply_days: int
    minutes_days: int
    approval: ApprovalRule
    signers: int
    pledge: PledgeRule
    minutes_style: MinutesStyle
    legal_basis: str
    inquorate_keeps_number: bool
    standing_items: str
    description: str


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """A body through time: its versions in order and its seats."""

    code: str
    kind: str
    established_on: date
    dissolved_on: date | None
    transferred_from: str | None
    versions: tuple[BodyVersionProfile, ...]
    seats: tuple[SeatProfile, ...]

    def version_on(self, day: date) -> BodyVersionProfile | None:
        """The rules of that day, or None before the body exists and after it ends."""
        return next((v for v in self.versions if in_force(v.valid_from, v.valid_to, day)), None)

    def seats_on(self, day: date) -> tuple[SeatProfile, ...]:
        """The seats of that day, in the order of the file."""
        return tuple(s for s in self.seats if in_force(s.valid_from, s.valid_to, day))


@dataclass(frozen=True, slots=True)
class LegalBasisProfile:
    """On what a sharing of information rests; `convener_agency` None: any lead agency may call."""

    code: str
    title: str
    statute: str
    article: str
    convener: str
    convener_agency: str | None
    consent_needed: bool
    bound: str
    min_age: int | None
    max_age: int | None
    body_kinds: tuple[str, ...]
    sentence: str
    expires_hours: int | None
    second_person: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Profile:
    """One municipality: how it writes and reminds, when it rests, who meets and on what ground."""

    code: str
    municipality: str
    mayor_title: str
    office_phone: str
    office_fax: str
    default_zone: str
    action_reminder_days: int
    document_style: DocumentStyle
    days_off: DaysOff
    bodies: tuple[BodyProfile, ...]
    agencies: tuple[AgencyProfile, ...]
    legal_bases: tuple[LegalBasisProfile, ...]
    areas: tuple[Area, ...]

    def agency_named(self, name: str, day: date) -> AgencyProfile | None:
        """The agency known on that day under this name or alias, in any spelling."""
        key = search_key(name)
        for agency in self.agencies:
            names = (agency.name, *agency.aliases)
            if in_force(agency.valid_from, agency.valid_to, day) and key in map(search_key, names):
                return agency
        return None
