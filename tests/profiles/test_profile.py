from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from council.domain.plaintext import search_key
from council.profiles import available, load
from council.profiles.profile import in_force


@given(st.text())
def test_a_key_of_a_key_is_the_same_key(name):
    assert search_key(search_key(name)) == search_key(name)


@given(st.text(alphabet="かは・゛゙゚ 　￣¨“”「」ｶﾞA"))
def test_a_key_is_stable_where_dropped_signs_held_letters_apart(name):
    key = search_key(name)
    assert search_key(key) == key
    assert not set(key) & set("・「」“” 　")


def test_spellings_of_one_name_share_a_key():
    assert search_key("８０５０ 支援") == search_key("8050支援")
    assert search_key("ＵＮＩ") == search_key("UNI")
    assert search_key("子ども・若者部") == search_key("子ども若者部")
    assert search_key("ｾﾝﾀｰ“ぽーと”") == search_key("センター 「ぽーと」")


def test_both_ends_of_a_period_belong_to_it():
    first, last = date(2021, 4, 1), date(2022, 3, 31)
    assert in_force(first, last, first)
    assert in_force(first, last, last)
    assert not in_force(first, last, date(2022, 4, 1))
    assert in_force(first, None, date(2099, 1, 1))


def test_every_shipped_profile_loads():
    assert available() == ("minamo", "setagaya")
    assert [load(name).code for name in available()] == ["minamo", "setagaya"]
