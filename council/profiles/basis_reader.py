"""legal_bases.toml: on what a sharing of information may rest, and since when."""

from dataclasses import fields

from council.profiles.agency_reader import ages
from council.profiles.body_reader import KINDS
from council.profiles.errors import ProfileError
from council.profiles.profile import LegalBasisProfile, in_force
from council.profiles.table import Table

_KEYS = tuple(field.name for field in fields(LegalBasisProfile))


def read_bases(table: Table) -> tuple[LegalBasisProfile, ...]:
    """Every legal basis of the file, each dated; a code may return once it has ended."""
    read: list[LegalBasisProfile] = []
    for number, data in enumerate(table.items("basis"), start=1):
        row = Table(data, f"{table.place} の {number} 番目の [[basis]]", _KEYS)
        basis = _read_basis(row)
        if any(other.code == basis.code and _overlap(other, basis) for other in read):
            raise ProfileError(
                "%(place)s の根拠「%(code)s」は、同じ期間に前にもあります。",
                place=row.place,
                code=basis.code,
            )
        read.append(basis)
    return tuple(read)


def _overlap(one: LegalBasisProfile, two: LegalBasisProfile) -> bool:
    later = max(one.valid_from, two.valid_from)
    return all(in_force(basis.valid_from, basis.valid_to, later) for basis in (one, two))


def _read_basis(row: Table) -> LegalBasisProfile:
    valid_from, valid_to = row.period()
    low, high = ages(row)
    kinds = row.texts("body_kinds")
    for kind in kinds:
        if kind not in KINDS:
            raise ProfileError(
                "%(place)s の「%(kind)s」は、会議体の種類にありません。",
                place=row.at("body_kinds"),
                kind=kind,
            )
    return LegalBasisProfile(
        code=row.code("code"),
        title=row.text("title"),
        statute=row.text("statute"),
        article=row.text("article", ""),
        convener=row.text("convener"),
        convener_agency=row.optional_text("convener_agency"),
        consent_needed=row.flag("consent_needed"),
        bound=row.text("bound"),
        min_age=low,
        max_age=high,
        body_kinds=kinds,
        sentence=row.text("sentence"),
        expires_hours=row.optional_number("expires_hours"),
        second_person=row.flag("second_person", default=False),
        valid_from=valid_from,
        valid_to=valid_to,
    )
