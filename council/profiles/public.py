"""What a municipality has made public itself: never what identifies a household."""

import re
from collections.abc import Iterator

from council.profiles.profile import AgencyProfile, Profile

_STREET = re.compile(r"\D+\d+(?:[-－‐丁目番地の]+\d+)+(?:号)?")
_TWO_KANA = re.compile(r"[ぁ-んァ-ヶー]{1,2}")


def public_words(profile: Profile) -> tuple[str, ...]:
    """The names of its bodies and agencies in every spelling it gives, and its offices' numbers and addresses.

    Names of areas and districts are not among them: alone they may be a family name or a home.
    """
    words = [profile.municipality, profile.mayor_title]
    for body in profile.bodies:
        for version in body.versions:
            words += [version.name, version.short_name]
    for basis in profile.legal_bases:
        words += [basis.title, basis.statute]
    area_code = profile.office_phone.partition("-")[0]
    for number in (profile.office_phone, profile.office_fax):
        words += _numbers(number, "")
    for agency in profile.agencies:
        words += _of_agency(agency, area_code, profile.municipality)
    return tuple(dict.fromkeys(word for word in words if word and not may_be_a_name(word)))


def _of_agency(agency: AgencyProfile, area_code: str, municipality: str) -> Iterator[str]:
    yield from (agency.name, *agency.aliases, agency.operator)
    yield from _numbers(agency.phone, area_code)
    yield from _addresses(agency.location, municipality)


def _numbers(number: str, area_code: str) -> list[str]:
    """A telephone number in the ways people write it, the area code added where it is left out."""
    groups = re.findall(r"\d+", number)
    if len(groups) == 2 and area_code:
        groups = [area_code, *groups]
    if len(groups) != 3:
        return [number]
    first, middle, last = groups
    whole = [f"{first}-{middle}-{last}", f"{first}({middle}){last}", f"({first}){middle}-{last}"]
    return [number, *whole, first + middle + last]


def _addresses(location: str, municipality: str) -> list[str]:
    """An office's address as written, without the building, and without the municipality."""
    street = _STREET.match(location)
    if street is None:
        return []  # 「烏山地域」 is no address
    written = [location, street[0]]
    return written + [line.removeprefix(municipality) for line in written]


def may_be_a_name(word: str) -> bool:
    """Say whether a public word is too short to pass: 「ゆに」 is a centre's name and a child's."""
    return _TWO_KANA.fullmatch(word) is not None
