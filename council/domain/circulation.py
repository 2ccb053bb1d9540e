"""書面開催: whether the answers make an item valid, what they decide, and the sentences that say so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from council.domain.numerals import Digits, write_digits
from council.domain.quorum import Quorum, QuorumResult, SeatState, count_seats, reckon, sentence
from council.domain.vocabulary import Word
from council.domain.writings import Stance


class Outcome(Word):
    """What comes of an item."""

    CARRIED = "carried", "可決"
    REJECTED = "rejected", "否決"
    TIED = "tied", "可否同数"
    INQUORATE = "inquorate", "不成立"


@dataclass(frozen=True, slots=True)
class Vote:
    """One seat at one item: whether somebody holds it, whether it takes no part, what it answered (None: nothing)."""

    is_held: bool = True
    is_recused: bool = False
    stance: Stance | None = None

    @property
    def state(self) -> SeatState:
        """What the seat counts for: who answered is present."""
        if not self.is_held:
            return SeatState.VACANT
        if self.is_recused:
            return SeatState.RECUSED
        return SeatState.PRESENT if self.stance else SeatState.ABSENT


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one item, recused seats left out."""

    quorum: QuorumResult
    favour: int
    against: int
    reserved: int

    @property
    def is_valid(self) -> bool:
        """Whether enough answered; where no quorum is asked, one at least."""
        return self.quorum.is_quorate and self.quorum.present > 0

    def outcome(self, ruling: Stance | None = None) -> Outcome:
        """More than half of those who answered carry it; at exactly half the chair's ruling decides.

        Who only wrote an opinion answered, and is not in favour.
        """
        twice = 2 * self.favour
        if not self.is_valid:
            return Outcome.INQUORATE
        if twice != self.quorum.present:
            return Outcome.CARRIED if twice > self.quorum.present else Outcome.REJECTED
        if ruling is None:
            return Outcome.TIED
        return Outcome.CARRIED if ruling is Stance.FOR else Outcome.REJECTED


def tally(rule: Quorum, votes: Iterable[Vote]) -> Tally:
    """Count the votes of all seats of a body on one item."""
    every = list(votes)
    said = Counter(one.stance for one in every if one.state is SeatState.PRESENT)
    return Tally(
        reckon(rule, count_seats(one.state for one in every)),
        favour=said[Stance.FOR],
        against=said[Stance.AGAINST],
        reserved=said[Stance.OPINION],
    )


def answered_sentence(result: QuorumResult, digits: Digits = "full") -> str:
    """The sentence about the quorum: 「委員５名のうち４名から書面の回答があり、定足数３名に達したため、…」."""
    said = sentence(result, digits)
    return said.replace("が出席した。", "から書面の回答があった。").replace(
        "が出席し、", "から書面の回答があり、"
    )


def waiting_sentence(result: QuorumResult, digits: Digits = "half") -> str:
    """The same while answers are still awaited: nothing is said to be valid yet."""
    rule = f"定足数は{result.needed}名です。" if result.needed else ""
    text = f"委員{result.seats}名のうち{result.present}名から書面の回答がありました。{rule}"
    return write_digits(text, digits)


def counted(count: Tally, digits: Digits = "full") -> str:
    """How the answers to the item divide: 「賛成３名、反対１名、意見のみ（保留）０名」."""
    text = f"賛成{count.favour}名、反対{count.against}名、{Stance.OPINION.label}{count.reserved}名"
    return write_digits(text, digits)


def counted_sentence(count: Tally, digits: Digits = "full") -> str:
    """The same as a sentence of the minutes."""
    return f"{counted(count, digits)}であった。"


def decided_sentence(count: Tally, ruling: Stance | None, *, chair: str, decision: str) -> str:
    """What was decided and why, in the body's words: `decision` is 議決 or 確認; nothing while the chair is awaited."""
    outcome = count.outcome(ruling)
    if outcome is Outcome.TIED:
        return ""
    if outcome is Outcome.INQUORATE:
        return "回答が定足数に達しなかったため、この議題の審議は成立しなかった。"
    why = "回答の過半数の賛成により、"
    if count.outcome() is Outcome.TIED:
        why = f"賛成が回答のちょうど半数であったため、{chair}の決するところにより、"
    elif outcome is Outcome.REJECTED:
        why = "賛成が回答の過半数に達しなかったため、"
    end = (
        f"原案のとおり{decision}した。"
        if outcome is Outcome.CARRIED
        else "原案は認められなかった。"
    )
    return why + end
