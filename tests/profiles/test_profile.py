from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from council.profiles import available, load
from council.profiles.profile import agency_key, in_force


@given(st.text())
def test_a_key_of_a_key_is_the_same_key(name):
    assert agency_key(agency_key(name)) == agency_key(name)


@given(st.text(alphabet="かは・゛゙゚ 　￣¨“”「」ｶﾞA"))
def test_a_key_is_stable_where_dropped_signs_held_letters_apart(name):
    key = agency_key(name)
    assert agency_key(key) == key
    assert not set(key) & set("・「」“” 　")


def test_spellings_of_one_name_share_a_key():
    assert agency_key("８０５０ 支援") == agency_key("8050支援")
    assert agency_key("ＵＮＩ") == agency_key("UNI")
    assert agency_key("子ども・若者部") == agency_key("子ども若者部")
    assert agency_key("ｾﾝﾀｰ“ぽーと”") == agency_key("センター 「ぽーと」")


def test_both_ends_of_a_period_belong_to_it():
    first, last = date(2021, 4, 1), date(2022, 3, 31)
    assert in_force(first, last, first)
    assert in_force(first, last, last)
    assert not in_force(first, last, date(2022, 4, 1))
    assert in_force(first, None, date(2099, 1, 1))


def test_every_shipped_profile_loads():
    assert available() == ("minamo", "setagaya")
    assert [load(name).code for name in available()] == ["minamo", "setagaya"]
