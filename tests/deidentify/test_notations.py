"""Every notation of an office, the rules that need them, and what the rules cost."""

import re
import sys
import time

import pytest

from council.deidentify import find
from council.deidentify.age_numbers import read_age
from council.deidentify.date_reading import read_month, read_year
from council.deidentify.findings import Candidate, merge
from council.deidentify.generalise import age_band
from council.deidentify.patterns import RULES, find_patterns
from council.deidentify.placeholders import placeholder_spans, view_of
from council.deidentify.repair import repaired
from council.deidentify.rules import MASK
from tests.deidentify.notations import MARKED, PLAIN

MARK = re.compile("«([A-Z_]+):(.*?)»", re.DOTALL)


def passage(line):
    """The text of a line of the tables, and the places marked in it."""
    line = line.replace("⏎", "\n")
    text, spans, here = "", [], 0
    for mark in MARK.finditer(line):
        text += line[here : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        here = mark.end()
    return text + line[here:], spans


def read_by_patterns(text):
    view = view_of(text)
    return view.masked(placeholder_spans(view), MASK)


def marked(candidates: list[Candidate]):
    return [(c.start, c.end, c.kind.name) for c in merge(candidates)]


@pytest.mark.parametrize("line", MARKED.splitlines())
def test_a_notation_is_marked_from_its_first_to_its_last_sign(line):
    text, spans = passage(line)
    assert marked(list(find_patterns(read_by_patterns(text)))) == spans


@pytest.mark.parametrize("text", PLAIN.splitlines())
def test_what_only_looks_alike_passes(text):
    found = find_patterns(read_by_patterns(text))
    assert [text[c.start : c.end] for c in found] == []


def test_every_rule_has_a_passage_that_needs_it():
    needed = set()
    for line in MARKED.splitlines():
        view = read_by_patterns(passage(line)[0])
        views = [view, *filter(None, [repaired(view)])]
        found = [
            (number, candidate)
            for each in views
            for number, rule in enumerate(RULES)
            for candidate in rule.candidates(each)
        ]
        whole = marked([candidate for _, candidate in found])
        needed |= {
            number
            for number in {number for number, _ in found}
            if marked([candidate for other, candidate in found if other != number]) != whole
        }
    assert [rule.reason for number, rule in enumerate(RULES) if number not in needed] == []


def test_every_rule_says_why_in_japanese():
    assert all(
        re.fullmatch("[ぁ-んァ-ヶー一-龥A-Za-z0-9、「」。]+。", rule.reason) for rule in RULES
    )
    assert all(0 < rule.confidence <= 1 for rule in RULES)


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("生後8か月", "10歳未満"),
        ("七つ", "10歳未満"),
        ("十四", "10代"),
        ("はたち", "20代"),
        ("よんじゅっさい", "40代"),
        ("五〇", "50代"),
        ("ごじゅういち", "50代"),
        ("五十九", "50代"),
        ("還暦", "60代"),
        ("４７、８", "40代"),
        ("八二", "80代"),
        ("はちじゅうろくさい", "80代"),
        ("数え88", "80代"),
        ("米寿", "80代"),
        ("九十歳", "90代以上"),
        ("ひゃくいっさい", "90代以上"),
        ("八十の坂", "80代"),
    ],
)
def test_an_age_in_any_notation_falls_into_its_band(written, band):
    assert age_band(read_age(view_of(written).text)) == band


@pytest.mark.parametrize(
    ("written", "year", "month"),
    [
        ("去年の11月3日", None, 11),
        ("令和六年霜月三日", 2024, 11),
        ("Nov. 5, 2025", 2025, 11),
        ("'70.1.24", 1970, 1),
        ("R6/4/1", 2024, 4),
        ("6.11.30", None, 11),
        ("2月中旬", None, 2),
        ("12/6", None, 12),
        ("同月28日", None, None),
        ("一九六三年", 1963, None),
        ("S44. 8.21", 1969, 8),
        ("2018年(平成30年)3月30日", 2018, 3),
    ],
)
def test_a_date_gives_its_year_and_month(written, year, month):
    assert (read_year(written), read_month(written)) == (year, month)


@pytest.mark.parametrize("unit", ["1", "一", "1 ", "O", "あ ", "(1", "十、", "1-", "記号1", "荘1"])
def test_the_steps_taken_grow_with_the_length_alone(unit):
    def steps(length):
        view = view_of((unit * length)[:length])
        counted = 0

        def count(*_):
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            list(find_patterns(view))
        finally:
            sys.setprofile(None)
        return counted

    assert steps(8_000) < 6 * max(steps(2_000), 2_000)


@pytest.mark.parametrize(
    "unit",
    [
        "1-",
        "一",
        "あ",
        "0-",
        "a@",
        "a.",
        "令和",
        "（８",
        "1 ",
        "八十",
        "12月3日",
        "町1-",
        "www.",
        "歳",
        "番",
        "号",
        "銀行",
        "ア",
    ],
)
def test_the_time_taken_grows_with_the_length_alone(unit):
    def seconds(length):
        text = (unit * length)[:length]
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    short = max(min(seconds(2_000), seconds(2_000)), 0.02)
    assert seconds(16_000) < 24 * short


@pytest.mark.parametrize(
    "unit",
    [
        "0-",
        "1 ",
        "1の",
        "十、",
        "荘1",
        "あ ",
        "Ol",
        "ゼロ",
        "じゅう",
        "字1",
        "母の",
        "(",
        "」",
        "。",
    ],
)
def test_the_patterns_take_time_by_the_length_alone(unit):
    def seconds(length):
        view = view_of((unit * length)[:length])
        begun = time.process_time()
        list(find_patterns(view))
        return time.process_time() - begun

    short = max(min(seconds(4_000), seconds(4_000)), 0.02)
    assert seconds(32_000) < 24 * short
