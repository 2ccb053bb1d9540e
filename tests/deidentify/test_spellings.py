import pytest

from council.deidentify import Kind, Known, Layer, find

HOUSE = (
    Known(Kind.PERSON, "髙邊 祥一郎", "タカベ ショウイチロウ"),
    Known(Kind.PERSON, "髙邊 奈津", "たかべ なつ"),
    Known(Kind.PERSON, "椚 実", "くぬぎ みのる"),
    Known(Kind.SCHOOL, "私立瑞光学園高等学校"),
    Known(Kind.EMPLOYER, "株式会社トキワ文具販売"),
    Known(Kind.ADDRESS, "世田谷区給田9丁目33番4号 メゾン楓102"),
)

FOUND = [
    ("髙邊祥一郎は", "髙邊祥一郎"),
    ("高辺 祥一郎は", "高辺 祥一郎"),
    ("高邉様へ", "高邉"),
    ("祥一郎の部屋", "祥一郎"),
    ("たかべさん", "たかべ"),
    ("ﾀｶﾍﾞ ｼｮｳｲﾁﾛｳ", "ﾀｶﾍﾞ ｼｮｳｲﾁﾛｳ"),
    ("髙 邊　祥 一 郎", "髙 邊　祥 一 郎"),
    ("髙邊祥\n一郎", "髙邊祥\n一郎"),
    ("署名は TAKABE とある", "TAKABE"),
    ("署名は Shoichiro とある", "Shoichiro"),
    ("署名は Shōichirō とある", "Shōichirō"),
    ("署名は syouitirou とある", "syouitirou"),
    ("宛名は ｔａｋａｂｅ です", "ｔａｋａｂｅ"),
    ("ＩＤはtakabenatsuという", "takabenatsu"),
    ("t a k a b e と一字ずつ", "t a k a b e"),
    ("実は椚実という", "椚実"),
    ("実が来た", "実"),
    ("なつが泣いた", "なつ"),
    ("瑞光学園高校を卒業", "瑞光学園高校"),
    ("瑞光学園に通う", "瑞光学園"),
    ("トキワ文具販売で働く", "トキワ文具販売"),
    ("給田9-33-4に住む", "給田9-33-4"),
    ("給田九丁目三十三番四号に住む", "給田九丁目三十三番四号"),
    ("給田９丁目３３－４に住む", "給田９丁目３３－４"),
    ("メゾン楓１０２に住む", "メゾン楓１０２"),
]

PASSED = [
    "実家と事実、実施、現実の話",
    "なつかしい話をした",
    "takabenato という別の語",
    "kunugigi",
]


@pytest.mark.parametrize(("text", "surface"), FOUND)
def test_what_is_known_is_found_however_it_is_written(text, surface):
    start = text.index(surface)
    spans = [(f.start, f.end) for f in find(text, HOUSE) if f.layer is Layer.KNOWN]
    assert any(s <= start and start + len(surface) <= e for s, e in spans)


@pytest.mark.parametrize("text", PASSED)
def test_a_short_name_within_a_longer_word_is_no_name(text):
    assert [text[f.start : f.end] for f in find(text, HOUSE) if f.layer is Layer.KNOWN] == []


def test_a_name_written_in_two_ways_keeps_its_letter():
    findings = find("髙邊祥一郎さん。Shoichiro も同じ人。", HOUSE)
    assert [f.replacement for f in findings] == ["A", "A氏"]
