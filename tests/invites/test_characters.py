import unicodedata

import pytest
from hypothesis import given

from council.invites.characters import clean, is_plain_line, one_line, shown_name
from tests.invites.samples import TEXTS

pytestmark = pytest.mark.sqlite_only


@given(TEXTS)
def test_cleaned_text_has_no_control_character_but_line_breaks(text):
    kept = clean(text).replace("\n", "")
    assert not [character for character in kept if unicodedata.category(character) in ("Cc", "Cs")]
    assert clean(clean(text)) == clean(text)


@given(TEXTS)
def test_one_line_is_a_plain_line(text):
    assert is_plain_line(one_line(text))
    assert is_plain_line(shown_name(text))


@pytest.mark.parametrize("name", ["髙﨑　𠮷乃", "葛\U000e0100城 德馬", "O'Hara", "🏠"])
def test_unusual_names_stay_as_they_are_written(name):
    assert clean(name) == one_line(name) == shown_name(name) == name


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\x00", "a\x85b", "a\u2028b", "\u202ea", " a"])
def test_a_header_may_not_carry_breaks_or_hidden_marks(text):
    assert not is_plain_line(text)


def test_every_kind_of_line_break_becomes_the_same():
    assert clean("１\r\n２\r３\n４\u2028５\x85６") == "１\n２\n３\n４\n５\n６"
