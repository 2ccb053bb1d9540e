"""Family names that were changed, given up or taken: 「養子縁組で青野になった」, 「飯干から橘に戻る」."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import FAMILY, NUMBER, WORKING
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import Name
from council.deidentify.names.words import NOBODY
from council.deidentify.reading import Reading

_WHY = "変わった姓として書かれています。"
_SURNAME = "姓|名字|苗字"
_BONDS = "養子|縁組|結婚|離婚|再婚|入籍|離縁|婿入り"
_CHANGED = "(?:になっ|になる|に改|に変わ|に変え|に戻|に復|へ戻|へ変え|へ改|[にへ](?:姓|名字|苗字)[がを](?:変|改|戻))"
_NEWLY = re.compile(
    rf"(?:{_BONDS}|{_SURNAME})[^。\n]{{0,12}}?(?<![{KANJI}])(?P<name>[{KANJI}ヶ]{{2,4}}?)姓?(?:{_CHANGED}|を名乗)"
    rf"|(?:戸籍上?|表札|登記|名義|住民票|保険証|通帳|免許証)(?:で?は|が)(?P<other>[{KANJI}ヶ]{{2,4}}?)(?:で(?:ある|す|、|は)|と(?:なって|ある|記)|に(?:なって|した))"
)
_FROM_TO = re.compile(
    rf"(?<![{KANJI}ヶ])(?P<old>[{KANJI}ヶ]{{1,4}})姓?から(?P<new>[{KANJI}ヶ]{{1,4}}?)姓?{_CHANGED}"
)
_LOOK_BACK = 24
_TAKEN = re.compile(
    rf"(?:{_SURNAME})[をはもが](?:[^。、\n]{{0,8}}?(?:の|[はで]、?))?(?P<name>[{KANJI}ヶ]{{1,4}}?)姓?(?:{_CHANGED}|を名乗|のまま)"
)

_OFFICES = frozenset("市区町村県都国社店党官部課")
_BORNE = re.compile(
    rf"(?:旧姓は?|(?:姓|名字|苗字)は)、?(?P<name>[{KANJI}ヶ]{{1,4}}?)(?=[、。」)]|で[、。すあ]|だ)"
    rf"|(?<![{KANJI}])(?P<other>[{KANJI}ヶ]{{1,4}}?)姓?を名乗"
)


def newly_called(reading: Reading) -> Iterator[Name]:
    """Yield the family name somebody took, and the one somebody gave up for it."""
    for hit in _NEWLY.finditer(reading.text):
        group = "name" if hit["name"] else "other"
        if _is_family(reading, hit[group]):
            yield Name(*hit.span(group), 0.75, _WHY)
    for hit in _FROM_TO.finditer(reading.text):
        words = [hit["old"], hit["new"]]
        lead = re.split("[。\n]", reading.text[max(0, hit.start() - _LOOK_BACK) : hit.end()])[-1]
        named = re.search(_SURNAME, lead)
        bound = re.search(_BONDS, lead) and max(map(len, words)) > 1
        if (named or bound) and all(_is_family(reading, word) for word in words):
            for group in ("old", "new"):
                yield Name(*hit.span(group), 0.75, _WHY)
    yield from _borne(reading)


def _borne(reading: Reading) -> Iterator[Name]:
    """What is said to be a family name may be a plain word anywhere else."""
    for hit in _TAKEN.finditer(reading.text):
        if reading.sorts(hit["name"]) & FAMILY and hit["name"] not in NOBODY:
            yield Name(*hit.span("name"), 0.75, _WHY)
    for hit in _BORNE.finditer(reading.text):
        group = "name" if hit["name"] else "other"
        if hit[group] in _OFFICES:
            continue
        if reading.sorts(hit[group]) & FAMILY and hit[group] not in NOBODY:
            yield Name(*hit.span(group), 0.75, "姓として書かれています。")


def _is_family(reading: Reading, word: str) -> bool:
    sorts = reading.sorts(word)
    return bool(sorts & FAMILY) and not sorts & (WORKING | NUMBER) and word not in NOBODY
