"""Days and years of birth."""

from council.deidentify.age_contexts import KIN
from council.deidentify.date_grammar import DATE, ERA, FROM_MONTH, SHORT_ERA, SPLIT
from council.deidentify.findings import Kind
from council.deidentify.rules import GAP, Rule, rule

_BIRTH = rf"(?:生{GAP}年{GAP}月{GAP}日|誕生日?|出生(?:日|年月日)?|生ま?れ(?:た日)?|生年|セイネンガッピ|DOB|D\.O\.B\.?|Birth(?:day|date)?)"
_SAID = r"(?:いち|に|さん|よん|し|ご|ろく|なな|しち|はち|きゅう|く|じゅう|がん){1,4}"

BIRTH_DATE_RULES: tuple[Rule, ...] = (
    rule(
        Kind.BIRTHDATE,
        rf"{_BIRTH}(?:[はがも:：,\"|・ \t\n()(]|西暦|和暦|明・|大・|昭・|平・|令|平){{0,10}}?(?P<hit>{DATE}|{FROM_MONTH}|\d{{1,2}}/\d{{1,2}}(?![/\d]))",
        "生年月日として書かれています。",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"{_BIRTH}(?:[はがも:：,\"|・ \t\n(]|大|昭|平|令|明治|大正|昭和|平成|令和|明|[MTSHR]){{0,10}}?(?P<hit>\d{{1,4}}{SPLIT}\d{{1,2}}{SPLIT}\d{{1,2}}|[MTSHR]?\d{{6,8}})(?!\d)",
        "生年月日として書かれています。",
        0.9,
    ),
    rule(
        Kind.BIRTHDATE,
        r"(?:(?:明治?|大正?|昭和?|平成?|令和?|西暦)[○◯〇]?[ \t]?[・/][ \t]?){1,5}(?:(?<=[・/ \t])(?:令和?|平成?))?[ \t]{0,2}(?P<hit>\d{1,4}[ \t]{0,3}(?:年|[./・\-])[ \t]{0,3}\d{1,2}[ \t]{0,3}(?:月|[./・\-])[ \t]{0,3}\d{1,2}(?:[ \t]{0,3}日)?)",
        "年号を選ぶ欄のある日付です。",
        0.92,
        signs="・/",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"{_BIRTH}欄?[はが:： \t]{{0,3}}(?P<hit>(?:明治?|大正?|昭和?|平成?|令和?)[ \t(]{{0,2}}\d{{1,2}}[ \t)]{{0,2}}年[ \t(]{{0,2}}\d{{1,2}}[ \t)]{{0,2}}月[ \t(]{{0,2}}\d{{1,2}}[ \t)]{{0,2}}日?)",
        "生年月日の欄の、かっこで区切られた日付です。",
        signs="年",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"(?P<hit>{DATE}|{FROM_MONTH}|(?:昭和の)?(?<!\d)\d\d年(?=組|の?[早遅]?生)|(?:[MTSH]|{SHORT_ERA}|{ERA})\d{{1,2}}|'\d\d[./]\d{{1,2}}(?:[./]\d{{1,2}})?|(?<![\d/])(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9]))(?=[ \t)、]{{0,2}}(?:組(?=[のだでと、。])|の?[早遅]?生(?!活|徒|保|命|業|物|計)|の?うまれ|に生|に産|が誕生日|誕生|出生))",
        "生まれた日です。",
        signs="生う誕産組",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"(?P<hit>(?:[MTS]|明治?|大正?|昭和?)\.?(?:元|\d{{1,2}})(?:年|{SPLIT})(?:\d{{1,2}}(?:月|{SPLIT})?(?:\d{{1,2}}日?)?)?)(?=[ \t]?[)・、,])",
        "人を表す言葉に続く、かっこ内の生年です。",
        0.92,
        before=rf"{KIN}(?:の?[一-龥々ァ-ヴーぁ-ん]{{1,6}})?[ \t]?\(",
        signs="(",
    ),
    rule(
        Kind.BIRTHDATE,
        rf"(?:めいじ|たいしょう|しょうわ|へいせい|れいわ){_SAID}ねん(?:{_SAID}がつ)?(?:{_SAID}にち)?",
        "かなで書かれた年です。",
        0.85,
        signs="ね",
    ),
    rule(
        Kind.BIRTHDATE,
        r"(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[ \t,|/]{1,3}(?:男|女|[MF](?![A-Za-z])|\d{1,3}歳))",
        "性別や年齢と並ぶ日付です。",
        0.9,
    ),
)
