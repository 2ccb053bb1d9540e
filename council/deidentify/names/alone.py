"""Names that stand alone, where the word can hardly be anything else."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import (
    COMMON,
    DEED,
    FAMILY,
    GIVEN,
    NUMBER,
    PLACE,
    PROPER,
    SUFFIX,
    TOWN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.spans import Name
from council.deidentify.names.words import ABSTRACT, HONORIFICS, HOUSEHOLDS, KIN, NOBODY, TITLES
from council.deidentify.reading import Reading, Token

_PERSONAL = re.compile(
    r"は|が|も|によ|に(?:電話|連絡|[^、。]{0,6}引き?継|引|交代|手渡|伝え|依頼|報告|確認|相談|会|話|一任|任せ|託[しす]|頼[みむん]|尋ね|聞[いき]|問い|代わ|替わ|渡[しす]|謝|怒|叱|お願い|照会|打診|指示|助言)|と(?:面|会|話|結婚|同居|離婚)|から(?:電話|連絡|報告|相談|聞)|より(?:連絡|報告)"
)
_ANIMATE = re.compile(
    r"(?:[はがも]|より|から|[はがも][、 ]?.{0,6}?)(?:持[っち]|言[っい]|話[しす]|来[たてず所庁訪]|訪[れ問]|答え|問[うい]|笑|泣|怒|断[りっ]|憎|恐れ|暮ら|住[んみ]|働|通[っいう院]|休|寝|起き|食べ|電話|連絡|報告|説明|補足|異動|退職|入院|死|亡く|産|生まれ|担当|同行|"
    r"対応|拒|黙|語|述べ|訴え|気に|悩|望|嫌|好き|出て|帰|戻|座|立[っち]|付き添|見[たてせ]|聞[いき]|思|考え|心配|反対|賛成|了承|承諾|同意|参加|出席|欠席|退席|発言|遅れ|頼|逃|怖|支え|預か|送|受け|引き|脱退|就任|着任|加入|結婚|離婚|移籍|指摘|主張)"
)
_ACTS = frozenset(
    [
        "来所",
        "来庁",
        "来訪",
        "来電",
        "同行",
        "同席",
        "訪問",
        "対応",
        "出席",
        "欠席",
        "発言",
        "報告",
        "説明",
        "補足",
        "異動",
        "退職",
        "担当",
        "記録",
        "架電",
        "受電",
        "連絡",
        "同伴",
        "帰宅",
        "入院",
        "退院",
        "受診",
        "記す",
        "答え",
        "付添",
        "着席",
        "退席",
        "在宅",
        "不在",
        "代理",
        "失踪",
    ]
)
_ON_DUTY = re.compile(
    rf"(?:[がは](?:代理で|代わ|替わ|交代|急遽|本日|休みのため|不在|遅れて|同席|(?:{'|'.join(sorted(_ACTS))}))|より(?:報告|説明|連絡|補足))"
)
_MAY_FOLLOW = (
    _ACTS
    | TITLES
    | frozenset(HONORIFICS)
    | frozenset(HOUSEHOLDS)
    | {
        "父",
        "母",
        "兄",
        "姉",
        "弟",
        "妹",
        "夫",
        "妻",
        "長男",
        "長女",
        "次男",
        "次女",
        "祖母",
        "祖父",
    }
    | {"自身", "本人", "姓", "記", "元", "ら"}
)
_IN_PLACE = re.compile(
    r"[にでへ](?!電話|連絡|会|話|報告|相談)|から(?!電話|連絡|報告|相談|経過|申し)|の(?:町|街|家|駅|方|実家|アパート)|[駅市区町村線川通]|方面|周辺|出身|在住"
)
_ONE_SIGN = re.compile(rf"(?:^|[。「『、\nは])(?P<name>[{KANJI}])(?=[はがも])")
_CALLING = re.compile(
    rf"(?:^|[。「『、\n]|(?<=から)|(?<=より))(?P<name>[{KANJI}])(?:(?:へ|に)(?:申し送|引き?継|一任|交代)|(?:から|より)(?:「|電話|連絡|報告|申し送|引き継|着信|メール)|の(?:話では|話によ|話だと|言うに|言い分|後任))"
)
_WITH_PEOPLE = re.compile(
    rf"[はがも][^。」]{{0,4}}(?:{'|'.join(sorted(KIN - {'子', '本人'}, key=len, reverse=True))})|[はがも](?:悪くない|悪い|元気|無事|優しい|まだ|もう|今年|高校|中学|大学|部屋|仕事|家[をにで]|二階|一人|布団|夜中|朝まで|外に|学校|会社|電話)|"
    + _ANIMATE.pattern
)
_LIVES = re.compile(
    r"[はも](?:「[^」\n]{1,60}」と(?:[言話述答訴]|だけ)|[^。」はがも\n]{0,16}(?:言[っうい]|話し[たてか]|通[っい]て|育[っち]|暮ら|訪問し|電話し|同行し|述べ|断[っり]|働[いき]|勤め|就職|入学|卒業|結婚|離婚|転居|退職|進学|通院|入院し|不登校|引きこも|ひきこも))"
)
_KANJI = re.compile(rf"[{KANJI}]+")


def lone_names(reading: Reading) -> Iterator[Name]:
    """Yield family and given names that are no other word of the dictionary, or whose bearer acts."""
    for number, token in enumerate(reading.tokens):
        if not token.sort & (FAMILY | GIVEN | PLACE) or token.text in NOBODY:
            continue
        sorts = reading.sorts(token.text)
        if not sorts & (FAMILY | GIVEN) or _is_bound(reading, number):
            continue
        if _stands(reading, token, sorts):
            yield Name(token.start, token.end, 0.6, "姓または名と思われる言葉です。")


def one_sign_names(reading: Reading) -> Iterator[Name]:
    """Yield given names of one sign at the head of a sentence whose bearer acts: 「誠は父を憎み」."""
    for hit in _ONE_SIGN.finditer(reading.text):
        start, end = hit.span("name")
        if start not in reading.starting or end not in reading.ending or hit["name"] in NOBODY:
            continue
        if not reading.sorts(hit["name"]) & (GIVEN | FAMILY) or hit["name"] in ABSTRACT:
            continue
        if reading.sorts(reading.text[start : end + 1]) & (COMMON | WORKING):
            continue
        is_given = reading.sorts(hit["name"]) & GIVEN
        if (is_given and _WITH_PEOPLE.match(reading.text, end)) or _LIVES.match(reading.text, end):
            yield Name(start, end, 0.55, "名と思われる一文字の言葉です。")


def calling_names(reading: Reading) -> Iterator[Name]:
    """Yield family names of one sign who report: 「岸から「倒れた」と第一報」."""
    for hit in _CALLING.finditer(reading.text):
        word = hit["name"]
        if reading.sorts(word) & (FAMILY | GIVEN) and word not in NOBODY and word not in ABSTRACT:
            yield Name(*hit.span("name"), 0.6, "連絡をした人の姓と思われます。")


def _stands(reading: Reading, token: Token, sorts: int) -> bool:
    """Whether a word that may be a name is one here."""
    acts = _is_acting(reading, token)
    if sorts & (WORKING | NUMBER) or token.sort & PLACE or not _KANJI.fullmatch(token.text):
        return acts and not sorts & (COMMON | WORKING | NUMBER | PROPER)
    if sorts & COMMON:
        return bool(sorts & FAMILY and _ON_DUTY.match(reading.text, token.end))
    if len(token.text) == 1:
        return acts
    return not sorts & (PLACE | TOWN) or acts or not _IN_PLACE.match(reading.text, token.end)


def _is_acting(reading: Reading, token: Token) -> bool:
    return _PERSONAL.match(reading.text, token.end) is not None or (
        _ANIMATE.match(reading.text, token.end) is not None
    )


def _is_bound(reading: Reading, number: int) -> bool:
    """「森田療法」, 「青木村」: part of a longer word."""
    token = reading.tokens[number]
    if number + 1 < len(reading.tokens):
        after = reading.tokens[number + 1]
        if _binds(after) and after.text not in _MAY_FOLLOW:
            return True
    before = reading.tokens[number - 1] if number else None
    return (
        before is not None
        and before.end == token.start
        and (bool(before.sort & (PLACE | PROPER | UNKNOWN)) or _is_cut_off(before))
    )


def _is_cut_off(token: Token) -> bool:
    """「保健師」 read as 保 and 健師."""
    return bool(_KANJI.fullmatch(token.text)) and len(token.text) == 1 and token.text not in NOBODY


def _binds(token: Token) -> bool:
    return bool(token.sort & (COMMON | SUFFIX | DEED | PLACE | PROPER | UNKNOWN | NUMBER))
