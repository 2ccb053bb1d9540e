from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.minutes.compare import changes, words
from council.minutes.content import Entry
from council.minutes.editing import entry_lines, read_entries, read_lines, without_items
from tests.minutes.samples import MINUTES

WORDS = st.text("あいう漢字々ー、。12ア", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
ENTRIES = st.lists(st.builds(Entry, text=TEXTS, speaker=st.one_of(st.just(""), WORDS)), max_size=5)


@given(ENTRIES)
def test_entries_written_as_lines_are_read_back(entries):
    assert read_entries(entry_lines(entries)) == tuple(entries)


@pytest.mark.parametrize(
    ("typed", "speaker", "text"),
    [
        ("○委員　よい。", "委員", "よい。"),
        ("〇委員 よい。", "委員", "よい。"),
        ("◯委員　よい。\nつづき", "委員", "よい。\nつづき"),
        ("〇〇委員から質問があった。", "", "〇〇委員から質問があった。"),
        ("○〇〇委員　よい。", "〇〇委員", "よい。"),
        ("○異議なし", "", "異議なし"),
        ("○委員\nよい。", "委員", "よい。"),
    ],
)
def test_what_people_type_is_read_as_meant(typed, speaker, text):
    assert read_entries(typed) == (Entry(text=text, speaker=speaker),)


def test_decisions_are_lines_without_their_dot():
    assert read_lines("・一つめ\n\n　二つめ ") == ("一つめ", "二つめ")


@given(WORDS, WORDS)
def test_the_spans_of_a_change_are_the_two_texts(before, after):
    left, right = words(before, after)
    assert "".join(text for text, _mark in left) == before
    assert "".join(text for text, _mark in right) == after
    assert [t for t, m in left if m == "same"] == [t for t, m in right if m == "same"]


def test_a_text_does_not_differ_from_itself():
    assert changes(MINUTES, MINUTES) == ()


def test_hiding_an_item_hides_its_action_items_too():
    keyed = replace(
        MINUTES,
        agenda=tuple(replace(item, key=str(n)) for n, item in enumerate(MINUTES.agenda)),
    )
    number = next(n for n, item in enumerate(keyed.agenda) if item.actions)
    secret = keyed.agenda[number].actions[0].text
    shown = without_items(keyed, {str(number)})
    assert secret in str(keyed)
    assert secret not in str(shown)
    assert shown.agenda[number].title == keyed.agenda[number].title
