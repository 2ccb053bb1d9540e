"""Names after a word of kinship: 「母綾乃」, 「妻：スミ（79）」, 「次男の和孝は」."""

import re
from collections.abc import Iterator
from itertools import takewhile

from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    DEED,
    FAMILY,
    GIVEN,
    PARTICLE,
    PERSON,
    WORKING,
)
from council.deidentify.names.plausible import LIKELY, POSSIBLE
from council.deidentify.names.spans import Name, name_starting
from council.deidentify.names.words import ABSTRACT, KIN, NOBODY, ROLES
from council.deidentify.reading import Reading

_JOINER = re.compile(
    r"(?:の|である|[◎○■□●△▲◇◆※→⇒]|・|[ \t\u3000]?[:：][ \t\u3000]?|[(「『]|[ \t\u3000=＝])?"
)
_AGE_AFTER = re.compile(
    r"[ \u3000]?\((?:満)?[0-9〇一二三四五六七八九十百]{1,3}(?:歳|才|\)|、|・|,|/)"
)
_ACTS = re.compile(
    "、|だけ|[はがもを](?!.{0,2}(?:ある|ない|強|弱|高|低|大き|多|少))|に(?:電話|連絡|話|会)|と(?:話|会|暮|同居)|から|より"
)
_HEADS = KIN | {"ひとり", "末"}


def after_kin(reading: Reading) -> Iterator[Name]:
    """Yield the names that follow a word of kinship, with or without の, a colon or a bracket."""
    for number, token in enumerate(reading.tokens):
        if token.text not in _HEADS or _is_part(reading, number):
            continue
        joiner = _JOINER.match(reading.text, token.end)
        start = joiner.end() if joiner else token.end
        found = name_starting(reading, start)
        if found is None:
            start += reading.text.startswith("、", start)
            found = _before_age(reading, start)
        if found is None or reading.text[start : found[0]] in NOBODY:
            continue
        first = next(reading.after(start), None)
        if first is None or not _is_called(reading, joiner[0] if joiner else "", start, found):
            continue
        yield Name(start, found[0], max(found[1], POSSIBLE), "続柄に続く氏名です。")


def _is_part(reading: Reading, number: int) -> bool:
    """「子」 of 「双子」, 「人」: a kin word that ends a longer noun is none."""
    before = reading.tokens[number - 1] if number else None
    return (
        len(reading.tokens[number].text) == 1
        and before is not None
        and before.end == reading.tokens[number].start
        and bool(before.sort & COMMON)
        and before.text not in KIN
        and before.text not in ROLES
    )


def _is_called(reading: Reading, joiner: str, start: int, found: tuple[int, float]) -> bool:
    word = reading.text[start : found[0]]
    tokens = list(takewhile(lambda t: t.start < found[0], reading.after(start)))
    named = any(t.sort & (GIVEN | PERSON) or t.sort & ANY_NAME for t in tokens)
    if _AGE_AFTER.match(reading.text, found[0]):
        return True
    if found[1] >= LIKELY or named or re.fullmatch("[ァ-ヴー・]{3,}", word):
        return True
    if joiner == "の" and reading.text[found[0] : found[0] + 1] == "。" and len(word) == 1:
        return word not in ABSTRACT and bool(reading.sorts(word) & FAMILY)
    if joiner == "の" and _ACTS.match(reading.text, found[0]):
        return word not in ABSTRACT and bool(reading.sorts(word) & GIVEN)
    if re.fullmatch("[ぁ-ん]+", word) and (
        len(word) < 2 or any(t.sort & (PARTICLE | WORKING) for t in tokens)
    ):
        return joiner in {":", "：", "(", "「", "="} and bool(reading.sorts(word) & GIVEN)
    return joiner != "の" and bool(reading.sorts(word) & GIVEN)


def _before_age(reading: Reading, start: int) -> tuple[int, float] | None:
    """「孫ひなの（19歳）」: whatever stands between kin and an age is a name."""
    hit = re.compile(r"[㐀-鿿々ぁ-んァ-ヴー]{1,6}").match(reading.text, start)
    if hit is None or not _AGE_AFTER.match(reading.text, hit.end()):
        return None
    if hit[0] in NOBODY:
        return None
    first = next(reading.after(start), None)
    if first is None or first.sort & PARTICLE or (first.sort & WORKING and first.end < hit.end()):
        return None
    return hit.end(), POSSIBLE


_IS = re.compile(
    rf"(?P<kin>{'|'.join(sorted(KIN | {'名', '名前'}, key=len, reverse=True))})(?P<is>[はがも・])(?P<name>[㐀-鿿々]{{1,3}}|[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,6}})(?=[、。」)\n]|$|で[、。]|という|とい[いう])"
)


def is_named(reading: Reading) -> Iterator[Name]:
    """Yield names that somebody is said to have: 「父は章、兄も晃。」."""
    for hit in _IS.finditer(reading.text):
        word = hit["name"]
        sorts = reading.sorts(word)
        if hit.start("name") not in reading.starting or word in NOBODY or word in ABSTRACT:
            continue
        listed = hit["is"] == "・" and len(word) > 1 and not sorts & (WORKING | DEED)
        if sorts & GIVEN and (
            listed or (len(word) == 1 and hit["is"] != "・") or not sorts & (COMMON | WORKING)
        ):
            yield Name(*hit.span("name"), POSSIBLE, "続柄の人の名として書かれています。")


_CALLED = re.compile(
    rf"(?:{'|'.join(sorted(KIN, key=len, reverse=True))})の(?P<name>[ぁ-ん]{{2,4}}|[ァ-ヴー]{{2,8}})[ \u3000]?(?=さん|様|氏|ちゃん|くん|君)"
)


def kin_called_by_name(reading: Reading) -> Iterator[Name]:
    """Yield kana between kinship and an honorific, whatever else the word may mean: 「母のきぬさん」."""
    for hit in _CALLED.finditer(reading.text):
        if hit["name"] not in NOBODY:
            yield Name(*hit.span("name"), LIKELY, "続柄に続く敬称つきの氏名です。")
