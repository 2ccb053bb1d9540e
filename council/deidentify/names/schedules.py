"""Who comes when: a line for each, with a day or an hour, a family name and what is done."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, FAMILY, NUMBER, PLACE, TOWN, WORKING
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import Name
from council.deidentify.names.words import NOBODY
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_WEEKDAY = r"(?:[ \u3000]?[(（][月火水木金土日祝][)）])?"
_WHEN = rf"(?:\d{{1,2}}/\d{{1,2}}{_WEEKDAY}|\d{{1,2}}:\d\d(?:[~\-]\d{{1,2}}:\d\d)?|\d{{1,2}}月\d{{1,2}}日{_WEEKDAY}|\d{{1,2}}日{_WEEKDAY}|\d{{1,2}}時(?:半|\d\d分)?|[月火水木金土日](?:曜日?)?|午前|午後|{MASK}{_WEEKDAY})"
_ROW = re.compile(
    rf"^[ \u3000・○●■□*①-⑳\-]{{0,3}}{_WHEN}[ \u3000\t|]{{1,3}}(?P<name>[{KANJI}ヶ]{{1,4}}|{MASK})[ \u3000\t|]{{1,3}}(?=[^\s])",
    re.MULTILINE,
)


def on_schedules(reading: Reading) -> Iterator[Name]:
    """Yield the family names on a schedule; what may be a place or a plain word, only where two lines bear names."""
    rows = [row for row in _ROW.finditer(reading.text) if _is_name(reading, row["name"])]
    for row in rows:
        plain = reading.sorts(row["name"]) & (COMMON | PLACE | TOWN)
        if row["name"] != MASK and (len(rows) > 1 or not plain):
            yield Name(*row.span("name"), 0.7, "予定の表に書かれた姓です。")


def _is_name(reading: Reading, word: str) -> bool:
    if word == MASK:
        return True
    sorts = reading.sorts(word)
    usual = reading.is_usual_family(word) or not sorts & COMMON
    return bool(sorts & FAMILY) and usual and not sorts & (WORKING | NUMBER) and word not in NOBODY
