import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.invites.wording.layout import COLUMNS, items, letter, paragraph, width, wrap
from tests.invites.samples import TEXTS
from tests.invites.wording.samples import ENVELOPE, SIGNED

pytestmark = pytest.mark.sqlite_only

LINES = st.text(alphabet="あ漢𠮷髙、。）（「」ー２１ａa1-.:/ ", max_size=200)


@given(LINES)
def test_wrapped_lines_joined_are_the_text(text):
    assert "".join(wrap(text)) == text


@given(st.text(alphabet="あ漢𠮷髙、。）（「」２", max_size=300))
def test_no_line_begins_or_ends_with_what_may_not_stand_there(text):
    first, *rest = wrap(text)
    for before, line in zip([first, *rest], rest, strict=False):
        torn = before[-1] in "（「" or line[0] in "、。）」"
        # a line made of nothing else has no better place to be cut
        assert not torn or all(character in "、。）」（「" for character in before[1:] + line[0])


@given(st.text(alphabet="あ漢𠮷髙いろは", min_size=35, max_size=300))
def test_plain_sentences_fill_thirty_four_characters(text):
    assert [len(line) for line in wrap(text)][:-1] == [34] * ((len(text) - 1) // 34)


def test_a_link_and_a_number_stay_in_one_piece():
    link = "https://council.example/" + "a" * 80
    assert link in wrap("あ" * 30 + link + "い" * 40)
    assert "".join(wrap("あ" * 33 + "２１番")[1:]) == "２１番"


def test_a_variant_of_a_character_is_not_torn_from_it():
    variant = "辻\U000e0100"
    assert wrap("あ" * 33 + variant + variant) == ["あ" * 33 + variant, variant]
    assert width(variant) == 2


def test_a_bullet_continues_below_its_text():
    lines = paragraph("・" + "あ" * 60, indent=2).split("\n")
    assert lines[0].startswith("　　・あ")
    assert lines[1].startswith("　　　あ")
    assert all(width(line) <= COLUMNS for line in lines)


def test_items_are_numbered_in_one_column_and_empty_ones_left_out():
    text = items(
        [("日時", "三日"), ("場所", " "), ("公開の別", "公開"), ("回答", "次の方法\n・電話")]
    )
    assert text.split("\n") == [
        "１　日時　　　　三日",
        "２　公開の別　　公開",
        "３　回答",
        "　　次の方法",
        "　　・電話",
    ]


def test_a_place_too_long_for_its_column_stays_whole_below_its_label():
    place = "世田谷区役所　東棟９階　第１会議室（世田谷四丁目２１番）"
    assert items([("場所", place), ("出欠の回答", "要")]).split("\n")[:2] == [
        "１　場所",
        "　　" + place,
    ]


def test_a_long_title_is_broken_between_its_words():
    text = letter(
        ENVELOPE, "令和８年度第２回　世田谷区重層的支援協議会　８０５０支援部会の開催について", []
    )
    assert (
        "　　令和８年度第２回　世田谷区重層的支援協議会\n　　８０５０支援部会の開催について\n"
        in text
    )


def test_without_items_there_is_no_text():
    assert items([("場所", "")]) == ""


def test_a_letter_leaves_out_what_it_was_not_given():
    plain = letter(ENVELOPE, "題", ["本文"]).split("\n")
    assert plain[:5] == ["鷺沢　道雄　様", "", "　　題", "", "本文"]
    signed = letter(SIGNED, "題", ["本文"])
    assert "８世生福第１２３号\n" in signed
    assert "部会長　戸澤　みのり\n" in signed


@given(TEXTS)
def test_any_text_can_be_laid_out(text):
    assert isinstance(paragraph(text, 3), str)
    assert isinstance(items([("値", text)]), str)
