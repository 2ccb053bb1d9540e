"""Whether the sentence speaks of a place: that somebody lives there, comes from there, moved there."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from council.deidentify.sayings import saying

_BEFORE = (
    r"(?:実家|生家|自宅|住まい|住所|居所|お宅|出身地?|故郷|郷里|生まれ|育ち|育ったの|生まれたの|産まれたの|暮らしたの|住んでいたの|場所|現場|転居先|引っ?越し先|移住先|赴任先|帰省先|疎開先|嫁ぎ先|勤務地|墓地?|菩提寺|本籍地?|出生地?|最寄り?|行き先|旅先|"
    r"集合|消印|待ち合わせ|在所|本家|国元|出どころ|前住地|転出先|転入元|家|田舎)(?:は|が|も(?=[㐀-鿿]{1,5}(?:で|だ|、|。))|:|｜|\||＝|=|、)[ \u3000]?(?:旧|元)?|(?:家|実家|住まい)は、?"
    r"|[市区町村県駅][→⇒➡][ \u3000]?|(?<![一-龥])旧|(?:県|都|府|道|市|区|州|郡)の|東京の|出は"
)
_LEFT = re.compile(rf"(?:{_BEFORE})$")
_BARE = re.compile(r"[にでへの]|から|まで")
LABELS = re.compile(
    r"(?:実家|生家|自宅|住まい|居所|出身地?|故郷|郷里|転居先|引っ?越し先|本籍地?|勤務地|嫁ぎ先|現住所|前住所)(?:は|:|｜|\|)[ \u3000]?"
)
AFTER_AGE = re.compile(
    r"(?<=[歳才0-9〇一二三四五六七八九])[、・,/／ \u3000](?P<hit>[㐀-鿿々ヶ]{2,6})(?:在住)?(?=[)）])"
)
"""「（61、長崎）」: where a relative lives, after the age."""


@lru_cache(maxsize=1)
def _said() -> dict[str, re.Pattern[str]]:
    path = files("council.deidentify") / "data" / "places" / "said.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: saying(words) for name, words in lists.items()}


def is_somewhere(text: str, end: int, *, person: bool = False) -> bool:
    """Whether what follows is said of a place; ``person`` if the word may be somebody's name as well."""
    if stands_bound(text, end):
        return True
    if person:
        return bool(_said()["person"].match(text, end))
    if _said()["place"].match(text, end):
        return True
    return bool(_BARE.match(text, end)) and not _said()["somebody"].match(text, end)


def stands_bound(text: str, end: int) -> bool:
    """Whether what follows is said of nothing but places."""
    return bool(_said()["bound"].match(text, end))


def is_before_place(text: str, start: int) -> bool:
    """Whether what leads here leads to a place: 「実家は」, 「→」, 「宮城県の」."""
    return bool(_LEFT.search(text, max(0, start - 10), start))
