"""What holds for any text at all."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from council.deidentify import ACCEPT, Kind, Known, find, generalise
from council.domain.plaintext import search_key

NAMES = (
    Known(Kind.PERSON, "髙邊 祥一郎", "たかべ しょういちろう"),
    Known(Kind.PERSON, "鷺沢 みのり", "さぎさわ みのり"),
    Known(Kind.PERSON, "Maria Lualhati"),
    Known(Kind.EMPLOYER, "株式会社トキワ文具"),
)
WORDS = (
    "髙邊",
    "祥一郎",
    "たかべ",
    "鷺沢",
    "みのり",
    "さぎさわ",
    "Maria",
    "Lualhati",
    "トキワ文具",
)
AROUND = st.one_of(
    st.sampled_from(
        [
            "母",
            "さん",
            "は",
            "、",
            "（82歳）",
            "A氏",
            "と",
            "の",
            "。",
            "\n",
            "駅",
            "〔氏名〕",
            "望",
            "病院",
            "株式会社",
            "１",
        ]
    ),
    st.text(max_size=6),
)
GAPS = st.sampled_from(["", "", "", " ", "\u3000", "\n", "・"])
HALF = str.maketrans(
    {sign: unicodedata.normalize("NFKC", sign) for sign in map(chr, range(0xFF01, 0xFF5F))}
)


def katakana(word):
    return "".join(chr(ord(c) + 96) if "ぁ" <= c <= "ゖ" else c for c in word)


def wide(word):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in word)


@st.composite
def written_somehow(draw):
    word = draw(st.sampled_from(WORDS))
    change = draw(st.sampled_from([str, str.upper, str.lower, katakana, wide]))
    gap = draw(GAPS)
    return gap.join(change(word))


TEXTS = st.lists(st.one_of(AROUND, written_somehow()), max_size=10).map("".join)


def finished(text):
    findings = find(text, NAMES)
    return generalise(text, findings, [ACCEPT] * len(findings))


@given(TEXTS)
def test_no_known_name_survives_in_any_case_width_or_spacing(text):
    key = search_key(finished(text))
    assert [word for word in WORDS if search_key(word) in key] == []


@given(st.one_of(TEXTS, st.text(st.characters(), max_size=60)))
def test_findings_lie_in_the_text_in_order_and_apart_whatever_the_text(text):
    here = 0
    for finding in find(text, NAMES):
        assert here <= finding.start < finding.end <= len(text)
        here = finding.end


@given(TEXTS)
def test_a_finished_text_has_nothing_left_to_find(text):
    again = finished(text)
    assert [again[f.start : f.end] for f in find(again, NAMES)] == []
