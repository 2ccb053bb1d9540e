"""What looks like a name and names nobody: an illness, a number, a role."""

import re

from council.deidentify.names.spans import Name
from council.deidentify.names.words import EPONYMS, HONORIFICS, NO_NAMES, ROLES
from council.deidentify.reading import Reading

_NUMERALS = re.compile(
    "[〇一二三四五六七八九十百千万]{2,}|[一二三四五六七八九]?十(?:歳|年)?代(?:前半|後半|半ば)?"
)
_THINGS = re.compile(
    "病|症|型|式|療法|検査|テスト|体操|反応|現象|効果|理論|法(?!人|律|務)|基準|分類|尺度|徴候|麻痺|骨折|像|ワーク|指数|曲線"
)
_SHOWN = re.compile(
    r"[^「」\n]{0,6}」(?:を|の|が|も|は|という)[^。「」\n]{0,12}?(?:見る|見て|観|視聴|アニメ|番組|再?放送|録画|漫画|マンガ|映画|ドラマ|主題歌|絵本)"
)
_OPENED = re.compile("「[^「」\n]{0,6}$")
_HONOURED = re.compile("|".join(HONORIFICS))


def counts(reading: Reading, name: Name) -> bool:
    """Say whether the name stands for a person in this place."""
    word = reading.text[name.start : name.end]
    if word in NO_NAMES or word in ROLES or _is_shown(reading, name):
        return False
    if reading.text.startswith(tuple(EPONYMS), name.end):
        # 内田クレペリン検査
        return False
    if _HONOURED.match(reading.text, name.end):
        return True
    is_thing = _THINGS.match(reading.text, name.end) is not None
    return not (word in EPONYMS or _NUMERALS.fullmatch(word.strip()) or is_thing)


def _is_shown(reading: Reading, name: Name) -> bool:
    """「サザエさん」 on television, in a book."""
    opened = _OPENED.search(reading.text[max(0, name.start - 8) : name.start])
    return opened is not None and _SHOWN.match(reading.text, name.end) is not None
