"""A name is marked to the ends of its run of signs, where the dictionary cut a sign off it."""

import re

from council.deidentify.lexicon import NUMBER, PARTICLE
from council.deidentify.names.words import KIN
from council.deidentify.organisations.words import House, generic
from council.deidentify.reading import Reading

_SIGN = re.compile("[㐀-鿿々]")
_APART = frozenset(
    "元前現旧同当某各他別全両市区町村県都府国私公母父兄弟姉妹夫妻子娘主東西南北上下計約第"
)
_HOUSES = re.compile(
    "(?:工業所|製作所|鉄工所|製材所|印刷所|研究所|営業所|出張所|事業所|支店|本店|工場|本社|支社|商会|商店|工務店|産業|工業|興業|製作|加工)"
)


def whole_run(reading: Reading, house: House) -> House:
    """Return the house with single kanji before it, and the word for its trade behind it."""
    start = house.start
    for token in reading.before(start):
        is_sign = _SIGN.fullmatch(token.text) and token.text not in _APART | KIN
        if not is_sign or token.sort & (NUMBER | PARTICLE) or token.text in generic():
            break
        start = token.start
    after = _HOUSES.match(reading.text, house.end)
    end = after.end() if after and after.end() in reading.ending else house.end
    return house._replace(start=start, end=end)
