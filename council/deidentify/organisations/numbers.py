"""A name ends where its telephone number begins: 医療法人〇〇TEL03-…, 株式会社〇〇電話03-…."""

import re

from council.deidentify.organisations.words import House, forms, generic
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK
from council.deidentify.telephone import LABEL

_TELEPHONE = re.compile(
    rf"{LABEL}(?:番号)?[はが:]?[ \t]?[+(]?[\d{MASK}]|\+81|\(?0\d{{1,4}}[-()]{{1,2}}\d{{1,4}}[-()]\d{{3,4}}"
)
_LONGEST = 24
"""So many signs of a number may stand behind the name that swallowed its beginning."""


def before_number(reading: Reading, house: House) -> House | None:
    """Return the house up to the telephone number behind it; nothing if that leaves no name."""
    number = _TELEPHONE.search(reading.text, house.start, house.end + _LONGEST)
    if number is None or number.start() >= house.end:
        return house
    name = reading.text[house.start : number.start()].rstrip()
    if not name or name in forms() or name in generic():
        return None
    return house._replace(end=house.start + len(name))
