import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.deidentify import (
    ACCEPT,
    KEEP,
    Decision,
    Kind,
    Known,
    change,
    find,
    find_in_paper,
    generalise,
)
from council.domain.vocabulary import FindingDecision

KNOWN = (
    Known(Kind.PERSON, "戸澤 みのり", "とざわ みのり"),
    Known(Kind.PERSON, "鷺沢 道雄", "さぎさわ みちお"),
)
FRAGMENTS = st.sampled_from(
    [
        "戸澤みのりさん",
        "鷺沢",
        "とざわ",
        "ﾐﾉﾘ",
        "82歳",
        "８２歳",
        "八十二歳",
        "（79）",
        "満55才",
        "令和６年２月１９日",
        "R8.7.15",
        "平成九年三月",
        "平成20年",
        "2026-12-03",
        "12月3日",
        "3日",
        "日間",
        "7/15に",
        "03-1234-5678",
        "０３－１２３４－５６７８",
        "〒154-0011",
        "a@example.jp",
        "給田９丁目３３番４号",
        "給田1-2-3",
        "メゾン楓102",
        "123456789018",
        "被保険者番号01234567",
        "番号",
        "電話",
        "生",
        "から",
        "まで",
        "以上",
        "A氏",
        "Bさん",
        "Mさん",
        "T.N.",
        "X年2月",
        "X年",
        "80代",
        "10歳未満",
        "〔電話番号〕",
        "8050",
        "第3回",
        "1",
        "２",
        "一",
        "十",
        "-",
        ".",
        "/",
        "～",
        "（",
        "）",
        "・",
        "年",
        "月",
        "日",
        "歳",
        "号",
        "番",
        "丁目",
        "は",
        "、",
        "。",
        " ",
        "\u3000",
        "\n",
        "母",
        "の",
        "T",
        "@",
        "記号",
        "普通",
        "銀行",
        "もう55だから",
        "父八二・母七八",
        "はちじゅうろくさい",
        "ごじゅういち",
        "数え88",
        "米寿",
        "50そこそこ",
        "34、37、41歳",
        "84と56の親子",
        "（男・52）",
        "十八で家を出",
        "去年の11月3日",
        "3月14日の午後2時頃",
        "2月中旬",
        "同月28日",
        "4/12(金)",
        "6.11.30受付",
        "'70.1.24生",
        "Nov. 5, 2025",
        "12月の第2日曜",
        "平成の半ば",
        "しょうわよんじゅうねん",
        "令 和 ６ 年 ４ 月 １ 日",
        "O3−O1Z3−98l7",
        "ゼロキュウゼロイチニサンシゴロクナナハチ",
        "〒199 0045",
        "a[at]example.com",
        "LINE ID: aki_55",
        "yuki#0427",
        "記号21-90番号771043",
        "年金は1234-567890",
        "第180225号",
        "R06-ひ-0213",
        "口座7712098",
        "〇一八店 普通 0123459",
        "相模 の 88-77",
        "用賀四の十の一",
        "大字小池字入ノ谷八百番",
        "12-7-301",
        "部屋：405",
        "四つ子",
        "（60前後）",
        "夫婦（82・79）",
        "七十五、六歳",
        "6か月の乳児",
        "5日に訪問",
        "昨日（5日）",
        "85年に卒業",
        "昭六〇・三・一〇",
        "令和5.4.1～5.31",
        "4.5（金）",
        "4月頃",
        "090,1111,2222",
        "03-34129999",
        "+84 90 123 4567",
        "3412局の9999番",
        "ichiro.k@gmail,com",
        "令5(家)1234",
        "8世福相第123号",
        "在留カード AB 12345678 CD",
        "介護保険　0000556120",
        "二〇三号室",
        "旭川市3条通4丁目5-6",
        "3/5生",
        "弟のＲは",
        "M.",
        "受付",
        "頃",
        "に",
        "で",
        "号室",
        "方",
        "|",
    ]
)
ODD = st.text(
    "0123456789０１二十年月日歳代番号-－.・/～（）〒@aMX令和Rは戸澤みのりさん 　\n①\u3099",
    max_size=40,
)
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=14).map("".join), ODD, st.text(max_size=40))


def accept_all(text, known=KNOWN, allow=()):
    findings = find(text, known, allow)
    return generalise(text, findings, [ACCEPT] * len(findings))


def test_a_passage_is_generalised_as_a_whole():
    text = (
        "戸澤みのりさん（86歳）は次男の道雄（57歳）と給田９丁目３３番４号で暮らす。"
        "令和６年２月１９日に03-1234-5678へ連絡。平成20年４月に離職。"
    )
    assert accept_all(text) == (
        "Aさん（80代）は次男のB氏（50代）と〔住所〕で暮らす。"
        "X＋16年2月に〔電話番号〕へ連絡。X年4月に離職。"
    )


def test_each_decision_is_carried_out_and_nothing_else_changes():
    text = "父82歳、母79歳、子52歳。"
    decisions = [ACCEPT, change("高齢"), KEEP]
    assert generalise(text, find(text), decisions) == "父80代、母高齢、子52歳。"


def test_an_open_or_missing_decision_is_refused():
    text = "父82歳"
    with pytest.raises(ValueError, match="確認していない"):
        generalise(text, find(text), [Decision(FindingDecision.OPEN)])
    with pytest.raises(ValueError):
        generalise(text, find(text), [])


def test_findings_of_another_text_are_refused():
    with pytest.raises(ValueError, match="合いません"):
        generalise("短い", find("とても長い文で、父82歳"), [ACCEPT])


def test_years_count_from_the_first_of_the_whole_paper():
    first, second = find_in_paper(["令和2年に受診", "平成30年に離職"])
    assert first[0].replacement == "X＋2年"
    assert second[0].replacement == "X年"


def test_another_letter_counts_the_years_where_x_is_taken():
    assert find("X年に離職、令和2年に受診")[0].replacement == "Y年"


@given(TEXTS)
def test_findings_are_ordered_and_never_overlap(text):
    findings = find(text, KNOWN)
    ends = [0, *(f.end for f in findings)]
    assert all(end <= f.start < f.end <= len(text) for end, f in zip(ends, findings, strict=False))
    assert all(0 < f.confidence <= 1 and f.reason and f.replacement for f in findings)


@given(TEXTS)
def test_keeping_everything_keeps_the_text(text):
    findings = find(text, KNOWN)
    assert generalise(text, findings, [KEEP] * len(findings)) == text


@given(TEXTS)
def test_a_second_check_of_the_finished_text_finds_nothing(text):
    finished = accept_all(text)
    again = find(finished, KNOWN)
    assert [(f.kind.name, finished[f.start : f.end]) for f in again] == []


@given(
    TEXTS, st.sampled_from(["戸澤", "戸沢", "みのり", "ミノリ", "鷺沢", "道雄", "サギサワ"]), TEXTS
)
def test_a_known_name_never_passes(before, name, after):
    finished = accept_all(f"{before}、{name}、{after}")
    assert name not in finished
