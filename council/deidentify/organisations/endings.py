"""Organisations by the ending of their name: 〇〇病院, 〇〇高校, 〇〇運送, 〇〇荘."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    FAMILY,
    GIVEN,
    PERSON,
    PLACE,
    PROPER,
    SUFFIX,
    TOWN,
    UNKNOWN,
)
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.parts import KANJI, Body, is_soft
from council.deidentify.organisations.said import is_house_here
from council.deidentify.organisations.words import House, endings, generic
from council.deidentify.reading import Reading, Token

_BRANCH = re.compile(
    rf"[{KANJI}ァ-ヴー]{{0,8}}(?:支店|営業所|工場|本店|本社|支社|出張所|キャンパス|分院|分校|分室|支部|教室|校舎)"
    rf"|[{KANJI}ァ-ヴー]{{1,6}}(?<!売)店(?![{KANJI}])"
    r"|第[一二三四五六七八九十1-9]{1,2}(?:班|支部|分会|組|工場|作業所|寮)"
    r"|・?(?:リハビリテーション科|リハビリ科|精神神経科|精神科|心療内科|地域連携室|医療相談室|健診センター|救命救急センター)"
    r"|(?:・?(?:矯正歯科|小児歯科|口腔外科|泌尿器科|形成外科|脳神経外科|内科|外科|胃腸科|小児科|皮膚科|眼科|整形外科|耳鼻咽喉科|産婦人科|循環器科|神経科|歯科|クリニック|医院))+"
    r"|(?:付属|附属)(?:小学校|中学校|高等学校|高校|幼稚園|病院|中学|小学)"
)
_SOCIETY = re.compile(rf"[{KANJI}]{{2,4}}会(?:[{KANJI}ァ-ヴー]{{2,8}})?")
"""厚生会 before 脳神経外科"""
_NO_HOUSES = frozenset("員長費内外的化性力代中者前後師士名数用製産株券料")
"""Behind an ending, these make another word of it: 会員, 工場長."""


def by_endings(reading: Reading) -> Iterator[House]:
    """Yield the organisations that a known ending closes and a name opens."""
    table, text = endings(), reading.text
    for token in reading.tokens:
        ending = table.at(text, token.end)
        if ending is None or _goes_on(reading, token.end):
            continue
        branch = _BRANCH.match(text, token.end)
        end = branch.end() if branch else token.end
        edge, evident = _opened(reading, token, ending, end)
        if edge is not None:
            # 〇〇大学附属病院 is a hospital.
            last = table.at(text, end) if branch else None
            kind = table.kind_of[ending if last is None or last in table.weak else last]
            yield House(edge, end, kind, 0.85 if evident else 0.7, f"{kind.label}の形です。")


def _opened(reading: Reading, token: Token, ending: str, end: int) -> tuple[int | None, bool]:
    """Where the name before the ending starts, if one stands there, and whether it is one by itself."""
    start = token.end - len(ending)
    weak = ending in endings().weak
    inside = start > token.start and start not in reading.ending
    if inside and token.sort & COMMON and not token.sort & UNKNOWN:
        # 照会, 軽自動車: the ending is part of a plain word.
        if weak or len(ending) == 1:
            return None, False
        start = token.start
    body = _named_before(reading, start, ending)
    if body is None:
        alone = end > token.end and len(ending) > 2 and not weak
        return (start if alone else None), False
    if reading.text[body.edge : end] in generic():
        return None, False
    doubtful = not body.evident or (inside and (token.sort & ANY_NAME or body.edge == token.start))
    told = is_house_here(reading, body.edge, end)
    if ending in endings().faint:
        return (body.edge if told else None), body.evident
    if weak and ((doubtful and not told) or _is_place(reading, body.edge, end)):
        return None, False
    is_owned = ending[0] == "の" and _is_owner(reading, start)
    return (None if is_owned else body.edge), body.evident


def _named_before(reading: Reading, start: int, ending: str) -> Body | None:
    """Return the name that stands before the ending, if it tells one house from another."""
    body = name_before(reading, start)
    if body is None or body.named:
        return body
    if body.regional:
        told = is_house_here(reading, body.edge, start + len(ending))
        return body._replace(named=True) if told else None
    is_hospital = endings().kind_of[ending] is Kind.HOSPITAL
    society = is_hospital and _SOCIETY.fullmatch(reading.text[body.edge : start])
    return body._replace(named=True) if society else None


def _is_place(reading: Reading, start: int, end: int) -> bool:
    """Whether a place is called so: 三軒茶屋."""
    return bool(reading.sorts(reading.text[start:end]) & (PLACE | TOWN))


def _is_owner(reading: Reading, end: int) -> bool:
    """「赤堤の家」, 「冷泉の家」: somebody's house, or one somewhere."""
    before = next(reading.before(end), None)
    if before is None:
        return False
    sorts = reading.sorts(before.text)
    somewhere = sorts & PLACE and not sorts & GIVEN
    somebody = sorts & (TOWN | FAMILY) and not before.sort & COMMON
    proper = before.sort & PROPER and not is_soft(before)
    return bool(before.sort & (PLACE | FAMILY | PERSON) or proper or somewhere or somebody)


def _goes_on(reading: Reading, end: int) -> bool:
    """Whether the ending is the beginning of another word: 会員, 工場長."""
    after = next(reading.after(end), None)
    return after is not None and bool(after.sort & SUFFIX) and after.text in _NO_HOUSES
