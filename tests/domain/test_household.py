from hypothesis import given
from hypothesis import strategies as st

from council.domain.household import RELATIONS, labels, next_label, withheld

relations = st.lists(st.sampled_from(RELATIONS), min_size=1, max_size=12)


def test_several_brothers_bear_letters_and_one_mother_does_not():
    assert labels(["本人", "母", "兄", "兄"]) == ["本人", "母", "兄A", "兄B"]


@given(relations)
def test_nobody_in_a_household_shares_a_word(words):
    assert len(set(labels(words))) == len(words)


@given(relations, st.sampled_from(RELATIONS))
def test_one_more_member_never_takes_a_word_already_borne(words, relation):
    taken = labels(words)
    assert next_label(relation, taken) not in taken


def test_what_was_heard_is_withheld_from_all_but_the_speaker():
    assert withheld(["本人", "母", "父"], told=(), speaker="本人") == ("母", "父")
    assert withheld(["本人", "母", "父"], told={"父"}, speaker="本人") == ("母",)
    assert withheld(["本人", "母"], told=(), speaker="あんしんすこやかセンター") == ("本人", "母")
