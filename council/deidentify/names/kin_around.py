"""Bare given names beside kin: 「弥生叔母」, 「子陽向（7歳）」, 「弟、実に電話」, 「環の母」, 「ヒロは寝ている」と父."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, FAMILY, GIVEN, PARTICLE, PLACE, WORKING
from council.deidentify.names.plausible import KANJI, LIKELY, POSSIBLE, plausible
from council.deidentify.names.spans import Name
from council.deidentify.names.words import ABSTRACT, KIN, NOBODY
from council.deidentify.reading import Reading

_WHY = "続柄の人の名として書かれています。"
_KIN = "|".join(sorted(KIN, key=len, reverse=True))
_ONE_OF_KIN = "|".join(
    sorted(KIN - {"子", "孫", "本人", "故", "亡", "世帯主"}, key=len, reverse=True)
)
_ELDERS = "大?叔母|大?叔父|大?伯母|大?伯父|おじ|おば|兄|姉|兄ちゃん|姉ちゃん|ばあば|じいじ"
_KANA = r"[ぁ-ん]{2,5}|[ァ-ヴー]{2,6}"
_GIVEN = rf"[{KANJI}]{{1,3}}|{_KANA}"
_BEFORE_ELDERS = re.compile(
    rf"(?:(?<![{KANJI}ぁ-んァ-ヴー])|(?<=[はがもをにとのでへた、。]))(?P<name>[{KANJI}]{{1,3}}|(?<![ぁ-んァ-ヴー])(?:{_KANA}))(?:{_ELDERS})(?![{KANJI}])"
)
_ORDERS = frozenset("長次三四五末実義亡父母弟妹兄姉伯叔従元養継故大小上下中再他彼某従先昔前旧祖")
_WITH_AGE = re.compile(
    rf"(?<![{KANJI}])(?:{_KIN})(?P<name>{_GIVEN})[ \u3000]?\((?:満|数え)?\d{{1,3}}[歳才]"
)
_NEXT_WITH_AGE = re.compile(
    rf"(?<=[歳才]\))[・、と/](?P<name>{_GIVEN})[ \u3000]?\((?:満|数え)?\d{{1,3}}[歳才]"
)
_FULL_WITH_AGE = re.compile(
    rf"(?<![{KANJI}])(?:{_KIN})?(?P<family>[{KANJI}ヶ]{{1,4}})[ \u3000](?P<given>[{KANJI}]{{1,3}}|{_KANA})(?:さん|様|氏)?[ \u3000]?\((?:満|数え)?\d{{1,3}}[歳才]"
)
_TO_SOMEBODY = re.compile(
    rf"(?:{_KIN})、(?P<name>{_GIVEN})(?=(?:に|へ)(?:は|も)?(?:電話|連絡|手紙|伝え|聞|尋ね|話|会|頼|預|託|知らせ)|(?:から|より)(?:も)?(?:電話|連絡|手紙|聞|入電|着信)|と(?:電話|連絡|話|会|同居|同席|暮ら))"
)
_WHOSE = re.compile(
    rf"(?:^|(?<=[。、「『\n(]))(?P<name>[{KANJI}])の(?:{_ONE_OF_KIN})(?=[がはもにとでをへ]|[ \u3000]?\()",
    re.MULTILINE,
)
_PEOPLE = frozenset("友人家店皆君俺僕私誰他先親市区町村隣里")
_TIMES = frozenset(
    [
        "今",
        "朝",
        "昼",
        "夕",
        "夜",
        "晩",
        "春",
        "夏",
        "秋",
        "冬",
        "日",
        "年",
        "明日",
        "今日",
        "昨日",
        "今朝",
        "毎朝",
        "日中",
        "夕方",
        "昨夏",
        "今夏",
        "昨年",
    ]
)
_STATES = re.compile("時|現在|当時|享年|行年|没|のみ|側|夫[婦妻]|[猫犬]|以外|方")
_KINDRED = frozenset(
    "実義里隣先他元前次今昔何誰彼我皆家村町国心愛神仏友主本上下中末東西南北双亡庭男女子一二三"
)
_SAYING = re.compile(
    rf"「(?P<name>[{KANJI}]{{1,2}}|{_KANA})(?:は|が|なら|も|に(?:は|も)?|を)(?P<what>[^「」\n]{{1,24}})」(?P<by>と(?:だけ)?(?:{_KIN}))?"
)
_BY_KIN = re.compile(rf"(?:{_KIN})[^「」。\n]{{0,6}}$")
_OF_PEOPLE = re.compile(
    r"(?:今は?|まだ|もう|ずっと|今日は?|さっき|また|何も|何日も)?[、 ]?(?:寝|起き|出[かてる]|帰|いな|居|い[るま]|部屋|二階|上[にだ]|下[にだ]|仕事|学校|留守|元気|具合|病気|食べ|働|悪[くい]|優し|関係|来な|来る|会[わい]|話さ|話し|昔から|小さい|あの(?:子|人)|風呂|外|言[うわっ]|聞[いか]|任せ|渡[しす]|知らせ|似て|構[うわ]|頼[むみ]|怒|叱|お願い)"
)


def around_kin(reading: Reading) -> Iterator[Name]:
    """Yield given names before an elder's word, behind kin with an age, and of those whose kin is told of."""
    for hit in _BEFORE_ELDERS.finditer(reading.text):
        if hit["name"] not in _ORDERS | _TIMES and _is_given(reading, hit["name"]):
            yield Name(*hit.span("name"), LIKELY, _WHY)
    if "歳" in reading.text or "才" in reading.text:
        yield from _with_ages(reading)
    for hit in _TO_SOMEBODY.finditer(reading.text):
        if hit["name"] not in _PEOPLE | _TIMES and _is_given(reading, hit["name"]):
            yield Name(*hit.span("name"), POSSIBLE, _WHY)
    for hit in _WHOSE.finditer(reading.text):
        sorts = reading.sorts(hit["name"])
        if hit["name"] not in _KINDRED | ABSTRACT | NOBODY and sorts & (GIVEN | FAMILY):
            yield Name(*hit.span("name"), POSSIBLE, "家族の語られる人の名です。")


