"""What must fit together across the files of a profile: every code named somewhere exists."""

from council.domain.plaintext import search_key
from council.profiles.errors import ProfileError
from council.profiles.profile import (
    AgencyProfile,
    BodyProfile,
    BodyVersionProfile,
    Profile,
    SeatProfile,
    in_force,
)


def check(profile: Profile) -> None:
    """Refuses the first reference that leads nowhere, naming where it stands."""
    agencies = {agency.code: agency for agency in profile.agencies}
    _check_agencies(profile, agencies)
    _check_names(profile)
    bodies = {body.code: body for body in profile.bodies}
    for body in profile.bodies:
        _check_body(body, bodies, agencies, profile)
    for basis in profile.legal_bases:
        _known(basis.convener_agency, agencies, f"根拠「{basis.code}」の convener_agency")
    _check_circles(profile)


def _known(code: str | None, codes: dict[str, AgencyProfile], place: str) -> None:
    if code is not None and code not in codes:
        raise ProfileError(
            "%(place)s「%(code)s」という機関が agencies.toml にありません。", place=place, code=code
        )


def _check_agencies(profile: Profile, agencies: dict[str, AgencyProfile]) -> None:
    areas = {area.name: area.districts for area in profile.areas}
    for agency in profile.agencies:
        place = f"機関「{agency.code}」の "
        _known(agency.parent, agencies, f"{place}parent")
        if agency.area is not None and agency.area not in areas:
            raise ProfileError(
                "%(place)sarea「%(name)s」という地域が profile.toml にありません。",
                place=place,
                name=agency.area,
            )
        if agency.district is not None and agency.district not in areas.get(agency.area or "", ()):
            raise ProfileError(
                "%(place)sdistrict「%(name)s」という地区が、その地域にありません。",
                place=place,
                name=agency.district,
            )


def _check_names(profile: Profile) -> None:
    """A name leads to one agency at a time, in whatever spelling it is typed."""
    owners: dict[str, list[AgencyProfile]] = {}
    for agency in profile.agencies:
        for key in {search_key(name) for name in (agency.name, *agency.aliases)}:
            for other in owners.setdefault(key, []):
                if _overlap(agency, other):
                    raise ProfileError(
                        "機関「%(one)s」と「%(two)s」は、同じ名前または別名「%(name)s」を持っています。",
                        one=other.code,
                        two=agency.code,
                        name=key,
                    )
            owners[key].append(agency)


def _overlap(one: AgencyProfile, two: AgencyProfile) -> bool:
    later = max(one.valid_from, two.valid_from)
    return in_force(one.valid_from, one.valid_to, later) and in_force(
        two.valid_from, two.valid_to, later
    )


def _check_body(
    body: BodyProfile,
    bodies: dict[str, BodyProfile],
    agencies: dict[str, AgencyProfile],
    profile: Profile,
) -> None:
    place = f"会議体「{body.code}」の "
    if body.transferred_from is not None and body.transferred_from not in bodies:
        raise ProfileError(
            "%(place)stransferred_from「%(code)s」という会議体が bodies.toml にありません。",
            place=place,
            code=body.transferred_from,
        )
    for version in body.versions:
        dated = f"{place}{version.valid_from} からの版の "
        _check_parent(version, bodies, dated)
        _known(version.secretariat, agencies, f"{dated}secretariat")
        _check_basis(version, body.kind, profile, dated)
    for seat in body.seats:
        _known(seat.agency, agencies, f"{place.strip()}席「{seat.title}」の agency")
    _check_heads(body, place)


def _check_parent(version: BodyVersionProfile, bodies: dict[str, BodyProfile], place: str) -> None:
    if version.parent is None:
        return
    parent = bodies.get(version.parent)
    if parent is None:
        raise ProfileError(
            "%(place)sparent「%(code)s」という会議体が bodies.toml にありません。",
            place=place,
            code=version.parent,
        )
    if parent.version_on(version.valid_from) is None:
        raise ProfileError(
            "%(place)sparent「%(code)s」は、%(day)s にはまだ（もう）ありません。",
            place=place,
            code=version.parent,
            day=version.valid_from,
        )


def _check_basis(version: BodyVersionProfile, kind: str, profile: Profile, place: str) -> None:
    for basis in profile.legal_bases:
        if basis.code == version.legal_basis:
            if kind not in basis.body_kinds:
                raise ProfileError(
                    "%(place)slegal_basis「%(code)s」は、この種類の会議体（%(kind)s）では使えません。",
                    place=place,
                    code=basis.code,
                    kind=kind,
                )
            return
    raise ProfileError(
        "%(place)slegal_basis「%(code)s」という根拠が legal_bases.toml にありません。",
        place=place,
        code=version.legal_basis,
    )


def _check_heads(body: BodyProfile, place: str) -> None:
    """One chair at a time: two chairs' seats on one day would leave the minutes without an owner."""
    heads: list[SeatProfile] = [seat for seat in body.seats if seat.office == "chair"]
    for seat in heads:
        if sum(in_force(other.valid_from, other.valid_to, seat.valid_from) for other in heads) > 1:
            raise ProfileError(
                "%(place)s長の席（office = chair）が、%(day)s に二つ以上あります。",
                place=place.strip(),
                day=seat.valid_from,
            )


def _check_circles(profile: Profile) -> None:
    """Going up from any body on any day of change ends at a root."""
    days = {version.valid_from for body in profile.bodies for version in body.versions}
    for day in days:
        above = {
            body.code: version.parent
            for body in profile.bodies
            if (version := body.version_on(day)) is not None
        }
        for code, above_it in above.items():
            parent = above_it
            passed = {code}
            while parent is not None:
                if parent in passed:
                    raise ProfileError(
                        "会議体「%(code)s」の parent をたどると、同じ会議体に戻ります。", code=code
                    )
                passed.add(parent)
                parent = above.get(parent)
