from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.papers import Slot, is_late, next_slot, number_papers, paper_label, title_in


def test_single_papers_have_plain_numbers():
    assert number_papers(["a", "b", None, None]) == [Slot(1), Slot(2), Slot(3), Slot(4)]


def test_papers_of_one_item_share_its_number_and_differ_in_the_branch():
    assert number_papers(["a", "a", "b"]) == [Slot(1, 1), Slot(1, 2), Slot(2)]


@pytest.mark.parametrize(
    ("digits", "label"), [("half", "資料12-3"), ("full", "資料１２－３"), ("house", "資料12－３")]
)
def test_a_label_is_written_in_the_wanted_width(digits, label):
    assert paper_label(12, 3, digits) == label


@given(st.lists(st.one_of(st.none(), st.integers(0, 8)), max_size=40))
def test_numbers_run_without_gap_and_no_paper_bears_anothers(owners):
    owners.sort(key=lambda one: (one is None, one or 0))
    slots = number_papers(owners)
    assert len(set(slots)) == len(slots)
    assert sorted({slot.number for slot in slots}) == list(
        range(1, len({slot.number for slot in slots}) + 1)
    )


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=10),
    st.lists(st.one_of(st.none(), st.integers(0, 6)), max_size=10),
)
def test_what_comes_later_takes_a_number_nobody_bears(before, later):
    before.sort(key=lambda one: (one is None, one or 0))
    taken = list(zip(number_papers(before), before, strict=True))
    for owner in later:
        slot = next_slot(taken, owner)
        assert slot not in {one for one, _owner in taken}
        own = [one for one, other in taken if owner is not None and other == owner]
        assert not own or slot.number == own[0].number
        taken.append((slot, owner))


def test_the_first_paper_beside_a_single_one_is_the_second_branch():
    assert next_slot([(Slot(1), "a")], "a") == Slot(1, 2)


@pytest.mark.parametrize(
    ("ready_on", "today", "late"),
    [
        (date(2026, 12, 3), date(2026, 12, 10), False),
        (date(2026, 12, 4), date(2026, 12, 10), True),
        (None, date(2026, 12, 3), False),
        (None, date(2026, 12, 4), True),
    ],
)
def test_a_paper_is_late_that_was_not_ready_by_the_deadline(ready_on, today, late):
    assert is_late(ready_on, date(2026, 12, 3), today) is late


def test_without_a_deadline_nothing_is_late():
    assert not is_late(None, None, date(2026, 12, 4))


@pytest.mark.parametrize(
    ("title", "printed"),
    [("第3回　議事録", "第３回　議事録"), ("ＣＯ2の測り方（第3回）", "ＣＯ2の測り方（第3回）")],
)
def test_a_title_that_nobody_typed_has_the_digits_of_its_document(title, printed):
    assert title_in(title, "full") == printed
