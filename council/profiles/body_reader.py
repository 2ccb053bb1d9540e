"""bodies.toml and seats.toml: bodies through time, their rules and their seats."""

from dataclasses import fields
from datetime import date
from itertools import pairwise
from typing import get_args

from council.domain.business import read_standing
from council.domain.errors import DomainError
from council.domain.signoffs import OTHERWISE, named
from council.domain.vocabulary import BodyKind
from council.profiles.errors import ProfileError
from council.profiles.profile import (
    ApprovalRule,
    BodyProfile,
    BodyVersionProfile,
    InstrumentKind,
    MinutesStyle,
    Numbering,
    PledgeRule,
    PublicityRule,
    QuorumRule,
    SeatKind,
    SeatOffice,
    SeatProfile,
    SubstituteRule,
)
from council.profiles.table import Table

KINDS = tuple(kind.value for kind in BodyKind)
QUORUMS: tuple[QuorumRule, ...] = get_args(QuorumRule)
NUMBERINGS: tuple[Numbering, ...] = get_args(Numbering)
PUBLICITIES: tuple[PublicityRule, ...] = get_args(PublicityRule)
INSTRUMENTS: tuple[InstrumentKind, ...] = get_args(InstrumentKind)
SUBSTITUTES: tuple[SubstituteRule, ...] = get_args(SubstituteRule)
PLEDGES: tuple[PledgeRule, ...] = get_args(PledgeRule)
APPROVALS: tuple[ApprovalRule, ...] = get_args(ApprovalRule)
STYLES: tuple[MinutesStyle, ...] = get_args(MinutesStyle)
SEAT_KINDS: tuple[SeatKind, ...] = get_args(SeatKind)
OFFICES: tuple[SeatOffice, ...] = get_args(SeatOffice)

_BODY_KEYS = ("code", "kind", "established_on", "dissolved_on", "transferred_from", "version")
_VERSION_KEYS = tuple(field.name for field in fields(BodyVersionProfile))
_LONGEST_IN_A_DAY = 4
_SEAT_KEYS = tuple(field.name for field in fields(SeatProfile))


def read_bodies(bodies: Table, seats: Table) -> tuple[BodyProfile, ...]:
    """Every body of the file with its seats; no code twice, no versions that overlap."""
    rules = _read_rules(bodies)
    read: list[BodyProfile] = []
    for number, data in enumerate(bodies.items("body"), start=1):
        row = Table(data, f"{bodies.place} の {number} 番目の [[body]]", _BODY_KEYS)
        body = _read_body(row, rules, seats)
        if any(other.code == body.code for other in read):
            raise ProfileError(
                "%(place)s に、会議体「%(code)s」が二度あります。",
                place=bodies.place,
                code=body.code,
            )
        read.append(body)
    codes = {body.code for body in read}
    for code in sorted(seats.known):
        if code not in codes:
            raise ProfileError(
                "%(place)s の会議体「%(code)s」が bodies.toml にありません。",
                place=seats.place,
                code=code,
            )
    return tuple(read)


def _read_rules(bodies: Table) -> dict[str, Table]:
    """The rules shared by all bodies of a kind: a version says only what differs."""
    if not bodies.has("rules"):
        return {}
    table = Table(bodies.raw("rules"), f"{bodies.place} の [rules]", KINDS)
    return {
        kind: Table(table.raw(kind), f"{bodies.place} の [rules.{kind}]", _VERSION_KEYS)
        for kind in KINDS
        if table.has(kind)
    }


def _read_body(row: Table, rules: dict[str, Table], seats: Table) -> BodyProfile:
    code, kind = row.code("code"), row.choice("kind", KINDS)
    place = f"{row.place}（{code}）"
    versions = tuple(
        _read_version(Table(data, f"{place}の {number} 番目の版", _VERSION_KEYS, rules.get(kind)))
        for number, data in enumerate(row.items("version"), start=1)
    )
    body = BodyProfile(
        code=code,
        kind=kind,
        established_on=row.day("established_on"),
        dissolved_on=row.optional_day("dissolved_on"),
        transferred_from=row.optional_text("transferred_from"),
        versions=versions,
        seats=_read_seats(seats, code, versions[0].valid_from) if versions else (),
    )
    _check_history(body, place)
    return body


