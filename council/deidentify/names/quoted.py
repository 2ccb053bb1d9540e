"""What someone is called: nicknames, aliases, handles, in quotation marks or after 通称."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON
from council.deidentify.names.spans import Name
from council.deidentify.names.words import KIN, NOBODY
from council.deidentify.reading import Reading

_OPEN, _CLOSE = r"[「『“\"<〈《]", r"[」』”\">〉》]"
_INNER = r"[^「」『』“”\"\n、。]{1,14}"
_WORD = (
    "愛称|あだ名|渾名|呼び名|ニックネーム|ハンドルネーム|ハンドル名|ハンドル(?!ネーム)|HN|ペンネーム|筆名|通称名?|通名|源氏名|芸名|俗称|"
    "アカウント名|ユーザー名|別名|旧姓|旧氏|本名|名義|表札|日本名|中国名|韓国名|戸籍名|洗礼名|ミドルネーム|戒名|屋号"
)
_CALLED = re.compile(
    rf"{_OPEN}(?P<hit>{_INNER}){_CLOSE}(?:さん|ちゃん|くん|君)?"
    rf"(?:と(?:だけ|しか|も|近所で|皆に|みんなに)?(?:呼|よ[ばびぶん]|名乗|称|親し|慕|からか|冷やか|書かれ|署名)|で通[っりる]|の?(?:{_WORD})で|の(?:表札|名札|宛名)|という(?:{_WORD}|名前|名[で の]))"
)
_HONOURED = re.compile(
    rf"{_OPEN}(?P<hit>[^「」『』“”\"\n、。のはがをいる]{{1,10}}){_CLOSE}(?:さん|ちゃん|くん|君|氏|様)(?!づけ|付け)"
)
_QUOTED = re.compile(rf"(?:{_WORD})[はがも]?[、:]?[ \u3000]?{_OPEN}(?P<hit>{_INNER}){_CLOSE}")
_UNQUOTED = re.compile(
    r"(?<![ァ-ヴー])(?P<hit>[ァ-ヴー]{2,8})と(?:だけ|しか|も)?(?:呼[ばびぶん]|よばれ|名乗)"
)
_FONDLY = re.compile(
    r"(?:では|からは?|には?|を|は|、)(?P<hit>[ぁ-んァ-ヴー]{1,5}(?:たん|ちゃん|くん|っち|ぽん|やん|にゃん|坊))と(?:だけ|しか|も)?(?:呼[ばびぶん]|よばれ|名乗)"
)
_CALLED_OUT = re.compile(r"「(?P<hit>[ぁ-んァ-ヴー]{1,5}(?:たん|ちゃん|くん|っち|やん|坊))[、,!?]")
_HERE_AND_THERE = re.compile(
    r"(?:学校|職場|店|家|家庭|園|ネット|仲間内|友人|親戚)(?:で|から)は(?P<hit>[ぁ-ん]{2,5}|[ァ-ヴー]{2,8})、[^、。「]{1,6}(?:で|から)は[^、。]{1,12}と呼"
)
_ON_PAPER = re.compile(
    r"(?<![ァ-ヴー])(?P<hit>[ァ-ヴー]{3,8})と(?:だけ|のみ)[^。、]{0,8}(?:書|記|ある)"
)
_PEN_NAME = re.compile(
    r"(?:筆名|ペンネーム|芸名|源氏名|四股名|雅号|俳号)は(?P<hit>[^、。「」\n]{2,10}?)(?=[、。]|で[すあ]|$)"
)
_TOLD = re.compile(
    r"(?:(?:名前|下の名)[をはが][^。「」\n]{0,10}|読み方?[はが]?)「(?P<hit>[ぁ-んァ-ヴー]{2,8})」"
)
_SOMEWHERE = re.compile(
    rf"(?:ネット上?|オンライン|掲示板|チャット|配信|ゲーム内?|家|学校|職場|店|居場所|仲間内?|SNS|園|作業所)では(?:もっぱら|ずっと|いつも)?{_OPEN}(?P<hit>[ぁ-んァ-ヴーA-Za-z0-9一-龥]{{2,8}}?)(?:さん|ちゃん|くん)?{_CLOSE}"
)
_SIGNED = re.compile(
    r"(?:(?<![㐀-鿿々])(?P<hit>[㐀-鿿々]{1,3}|(?<![ぁ-んァ-ヴー])(?:[ぁ-ん]{2,5}|[ァ-ヴー]{2,8})))[」』]?と(?:だけ)?(?:署名|サイン|記名|書き添え)"
)
_BORNE = re.compile(r"(?<![㐀-鿿々])(?P<hit>[㐀-鿿々]{2,4})姓(?=[をにのへで]|$)")
_ON_A_FORM = re.compile(
    rf"(?:{_WORD})[ \u3000]?[:=][ \u3000]?(?P<hit>[ァ-ヴーぁ-ん㐀-鿿々A-Za-z0-9_☆★.\-]{{2,14}})"
)
_BARE = re.compile(
    rf"(?:{_WORD})[はがの]?[ \u3000]?(?P<hit>[ァ-ヴー]{{2,10}}|[A-Za-z][A-Za-z0-9_.\-]{{2,20}})(?=[でとはがのを、。()」]|さん|$)"
)
_HONORIFIC = re.compile("(?:さん|ちゃん|くん|君|氏|様)$")
_PHRASE = re.compile("[うこそあ]の|うち|[のるたいが][一-龥]|^[一-龥]+の")


def called_names(reading: Reading) -> Iterator[Name]:
    """Yield the names people go by: 「ヨッシー」と呼ばれ, 通称タマさん."""
    for pattern in (
        _CALLED,
        _HONOURED,
        _QUOTED,
        _TOLD,
        _ON_PAPER,
        _PEN_NAME,
        _UNQUOTED,
        _FONDLY,
        _CALLED_OUT,
        _HERE_AND_THERE,
        _SOMEWHERE,
        _SIGNED,
        _BORNE,
        _ON_A_FORM,
        _BARE,
    ):
        for hit in pattern.finditer(reading.text):
            bare = _HONORIFIC.sub("", hit["hit"])
            if pattern is _UNQUOTED and _is_thing(reading, hit):
                continue
            is_phrase = pattern in {_CALLED, _HONOURED} and _PHRASE.search(bare)
            if bare and bare not in NOBODY and not is_phrase:
                yield Name(hit.start("hit"), hit.end("hit"), 0.7, "呼び名として書かれています。")


def _is_thing(reading: Reading, hit: re.Match[str]) -> bool:
    """「散歩をパトロールと呼ぶ」: a plain word, for what is not somebody of the household."""
    before = next(reading.before(hit.start() - 1), None)
    of_thing = reading.text.startswith("を", hit.start() - 1) and before and before.text not in KIN
    return bool(of_thing and reading.sorts(hit["hit"]) & COMMON)
