"""The words by which members of a household are called: never names, letters where one word is not enough."""

from collections import Counter
from collections.abc import Collection, Sequence

PERSON = "本人"
RELATIONS = (
    PERSON,
    "母",
    "父",
    "兄",
    "弟",
    "姉",
    "妹",
    "夫",
    "妻",
    "子",
    "祖母",
    "祖父",
    "おば",
    "おじ",
    "おい",
    "めい",
    "その他の親族",
    "同居人",
)

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def labels(relations: Sequence[str]) -> list[str]:
    """What each member is called: 母, or 兄A and 兄B where there are several."""
    several = Counter(relations)
    seen: Counter[str] = Counter()
    found = []
    for relation in relations:
        found.append(relation + _LETTERS[seen[relation]] if several[relation] > 1 else relation)
        seen[relation] += 1
    return found


def next_label(relation: str, taken: Collection[str]) -> str:
    """What one more member is called beside those already named."""
    if relation not in taken and relation + _LETTERS[0] not in taken:
        return relation
    begins = 1 if relation in taken else 0
    free = (relation + letter for letter in _LETTERS[begins:] if relation + letter not in taken)
    return next(free)


def withheld(members: Sequence[str], *, told: Collection[str], speaker: str) -> tuple[str, ...]:
    """Who must not learn what was heard: everybody of the household but those who may, and the one who said it."""
    return tuple(one for one in members if one not in told and one != speaker)
