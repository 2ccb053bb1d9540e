"""Schools as people write them in short: 区立〇〇小, 〇〇中, 〇〇商業, 〇〇大中退."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import ANY_NAME, COMMON, COUNTRY, PLACE
from council.deidentify.organisations.backward import name_before
from council.deidentify.organisations.parts import KANJI
from council.deidentify.organisations.said import said
from council.deidentify.organisations.words import House, generic
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_KINDS = (
    r"小学校|小中学校|中学校|高等学校|高等専門学校|高校|高専|中学|大学|短大|短期大学|特別支援学校|養護学校|支援学校|幼稚園|保育園|中等教育学校|義務教育学校|"
    r"図書館|病院|商業|工業|農業|商|工|農|小|中|高|大"
)
_TAIL = r"(?=[でにをのはがへもとやから、。,）)」』\s｜|・/→]|$|時代|入学|在学|在籍|中退|卒|退学|休学|出身|定時制|全日制|通信制|[1-6一二三四五六]年|附属|付属|校)"
_ESTABLISHED = re.compile(
    rf"(?:[国都道府県市区町村組私]立)(?P<name>[{KANJI}ぁ-んァ-ヴーヶケ]{{1,14}}?)(?P<kind>{_KINDS}){_TAIL}"
)
_CUT = re.compile(
    r"(?P<kind>[小中高大]|商業|工業|農業|水産|女子|看護専門|専門|実業|総合|国際|学院|学園|学院大|女子大|学園大|工大|医大|商|工|農)"
    r"(?=時代|[をに](?:中退|卒業|退学|休学|出|入学|進|受験|編入|合格|通|転校|卒園|転入|復学)|卒|中退|退学|入学|在学|在籍|出身|の(?:頃|ころ|時|制服|校章|校舎|名簿|文化祭|体育祭|保健室|図書室|入学式|卒業式|同級|[1-6一二三四五六]年|大学院|野球部|生徒|学生|担任|定時制|先輩|後輩|友人|PTA|校長|教頭|先生|養護教諭|スクールカウンセラー|運動会|学区|特別支援学級|通級|修学旅行|校庭|給食|バザー|卒業証書|仲間|同期|部活|入試|特待生|学食|キャンパス|教授|講義|ゼミ|学生課|学園祭|奨学金|正門|食堂|教室|職員室|相談室|通信制|夜間部|学費|寮|授業|試験|図書館|推薦|[^、。\n]{1,5}[部科])"
    r"|[をに][^、。\n]{1,8}(?:退学|中退|卒業|休学|在籍|入学|進学|通っ|通い|通う)"
    r"|(?:野球|サッカー|陸上|剣道|柔道|水泳|吹奏楽|合唱|美術|演劇|卓球|テニス|バスケ|バスケット|バレー|ラグビー|弓道|書道|写真|科学|軽音|将棋)部"
    r"|定時制|[文法経商理工医薬歯農教神家][一-龥]{0,3}学部|[1-6一二三四五六]年|で[、「いの同担不学]|から|まで[、通]|へ|[、。）)]|$|(?<=小)の)"
)
_SINGLE = re.compile(
    rf"(?<![{KANJI}ァ-ヴー])[{KANJI}](?:商業|工業|女子|[高中小商工農])"
    r"(?=を(?:卒業|中退|退学|出)|卒|中退|に(?:進|入学|合格)|時代|出身|在学)"
)
"""桜工, 北高: one sign and a school cut short."""
_NUMBERED = re.compile(
    rf"第[一二三四五六七八九十]{{1,2}}(?![回次期部章条節者種類級度学年段])[{KANJI}ヶ]{{1,5}}[小中高](?![{KANJI}])"
    rf"|[{KANJI}ヶの]{{2,6}}第?[一二三四五六七八九十]{{1,2}}[小中高](?![{KANJI}])"
)
_COMPASS = re.compile(rf"[都道府県市]立[{KANJI}ヶ]{{2,6}}")
_TELLING = frozenset({"看護専門", "学院大", "女子大", "学園大"})
_OTHERS = {"病院": Kind.HOSPITAL, "図書館": Kind.FACILITY}
_SENTENCE = re.compile(r"[をはへ、]|の(?!ヶ)|^[にがでとの]")


def short_schools(reading: Reading) -> Iterator[House]:
    """Yield schools by who set them up, and schools whose ending is cut short."""
    yield from _established(reading)
    for hit in _NUMBERED.finditer(reading.text):
        if MASK not in hit[0] and hit.end() in reading.ending:
            yield House(*hit.span(), Kind.SCHOOL, 0.8, "番号のついた学校名の形です。")
    for hit in _SINGLE.finditer(reading.text):
        if _is_single(reading, hit[0]):
            yield House(*hit.span(), Kind.SCHOOL, 0.65, "短く書いた学校名の形です。")
    for hit in _CUT.finditer(reading.text):
        house = _cut_short(reading, hit)
        if house is not None:
            yield house


def _established(reading: Reading) -> Iterator[House]:
    """Schools, hospitals and libraries with whoever set them up: 区立〇〇小."""
    for hit in _ESTABLISHED.finditer(reading.text):
        if hit["name"] in generic() or _SENTENCE.search(hit["name"]):
            continue
        kind = _OTHERS.get(hit["kind"], Kind.SCHOOL)
        yield House(hit.start(), hit.end(), kind, 0.9, "設置者のついた名前です。")
    for hit in _COMPASS.finditer(reading.text):
        if said()[Kind.SCHOOL].match(reading.text, hit.end()) and MASK not in hit[0]:
            yield House(*hit.span(), Kind.SCHOOL, 0.7, "設置者のついた学校名の形です。")


def _is_single(reading: Reading, word: str) -> bool:
    unnamed = word[0] in generic() - set("北南東西中") or word[0] in "男女同他当某前後年夜午"
    return MASK not in word and not unnamed and not reading.sorts(word) & COMMON


def _cut_short(reading: Reading, hit: re.Match[str]) -> House | None:
    if hit.end("kind") not in reading.ending:
        return None
    body = name_before(reading, hit.start("kind"))
    telling = body is not None and (body.evident or hit["kind"] in _TELLING)
    if body is None or not telling or hit.start("kind") - body.edge < 2:
        return None
    whole = reading.text[body.edge : hit.end("kind")]
    last = reading.tokens[reading.ending[hit.end("kind")]]
    if MASK in whole or reading.sorts(whole) & (COMMON | ANY_NAME | PLACE | COUNTRY):
        return None
    if len(last.text) > len(hit["kind"]) and last.sort & COMMON and not last.sort & ANY_NAME:
        return None
    return House(body.edge, hit.end("kind"), Kind.SCHOOL, 0.7, "短く書いた学校名の形です。")
