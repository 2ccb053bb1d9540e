"""Organisations without a telling ending: a strange word where somebody works, shops named in Latin letters."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    COUNTRY,
    DEED,
    NUMBER,
    PLACE,
    PROPER,
    TOWN,
    UNKNOWN,
    WORKING,
)
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.bare import unnamed
from council.deidentify.organisations.forward import NOBODY, name_after
from council.deidentify.organisations.parts import KANJI, token_at
from council.deidentify.organisations.said import is_house_here, said
from council.deidentify.organisations.words import House, generic
from council.deidentify.reading import Reading, Token

_LATIN = re.compile(
    r"(?<![A-Za-z])(?:Cafe|Café|Bar|Hotel|Restaurant|Salon|Studio|Bistro|Pub|Club)(?: [A-Z][A-Za-z'&]{1,15}){1,3}"
    r"|(?:カフェ|バー|レストラン|ビストロ|サロン|メゾン|パティスリー|ブーランジェリー|ホテル|シャトー|アトリエ|スナック|クラブ|シェ)(?:・[ァ-ヴー]{1,10}){1,3}"
    r"|(?<![A-Za-z])(?:[A-Z][A-Za-z'&]{1,15} ){1,3}(?:Inc\.?|Co\.,? ?Ltd\.?|Ltd\.?|LLC|Corporation|Clinic|Hospital|School|Hotel|Cafe|Bakery|Studio)(?![A-Za-z])"
)
_IS_A_GROUP = re.compile(
    r"(?P<hit>[㐀-鿿]{0,4}[ァ-ヴー]{3,12})という[^、。\n]{0,8}(?:野球|サッカー|バレー|チーム|サークル|クラブ|会(?!社|計|議)|集まり|グループ|バンド|劇団|合唱団|団体|教室)"
)
_GOODS = re.compile(
    r"(?:弁当|植木|庭木|魚|肉|米|味噌|豆腐|瓦|畳|時計|眼鏡|カギ|鍵|鞄|帽子|仏壇|墓石|宝石|写真|文具|自転車|タイヤ|中古車|車検|印鑑|寿司|鮨|そば|うどん|焼肉|餃子|天ぷら|和菓子|せんべい|カステラ|介護|保険|クリーニング|メガネ|靴|家具|電気|薬|酒|お茶|パン|花|布団|引越し|引っ越し|紳士服|着物|呉服|カメラ|ラーメン|うなぎ|とんかつ)の"
)
_KATAKANA = re.compile(rf"[{KANJI}ヶ]{{0,4}}[ァ-ヴー]{{5,}}")
_PLACED = re.compile(rf"[ァ-ヴー]{{3,}}(?P<place>[{KANJI}ヶ]{{2,5}})")
"""サンライズ桜台"""
_CALLED = re.compile(
    rf"(?:魚|鮨|寿司|八百|肉|米|酒|油|炭|鳥|豆|植|畳|麺|蕎麦|呉服)[{KANJI}]{{1,2}}|[ぁ-ん]{{2,4}}や"
)
"""魚政, はとや"""
_JOINED = re.compile(
    "に(?:就職|入社|勤め|勤務|採用|転職|再就職)|を(?:退職|退社|解雇)|へ(?:就職|転職|入社)|の(?:正社員|契約社員|社員)"
)
_TIMES = (
    "後",
    "前",
    "中",
    "時",
    "頃",
    "際",
    "先",
    "末",
    "直後",
    "当時",
    "以降",
    "以来",
    "途中",
    "同時",
    "結果",
    "ほか",
)
_WEEKLY = re.compile(r"[月火水木金土日]曜会|[一二三四五六七八九十]{1,2}日会")


def by_contexts(reading: Reading) -> Iterator[House]:
    """Yield words of no dictionary where somebody works or goes."""
    for kind in (Kind.EMPLOYER, Kind.ORGANIZATION):
        for hit in said()[kind].finditer(reading.text):
            last = token_at(reading, hit.start())
            if last < 0 or reading.tokens[last].end != hit.start():
                continue
            body = name_before(reading, hit.start())
            if body is None or not body.named:
                continue
            placed = _PLACED.fullmatch(reading.text, body.edge, hit.start())
            if reading.tokens[last].text in generic() | NOBODY and not placed:
                continue
            words = reading.tokens[reading.starting[body.edge] : last + 1]
            strange = any(_is_strange(reading, token) for token in words)
            if strange or _is_coined(reading, words, hit[0]):
                reason = f"{kind.label}として書かれています。"
                yield House(body.edge, hit.start(), kind, 0.6, reason)


def _is_coined(reading: Reading, words: list[Token], saying: str) -> bool:
    """Whether words of the dictionary make a compound that stands in none, where a firm must stand."""
    whole = reading.text[words[0].start : words[-1].end]
    if len(words) < 2 or words[-1].sort & (DEED | NUMBER) or reading.sorts(whole):
        return False
    if words[-1].text.endswith(_TIMES) or whole in generic():
        return False
    placed = _PLACED.fullmatch(whole)
    somewhere = placed and reading.sorts(placed["place"]) & (PLACE | TOWN | ANY_NAME)
    if _CALLED.fullmatch(whole):
        return True
    if _KATAKANA.fullmatch(whole) or somewhere:
        return words[0].text not in unnamed()
    return bool(_JOINED.match(saying)) and all(t.sort & ~WORKING & ~NUMBER for t in words)


def _is_strange(reading: Reading, token: Token) -> bool:
    """Whether the word stands in no dictionary, or there only as a name of no person and no place."""
    if token.sort & UNKNOWN:
        return True
    other = COMMON | COUNTRY | PLACE | TOWN | ANY_NAME
    return bool(token.sort & PROPER) and not reading.sorts(token.text) & other


def by_latin(reading: Reading) -> Iterator[House]:
    """Yield shops and firms in Latin letters: Cafe 〇〇, 〇〇 Clinic."""
    for hit in _LATIN.finditer(reading.text):
        sure = 0.8 if "・" in hit[0] else 0.7
        yield House(*hit.span(), Kind.EMPLOYER, sure, "店の名前の形です。")


def by_what_they_are(reading: Reading) -> Iterator[House]:
    """Yield groups said to be one: 烏山ラビッツという草野球の集まり."""
    for hit in _IS_A_GROUP.finditer(reading.text):
        if hit.start() in reading.starting and hit["hit"] not in generic():
            yield House(*hit.span("hit"), Kind.ORGANIZATION, 0.65, "団体名として書かれています。")


def by_goods(reading: Reading) -> Iterator[House]:
    """Yield shops named by what they sell: 弁当の〇〇, クリーニングの〇〇."""
    for hit in _GOODS.finditer(reading.text):
        body = name_after(reading, hit.end())
        if body is not None and body.evident and is_house_here(reading, hit.start(), body.edge):
            yield House(hit.start(), body.edge, Kind.EMPLOYER, 0.65, "店の名前の形です。")


def by_weekdays(reading: Reading) -> Iterator[House]:
    """Yield groups named by when they meet: 土曜会, 三日会."""
    for hit in _WEEKLY.finditer(reading.text):
        if is_house_here(reading, hit.start(), hit.end()):
            yield House(*hit.span(), Kind.ORGANIZATION, 0.7, "団体名として書かれています。")
