"""Organisations after a label of a form, or after what they are to somebody: 勤務先：〇〇, 職場は〇〇."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.names.words import NO_NAMES, ROLES, TITLES
from council.deidentify.organisations.forward import name_after
from council.deidentify.organisations.words import House, endings, generic
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_LABELS = (
    (
        Kind.SCHOOL,
        "(?:小|中)?学校名?|高校名|大学名|出身校|卒業校|在籍校|最終学歴|学歴|母校|高校|大学|塾",
    ),
    (
        Kind.EMPLOYER,
        "勤務先名?|勤め先|職場|就労先|就職先|前職|職歴|会社名?|屋号|雇用主|作業先|派遣先|バイト先|アルバイト先|パート先|内定先|実習先|事業主",
    ),
    (
        Kind.HOSPITAL,
        "(?:主な)?通院先|かかりつけ(?:医|薬局)?|医療機関名?|受診先|入院先|転院先|搬送先|救急搬送|主治医|病院名?|薬局|精神科|内科|歯科",
    ),
    (
        Kind.FACILITY,
        "施設名?|利用施設名?|入所先|入居先|通所先|通所|移行先|事業所名?|利用先|デイ|デイサービス|ショート先?|サービス事業所|居宅|訪問看護|訪問介護|ヘルパー|ケアマネ事業所|居場所|住まい|作業所|B型|A型|介護",
    ),
    (Kind.ORGANIZATION, "所属|団体名?|サークル|宗教|信仰|趣味の会|家族会|加入団体|町会|自治会"),
)
_LABELLED = [
    (
        kind,
        re.compile(
            rf"(?<![一-龥ァ-ヴー])(?:{words})(?:[ \u3000]?[:：|｜＝=／][ \u3000]?|(?<=[歴先場校])[ \u3000])"
        ),
        re.compile(rf"(?:{words})(?:は|が|の)[、]?"),
    )
    for kind, words in _LABELS
]
_MORE = re.compile(r"(?:[(（][^()（）\n]{1,12}[)）])?[、→/／,][ \u3000]?")
_VALUE = re.compile(r"[^ \u3000\n、。，；;（()）｜|/／：:→「」『』]{2,24}")


def by_labels(reading: Reading) -> Iterator[House]:
    """Yield what stands behind a label."""
    for kind, label, _ in _LABELLED:
        for hit in label.finditer(reading.text):
            yield from _values(reading, hit.end(), kind)
    yield from _told(reading)


def _values(reading: Reading, start: int, kind: Kind) -> Iterator[House]:
    """One name after a label, or several in a row."""
    for _ in range(6):
        body = name_after(reading, start)
        if body is None or not _VALUE.match(reading.text, start):
            return
        word = reading.text[start : body.edge]
        if _is_name(word) and len(word) > 1:
            yield House(start, body.edge, kind, 0.7, f"{kind.label}の欄に書かれています。")
        more = _MORE.match(reading.text, body.edge)
        if more is None:
            return
        start = more.end()


def _told(reading: Reading) -> Iterator[House]:
    for kind, _, told in _LABELLED:
        for hit in told.finditer(reading.text):
            body = name_after(reading, hit.end())
            if body is None:
                continue
            if not body.evident and endings().at(reading.text, body.edge) is None:
                continue
            word = reading.text[hit.end() : body.edge]
            if _is_name(word) and len(word) > 3 and _is_strange(reading, word):
                yield House(hit.end(), body.edge, kind, 0.6, f"{kind.label}として書かれています。")


def _is_name(word: str) -> bool:
    return MASK not in word and word not in generic() | NO_NAMES | ROLES | TITLES


def _is_strange(reading: Reading, word: str) -> bool:
    return not reading.sorts(word)