def _read_version(row: Table) -> BodyVersionProfile:
    valid_from, valid_to = row.period()
    version = BodyVersionProfile(
        valid_from=valid_from,
        valid_to=valid_to,
        name=row.text("name"),
        short_name=row.text("short_name"),
        calendar_name=_calendar_name(row),
        parent=row.optional_text("parent"),
        secretariat=row.optional_text("secretariat"),
        founding_instrument=row.text("founding_instrument"),
        founding_article=row.text("founding_article", ""),
        instrument_kind=row.choice("instrument_kind", INSTRUMENTS, "outline"),
        instrument_on=row.optional_day("instrument_on"),
        annex=row.text("annex", ""),
        chair_title=row.text("chair_title"),
        deputy_title=row.text("deputy_title", ""),
        member_title=row.text("member_title"),
        appointment_word=row.text("appointment_word", ""),
        deliberation_word=row.text("deliberation_word"),
        decision_word=row.text("decision_word", "確認"),
        reward_word=row.text("reward_word", ""),
        quorum=row.choice("quorum", QUORUMS),
        quorum_article=row.text("quorum_article", ""),
        numbering=row.choice("numbering", NUMBERINGS),
        meets=row.flag("meets"),
        publicity=row.choice("publicity", PUBLICITIES),
        closed_reason=row.text("closed_reason", ""),
        sign_off=row.flag("sign_off"),
        sign_off_otherwise=named(_acts(row)),
        substitutes=row.flag("substitutes"),
        substitute_of=row.choice("substitute_of", SUBSTITUTES, "same_agency"),
        substitute_days=row.number("substitute_days", 0),
        substitute_announced=row.flag("substitute_announced", default=False),
        written_opinions=row.flag("written_opinions", default=True),
        meetings_per_year=row.optional_number("meetings_per_year"),
        term_years=row.optional_number("term_years"),
        notice_days=row.number("notice_days"),
        reply_days=row.number("reply_days", 7),
        minutes_days=row.number("minutes_days", 45),
        approval=row.choice("approval", APPROVALS, "chair"),
        signers=row.number("signers", 0),
        pledge=row.choice("pledge", PLEDGES, "none"),
        minutes_style=row.choice("minutes_style", STYLES),
        legal_basis=row.text("legal_basis"),
        inquorate_keeps_number=row.flag("inquorate_keeps_number"),
        standing_items=_standing_items(row),
        description=row.text("description", ""),
    )
    if version.publicity == "closed" and not version.closed_reason:
        raise ProfileError(
            "%(place)sは非公開ですが、理由（closed_reason）がありません。", place=row.place
        )
    return version


def _standing_items(row: Table) -> str:
    """毎回の議題, one a line."""
    text = "\n".join(row.texts("standing_items"))
    try:
        read_standing(text)
    except DomainError as error:
        raise ProfileError(
            "%(place)s：%(reason)s", place=row.at("standing_items"), reason=str(error)
        ) from None
    return text


def _acts(row: Table) -> tuple[str, ...]:
    """The outgoing acts for which a 決裁 is needed though not for the notice, or the other way round."""
    given = tuple(row.text("sign_off_otherwise", "").split())
    for one in given:
        if one not in OTHERWISE:
            raise ProfileError(
                "%(place)s の %(given)s は、%(known)s のどれかで書いてください。",
                place=row.at("sign_off_otherwise"),
                given=one,
                known="、".join(OTHERWISE),
            )
    return given


def _calendar_name(row: Table) -> str:
    """A name that fits into one day of a month."""
    name = row.text("calendar_name")
    if len(name) > _LONGEST_IN_A_DAY:
        raise ProfileError(
            "%(place)s は、%(longest)s文字までにしてください。",
            place=row.at("calendar_name"),
            longest=_LONGEST_IN_A_DAY,
        )
    return name


def _check_history(body: BodyProfile, place: str) -> None:
    if not body.versions:
        raise ProfileError("%(place)sに、版（[[body.version]]）がありません。", place=place)
    for before, after in pairwise(body.versions):
        if before.valid_to is None or after.valid_from <= before.valid_to:
            raise ProfileError(
                "%(place)sの版の期間が重なっています（%(start)s からの版の前に、前の版を終わらせてください）。",
                place=place,
                start=after.valid_from,
            )
    first, last = body.versions[0], body.versions[-1]
    if first.valid_from < body.established_on:
        raise ProfileError(
            "%(place)sの最初の版（%(start)s）が、設置の日（%(day)s）より前に始まっています。",
            place=place,
            start=first.valid_from,
            day=body.established_on,
        )
    if body.dissolved_on and (last.valid_to is None or last.valid_to > body.dissolved_on):
        raise ProfileError(
            "%(place)sの最後の版が、廃止の日（%(day)s）を過ぎても続いています。",
            place=place,
            day=body.dissolved_on,
        )


def _read_seats(seats: Table, code: str, default_from: date) -> tuple[SeatProfile, ...]:
    if not seats.has(code):
        return ()
    read = []
    for number, data in enumerate(seats.items(code), start=1):
        row = Table(data, f"{seats.place} の {code} の {number} 番目の席", _SEAT_KEYS)
        valid_from, valid_to = row.period(default_from)
        read.append(
            SeatProfile(
                title=row.text("title"),
                agency=row.optional_text("agency"),
                seat_type=row.choice("seat_type", SEAT_KINDS),
                office=row.choice("office", OFFICES, "member"),
                annex_item=row.text("annex_item", ""),
                term_years=row.optional_number("term_years"),
                valid_from=valid_from,
                valid_to=valid_to,
                may_be_vacant=row.flag("may_be_vacant", default=False),
            )
        )
    return tuple(read)
