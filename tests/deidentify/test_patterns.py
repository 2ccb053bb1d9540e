import re
import sys
import time

import pytest

from council.deidentify import Kind, find
from council.deidentify.age_numbers import read_age
from council.deidentify.date_reading import read_month, read_year
from council.deidentify.findings import Candidate, merge
from council.deidentify.generalise import age_band
from council.deidentify.patterns import RULES, find_patterns
from council.deidentify.placeholders import placeholder_spans, view_of
from council.deidentify.repair import repaired
from council.deidentify.rules import MASK
from tests.deidentify.notations import MARKED, PLAIN

K = Kind

FOUND = [
    ("電話は０３－１２３４－５６７８へ", "０３－１２３４－５６７８", K.PHONE, "〔電話番号〕"),
    ("連絡先03-1234-5678。", "03-1234-5678", K.PHONE, "〔電話番号〕"),
    ("連絡先03(1234)5678。", "03(1234)5678", K.PHONE, "〔電話番号〕"),
    ("（０３）１２３４－５６７８", None, K.PHONE, "〔電話番号〕"),
    ("携帯は090 1234 5678です", "090 1234 5678", K.PHONE, "〔電話番号〕"),
    ("携帯は09012345678です", "09012345678", K.PHONE, "〔電話番号〕"),
    ("０３ー１２３４ー５６７８に", "０３ー１２３４ー５６７８", K.PHONE, "〔電話番号〕"),
    ("+81-3-1234-5678", "+81-3-1234-5678", K.PHONE, "〔電話番号〕"),
    ("〇三－一二三四－五六七八", "〇三－一二三四－五六七八", K.PHONE, "〔電話番号〕"),
    ("①03-1234-5678", "03-1234-5678", K.PHONE, "〔電話番号〕"),
    ("TEL：1234-5678", "1234-5678", K.PHONE, "〔電話番号〕"),
    ("内線2345", "2345", K.PHONE, "〔電話番号〕"),
    ("〒１５４－００１１", "１５４－００１１", K.POSTAL, "〔郵便番号〕"),
    ("〒1540011", "1540011", K.POSTAL, "〔郵便番号〕"),
    ("154-0011の家", "154-0011", K.POSTAL, "〔郵便番号〕"),
    ("aki.t@example.jpへ", "aki.t@example.jp", K.EMAIL, "〔メールアドレス〕"),
    (
        "ａｋｉ＠ｅｘａｍｐｌｅ．ｊｐへ",
        "ａｋｉ＠ｅｘａｍｐｌｅ．ｊｐ",
        K.EMAIL,
        "〔メールアドレス〕",
    ),
    ("https://example.com/@aki?x=1を見る", "https://example.com/@aki?x=1", K.URL, "〔ＵＲＬ〕"),
    ("blog.example.jp/akiを見る", "blog.example.jp/aki", K.URL, "〔ＵＲＬ〕"),
    ("LINEのIDはaki_55です", "LINEのIDはaki_55", K.SNS_ID, "〔ＳＮＳのＩＤ〕"),
    ("投稿は@aki_tozawaから", "@aki_tozawa", K.SNS_ID, "〔ＳＮＳのＩＤ〕"),
    ("給田９丁目３３番４号に住む", "給田９丁目３３番４号", K.ADDRESS, "〔住所〕"),
    (
        "八幡山七丁目五十番一号　メゾン楓１０２に",
        "八幡山七丁目五十番一号　メゾン楓１０２",
        K.ADDRESS,
        "〔住所〕",
    ),
    ("世田谷区給田9-33-4に", "世田谷区給田9-33-4", K.ADDRESS, "〔住所〕"),
    ("南烏山33番地4に", "南烏山33番地4", K.ADDRESS, "〔住所〕"),
    ("203号室に", "203号室", K.ADDRESS, "〔住所〕"),
    ("個人番号123456789012の", "123456789012", K.MYNUMBER, "〔個人番号〕"),
    (
        "書類に１２３４－５６７８－９０１８とある",
        "１２３４－５６７８－９０１８",
        K.MYNUMBER,
        "〔個人番号〕",
    ),
    ("被保険者番号01234567", "01234567", K.INSURANCE_NO, "〔被保険者番号〕"),
    ("基礎年金番号は1234－567890", "1234－567890", K.PENSION_NO, "〔年金番号〕"),
    ("さくら銀行給田支店普通7654321", "さくら銀行給田支店普通7654321", K.BANK, "〔口座〕"),
    ("記号10120 番号12345671", "記号10120 番号12345671", K.BANK, "〔口座〕"),
    ("診察券番号：A-12345", "A-12345", K.ID_NO, "〔番号〕"),
    ("受付の20261012345", "20261012345", K.ID_NO, "〔番号〕"),
    ("カード4111 1111 1111 1111", "4111 1111 1111 1111", K.ID_NO, "〔番号〕"),
    ("車（多摩 301 と 45-67）", "多摩 301 と 45-67", K.PLATE, "〔車両番号〕"),
    ("ご本人（T.N.）", "T.N.", K.INITIAL, "A氏"),
    ("Ｍさんの母", "Ｍ", K.INITIAL, "A"),
]

