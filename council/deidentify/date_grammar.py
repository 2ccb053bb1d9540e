"""The parts a written date is made of, as expressions over folded text."""

from council.deidentify.rules import GAP, KANJI_NUMBER

K = f"[{KANJI_NUMBER}○]"
ERA = rf"(?:明{GAP}治|大{GAP}正|昭{GAP}和|平{GAP}成|令{GAP}和)"
LETTER = r"(?<![A-Za-z0-9\-])[MTSHRmtshr](?![A-Za-z])"
SHORT_ERA = r"(?<![一-龥])[明大昭平令]"
TWO = rf"(?:元|\d{GAP}\d?|{K}{{1,4}})"
WEST = r"(?:(?<!\d)(?:18[6-9]|19\d|20\d)\d|[一二][〇○零一二三四五六七八九]{3})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[12]\d|3[01]|0?[1-9]|(?:二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]))"
OLD_MONTHS = (
    "睦月",
    "如月",
    "弥生",
    "卯月",
    "皐月",
    "水無月",
    "文月",
    "葉月",
    "長月",
    "神無月",
    "霜月",
    "師走",
)
_NO_DAY = r"(?!間|目|分|常|程|数|中に|以内|以上|ごと|おき)"
WEEKDAY = r"(?:[ \t]?[(\[][月火水木金土日祝・]{1,3}(?:曜日?)?[)\]]|[ \t]?[月火水木金土日]曜日?)?"
_JOIN = r"[ \t]?(?:[~・、,\-]|か|と|や|及び|および|並びに)[ \t]?"
DAYS = rf"(?:{DAY}{GAP}日{_NO_DAY}{WEEKDAY}(?:(?:{_JOIN})?{DAY}日{_NO_DAY}{WEEKDAY}){{0,12}})"
FROM_MONTH = (
    rf"{MONTH}{GAP}月(?:{GAP}{DAYS})?(?:[ \t]?[~・\-][ \t]?{MONTH}月(?!間|分)(?:{DAYS})?){{0,3}}"
)
NO_SPAN = r"(?![ \t]?(?:代|度|間|問題|以上|以内|版|法律|政令|省令|条例|規則|告示|訓令|法第|モデル|製|もの))"
YEAR = (
    rf"(?:{ERA}{GAP}{TWO}|{LETTER}\.?[ \t]?(?:元|\d{{1,2}})|{SHORT_ERA}(?:元|\d{{1,2}})|(?:西暦[ \t]?)?{WEST})"
    rf"{GAP}年{NO_SPAN}(?:[ \t]?\((?:{ERA}{TWO}|{LETTER}\d{{1,2}}|{WEST})年?\))?"
)
SPLIT = r"[ \t]?[./\-・][ \t]?"
_M, _D = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_NUMERIC = (
    rf"(?:(?:{LETTER}\.?|{ERA}|{SHORT_ERA})[ \t]?(?:元|\d{{1,2}}){SPLIT}{_M}(?:{SPLIT}{_D})?(?!\d)"
    rf"|{WEST}{SPLIT}(?:{_M}(?:{SPLIT}{_D})?(?![\d年])|[一二三四五六七八九十]{{1,2}}{SPLIT}[一二三四五六七八九十]{{1,3}})"
    r"|(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
)
_RELATIVE = r"(?:(?:一昨年|昨年|去年|おととし|今年|本年|翌年|前年|同年|来年|再来年)の?)?"
_NAMED = (
    rf"(?:{YEAR}(?:{GAP}(?:{FROM_MONTH}|(?:{'|'.join(OLD_MONTHS)})(?:{DAYS})?))?"
    rf"|(?<![\d{KANJI_NUMBER}])(?:{_RELATIVE}|\d{{1,2}}年){MONTH}{GAP}月{GAP}{DAYS})"
)
_PART_OF_DAY = r"(?:午前|午後|朝|昼|夜|夕方|夕|晩|深夜|未明|早朝|明け方|正午|AM|PM)"
_CLOCK = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})時(?!間)(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})分|半)?"
TIME = (
    rf"(?:[の、, \t]{{0,2}}(?:{_PART_OF_DAY}の?[ \t]?)?(?:{_CLOCK}|\d{{1,2}}:\d{{2}}(?!\d))(?:頃|ごろ|ころ|過ぎ|すぎ)?(?!\d{{1,2}}日|[一二三十]{{1,3}}日)"
    r"|の(?:未明|深夜|早朝|明け方|夜半|夜更け|正午|夜中))?"
)
_AROUND = r"(?:(?<=[日)])(?:頃|ごろ|ころ)(?!\d{1,2}日|[一二三十]{1,3}日))?"
ONE_DATE = rf"(?:(?:{_NAMED}|{_NUMERIC}){WEEKDAY})"
DATE = rf"{ONE_DATE}(?:[ \t]?[~\-][ \t]?{ONE_DATE})?{TIME}{_AROUND}"
