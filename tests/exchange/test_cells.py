"""Cells: harmless in a spreadsheet, and what was written is read as it was."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.plaintext import clean_line
from council.domain.vocabulary import Channel
from council.exchange import values
from council.exchange.neutral import neutralise, restore

pytestmark = pytest.mark.sqlite_only

signs = st.sampled_from("'=+-@\t\r\n ＝＋－＠　ab漢|\\")


@given(st.text(signs | st.characters(), max_size=12))
def test_a_neutralised_cell_is_restored_exactly(text):
    assert restore(neutralise(text)) == text


@given(st.text(signs, max_size=8))
def test_no_neutralised_cell_begins_like_a_formula(text):
    assert not neutralise(text).lstrip().startswith(tuple("=+-@＝＋－＠"))


@pytest.mark.parametrize("text", ["=1+1", "+81-3-0000-0000", "-1", "@x", " =1", "＝１＋１", "'=1"])
def test_what_a_spreadsheet_would_reckon_with_gets_an_apostrophe(text):
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize("text", ["’70年代", "'あ", "a=1", "03-0000-0000"])
def test_other_cells_stay_as_they_are(text):
    assert neutralise(text) == restore(text) == text


@given(st.lists(st.text(st.sampled_from("ab|\\漢 "), max_size=6).map(clean_line), max_size=4))
def test_a_list_comes_back_without_its_empty_and_double_entries(texts):
    wanted = tuple(dict.fromkeys(text for text in texts if text))
    assert values.read_list(values.write_list(wanted)) == wanted


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("2026/4/1", date(2026, 4, 1)),
        ("令和８年４月１日", date(2026, 4, 1)),
        ("R8.4.1", date(2026, 4, 1)),
    ],
)
def test_a_day_is_read_in_any_usual_notation(cell, day):
    assert values.read_day(cell) == day


@pytest.mark.parametrize("cell", ["14:00", "14:00:00", "午後２時", "14時", "１４：００"])
def test_a_time_is_read_in_any_usual_notation(cell):
    assert values.read_time(cell) == time(14)
    assert values.write_text(values.read_time(cell)) == "14:00"


@pytest.mark.parametrize(
    ("reader", "cell", "words"),
    [
        (values.read_day, "令和8年2月30日", "日"),
        (values.read_code, "８０５０", "英小文字"),
        (values.read_flag, "たぶん", "はい、いいえ"),
        (values.read_number(0, 10), "二", "数字"),
        (values.read_number(1, 10), "0", "1から10まで"),
        (values.read_number(1, 10), "999999", "1から10まで"),
        (values.read_line(60), "123456789018", "個人番号"),
        (values.read_prose, "番号は123456789018です", "個人番号"),
        (values.read_word(Channel), "伝書鳩", "mail"),
        (values.read_line(3), "あいうえ", "3文字"),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_is_wanted(reader, cell, words):
    with pytest.raises(values.BadCell, match=words):
        reader(cell)


@pytest.mark.parametrize(("cell", "word"), [("mail", Channel.MAIL), ("郵送", Channel.POST)])
def test_a_word_is_read_by_its_code_and_by_its_label(cell, word):
    assert values.read_word(Channel)(cell) is word


@pytest.mark.parametrize(
    ("cell", "said"), [("はい", True), ("TRUE", True), ("０", False), ("×", False)]
)
def test_yes_and_no_are_read_as_offices_write_them(cell, said):
    assert values.read_flag(cell) is said
