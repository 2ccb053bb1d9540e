"""agencies.toml: agencies, sections and windows, generic rows expanded over the places."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from council.domain.agency_kinds import AgencyKind
from council.profiles.errors import ProfileError
from council.profiles.expansion import Gazetteer, Place, expand
from council.profiles.profile import AgencyProfile, Eligibility
from council.profiles.table import Table

KINDS = tuple(kind.value for kind in AgencyKind)
_KEYS = (
    *(
        field.name
        for field in fields(AgencyProfile)
        if field.name not in {"series", "eligibilities"}
    ),
    "eligibility",
    "each",
)
_ELIGIBILITY_KEYS = tuple(field.name for field in fields(Eligibility))
EACH = ("area", "district")


def read_agencies(table: Table, places: Gazetteer) -> tuple[AgencyProfile, ...]:
    """Every agency of the file, in its order; no code twice."""
    read: dict[str, AgencyProfile] = {}
    for number, data in enumerate(table.items("agency"), start=1):
        place = f"{table.place} の {number} 番目の [[agency]]"
        for agency in _read_row(data, place, places):
            if agency.code in read:
                raise ProfileError(
                    "%(place)s の機関「%(code)s」は、前にもあります。",
                    place=place,
                    code=agency.code,
                )
            read[agency.code] = agency
    return tuple(read.values())


def _read_row(data: object, place: str, places: Gazetteer) -> Iterator[AgencyProfile]:
    row = Table(data, place, _KEYS)
    if not isinstance(data, Mapping) or not row.has("each"):
        yield _read_agency(row, None, None)
        return
    each, series = row.choice("each", EACH), row.code("code")
    for filled, here in expand(data, each, places):
        yield _read_agency(Table(filled, place, _KEYS), here, series)


def _read_agency(row: Table, here: Place | None, series: str | None) -> AgencyProfile:
    code = row.code("code")
    valid_from, valid_to = row.period()
    return AgencyProfile(
        code=code,
        name=row.text("name"),
        reading=row.text("reading"),
        name_en=row.text("name_en", ""),
        kind=row.choice("kind", KINDS),
        legal_form=row.text("legal_form", ""),
        operator=row.text("operator", ""),
        role=row.text("role", ""),
        target=row.text("target", ""),
        area=here.area if here else row.optional_text("area"),
        district=here.district if here else row.optional_text("district"),
        parent=row.optional_text("parent"),
        series=series,
        valid_from=valid_from,
        valid_to=valid_to,
        aliases=row.texts("aliases"),
        eligibilities=tuple(
            _read_eligibility(
                Table(item, f"{row.place}（{code}）の {number} 番目の対象", _ELIGIBILITY_KEYS)
            )
            for number, item in enumerate(row.items("eligibility"), start=1)
        ),
        location=row.text("location", ""),
        hours=row.text("hours", ""),
        phone=row.text("phone", ""),
    )


def _read_eligibility(row: Table) -> Eligibility:
    valid_from, valid_to = row.period()
    low, high = ages(row)
    return Eligibility(valid_from, valid_to, low, high, row.text("note", ""))


def ages(row: Table) -> tuple[int | None, int | None]:
    """`min_age` and `max_age` in years; refuses a lower limit above the upper one."""
    low, high = row.optional_number("min_age"), row.optional_number("max_age")
    if low is not None and high is not None and high < low:
        raise ProfileError(
            "%(place)s（%(high)s歳）が、下限（%(low)s歳）より小さくなっています。",
            place=row.at("max_age"),
            high=high,
            low=low,
        )
    return low, high
