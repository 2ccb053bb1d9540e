"""Numbers that follow the word for them: 「受給者番号」, 「会員番号」, 「口座番号」, in any grouping."""

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

COUNTED = r"(?![ \t]?(?:年(?!金|齢)|月(?!額|謝)|円|人|件|名|回|世帯|万|千|億|点|歩|字|kcal|%|歳|時|分|枚|部|番|桁|種|個|文字|問|条|級|台))"
_KANJI = "[〇○零一二三四五六七八九]"
GROUPS = r"[A-Z]{0,3}\d{1,8}(?:[ \t]\d{2,8}){1,5}(?:[ \t]\d(?=[、。」)\nをはがにでと]|\Z))?(?![ \t]?[\d年月日歳時分/.:件名回円人])"
_BROKEN = r"\d[\d\-]{2,15}(?:-\n\d{1,10}|\n\d{2,8}(?=[、。」)]))"
_APART = r"\d(?:[ \t]?[ \t|][ \t]?\d){3,19}"
_DIGITS = r"(?:[A-Za-zァ-ヴ一-龥]{0,4}?[-ー・/ ]?第?)\d(?:(?:[-ー・./_|]|-[ぁ-んァ-ヴ一-龥]-)?[\dA-Za-z]){0,23}"
_SAID = rf"{_KANJI}(?:[-ー・の \t]?{_KANJI}){{1,19}}"
VALUE = rf"(?:{_BROKEN}|{_APART}(?![\d])|{GROUPS}|{_DIGITS}(?![\dA-Za-z])|{_SAID}(?!{_KANJI}))"
"""A number as people write it: in groups, spread, broken at the end of a line, in kanji."""
LINK = (
    r"(?:の?欄(?:には?|は)?|の?ところ(?:には?|は)|として|[はがもをのに])?"
    r"(?:[ \t]?[一-龥]{1,3}[都道府県市])?[、:：=→⇒|/…‥・. \t\n\"'(「『【〔\[<]{0,6}(?:第|No\.?|№|#)?[ \t(]?"
)
"""What may stand between a number and the word for it."""


def digits(written: str) -> int:
    """Return how many digits, kanji ones too, the number has."""
    return sum(sign.isdigit() or sign in "〇○零一二三四五六七八九" for sign in written)


_PUBLIC = "".join(
    f"(?<!{word})"
    for word in (
        *("電話", "携帯", "FAX", "郵便", "年金", "証書", "保険者", "険証", "口座", "個人", "車両"),
        *(
            "型式",
            "型",
            "製品",
            "商品",
            "部品",
            "品",
            "図",
            "図面",
            "ロット",
            "系統",
            "議案",
            "事例",
        ),
        *("資料", "項目", "質問", "設問", "法令", "様式", "部屋", "局", "便", "法人", "路線"),
    )
)
_INSURED = r"(?:被保険者証?|保険者|保険証|資格確認書|国保|国民健康保険|社保|健保|健康保険|協会けんぽ|共済(?:組合)?|後期高齢者(?:医療)?|介護保険|介保|医療保険)"

LABELLED_RULES: tuple[Rule, ...] = (
    rule(
        Kind.ID_NO,
        rf"(?:{_PUBLIC}番号|(?<![A-Za-z])ID|(?<![A-Za-z])N[oO]\.?|№|(?<!バー)(?<!郵便)(?<!QR)コード){LINK}(?P<hit>{VALUE}){COUNTED}",
        "番号として書かれています。",
        0.9,
        lambda hit: digits(hit["hit"]) > 2,
        signs="番IN№コ",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"{_INSURED}(?:等)?[の \t:：・]{{0,2}}(?:記号・?番号|番号|記号|No\.?){LINK}(?P<hit>{VALUE}){COUNTED}",
        "保険証の番号として書かれています。",
        0.96,
        signs="保社健協共後介資国",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"記号{LINK}(?P<hit>{VALUE}|(?!と|や|か|及|又|また|欄|[はがのを])[一-龥ァ-ヴぁ-ん](?:[・\-ー]?[一-龥ァ-ヴぁ-ん]){{0,3}})(?=[ \t\n」』)、,・/|]{{0,3}}番号)",
        "保険証の記号です。",
        0.9,
        lambda hit: (
            len(hit["hit"]) == 1 or "・" in hit["hit"] or not "ぁ" <= hit["hit"][-1] <= "ん"
        ),
        signs="記",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"番号{LINK}(?P<hit>{VALUE}){COUNTED}",
        "保険証の番号です。",
        0.96,
        before=r"記号(?![とや・/]?番)[^番。\ue000]{1,16}番号[^番。\ue000]{0,4}",
        signs="記",
    ),
    rule(
        Kind.INSURANCE_NO,
        rf"\(?枝番(?:号)?\)?{LINK}(?P<hit>\d{{1,2}}|{_KANJI}{{2}})(?!\d){COUNTED}",
        "保険証の枝番です。",
        signs="枝",
    ),
    rule(
        Kind.PENSION_NO,
        rf"年金[^\d\n\ue000、。]{{0,8}}(?:番号|No\.?|記号・?番号){LINK}(?P<hit>{VALUE}){COUNTED}",
        "年金の番号として書かれています。",
        0.96,
        lambda hit: digits(hit["hit"]) > 3,
        signs="年",
    ),
    rule(
        Kind.BANK,
        rf"(?:口座|通帳|名義人)(?:の)?(?:番号|No\.?){LINK}(?P<hit>{VALUE}){COUNTED}",
        "口座の番号です。",
        0.97,
        lambda hit: digits(hit["hit"]) > 2,
        signs="口通名",
    ),
    rule(
        Kind.BANK,
        rf"(?:店番号?|支店(?:番号|コード|名?は|名?が)){LINK}(?P<hit>\d{{3,4}}|{_KANJI}{{3}})(?!\d){COUNTED}",
        "支店や銀行の番号です。",
        0.97,
        signs="店コ",
    ),
    rule(
        Kind.BANK,
        rf"(?:暗証(?:番号)?|パスワード|PIN(?:コード)?)[^\d\n\ue000。]{{0,14}}?(?P<hit>\d{{4,8}}|{_KANJI}{{4}})(?![\d年月円]|{_KANJI})",
        "暗証番号です。",
        0.85,
        signs="暗パP",
    ),
)
