"""How people name themselves: 「雨夜 律子と申します」, and 「乾です。」 behind a greeting."""

import re
from collections.abc import Iterator

from council.deidentify.lexicon import ANY_NAME, FAMILY, GIVEN
from council.deidentify.names.plausible import KANJI, LIKELY, POSSIBLE, plausible
from council.deidentify.names.spans import Name
from council.deidentify.names.words import ABSTRACT, NOBODY
from council.deidentify.reading import Reading

_WHY = "名乗りに出てきます。"
_SELF = re.compile(
    rf"(?P<name>(?:[{KANJI}ヶ]{{1,4}}[ \u3000]?[{KANJI}ぁ-ん]{{0,4}}|[ァ-ヴー]{{2,8}}|[ぁ-ん]{{2,5}}))(?:です(?:[。、が」]|けど)|と申し|と言います|といいます|でございます)"
)
_FOREWORD = re.compile(
    r"(?:^|[\s「『。、])(?:私は?|わたくし|こちら|世話になっております|はじめまして)?[、 ]?$"
)
_GREETING = (
    r"(?:世話になって(?:おり|い)ます|ありがとうござい(?:ます|ました)|すみません|申し訳(?:ありません|ございません)|失礼(?:いた|致)?します|"
    r"こん(?:ばんは|にち[はわ])|おはようございます|はじめまして|もしもし|お?(?:疲|つか)れ(?:様|さま)です|ご?無沙汰して(?:おり|い)ます|"
    r"(?:昨日|先日|先ほど|さきほど|今朝|先週|以前|午前中?)[はに]?、?お?(?:電話|連絡|会い|伺い|相談|メール|手紙)(?:を?(?:差し上げ|いただい|もらっ))?(?:し|した|しました|た|いただいた)|"
    r"(?:承知|了解|いただ|くださ|連絡|返信|返事|メール|お電話|拝読|拝受)[^。\n]{0,16}(?:ます|ました|です|でした)|"
    r"(?:^|\n)(?:件名|Subject)[ ]?:[^\n]{1,40})"
)
_GREETED = re.compile(
    rf"{_GREETING}[。、,!?！？ \u3000]{{0,2}}\n?(?P<name>[{KANJI}ヶ]{{1,4}}|[ぁ-ん]{{2,5}}|[ァ-ヴー]{{2,8}})です(?=[。、,!\n]|が|けど|$)"
)
_TIMES = frozenset(
    ["春", "夏", "秋", "冬", "朝", "昼", "夜", "雨", "雪", "晴", "明日", "今日", "昨日"]
)


def introducing_themselves(reading: Reading) -> Iterator[Name]:
    """Yield names people give of themselves: 「山本です。」, 「雨夜 律子と申します」."""
    for hit in _SELF.finditer(reading.text):
        start, end = hit.span("name")
        if end not in reading.ending:
            continue
        for begin in range(start, end):
            word = reading.text[begin:end]
            if begin not in reading.starting or word in NOBODY:
                continue
            sure = plausible(reading, word)
            polite = not hit[0].endswith(("です。", "です、", "ですが", "です」", "ですけど"))
            first = reading.tokens[reading.starting[begin]]
            opening = _FOREWORD.search(reading.text[max(0, begin - 12) : begin])
            if sure and (polite or (opening and (first.sort & ANY_NAME or sure >= LIKELY))):
                yield Name(begin, end, max(sure, 0.7), _WHY)
                break
    yield from _behind_greetings(reading)


def _behind_greetings(reading: Reading) -> Iterator[Name]:
    """Whoever greets and says 「…です。」 says a name, though it be a plain word anywhere else."""
    for hit in _GREETED.finditer(reading.text):
        word = hit["name"]
        if word in NOBODY or word in ABSTRACT or word in _TIMES:
            continue
        if reading.sorts(word) & (FAMILY | GIVEN):
            yield Name(*hit.span("name"), POSSIBLE, _WHY)