AGES = [
    ("母（82歳）は", "82歳", "80代"),
    ("母は８２歳で", "８２歳", "80代"),
    ("母は八十二歳で", "八十二歳", "80代"),
    ("父九十歳、", "九十歳", "90代以上"),
    ("百一歳の祖母", "百一歳", "90代以上"),
    ("満55才", "満55才", "50代"),
    ("長男は7歳6か月", "7歳6か月", "10歳未満"),
    ("生後６か月の子", "生後６か月", "10歳未満"),
    ("享年85。", "85", "80代"),
    ("妻：スミ（７９）", "７９", "70代"),
    ("長女（５０・無職）", "５０", "50代"),
    ("80歳前後の父", "80歳前後", "80代"),
    ("28歳から33歳まで入院", "28歳", "20代"),
    ("年齢：47", "47", "40代"),
    ("82歳以上の母", "82歳", "80代"),
]

DATES = [
    ("令和６年２月１９日に", "令和６年２月１９日", "X年2月"),
    ("令和８年１２月３日（木）に", "令和８年１２月３日（木）", "X年12月"),
    ("R8.7.15に", "R8.7.15", "X年7月"),
    ("Ｒ８．７．１５に", "Ｒ８．７．１５", "X年7月"),
    ("H20.4に", "H20.4", "X年4月"),
    ("令8/7/15に", "令8/7/15", "X年7月"),
    ("平成九年三月に", "平成九年三月", "X年3月"),
    ("昭和三十九年七月一日に", "昭和三十九年七月一日", "X年7月"),
    ("二〇二六年三月に", "二〇二六年三月", "X年3月"),
    ("平成20年に離職", "平成20年", "X年"),
    ("令和元年５月に", "令和元年５月", "X年5月"),
    ("2026-12-03に", "2026-12-03", "X年12月"),
    ("2026/12/3に", "2026/12/3", "X年12月"),
    ("２０１０年ごろ", "２０１０年", "X年"),
    ("20261203に", "20261203", "X年12月"),
    ("12月3日に", "12月3日", "12月頃"),
    ("三月三日に", "三月三日", "3月頃"),
    ("7/15に面談", "7/15", "7月頃"),
    ("4月1日～5日に", "4月1日～5日", "4月頃"),
    ("昭 和 ３９ 年 ７ 月に", "昭 和 ３９ 年 ７ 月", "X年7月"),
]

BIRTHDATES = [
    ("生年月日：昭和39年7月1日", "昭和39年7月1日"),
    ("S38.10.2生", "S38.10.2"),
    ("1936年12月25日生まれ", "1936年12月25日"),
    ("昭和50年生まれ", "昭和50年"),
    ("誕生日は7月1日", "7月1日"),
]

