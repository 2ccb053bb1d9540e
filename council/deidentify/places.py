"""Names of places: towns, stations, districts, rivers, parks, and where someone lives or comes from."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Candidate, Kind, Layer
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    NUMBER,
    PLACE,
    PROPER,
    SUFFIX,
    TOWN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.names.plausible import KANJI
from council.deidentify.names.words import KIN, ROLES
from council.deidentify.reading import Reading, Token
from council.deidentify.rules import MASK

NOT_IDENTIFYING = frozenset(
    [
        "日本",
        "東京",
        "東京都",
        "首都圏",
        "関東",
        "関西",
        "東北",
        "九州",
        "四国",
        "都内",
        "区内",
        "市内",
        "全国",
        "国内",
        "海外",
        "世界",
        "アジア",
        "欧米",
        "ヨーロッパ",
        "アフリカ",
    ]
)
_SUFFIX = re.compile(
    r"(?:駅(?:前|北口|南口|東口|西口)?|商店街|銀座通り|通り|街道|公園|緑道|緑地|団地|神社|大橋|橋|川|河川敷|海岸|温泉|半島|諸島|島|山|峠|湖|岬|沼|霊園|墓地|寺|"
    r"線(?:沿線)?|地区|地域|町会|台地|ニュータウン|坂|池)"
)
_WHERE = re.compile(
    r"に(?:住|在住|居住|転居|引っ越|引越|移|ある|実家|自宅|暮|戻|帰|出|行|通|越し|土地|家|アパート|それぞれ|い[たるま])|で(?:暮|生活|育|生まれ|一人|ひとり|独居|過ご|働|保護|単身)|へ(?:転居|引|移|戻|帰|行|通)|"
    r"から(?:転|引|通|来|上京|出|移|の転)|まで(?:の|歩|通|行)|の(?:実家|自宅|家|アパート|団地|マンション|一軒家|出身|生まれ|親|兄|姉|弟|妹|叔|伯|祖|親戚|親族|生家|土地|借家|都営|墓|借|方)|"
    r"在住|出身|生まれ|育ち|方面|周辺|付近|界隈|近辺|居住|地区|地域|駅"
)
_GENERIC_BEFORE = frozenset(
    [
        "最寄り",
        "最寄",
        "近所",
        "近く",
        "地元",
        "各",
        "同",
        "当",
        "隣",
        "次",
        "前",
        "元",
        "旧",
        "新",
        "市",
        "区",
        "町",
        "村",
        "県",
        "都",
        "府",
        "国",
        "道",
        "私",
        "公",
        "大",
        "小",
        "高",
        "低",
        "本",
        "支",
        "路",
        "近隣",
        "児童",
        "中央",
        "総合",
        "都市",
        "都営",
        "県営",
        "市営",
        "区営",
        "公営",
        "記念",
        "自然",
        "国立",
        "都立",
        "区立",
        "市立",
        "県立",
        "住宅",
        "農業",
        "電車",
        "登",
        "下",
        "上",
        "降",
        "乗",
        "乗車",
        "降車",
        "終着",
        "始発",
        "ターミナル",
        "JR",
        "地下鉄",
        "私鉄",
        "新幹線",
        "在来",
        "路線",
        "一",
        "二",
        "三",
        "両",
        "駅",
        "境界",
        "境",
        "基準",
        "生命",
        "平行",
        "曲",
        "直",
        "白",
        "点",
        "実",
        "内",
        "外",
        "沿",
        "沿線",
        "裏",
        "表",
        "大通り",
        "人",
        "目抜き",
        "火",
        "冬",
        "夏",
        "里",
        "奥",
        "築",
        "富士",
    ]
)
_JOINED = re.compile(rf"[{KANJI}ヶケノ之が-]")


def find_places(reading: Reading) -> Iterator[Candidate]:
    """Yield the places named in the passage that may tell where a household is."""
    yield from _with_suffix(reading)
    yield from _by_dictionary(reading)
    yield from _by_list(reading)


def _found(reading: Reading, start: int, end: int, reason: str, confidence: float) -> Candidate:
    return reading.candidate(start, end, Kind.LOCATION, Layer.PLACE, reason, confidence)


def _with_suffix(reading: Reading) -> Iterator[Candidate]:
    for hit in _SUFFIX.finditer(reading.text):
        end = hit.end()
        if end not in reading.ending:
            continue
        start = _name_start(reading, hit.start())
        if start is None:
            continue
        yield _found(reading, start, end, "場所の名前です。", 0.8)


def _name_start(reading: Reading, end: int) -> int | None:
    """Where the name before a suffix starts, if a name stands there."""
    whole = (
        next((t for t in reading.tokens if t.start < end < t.end), None)
        if end not in reading.ending
        else None
    )
    if whole is not None:
        is_proper = whole.sort & (PLACE | PROPER) and len(whole.text) > 2
        return whole.start if is_proper else None
    start, named = end, False
    for token in reading.before(end):
        if end - token.start > 10 or not _is_place_word(reading, token):
            break
        named = (
            named
            or bool(token.sort & (PLACE | PROPER | ANY_NAME | UNKNOWN))
            or bool(reading.sorts(token.text) & (TOWN | PLACE))
        )
        start = token.start
    word = reading.text[start:end]
    if not named or word in NOT_IDENTIFYING or word in _GENERIC_BEFORE:
        return None
    return start


def _is_place_word(reading: Reading, token: Token) -> bool:
    if token.text in _GENERIC_BEFORE or token.text in ROLES or token.text in KIN:
        return False
    if MASK in token.text or not re.fullmatch(rf"[{KANJI}ヶァ-ヴーぁ-ん]+", token.text):
        return False
    return bool(token.sort & (PLACE | PROPER | ANY_NAME | UNKNOWN)) or bool(
        reading.sorts(token.text) & (PLACE | TOWN)
    )


def _by_dictionary(reading: Reading) -> Iterator[Candidate]:
    """Places the dictionary knows; one that is a name or a word as well only where somebody is there."""
    run: list[Token] = []
    for token in [*reading.tokens, None]:
        if token is not None and token.sort & PLACE and (not run or run[-1].end == token.start):
            run.append(token)
            continue
        if run:
            yield from _place_run(reading, run)
        run = [token] if token is not None and token.sort & PLACE else []


def _place_run(reading: Reading, run: list[Token]) -> Iterator[Candidate]:
    start, end = run[0].start, run[-1].end
    while run and run[0].text in NOT_IDENTIFYING:
        start = run[0].end
        run = run[1:]
    if not run:
        return
    word = reading.text[start:end]
    after = next(reading.after(end), None)
    sorts = reading.sorts(word)
    bound = (
        after is not None and after.sort & (COMMON | SUFFIX) and not _WHERE.match(reading.text, end)
    )
    if len(word) == 1 and not _WHERE.match(reading.text, end):
        return
    if (
        sorts & (ANY_NAME | COMMON | WORKING)
        and len(run) == 1
        and not _WHERE.match(reading.text, end)
    ):
        return
    if (
        bound
        and after is not None
        and after.sort & SUFFIX
        and after.text in {"人", "語", "式", "風", "産", "系", "料理"}
    ):
        return
    yield _found(reading, start, end, "地名です。", 0.7 if bound else 0.8)


def _by_list(reading: Reading) -> Iterator[Candidate]:
    """Towns of the postal list that the dictionary takes for a plain word, where somebody is there."""
    for token in reading.tokens:
        if token.sort & (PLACE | NUMBER) or len(token.text) < 2 or token.text in ROLES:
            continue
        if not reading.sorts(token.text) & (TOWN | PLACE) or not _WHERE.match(
            reading.text, token.end
        ):
            continue
        if token.text in NOT_IDENTIFYING or token.text in _GENERIC_BEFORE or token.sort & WORKING:
            continue
        if (
            re.match(
                r"に(?:出|行|い|移|通|帰|戻|家)|の(?:家|親|方|兄|姉|弟|妹|墓)",
                reading.text[token.end : token.end + 3],
            )
            and token.sort & COMMON
        ):
            continue
        yield _found(reading, token.start, token.end, "町の名前です。", 0.65)
