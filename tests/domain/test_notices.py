"""What is no longer as it was told, of any two states of a meeting; and for which acts a body asks for a 決裁."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.notices import AGENDA, compared, kept, told
from council.domain.signoffs import OTHERWISE, Act, is_urgent, named, needs

FACTS = {"日時": "１月２８日", "場所": "大会議室"}
titles = st.text("いろは", min_size=1, max_size=3)
items = st.dictionaries(st.sampled_from("abcd"), st.tuples(titles, st.booleans())).flatmap(
    lambda one: st.permutations([(key, *said) for key, said in one.items()])
)


@given(items, items)
def test_something_is_told_again_exactly_when_the_agenda_is_another(before, after):
    found = compared(kept(FACTS, before), kept(FACTS, after))
    assert bool(found) is (before != after)
    assert {one.label for one in found} <= {AGENDA}


@given(items, items)
def test_no_letter_ever_holds_a_title(before, after):
    said = told(compared(kept(FACTS, before), kept(FACTS, after)))
    assert len(said) <= 1
    assert all("改めました" in one.now for one in said)


def test_of_a_withheld_item_nothing_is_said():
    before, after = kept(FACTS, [("a", "い", True)]), kept(FACTS, [("a", "ろ", True)])
    assert compared(before, after, hidden=["a"]) == ()


def test_of_a_notice_that_was_not_kept_nothing_is_known():
    assert compared(None, kept(FACTS, [("a", "い", False)])) == ()


@pytest.mark.parametrize("act", OTHERWISE)
@pytest.mark.parametrize("sign_off", [True, False])
def test_an_act_is_treated_as_the_notice_unless_the_body_says_otherwise(act, sign_off):
    assert needs(sign_off, "", act) is sign_off
    assert needs(sign_off, named([act.value]), act) is not sign_off
    assert needs(sign_off, named([act.value]), Act.NOTICE) is sign_off


@pytest.mark.parametrize(("days", "urgent"), [(-1, False), (0, True), (1, True), (2, False)])
def test_who_is_to_come_tomorrow_is_told_first(days, urgent):
    today = date(2026, 12, 3)
    assert is_urgent(today + timedelta(days=days), today) is urgent
