"""Names on forms, in lists of people, after an office: where a name is expected."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import COMMON, FAMILY, GIVEN, PERSON, SIGN, SPACE, SUFFIX, WORKING
from council.deidentify.names.plausible import KANJI, LIKELY, POSSIBLE, plausible
from council.deidentify.names.spans import Name, name_starting
from council.deidentify.names.words import LABELS, NOBODY, ROLES, TITLES
from council.deidentify.reading import Reading

_LABEL = re.compile(
    rf"(?<![{KANJI}ァ-ヴー])(?:{'|'.join(sorted(map(re.escape, LABELS), key=len, reverse=True))})"
    r"(?:\([^)\n]{0,12}\))?[ \t\u3000]*[:：|｜=)】>〉][ \t\u3000]*|(?:氏名|氏名欄|名前|フリガナ|ふりがな|署名|記名|旧姓|本名|通称名?|通名|俗名|日本名|中国名|筆名|表札|届出人|同居人|付添|調査員|申請者氏名)(?:は|が|[ \t\u3000]*「?[ \t\u3000]*)"
)
_IN_OFFICE = "職名に続く氏名です。"
_DUTY = re.compile(
    r"(?:担当|面接|記録|司会|書記|進行|助言|受付|応対|対応|支援|調整|聴取|後任|前任|代理|付き添い|応援|通訳|送迎|見守り|連絡役|窓口|当番|宿直|日直)(?:に|は|を)(?:、)?"
)
_SEPARATORS = ":：|｜=)】>〉 \u3000「"
_OFFICE = re.compile(
    "|".join(sorted(TITLES, key=len, reverse=True))
    + "|担当|前任|後任|新任|前担当|当直|宿直|夜勤|日勤|応援|主治医|養護|教務|学年主任|友人|友達|親友|恋人|交際相手|同僚|部下|弟子|教え子|雇い主|知人|隣人|同級生|元同僚|恩師|上司|大家|家主|甥御|姪御|旧姓|故|本名|通名|日本名|中国名|店主|調査員|記入者|付添|同居人|届出人|同(?=[ \u3000])|親方|師匠|大将"
)
_HANDS_OVER = re.compile(
    "(?:から|より|へ|に)(?:の)?(?:申し送|引き?継|報告|連絡|電話|伝え|伝言|依頼|交代|.{1,4}[へに](?:申し送|引き?継))"
)
_LIST = re.compile(
    r"(?:出席|欠席|参加|同席|出席者|欠席者|参加者|同席者|構成員|メンバー|委員|陪席|発言者|署名者?)(?:[ \t\u3000]*[:：)】]|(?<=者)[ \t]?[ \u3000])[ \t\u3000]*(?P<list>[^\n。]{1,200})"
)
_END = re.compile(
    r"[、,。・/\n)(;\]|」：:]|[ \t\u3000]|$|です|と申|が|は|より|から|様|さん|殿|氏|宛|に|も|の|と|を|へ"
)
_KANA_NAME = re.compile(
    r"[ァ-ヴー]{2,8}[ \u3000]?[ァ-ヴー]{1,8}|[ぁ-ん]{2,6}[ \u3000][ぁ-ん]{1,6}|[A-Z][A-Za-z'\-]+(?:[ ,]+[A-Z][A-Za-z'\-]*){0,3}"
)
_FORM_NAME = re.compile(rf"[{KANJI}ヶ]{{1,4}}[ \u3000][{KANJI}ぁ-んァ-ヴー]{{1,4}}")


def after_labels(reading: Reading) -> Iterator[Name]:
    """Yield the names that forms ask for: 「氏名：」, 「フリガナ」, 「担当：」, 「旧姓」."""
    for hit in _LABEL.finditer(reading.text):
        end = _form_entry(reading, hit.end(), is_form=hit[0][-1] in _SEPARATORS)
        if end is not None:
            yield Name(hit.end(), end, LIKELY, "氏名の欄に書かれています。")


def after_offices(reading: Reading) -> Iterator[Name]:
    """Yield the family names after an office: 「民生委員 諸岡」, 「担当の佐伯」."""
    for hit in _OFFICE.finditer(reading.text):
        if hit.end() not in reading.starting:
            continue
        start = hit.end()
        joiner = re.compile(r"の|[ \t\u3000]|・|[(「]").match(reading.text, start)
        start = joiner.end() if joiner else start
        found = name_starting(reading, start)
        if found is None or reading.text[start : found[0]] in ROLES:
            continue
        word = reading.text[start : found[0]]
        token = next(reading.after(start))
        is_free = not reading.sorts(word) & (COMMON | WORKING)
        spaced = joiner is not None and joiner[0] != "の"
        if (
            token.sort & (FAMILY | PERSON)
            or is_free
            or (reading.sorts(word) & FAMILY and _HANDS_OVER.match(reading.text, found[0]))
            or (spaced and reading.sorts(word) & (FAMILY | GIVEN))
        ):
            yield Name(start, found[0], max(min(found[1], 0.85), POSSIBLE), _IN_OFFICE)


def on_duty(reading: Reading) -> Iterator[Name]:
    """Yield the names behind a duty: 「面接に川田、記録に山根」."""
    for hit in _DUTY.finditer(reading.text):
        found = name_starting(reading, hit.end())
        word = reading.text[hit.end() : found[0]] if found else ""
        if found and reading.sorts(word) & FAMILY and not reading.sorts(word) & (COMMON | WORKING):
            yield Name(hit.end(), found[0], max(min(found[1], 0.85), POSSIBLE), _IN_OFFICE)


def in_lists(reading: Reading) -> Iterator[Name]:
    """Yield the names in a list of those present, and those that follow the name of an office and a space."""
    for hit in _LIST.finditer(reading.text):
        start = hit.start("list")
        for piece in re.finditer(
            rf"[{KANJI}ヶぁ-んァ-ヴー]+(?:[ \u3000][{KANJI}ぁ-んァ-ヴー]+)?", hit["list"]
        ):
            yield from _listed(reading, start + piece.start(), start + piece.end())
    for number, token in enumerate(reading.tokens):
        if token.sort & SPACE and number and "\n" not in token.text:
            yield from _after_office_name(reading, number)


def _listed(reading: Reading, start: int, end: int) -> Iterator[Name]:
    word = reading.text[start:end]
    sure = plausible(reading, word)
    if not sure and " " in word.replace("\u3000", " "):
        cut = max(word.rfind(" "), word.rfind("\u3000")) + 1
        start, word = start + cut, word[cut:]
        sure = plausible(reading, word)
    if sure and word not in NOBODY:
        yield Name(start, end, max(sure, POSSIBLE), "出席者などの並びにあります。")


def _after_office_name(reading: Reading, number: int) -> Iterator[Name]:
    before, space = reading.tokens[number - 1], reading.tokens[number]
    if not before.sort & (COMMON | SUFFIX) or before.sort & SIGN:
        return
    found = name_starting(reading, space.end)
    if found is None:
        return
    word = reading.text[space.end : found[0]]
    token = next(reading.after(space.end))
    is_closed = _END.match(reading.text, found[0])
    is_name = (token.sort & (FAMILY | PERSON) and not reading.sorts(word) & COMMON) or found[
        1
    ] >= LIKELY
    if is_closed and is_name:
        yield Name(space.end, found[0], min(found[1], LIKELY), "所属に続く氏名です。")


def _form_entry(reading: Reading, start: int, *, is_form: bool) -> int | None:
    form = _FORM_NAME.match(reading.text, start)
    if (
        form
        and _END.match(reading.text, form.end())
        and not any(part in NOBODY for part in re.split(r"[ \u3000]", form[0]))
        and any(reading.sorts(part) & (FAMILY | GIVEN) for part in re.split(r"[ \u3000]", form[0]))
    ):
        return form.end()
    found = name_starting(reading, start, loose=is_form)
    if found is not None:
        return None if reading.text[start : found[0]] in NOBODY else found[0]
    kana = _KANA_NAME.match(reading.text, start)
    if kana and kana[0] not in NOBODY and _END.match(reading.text, kana.end()):
        return kana.end()
    return None
