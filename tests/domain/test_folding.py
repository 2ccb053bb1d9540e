import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from council.domain.folding import fold
from council.domain.plaintext import compatible

MASK = "\ue000"


JOINED = "か\u3099"
"""Two signs that are one: a text with them is folded with joining marks in mind."""


@given(st.text(st.characters(exclude_categories=["Cs", "Mn", "Cf"], exclude_characters="ﾞﾟ")))
def test_plain_signs_fold_alike_whether_or_not_others_join(text):
    alone, beside = fold(text, compatible), fold(text + JOINED, compatible)
    assert beside.text == alone.text + "が"
    assert list(beside.starts)[:-1] == list(alone.starts)
    assert list(beside.ends)[:-1] == list(alone.ends)


def test_every_mark_joins_the_sign_before_it():
    marks = [sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(sign)]
    apart = [hex(ord(mark)) for mark in marks if fold(f"か{mark}", compatible).span(0, 1)[1] != 2]
    assert apart == []


@given(st.text("ab㌔ガﾞ①", max_size=12), st.data())
def test_a_masked_text_has_one_mask_for_each_span_and_keeps_the_rest(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    view = fold(text, compatible)
    masked = view.masked([(start, end)], MASK)
    at = masked.text.index(MASK)
    assert masked.span(at, at + 1) == (start, end)
    assert len(masked.starts) == len(masked.ends) == len(masked.text)
    assert all(e <= start or s >= end for s, e in _others(masked, at))


def _others(masked, at):
    spans = list(zip(masked.starts, masked.ends, strict=True))
    return spans[:at] + spans[at + 1 :]


def test_slices_taken_out_leave_their_neighbours_where_they_were():
    view = fold("三 田 村", compatible).without([(1, 2), (3, 4)])
    assert (view.text, view.span(0, 3)) == ("三田村", (0, 5))
