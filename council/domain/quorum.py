"""Whether a meeting is validly constituted, and the sentence that says so."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from council.domain.numerals import Digits, write_digits

BLANK = "〔　　〕"  # to be filled in by hand
ITEM = "この議題の審議"


class Quorum(StrEnum):
    """How many seats must attend: more than half, half or more, or no rule at all."""

    MAJORITY = "majority"
    HALF = "half"
    NONE = "none"


class SeatState(StrEnum):
    """What a seat counts as for one item: vacant seats do not count, recused ones neither here nor there."""

    VACANT = "vacant"
    ABSENT = "absent"
    PRESENT = "present"
    SUBSTITUTE = "substitute"
    RECUSED = "recused"


@dataclass(frozen=True)
class Seatings:
    """Counts of seats for a sitting or an item.

    ``filled`` are the seats someone holds; ``recused`` of them take no part in the item, at the sitting or
    not; ``present`` are those taking part, ``substitutes`` included. Vacant seats are in no number.
    """

    filled: int
    present: int
    substitutes: int = 0
    recused: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that cannot be."""
        if (
            not (0 <= self.substitutes <= self.present <= self.filled - self.recused)
            or self.recused < 0
        ):
            message = "出席の人数が委員の人数と合いません。"
            raise ValueError(message)


@dataclass(frozen=True)
class QuorumResult:
    """The outcome: seats that count, who of them took part, how many were needed."""

    seats: int
    present: int
    substitutes: int
    recused: int
    needed: int
    is_quorate: bool


def count_seats(states: Iterable[SeatState]) -> Seatings:
    """Return the counts for the states of all seats of a body."""
    counted = Counter(states)
    total = sum(counted.values())
    return Seatings(
        filled=total - counted[SeatState.VACANT],
        present=counted[SeatState.PRESENT] + counted[SeatState.SUBSTITUTE],
        substitutes=counted[SeatState.SUBSTITUTE],
        recused=counted[SeatState.RECUSED],
    )


def seats_needed(rule: Quorum, seats: int) -> int:
    """Return how many must take part; at least one wherever there is a rule."""
    if rule is Quorum.NONE:
        return 0
    if rule is Quorum.HALF:
        return max(1, (seats + 1) // 2)
    return seats // 2 + 1


def reckon(rule: Quorum, seatings: Seatings) -> QuorumResult:
    """Return whether those taking part suffice, recused seats leaving both sides of the fraction."""
    seats = seatings.filled - seatings.recused
    needed = seats_needed(rule, seats)
    return QuorumResult(
        seats=seats,
        present=seatings.present,
        substitutes=seatings.substitutes,
        recused=seatings.recused,
        needed=needed,
        is_quorate=seatings.present >= needed,
    )


def sentence(result: QuorumResult, digits: Digits = "full", *, of: str = "") -> str:
    """Return the sentence for the minutes, of the meeting, or of the item where someone was recused."""
    subject = of or _subject(result)
    text = f"{_attendance(result)}が出席し"
    if not result.needed:
        text += "た。"
    elif result.is_quorate:
        text += f"、定足数{result.needed}名に達したため、{subject}は成立した。"
    else:
        text += f"、定足数{result.needed}名に達しなかったため、{subject}は成立しなかった。"
    return write_digits(text, digits)


def _subject(result: QuorumResult) -> str:
    return ITEM if result.recused else "会議"


def spoken_sentence(
    result: QuorumResult,
    *,
    is_counted: bool,
    member: str = "委員",
    under: str = "",
    digits: Digits = "full",
) -> str:
    """Return the sentence read out at the opening; until anybody is counted, blanks stand for who came.

    `member` is what the body calls its members, `under` the rule on which the quorum rests.
    """
    members = _members(result).replace("委員", member)
    here = f"{result.present}名{_by_proxy(result)}"
    came = here if is_counted else f"{BLANK}名（うち代理{BLANK}名）"
    subject = _subject(result)
    text = f"{members}のうち{came}が出席しています。"
    if result.needed and (result.is_quorate or not is_counted):
        ground = f"{under}により、" if under else ""
        text += f"定足数の{result.needed}名に達していますので、{ground}{subject}は成立しています。"
    elif result.needed:
        text += f"定足数の{result.needed}名に達していませんので、{subject}は成立していません。"
    return write_digits(text, digits)


def forecast_sentence(result: QuorumResult, unanswered: int = 0, digits: Digits = "half") -> str:
    """Return the sentence for the replies so far, with how many seats have not answered."""
    missing = result.needed - result.present
    opening = (
        "いまの見込みで成立します。"
        if missing <= 0
        else f"いまの見込みでは、定足数に{missing}名足りません。"
    )
    rule = f"で、定足数は{result.needed}名です。" if result.needed else "です。"
    waiting = f"未回答は{unanswered}名です。" if unanswered else ""
    if not result.needed:
        opening = ""
    return write_digits(f"{opening}{_attendance(result)}が出席の予定{rule}{waiting}", digits)


def answers_sentence(result: QuorumResult, unanswered: int = 0, digits: Digits = "half") -> str:
    """Return the sentence for the replies once the meeting was opened: what was announced, not who came."""
    waiting = f"未回答は{unanswered}名でした。" if unanswered else ""
    return write_digits(f"回答では、{_attendance(result)}が出席の予定でした。{waiting}", digits)


def _attendance(result: QuorumResult) -> str:
    return f"{_members(result)}のうち{result.present}名{_by_proxy(result)}"


def _members(result: QuorumResult) -> str:
    members = f"委員{result.seats}名"
    return f"除斥の{result.recused}名を除く{members}" if result.recused else members


def _by_proxy(result: QuorumResult) -> str:
    return f"（代理{result.substitutes}名を含む）" if result.substitutes else ""
