"""Generic rows made plain: one row written for every area or district becomes one row each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from council.profiles.errors import ProfileError
from council.profiles.profile import Area
from council.profiles.table import Table

_KEYS = ("code", "name", "reading", "also_written")


@dataclass(frozen=True, slots=True)
class Place:
    """An area or district with its code and the spellings seen in scanned papers."""

    code: str
    name: str
    reading: str
    spellings: tuple[str, ...]
    area: str
    area_code: str
    district: str | None

    def fill(self, text: str, name: str | None = None) -> str:
        """The text with {place} and its companions replaced."""
        words = {
            "{place}": name or self.name,
            "{place_code}": self.code,
            "{place_reading}": self.reading,
            "{place_en}": self.code.replace("_", "-").title(),
            "{area}": self.area,
            "{area_code}": self.area_code,
        }
        for mark, word in words.items():
            text = text.replace(mark, word)
        return text


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The areas and districts of a municipality, in order."""

    areas: tuple[Area, ...]
    area_places: tuple[Place, ...]
    district_places: tuple[Place, ...]


def read_gazetteer(settings: Table) -> Gazetteer:
    """The places of `profile.toml`, each code and name once."""
    areas: list[Area] = []
    area_places: list[Place] = []
    district_places: list[Place] = []
    for number, data in enumerate(settings.items("area"), start=1):
        row = Table(data, f"{settings.place} の {number} 番目の [[area]]", (*_KEYS, "districts"))
        here = _place(row, None)
        inside = [
            _place(Table(item, f"{row.at('districts')} の {order} 番目", _KEYS), here)
            for order, item in enumerate(row.items("districts"), start=1)
        ]
        areas.append(Area(here.code, here.name, here.reading, tuple(p.name for p in inside)))
        area_places.append(here)
        district_places.extend(inside)
    for places in (area_places, district_places):
        _refuse_twins(places, settings.place)
    return Gazetteer(tuple(areas), tuple(area_places), tuple(district_places))


def _place(row: Table, area: Place | None) -> Place:
    code, name = row.code("code"), row.text("name")
    return Place(
        code=code,
        name=name,
        reading=row.text("reading"),
        spellings=(name, *row.texts("also_written")),
        area=area.name if area else name,
        area_code=area.code if area else code,
        district=name if area else None,
    )


def _refuse_twins(places: list[Place], where: str) -> None:
    seen: set[str] = set()
    for place in places:
        for word in (place.code, place.name):
            if word in seen:
                raise ProfileError(
                    "%(place)s に、地域・地区「%(word)s」が二度あります。", place=where, word=word
                )
            seen.add(word)


def expand(
    row: Mapping[str, object], each: str, places: Gazetteer
) -> Iterator[tuple[dict[str, object], Place]]:
    """The row once per place, code and all, with every spelling of the place among its aliases."""
    for place in places.area_places if each == "area" else places.district_places:
        filled = {key: _filled(value, place) for key, value in row.items() if key != "each"}
        filled["code"] = f"{row.get('code')}_{place.code}"
        aliases = row.get("aliases", [])
        if isinstance(aliases, list):
            filled["aliases"] = _aliases([*aliases, row.get("name")], place, filled.get("name"))
        yield filled, place


def _filled(value: object, place: Place) -> object:
    return place.fill(value) if isinstance(value, str) else value


def _aliases(patterns: list[object], place: Place, name: object) -> list[object]:
    found: list[object] = []
    for pattern in patterns:
        if not isinstance(pattern, str):
            found.append(pattern)
            continue
        spelled = (place.fill(pattern, spelling) for spelling in place.spellings)
        found.extend(text for text in spelled if text not in (*found, name))
    return found
