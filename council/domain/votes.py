"""採決: who takes part in it, what it comes to, and how the minutes say so.

A motion is carried by more than half of those who take part, abstentions among them; who presides has no vote,
and decides where as many are for it as against it.
"""

import re
from dataclasses import dataclass

from council.domain.errors import DomainError
from council.domain.numerals import Digits, write_digits
from council.domain.vocabulary import Word


class Outcome(Word):
    """How a decision came about."""

    UNANIMOUS = "unanimous", "全会一致（異議なし）"
    VOTE = "vote", "採決"


_PRINTED = re.compile(r"（(?:異議なく、全会一致で|賛成\d+名、反対\d+名、)[^（）]*）$")

_REJECTED = {"議決": "否決"}  # other words say that it was not reached


@dataclass(frozen=True, slots=True)
class Count:
    """For, against, and neither; `casting` is what who presides decided in a tie."""

    ayes: int
    noes: int
    abstentions: int = 0
    casting: bool | None = None

    @property
    def voters(self) -> int:
        """Who took part."""
        return self.ayes + self.noes + self.abstentions

    @property
    def is_tied(self) -> bool:
        """可否同数."""
        return self.ayes == self.noes

    @property
    def is_carried(self) -> bool:
        """Whether it was carried."""
        return bool(self.casting) if self.is_tied else 2 * self.ayes > self.voters


def ensure_counted(count: Count, voters: int) -> None:
    """Refuse numbers that are not those who could vote, and a tie without (or a decision without a tie)."""
    if min(count.ayes, count.noes, count.abstentions) < 0:
        raise DomainError("人数は、0以上で入力してください。", field="ayes")
    if count.voters != voters:
        raise DomainError(
            "採決に加わったのは%(voters)s名です（議長を除く）。入力された人数の合計は%(told)s名です。",
            field="ayes",
            voters=voters,
            told=count.voters,
        )
    if count.is_tied and count.casting is None:
        raise DomainError("可否同数です。議長の決定を選んでください。", field="casting")
    if not count.is_tied and count.casting is not None:
        raise DomainError(
            "可否同数ではありません。議長の決定は選ばないでください。", field="casting"
        )


def outcome_words(count: Count | None, word: str, digits: Digits = "full") -> str:
    """What stands behind the decision; without a count nobody objected. `word`: 議決 or 確認."""
    if count is None:
        return f"（異議なく、全会一致で{word}）"
    abstained = f"棄権{count.abstentions}名" if count.abstentions else "棄権なし"
    told = f"賛成{count.ayes}名、反対{count.noes}名、{abstained}。"
    return write_digits(f"（{told}{_verdict(count, word)}）", digits)


def _verdict(count: Count, word: str) -> str:
    rejected = _REJECTED.get(word, f"{word}に至らず")
    if count.is_tied:
        said = f"可と決したため、{word}" if count.is_carried else f"否と決したため、{rejected}"
        return f"可否同数のため、議長が{said}"
    return f"賛成多数で{word}" if count.is_carried else f"賛成少数のため、{rejected}"


def without_outcome(decision: str) -> str:
    """What was decided, without the words behind it that say how."""
    return _PRINTED.sub("", decision)
