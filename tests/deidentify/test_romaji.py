import pytest

from council.deidentify.romaji import canonical, from_kana

SAME = [
    ("おおた", ["Ota", "Ohta", "OTA", "Ōta", "Oota", "ôta"]),
    ("さいとう", ["Saito", "Saitō", "Saitoh", "Saitou"]),
    ("しょうじ", ["Shoji", "Syoji", "syouzi", "Shouji"]),
    ("じゅんいちろう", ["Junichiro", "Jun'ichirō", "Zyuniti-ro"]),
    ("しんぺい", ["Shimpei", "Sinpei"]),
    ("ちづこ", ["Chizuko", "Tiduko", "Chiduko"]),
    ("はっとり", ["Hattori"]),
    ("ほっち", ["Hotchi", "Hocchi", "hotti"]),
    ("ふじつ", ["Fujitsu", "Huzitu"]),
    ("きょうか", ["Kyoka", "Kyōka"]),
    ("こういち", ["Koichi", "Kouichi"]),
    ("ゆうじ", ["Yuji", "Yuuji", "Yuhji"]),
]
OTHERS = [("おおた", "Oda"), ("さとう", "Sato Ken"), ("けん", "Kenn'ichi"), ("まき", "Maki'e")]


@pytest.mark.parametrize(("kana", "latin"), [(kana, one) for kana, ways in SAME for one in ways])
def test_one_name_has_one_spelling_however_it_is_romanised(kana, latin):
    assert canonical(latin) == canonical(from_kana(kana))


@pytest.mark.parametrize(("kana", "latin"), OTHERS)
def test_another_name_has_another(kana, latin):
    assert canonical(latin) != canonical(from_kana(kana))