HARMLESS = [
    "8050問題と８０５０支援部会、9060も",
    "40代の長男と80代の母、９０代以上",
    "第3回と第１２回、3か月前から月2回、10年以上",
    "15～39歳、40歳以上65歳未満、15歳から39歳まで、30〜50代",
    "18歳未満は対象外、40歳到達時の引継ぎ、3歳児健診、1歳6か月児健診",
    "令和８年度第２回部会、平成30年度、1990年代、2025年問題",
    "A氏とBさん、C病院、D社、A地区、A・B両機関",
    "X年2月に受診、X＋1年、3月頃",
    "債務は2,350,000円、返済は18,000円、給付は12345678円",
    "20時間以上、1日2本、34回、12名、3世帯",
    "社会福祉法106条の6、資料1-2、第３章、１（１）①",
    "午後２時３０分から、10時〜12時、週3日間",
    "出席者（12名）、資料（12）、10月から開始し、8月は休み",
    "千歳という名の菓子、十歳代、二十歳代、一番、三番目、一人暮らし",
    "〔電話番号〕に連絡、〔住所〕の家、〔生年月日〕生まれ",
    "500-1000円ほど、1/2の確率、QOLとDV、SNS、PC",
    "リンクの相談窓口、生活福祉課、月～金、5-10分",
]


@pytest.mark.parametrize(("text", "surface", "kind", "replacement"), FOUND)
def test_an_identifying_form_is_found_exactly(text, surface, kind, replacement):
    (finding,) = find(text)
    assert text[finding.start : finding.end] == (surface or text)
    assert (finding.kind, finding.replacement) == (kind, replacement)


@pytest.mark.parametrize(("text", "surface", "band"), AGES)
def test_an_exact_age_becomes_its_band(text, surface, band):
    finding = next(found for found in find(text) if found.kind is K.AGE)
    assert text[finding.start : finding.end] == surface
    assert finding.replacement == band


@pytest.mark.parametrize(("text", "surface", "replacement"), DATES)
def test_a_date_keeps_at_most_its_month(text, surface, replacement):
    (finding,) = find(text)
    assert text[finding.start : finding.end] == surface
    assert (finding.kind, finding.replacement) == (K.DATE, replacement)


@pytest.mark.parametrize(("text", "surface"), BIRTHDATES)
def test_a_birth_date_goes_altogether(text, surface):
    (finding,) = find(text)
    assert text[finding.start : finding.end] == surface
    assert (finding.kind, finding.replacement) == (K.BIRTHDATE, "〔生年月日〕")


@pytest.mark.parametrize("text", HARMLESS)
def test_programme_terms_bands_and_placeholders_pass(text):
    assert [(f.kind.name, text[f.start : f.end]) for f in find(text)] == []


MARK = re.compile("«([A-Z_]+):(.*?)»", re.DOTALL)