def _with_ages(reading: Reading) -> Iterator[Name]:
    """Whatever stands between kin and an age in brackets, and what is listed behind with its own age."""
    for hit in _WITH_AGE.finditer(reading.text):
        whole = reading.text[hit.start() : hit.end("name")]
        if {hit["name"], whole} & NOBODY or _STATES.search(hit["name"]):
            continue
        if plausible(reading, hit["name"]) or re.fullmatch(f"[{KANJI}]{{2,3}}", hit["name"]):
            yield Name(*hit.span("name"), POSSIBLE, _WHY)
    for hit in _NEXT_WITH_AGE.finditer(reading.text):
        if plausible(reading, hit["name"]) and hit["name"] not in NOBODY:
            yield Name(*hit.span("name"), POSSIBLE, _WHY)
    for hit in _FULL_WITH_AGE.finditer(reading.text):
        is_family = reading.sorts(hit["family"]) & FAMILY and hit["family"] not in NOBODY
        if is_family and hit["given"] not in NOBODY and not _STATES.search(hit["given"]):
            yield Name(hit.start("family"), hit.end("given"), LIKELY, "姓と名の並びです。")


def spoken_of_by_kin(reading: Reading) -> Iterator[Name]:
    """Yield the names by which the household speaks of one of its own: 「ヒロは寝ている」と父."""
    for hit in _SAYING.finditer(reading.text):
        told = hit["by"] or _BY_KIN.search(reading.text[max(0, hit.start() - 16) : hit.start()])
        if told and _OF_PEOPLE.match(hit["what"]) and _is_called(reading, hit["name"]):
            yield Name(*hit.span("name"), POSSIBLE, "家族の言葉に出てくる名です。")


def _is_given(reading: Reading, word: str) -> bool:
    return bool(reading.sorts(word) & GIVEN) and word not in NOBODY


def _is_called(reading: Reading, word: str) -> bool:
    sorts = reading.sorts(word)
    if word in NOBODY or word in ABSTRACT or not sorts & (GIVEN | FAMILY):
        return False
    if re.fullmatch("[ぁ-ん]+", word):
        return not sorts & (COMMON | WORKING | PARTICLE)
    return len(word) > 1 or not sorts & PLACE
