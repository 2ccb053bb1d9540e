"""Numbers an office gives to one person or one case."""

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.rules import Rule, rule
from council.domain.checkdigits import find_my_numbers

_TO = r"[^\d\ue000。、]{0,8}"
_UNIT = (
    r"(?![ \t]?(?:年|月|円|人|件|名|回|世帯|万|千|億|点|歩|字|kcal|%|歳|時|分|枚|部|番目|条|級|台))"
)
_KANJI = "[〇○零一二三四五六七八九]"
_DIGITS = r"\d(?:[-ー・ ]?\d){2,15}(?!\d)"
# at least one digit in it: 89E0417, R06-ひ-0213, AB-1234/5
_CODE = r"(?=[A-Za-z\-]{0,6}\d)(?:[A-Za-z]{0,4}-?)?\d[\dA-Za-z]{0,15}(?:-(?:[ぁ-んァ-ヴ一-龥]-)?[\dA-Za-z]{1,12}){0,4}(?![A-Za-z0-9\-])"
_INSURANCE = r"(?:被保険者|保険者|保険証|資格確認書|国保|国民健康保険|社保|健保|健康保険|協会けんぽ|共済|後期高齢者?|介護保険|医療保険)"
_CARDS = (
    r"(?:受給者証|受給証|医療証|認定証|証明書|免許証|運転免許|在留カード|旅券|パスポート|手帳|診察券|診察カード|会員証|会員カード|学生証|社員証|"
    r"登録証|許可証|通知書|決定通知|カルテ|ケース|事件|学籍|受付|整理|管理|登録|利用者|お客様|お客さま|契約者?|会員|患者|顧客|申請|保護|免許|注文|追跡|照会|文書)"
)

