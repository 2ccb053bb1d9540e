"""Ways to reach someone by post, mail and web."""

import re

from council.deidentify.findings import Kind
from council.deidentify.rules import Extent, Rule, rule

_COUNTED = r"(?!\d|[ \t]?(?:円|人|件|名|回|世帯|ページ|頁|字|時間|日間|年間|%))"
_WORD = r"[A-Za-z0-9._%+\-]"
_URL_SIGN = r"[A-Za-z0-9\-._~:/?#@!$&'*+,;=%]"
_NEXT_LINE = rf"(?:(?<=[\-/?&=_])\n{_URL_SIGN}+)?"
_AT = r"[ \t_\n]?(?:@|[\[({<](?:at|AT|あっと|アット|アットマーク|@)[\])}>]|アットマーク|あっとまーく|(?<=[ \t])at(?=[ \t])|★|●)[ \t_\n]?"
_DOT = r"[ \t]?(?:\.|。(?=[a-z])|[\[({](?:dot|DOT|ドット|どっと|\.)[\])}]|ドット|どっと)[ \t]?"
_ENDINGS = "com|net|org|jp|info|me|tv|io|dev|app|blog|site|online|page|xyz|biz|cc|to|gg|link|work"
_KANJI = "[〇○零一二三四五六七八九]"

_LOCAL_PART = re.compile(
    r"(?:[A-Za-z0-9._%+\-\"]{1,64}|[一-龥]{1,10}|[ぁ-ん]{1,10}|[ァ-ヴー]{1,10})\Z"
)


def _with_local_part(hit: re.Match[str]) -> Extent | None:
    local = _LOCAL_PART.search(hit.string[max(0, hit.start() - 64) : hit.start()])
    return (hit.start() - len(local[0]), hit.end()) if local else None


CONTACT_RULES: tuple[Rule, ...] = (
    rule(
        Kind.POSTAL,
        rf"(?<![\d\-ー])\d{{3}}[-ー]\d{{4}}(?![-ー]){_COUNTED}",
        "郵便番号の形です。",
        0.8,
    ),
    rule(
        Kind.POSTAL,
        rf"(?:〒|郵便番号(?:欄)?)[はがの、:：= \t\n「『(【〔\[□]{{0,4}}(?P<hit>\d(?:[ \t\n]?[-ー.・=()~_の、]?[ \t\n]?\d){{6}}(?!\d)|{_KANJI}{{3}}[-ー の]?{_KANJI}{{4}})",
        "郵便番号として書かれています。",
        signs="〒郵",
    ),
    rule(
        Kind.POSTAL,
        rf"(?<!{_KANJI}){_KANJI}{{3}}[-ー]{_KANJI}{{4}}(?![-ー〇○零一二三四五六七八九])",
        "漢数字の郵便番号の形です。",
        0.8,
    ),
    rule(
        Kind.EMAIL,
        rf"{_WORD}{{1,128}}{_AT}(?:[A-Za-z0-9\-]{{1,63}}(?:\n[a-z0-9\-]{{1,63}})?{_DOT}\n?){{1,8}}[A-Za-z]{{2,24}}",
        "メールアドレスの形です。",
        signs="@tTあア★●",
    ),
    rule(
        Kind.EMAIL,
        r"@(?:[A-Za-z0-9\-]{1,63}[.,・ ]){1,6}(?:com|net|org|jp|info|me|biz|edu)(?![A-Za-z0-9])",
        "書き損じたメールアドレスの形です。",
        0.85,
        signs="@",
        extent=_with_local_part,
    ),
    rule(
        Kind.EMAIL,
        r"(?<![A-Za-z0-9])[a-z][a-z0-9._\-]{1,30}[ \t](?=\d{1,8}@)",
        "空白で分かれたメールアドレスの前半です。",
        0.8,
        signs="@",
    ),
    rule(
        Kind.URL,
        rf"(?:https?://[一-龥ぁ-んァ-ヴー]{{1,20}}\.|[hH][tTxX]{{2}}[pP][sS]?[ \t]?:[ \t]?//[ \t]?|www\.){_URL_SIGN}+{_NEXT_LINE}",
        "ウェブのアドレスです。",
        signs="/w",
    ),
    rule(
        Kind.URL,
        rf"(?<![A-Za-z0-9.\-@])(?:[A-Za-z0-9\-]{{1,63}}\.){{1,6}}(?:{_ENDINGS})"
        rf"(?![A-Za-z0-9\-.])(?:[/?#]{_URL_SIGN}*{_NEXT_LINE})?",
        "ウェブのアドレスの形です。",
        0.8,
        signs=".",
    ),
)