def passage(line):
    """The text of a line of the tables, and the places marked in it."""
    line = line.replace("⏎", "\n")
    text, spans, here = "", [], 0
    for mark in MARK.finditer(line):
        text += line[here : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        here = mark.end()
    return text + line[here:], spans


def read_by_patterns(text):
    view = view_of(text)
    return view.masked(placeholder_spans(view), MASK)


def marked(candidates: list[Candidate]):
    return [(c.start, c.end, c.kind.name) for c in merge(candidates)]


@pytest.mark.parametrize("line", MARKED.splitlines())
def test_a_notation_is_marked_from_its_first_to_its_last_sign(line):
    text, spans = passage(line)
    assert marked(list(find_patterns(read_by_patterns(text)))) == spans


@pytest.mark.parametrize("text", PLAIN.splitlines())
def test_what_only_looks_alike_passes(text):
    found = find_patterns(read_by_patterns(text))
    assert [text[c.start : c.end] for c in found] == []


def test_every_rule_has_a_passage_that_needs_it():
    needed = set()
    for line in MARKED.splitlines():
        view = read_by_patterns(passage(line)[0])
        views = [view, *filter(None, [repaired(view)])]
        found = [
            (number, candidate)
            for each in views
            for number, rule in enumerate(RULES)
            for candidate in rule.candidates(each)
        ]
        whole = marked([candidate for _, candidate in found])
        needed |= {
            number
            for number in {number for number, _ in found}
            if marked([candidate for other, candidate in found if other != number]) != whole
        }
    assert [rule.reason for number, rule in enumerate(RULES) if number not in needed] == []


def test_every_rule_says_why_in_japanese():
    assert all(
        re.fullmatch("[ぁ-んァ-ヶー一-龥A-Za-z0-9、「」。]+。", rule.reason) for rule in RULES
    )
    assert all(0 < rule.confidence <= 1 for rule in RULES)


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("生後8か月", "10歳未満"),
        ("七つ", "10歳未満"),
        ("十四", "10代"),
        ("はたち", "20代"),
        ("よんじゅっさい", "40代"),
        ("五〇", "50代"),
        ("ごじゅういち", "50代"),
        ("五十九", "50代"),
        ("還暦", "60代"),
        ("４７、８", "40代"),
        ("八二", "80代"),
        ("はちじゅうろくさい", "80代"),
        ("数え88", "80代"),
        ("米寿", "80代"),
        ("九十歳", "90代以上"),
        ("ひゃくいっさい", "90代以上"),
        ("八十の坂", "80代"),
    ],
)
def test_an_age_in_any_notation_falls_into_its_band(written, band):
    assert age_band(read_age(view_of(written).text)) == band


@pytest.mark.parametrize(
    ("written", "year", "month"),
    [
        ("去年の11月3日", None, 11),
        ("令和六年霜月三日", 2024, 11),
        ("Nov. 5, 2025", 2025, 11),
        ("'70.1.24", 1970, 1),
        ("R6/4/1", 2024, 4),
        ("6.11.30", None, 11),
        ("2月中旬", None, 2),
        ("12/6", None, 12),
        ("同月28日", None, None),
        ("一九六三年", 1963, None),
        ("S44. 8.21", 1969, 8),
        ("2018年(平成30年)3月30日", 2018, 3),
    ],
)
def test_a_date_gives_its_year_and_month(written, year, month):
    assert (read_year(written), read_month(written)) == (year, month)


@pytest.mark.parametrize("unit", ["1", "一", "1 ", "O", "あ ", "(1", "十、", "1-", "記号1", "荘1"])
def test_the_steps_taken_grow_with_the_length_alone(unit):
    def steps(length):
        view = view_of((unit * length)[:length])
        counted = 0

        def count(*_):
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            list(find_patterns(view))
        finally:
            sys.setprofile(None)
        return counted

    assert steps(8_000) < 6 * max(steps(2_000), 2_000)


@pytest.mark.parametrize(
    "unit",
    [
        "1-",
        "一",
        "あ",
        "0-",
        "a@",
        "a.",
        "令和",
        "（８",
        "1 ",
        "八十",
        "12月3日",
        "町1-",
        "www.",
        "歳",
        "番",
        "号",
        "銀行",
        "ア",
    ],
)
def test_the_time_taken_grows_with_the_length_alone(unit):
    def seconds(length):
        text = (unit * length)[:length]
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    short = max(min(seconds(2_000), seconds(2_000)), 0.02)
    assert seconds(16_000) < 24 * short


@pytest.mark.parametrize(
    "unit",
    [
        "0-",
        "1 ",
        "1の",
        "十、",
        "荘1",
        "あ ",
        "Ol",
        "ゼロ",
        "じゅう",
        "字1",
        "母の",
        "(",
        "」",
        "。",
    ],
)
def test_the_patterns_take_time_by_the_length_alone(unit):
    def seconds(length):
        view = view_of((unit * length)[:length])
        begun = time.process_time()
        list(find_patterns(view))
        return time.process_time() - begun

    short = max(min(seconds(4_000), seconds(4_000)), 0.02)
    assert seconds(32_000) < 24 * short
