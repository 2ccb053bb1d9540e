import pytest

from council.deidentify import find
from council.deidentify.placeholders import view_of
from council.deidentify.squeezing import squeezed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("三 田 村　由 紀 夫", "三田村由紀夫"),
        ("三 田 村　　由 紀 夫", "三田村 由紀夫"),
        ("氏 名：昭 和 ３ ９ 年", "氏 名:昭和39年"),
        ("a m a y a です", "amaya です"),
        ("今日 は 天気 が よい", "今日 は 天気 が よい"),
        ("1 2 3 4 5", "1 2 3 4 5"),
    ],
)
def test_single_signs_standing_apart_are_read_as_one_word(written, read):
    assert squeezed(view_of(written)).text == read


def test_a_name_pulled_apart_is_found_where_it_stands():
    text = "氏　名：三 田 村　由 紀 夫　続柄：父"
    assert "三 田 村　由 紀 夫" in [text[f.start : f.end] for f in find(text)]
