"""Ways to reach someone: telephone, post, mail, web, social networks."""

from council.deidentify.findings import Kind
from council.deidentify.rules import Rule, rule

_SEP = r"[ \t]?[-ー()./][ \t]?"
_KANJI = "[〇零一二三四五六七八九]"
_COUNTED = r"(?!\d|[ \t]?(?:円|人|件|名|回|世帯|ページ|頁|字|時間|日間|年間|%))"
_WORD = r"[A-Za-z0-9._%+\-]"
_URL_SIGN = r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]"

CONTACT_RULES: tuple[Rule, ...] = (
    rule(
        Kind.PHONE,
        rf"(?<![\d])(?:\+81[ \t\-]{{0,2}}(?:\(0\))?|\((?=0\d{{1,4}}\))0|0)\d{{1,4}}(?:{_SEP}|[ \t])(?:[ \t]?\(?)\d{{1,4}}"
        rf"(?:{_SEP}|[ \t])\d{{3,4}}(?!\d)",
        "電話番号の形です。",
    ),
    rule(Kind.PHONE, r"(?<![\d\-.])0\d{9,10}(?!\d)", "電話番号の桁数の数字です。", 0.9),
    rule(Kind.PHONE, r"\+81\d{9,10}(?!\d)", "電話番号の桁数の数字です。"),
    rule(
        Kind.PHONE,
        rf"[〇零]{_KANJI}{{1,4}}[-ー()]{_KANJI}{{1,4}}[-ー()]{_KANJI}{{3,4}}",
        "漢数字の電話番号の形です。",
    ),
    rule(
        Kind.PHONE,
        r"(?:電話|携帯|TEL|Tel|tel|FAX|Fax|fax|ファクス|ファックス)[^\d\n\ue000]{0,8}(?P<hit>\d{2,4}-?\d{4})(?!\d)",
        "電話番号として書かれた数字です。",
    ),
    rule(Kind.PHONE, r"内線[:：]?[ \t]?(?P<hit>\d{2,6})(?!\d)", "内線番号です。", 0.8),
    rule(
        Kind.POSTAL,
        r"〒[ \t]?(?P<hit>\d{3}[-ー]?\d{4})(?!\d)",
        "郵便番号です。",
    ),
    rule(
        Kind.POSTAL,
        rf"(?<![\d\-ー])\d{{3}}[-ー]\d{{4}}(?![-ー]){_COUNTED}",
        "郵便番号の形です。",
        0.8,
    ),
    rule(
        Kind.EMAIL,
        rf"{_WORD}{{1,128}}@(?:[A-Za-z0-9\-]{{1,63}}\.){{1,8}}[A-Za-z]{{2,24}}",
        "メールアドレスの形です。",
    ),
    rule(Kind.URL, rf"(?:https?://|www\.){_URL_SIGN}+", "ウェブのアドレスです。"),
    rule(
        Kind.URL,
        rf"(?<![A-Za-z0-9.\-@])(?:[A-Za-z0-9\-]{{1,63}}\.){{1,6}}(?:com|net|org|jp|info|me|tv)"
        rf"(?![A-Za-z0-9\-.])(?:/{_URL_SIGN}*)?",
        "ウェブのアドレスの形です。",
        0.8,
    ),
    rule(
        Kind.SNS_ID,
        r"(?<![A-Za-z])(?:LINE|ライン|Instagram|インスタ(?:グラム)?|Twitter|ツイッター|Facebook|TikTok|Discord|Skype|X)"
        r"(?:の?(?:ID|アカウント)(?:は|が)?[ \t]?[:：]?|[ \t]?[:：])[ \t]?[「(@]{0,2}[A-Za-z0-9._\-]{3,40}",
        "SNSのIDとして書かれています。",
    ),
    rule(
        Kind.SNS_ID,
        r"(?<![A-Za-z0-9._%+\-@])@[A-Za-z0-9_.]{3,40}",
        "SNSのIDの形です。",
        0.8,
    ),
)
