import pytest

from council.deidentify import Kind, find

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