IDENTITY_RULES: tuple[Rule, ...] = (
    rule(
        Kind.MYNUMBER,
        rf"(?:個人番号|マイナンバー|通知カード){_TO}(?P<hit>\d(?:[-ー \t・.]{{0,2}}\d){{11}}(?!\d)|{_KANJI}(?:[-ー・ ]?{_KANJI}){{11}})",
        "個人番号として書かれています。保存できません。",
        1.0,
        signs="個マ通",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"{_INSURANCE}[^\d\n\ue000。]{{0,14}}?(?:記号・?番号|記号|番号|No\.?|第){_TO}(?P<hit>\d[\d\-・]{{1,14}}(?:[ \t、,・]{{0,2}}番号[:： \t]?\d{{1,10}})?)(?!\d){_UNIT}",
        "保険証の番号として書かれています。",
        signs="保健後資共協",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"(?:介護保険|介保|被保番|被保険者番号|被保険者証|保険証|資格確認書|後期高齢者医療?)[はが:： \t\n(第「]{{0,4}}(?P<hit>\d{{6,10}}(?:-\d{{1,6}})?)(?!\d){_UNIT}",
        "保険証の番号として書かれています。",
        signs="保資後",
    ),
    rule(
        Kind.INSURANCE_NO,
        r"記号[:： \t]?(?P<hit>[一-龥ぁ-ん]{0,4}\d[\d\-]{0,10}[ \t、,・]{0,2}番号[:： \t]?\d{1,10})(?![\d\-])",
        "保険証の記号と番号です。",
        0.85,
        signs="記",
    ),
    rule(
        Kind.PENSION_NO,
        r"年金[^\d\n\ue000]{0,20}(?P<hit>\d{4}[-ー の]?\d{6}(?:[-ー ・]?\d{4})?(?!\d)|[〇○零一二三四五六七八九]{4}[-ー の]?[〇○零一二三四五六七八九]{6})",
        "年金の話の中の、年金番号の桁数の数字です。",
        0.93,
        signs="年",
    ),
    rule(
        Kind.PENSION_NO,
        r"(?<![\d\-])\d{4}[-の]\d{6}(?:-\d{4})?(?![\d\-])",
        "年金番号の桁数の数字です。",
        0.8,
    ),
    rule(
        Kind.ID_NO,
        r"(?:(?<!電話)(?<!携帯)(?<!年金)(?<!保険者)(?<!険証)(?<!口座)(?<!個人)(?<!郵便)(?<!FAX)(?<!車両)番号|(?:診察券|ID|No\.?|№|ナンバー|コード|受給者証|手帳))(?:の)?(?:番号)?[はがのを:： \t(第「【]{0,4}(?:[一-龥]{1,3}[都道府県市])?"
        rf"(?P<hit>{_CODE})(?<![^\d\-].{{2}}){_UNIT}",
        "番号として書かれています。",
        0.92,
        lambda hit: sum(sign.isdigit() for sign in hit["hit"]) > 2,
    ),
    rule(
        Kind.ID_NO,
        rf"{_CARDS}(?:等)?(?:の)?(?:番号|No\.?)?[はがを:： \t(第「【]{{0,4}}(?P<hit>{_CODE}){_UNIT}",
        "証や手続きに続く番号です。",
        0.8,
        lambda hit: sum(sign.isdigit() for sign in hit["hit"]) > 3,
    ),
    rule(
        Kind.ID_NO,
        r"第[ \t]?(?P<hit>\d{1,2}[一-龥]{1,6}\d{2,6}|[一-龥]{0,4}\d{4,14})[ \t]?号",
        "証や文書の番号です。",
        0.85,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<![一-龥第])(?P<hit>[一-龥]{1,4}第?\d{4,6}号)(?![室棟車線機])",
        "文書の番号です。",
        0.7,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"番号[はが:： \t(「]{0,3}(?P<hit>[一-龥]{1,6}第?[ \t]?\d{1,8}[ \t]?号)",
        "番号として書かれています。",
        0.85,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{1,2}(?!年)[一-龥]{2,6}(?<!法律)(?<!条例)(?<!規則)第\d{1,6}号",
        "役所の文書の番号です。",
        0.85,
        signs="号",
    ),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{2}[ \t]\d{2}[ \t]\d{6}[ \t]\d{2}(?!\d)",
        "運転免許証の番号の区切りです。",
        0.8,
    ),
    rule(
        Kind.INSURANCE_NO,
        r"(?:国保|国民健康保険|協会けんぽ|健保|健康保険|社保)(?:組合|証)?[はが:： \t(]{1,3}(?P<hit>(?:[一-龥]{1,3}-)?\d[\d\-]{1,10}[-・ ]\d{2,8})(?![\d年月])",
        "保険証の記号と番号です。",
        0.92,
        signs="保け",
    ),
    rule(
        Kind.ID_NO,
        r"(?:平成|令和|昭和|[平令昭])(?:元|\d{1,2})年?\([一-龥ァ-ヴ]{1,3}\)第?\d{1,6}号?",
        "事件の番号です。",
        signs="(",
    ),
    rule(
        Kind.ID_NO,
        r"(?<![A-Za-z0-9])[A-Z]{2}[ \t]?\d{7,8}(?:[ \t]?[A-Z]{2})?(?![A-Za-z0-9])",
        "在留カードや旅券の番号の形です。",
        0.85,
    ),
    rule(Kind.ID_NO, rf"(?<![\d.,])\d{{7,}}(?!\d)(?![.,]\d){_UNIT}", "桁の多い番号です。", 0.6),
    rule(
        Kind.ID_NO,
        r"(?<!\d)\d{3,4}[- ]\d{4}[- ]\d{4}(?!\d)",
        "桁の多い番号です。",
        0.6,
    ),
)


def checked_numbers(text: str) -> list[Candidate]:
    """Return the numbers in the text that carry the check digit of an 個人番号."""
    reason = "個人番号の検査数字が合う12桁の数字です。保存できません。"
    return [
        Candidate(start, end, Kind.MYNUMBER, Layer.PATTERN, 0.99, reason)
        for start, end in find_my_numbers(text)
    ]
