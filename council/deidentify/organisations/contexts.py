"""Organisations without a telling ending: where somebody works, learns, goes, by what is said of it."""

import re
from collections.abc import Iterator

from council.deidentify.findings import Kind
from council.deidentify.lexicon import (
    ANY_NAME,
    COMMON,
    COUNTRY,
    PLACE,
    PROPER,
    TOWN,
    UNKNOWN,
)
from council.deidentify.organisations.endings import House
from council.deidentify.organisations.words import GENERIC
from council.deidentify.reading import Reading
from council.deidentify.rules import MASK

_WORK = (
    r"(?:で(?:の?(?:働|勤|アルバイト|パート|バイト|レジ|仕分|夜勤|派遣|清掃|仕事|配達|接客|調理|事務|雇))|に(?:就職|入社|勤|採用|転職|再就職|雇)|を(?:退職|退社|解雇|辞|クビ|やめ|定年)|"
    r"の(?:正社員|店長|社員|アルバイト|パート|工場|倉庫|営業所|支店|本社|下請|契約社員|社長|配送|夜勤|レジ)|へ(?:就職|入社|転職)|勤務|退職|入社)"
)
_GO = r"(?:に(?:通[いうっ]|参加|所属|入会|顔を出|入居|入所|加入|入信|在籍|行って)|を(?:利用|見学|退会|卒業|脱退)|へ(?:通|参加)|の(?:例会|利用者|メンバー|会員|信者|集まり|スタッフ|活動|ミーティング)|で(?:の活動|活動))"
_QUOTED_WORK = re.compile(
    rf"[「『“\"](?P<hit>[^「」『』\n。、]{{2,16}})[」』”\"](?:という[^、。\n]{{1,10}})?{_WORK}"
)
_QUOTED_GO = re.compile(
    rf"[「『“\"](?P<hit>[^「」『』\n。、]{{2,16}})[」』”\"](?:という[^、。\n]{{1,10}})?{_GO}"
)
_BARE_WORK = re.compile(
    rf"(?P<hit>[ァ-ヴー]{{3,}}(?:[・&][ァ-ヴー]{{2,}})*|[A-Z][A-Za-z&]{{2,15}}){_WORK}"
)
_HOUSE = re.compile(
    r"[「『](?P<hit>[^「」『』\n。、]{2,14})[」』](?:という|という名の)?(?:の)?(?:店|会|サークル|教室|作業所|カフェ|喫茶|グループ|団体|クラブ|施設|事業所|塾|劇団|バンド|チーム|教会|スナック|居酒屋)"
)
_SENTENCE = re.compile(r"(?:[はがをもにへ].*[ぁ-ん]|[たいるすうくむぬぶだねよ]$|です|ます|ない)")


def by_contexts(reading: Reading) -> Iterator[House]:
    """Yield what somebody works at or goes to, named in quotation marks or by a word in no dictionary."""
    for pattern, kind in (
        (_QUOTED_WORK, Kind.EMPLOYER),
        (_QUOTED_GO, Kind.ORGANIZATION),
        (_HOUSE, Kind.ORGANIZATION),
    ):
        for hit in pattern.finditer(reading.text):
            word = hit["hit"]
            if MASK not in word and word not in GENERIC and not _SENTENCE.search(word):
                yield House(
                    hit.start("hit"),
                    hit.end("hit"),
                    kind,
                    0.65,
                    f"{kind.label}として書かれています。",
                )
    for hit in _BARE_WORK.finditer(reading.text):
        word = hit["hit"]
        sorts = reading.sorts(word)
        unknown = not sorts or sorts & (PROPER | UNKNOWN)
        if (
            unknown
            and not sorts & (COMMON | COUNTRY | PLACE | TOWN | ANY_NAME)
            and hit.start() in reading.starting
            and word not in GENERIC
        ):
            yield House(
                hit.start(), hit.end("hit"), Kind.EMPLOYER, 0.6, "勤務先として書かれています。"
            )
