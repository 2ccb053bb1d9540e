"""決裁: what was decided on, so that it is seen when a part of it becomes another afterwards."""

import hashlib
from collections.abc import Mapping

from council.domain.vocabulary import Word

Parts = Mapping["SignedPart", str]
"""What each part of an outgoing act says."""


class SignedPart(Word):
    """A part of a 開催通知 that the 決裁 is on."""

    WHEN = "when", "日時・場所・開き方"
    AGENDA = "agenda", "次第"
    PUBLICITY = "publicity", "公開・非公開の別"


def seal(parts: Parts) -> str:
    """A mark of each part, as it is kept with the 決裁: 「agenda:3f…  when:9a…」, nothing of what it says."""
    return " ".join(f"{part.value}:{_mark(said)}" for part, said in sorted(parts.items()))


def _mark(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def changed(kept: str, parts: Parts) -> tuple[SignedPart, ...]:
    """The parts that say something else by now; of a 決裁 without marks nothing is known, and nothing is changed."""
    marks = dict(one.split(":") for one in kept.split())
    return tuple(
        part
        for part in SignedPart
        if part.value in marks and marks[part.value] != _mark(parts[part])
    )
