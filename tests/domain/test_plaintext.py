import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.plaintext import clean_line, clean_text, search_fold, search_key
from council.domain.variants import VARIANTS

# compatibility ideographs, which belong to names, stay as typed
OTHER_SIGNS = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def test_control_signs_and_odd_line_ends_go():
    assert clean_text("  一行目\x00 \r\n二行目\x0b\u200b\r\n\r\n") == "一行目\n二行目"
    assert clean_line(" 第１回\r\n\t部会\u202e ") == "第１回 部会"


def test_a_voiced_sign_joins_its_kana_though_a_hidden_sign_stood_between():
    assert clean_line("か\u200b\u3099いど") == "がいど"


def test_names_keep_their_rare_kanji_and_selectors():
    assert clean_line("辻\U000e0100 𠮷野 髙﨑") == "辻\U000e0100 𠮷野 髙﨑"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("髙﨑", "高崎"),
        ("𠮷澤", "吉沢"),
        ("渡邊", "渡邉"),
        ("８０５０支援部会", "8050支援部会"),
        ("ＵＮＩ", "uni"),
        ("子ども・若者", "子ども若者"),
        ("ぷらっとホーム", "プラットホーム"),
        ("ｶﾞｲﾄﾞ", "がいど"),
        ("か\u3099いど", "ガイド"),
        ("祖師ヶ谷", "祖師ケ谷"),
        ("辻\U000e0100", "辻"),
        ("あんしん すこやか", "あんしんすこやか"),
    ],
)
def test_what_people_take_for_the_same_has_one_key(one, other):
    assert search_key(one) == search_key(other)


def test_different_words_keep_different_keys():
    assert search_key("家計") != search_key("家系")


def test_a_hit_leads_back_to_the_original():
    text = "世帯は髙﨑 ﾏｻｵの三人"
    view = search_fold(text)
    place = view.text.index(search_key("高崎マサオ"))
    start, end = view.span(place, place + len(search_key("高崎マサオ")))
    assert text[start:end] == "髙﨑 ﾏｻｵ"


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text):
    for clean in (clean_text, clean_line):
        once = clean(text)
        assert clean(once) == once
        assert all(unicodedata.is_normalized("NFC", part) for part in OTHER_SIGNS.findall(once))
    assert "\n" not in clean_line(text)


@given(st.text(max_size=60))
def test_every_folded_character_knows_its_place(text):
    view = search_fold(text)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert list(view.starts) == sorted(view.starts)
    assert all(0 <= s < e <= len(text) for s, e in zip(view.starts, view.ends, strict=True))


def test_no_variant_stands_for_another_variant():
    assert not set(VARIANTS) & set(VARIANTS.values())


def test_a_name_keeps_its_compatibility_ideograph():
    assert clean_line("\ufa10\ufa19") == "\ufa10\ufa19"
