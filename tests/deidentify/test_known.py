import pytest

from council.deidentify import Kind, Known, Layer, find, find_in_paper, read_known

TOZAWA = Known(Kind.PERSON, "戸澤 みのり", "とざわ みのり")
SAGISAWA = Known(Kind.PERSON, "鷺沢 道雄", "さぎさわ みちお")


def surfaces(text, *known, allow=()):
    return [text[f.start : f.end] for f in find(text, known, allow) if f.layer is Layer.KNOWN]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("昨日、戸澤みのりが来所", "戸澤みのり"),
        ("昨日、戸澤　みのりさんが来所", "戸澤　みのり"),
        ("昨日、戸澤\nみのりが来所", "戸澤\nみのり"),
        ("昨日、戸 澤 み の り が来所", "戸 澤 み の り"),
        ("戸沢さんの母", "戸沢"),
        ("みのりちゃん", "みのり"),
        ("トザワさん", "トザワ"),
        ("ﾄｻﾞﾜ ﾐﾉﾘ", "ﾄｻﾞﾜ ﾐﾉﾘ"),
        ("とざわさん", "とざわ"),
        ("ミノリは", "ミノリ"),
        ("戸澤\U000e0101様", "戸澤\U000e0101"),
    ],
)
def test_a_known_name_is_found_in_every_spelling(text, surface):
    assert surfaces(text, TOZAWA) == [surface]


def test_one_person_has_one_letter_and_another_person_another():
    text = "戸澤みのりさんと鷺沢。みのりは鷺沢道雄の妹"
    assert [f.replacement for f in find(text, [TOZAWA, SAGISAWA])] == ["A", "B氏", "A氏", "B氏"]


def test_letters_agree_across_the_parts_of_a_paper():
    first, second = find_in_paper(["鷺沢が来た", "戸澤と鷺沢が来た"], [TOZAWA, SAGISAWA])
    assert [f.replacement for f in first] == ["A氏"]
    assert [f.replacement for f in second] == ["B氏", "A氏"]


def test_a_letter_already_used_in_the_text_is_not_given_again():
    assert [f.replacement for f in find("A氏と鷺沢", [SAGISAWA])] == ["B氏"]


def test_a_shared_family_name_stands_for_no_one_member():
    mother = Known(Kind.PERSON, "戸澤 しぐれ")
    text = "戸澤みのり、戸澤しぐれ、戸澤"
    assert [f.replacement for f in find(text, [TOZAWA, mother])] == ["A氏", "B氏", "C氏"]


def test_more_people_than_letters_are_written_by_their_kind():
    names = [Known(Kind.PERSON, f"{kanji}倉 某") for kanji in "朝石板岩大小笹塩高"]
    replacements = [f.replacement for f in find("、".join(n.text[:2] for n in names), names)]
    assert replacements == [*(f"{letter}氏" for letter in "ABCDEFGH"), "〔氏名〕"]


def test_a_single_kanji_is_found_with_less_confidence():
    (finding,) = find("望が来た", [Known(Kind.PERSON, "望")])
    assert finding.confidence < 1


def test_a_single_kana_would_mark_everything_and_is_left():
    assert find("あいうえお", [Known(Kind.PERSON, "あ")]) == []


def test_an_allowed_term_passes_even_around_a_known_name():
    assert surfaces("鷺沢診療所の鷺沢さん", SAGISAWA, allow=["鷺沢診療所"]) == ["鷺沢"]
    assert surfaces("鷺沢さん", SAGISAWA, allow=["鷺沢"]) == ["鷺沢"]


def test_an_allowed_term_frees_no_name_in_kana_before_or_behind_it():
    text = "母はすずらん家族会に通い、家族会よりみちにも出る。借金のことは家族会へ。"
    found = [text[f.start : f.end] for f in find(text, allow=["家族会"])]
    assert found == ["すずらん家族会", "家族会よりみち"]


def test_an_allowed_number_passes_in_any_width():
    assert find("窓口は０３－１２３４－５６７８", allow=["03-1234-5678"]) == []
    assert len(find("窓口は03-1234-5678", allow=["1234"])) == 1


def test_other_known_things_are_found_too():
    (finding,) = find("給田の家", [Known(Kind.ADDRESS, "給田")])
    assert (finding.kind, finding.replacement) == (Kind.ADDRESS, "〔住所〕")


def test_typed_lines_become_known_persons():
    typed = "戸澤 みのり（とざわ みのり）\n\n鷺沢 道雄\n  佐倉井 棗 (さくらい なつめ) "
    assert read_known(typed) == (
        TOZAWA,
        Known(Kind.PERSON, "鷺沢 道雄"),
        Known(Kind.PERSON, "佐倉井 棗", "さくらい なつめ"),
    )


def test_nothing_shown_of_a_known_name_or_a_finding_holds_the_name():
    assert "戸澤" not in repr(TOZAWA)
    assert "戸澤" not in repr(find("戸澤さん", [TOZAWA]))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("髙橋 凜", "高橋凛"),
        ("蘆田 姬子", "芦田姫子"),
        ("奧 堯彥", "奥尭彦"),
        ("靏岡 巖", "鶴岡巌"),
    ],
)
def test_a_known_name_is_found_in_the_other_way_of_writing_its_kanji(typed, written):
    assert surfaces(f"昨日、{written}さんが来所", Known(Kind.PERSON, typed)) == [written]
