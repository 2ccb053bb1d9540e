"""The order of business: how the items of a 次第 are numbered, grouped and timed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from council.domain.errors import DomainError
from council.domain.numerals import Digits, write_digits
from council.domain.vocabulary import ItemKind, MeetingForm, MeetingState

DELIBERATIONS = "議事"
REPORTS = "報告事項"
# in place of the title, for who takes no part in what the item came of
WITHHELD = "（退席された議題に関わるため、題名を表示しません）"

# in which states of a meeting its 次第 may still be written
WRITABLE = (
    MeetingState.DRAFT,
    MeetingState.DATE_FIXED,
    MeetingState.NOTIFIED,
    MeetingState.POSTPONED,
)


def lacks_day(state: MeetingState, put_off_from: date | None, held_on: date) -> bool:
    """Put off, and no new day given yet: the day its sitting still says does not hold any more."""
    return state is MeetingState.POSTPONED and put_off_from == held_on


# what the papers of a meeting put off say in the place of its day and place
NO_DAY, NO_PLACE = "延期（日時は未定）", "未定"
_MARKS = {
    MeetingState.POSTPONED: "（新しい日の案）",
    MeetingState.CANCELLED: "（中止）",
    MeetingState.INQUORATE: "（流会）",
}


def day_mark(state: MeetingState) -> str:
    """What is said behind the day of a meeting that is not to be on it, or not settled on it, or came to nothing."""
    return _MARKS.get(state, "")


_UNMADE = {
    (MeetingState.POSTPONED, False): (
        "延期した会議です。開催通知は新しい日時を入れてから、当日セットは新しい開催通知を送ってから作れます。"
    ),
    (MeetingState.POSTPONED, True): (
        "延期した会議です。開催通知と回答用紙は、新しい日時を入れてから作れます。"
    ),
    (MeetingState.CANCELLED, False): "中止した会議のため、開催通知と当日セットは作れません。",
    (MeetingState.CANCELLED, True): "中止した会議のため、開催通知と回答用紙は作れません。",
}


def unmade(state: MeetingState, form: MeetingForm, *, lacks_day: bool) -> str:
    """Why nobody can be asked to the meeting by a paper of it; empty where there is a day to ask for."""
    if state is MeetingState.POSTPONED and not lacks_day:
        return ""
    return _UNMADE.get((state, form is MeetingForm.WRITTEN), "")


# in which states what a meeting did not come to waits for the body's next one
OVER = (
    MeetingState.CLOSED,
    MeetingState.CONCLUDED,
    MeetingState.INQUORATE,
    MeetingState.CANCELLED,
)
# in which states of a meeting its notice stands: letters of its sitting speak of it, and of no other
ANNOUNCED = (
    MeetingState.NOTIFIED,
    MeetingState.IN_SESSION,
    MeetingState.CLOSED,
    MeetingState.CONCLUDED,
)
# what every 次第 has anew is not carried over
CARRIED_OVER = (ItemKind.DISCUSSION, ItemKind.CASE, ItemKind.ISSUE, ItemKind.REPORT)
# what the minutes say of an item that was
WAS_CARRIED = "審議に至らず、次回へ繰り越した。"


_BY_THE_SECRETARIAT = {ItemKind.CONFIRM_MINUTES, ItemKind.ACTIONS, ItemKind.OTHER}
# what is of one meeting alone, or on every 次第 anyway, is no standing item
MAY_STAND = (ItemKind.DISCUSSION, ItemKind.REPORT)


def usual_presenter(kind: ItemKind) -> str:
    """Who presents such an item unless somebody else is named: what the secretariat itself presents bears its name."""
    return "事務局" if kind in _BY_THE_SECRETARIAT else ""


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as it is planned, before it stands on the 次第 of a meeting; `presenter` None: the usual one."""

    kind: ItemKind
    title: str
    minutes: int = 10
    is_closed: bool = False
    closed_reason: str = ""
    presenter: str | None = None
    is_standing: bool = False


STANDARD = (
    Planned(ItemKind.OPENING, "開会", 2),
    Planned(ItemKind.CONFIRM_MINUTES, "前回議事録の確認について", 5),
    Planned(ItemKind.ACTIONS, "対応事項の進捗状況について", 15),
    Planned(ItemKind.OTHER, "その他（次回日程）", 5),
    Planned(ItemKind.CLOSING, "閉会", 1),
)
"""The items every meeting has."""

_REPORT = ItemKind.REPORT.label
_MOST = 20
_LONGEST = 200


def read_standing(text: str) -> tuple[Planned, ...]:
    """毎回の議題 as the rules of a body name them, one a line; 「報告」 and a space before it make a 報告事項 of it."""
    found: list[Planned] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        word, _space, rest = line.replace("　", " ").partition(" ")
        is_report = word == _REPORT and bool(rest.strip())
        title = line[len(word) :].strip() if is_report else line
        found.append(Planned(ItemKind.REPORT if is_report else ItemKind.DISCUSSION, title))
    _ensure_standing([one.title for one in found])
    return tuple(found)


def _ensure_standing(titles: Sequence[str]) -> None:
    if len(titles) > _MOST:
        raise DomainError("毎回の議題は、20件までにしてください。", field="standing_items")
    for title in titles:
        if len(title) > _LONGEST:
            raise DomainError(
                "毎回の議題は、1行を200文字までにしてください。", field="standing_items"
            )
        if titles.count(title) > 1:
            raise DomainError(
                "毎回の議題に、「%(title)s」が二度あります。", field="standing_items", title=title
            )
        if title in {one.title for one in STANDARD}:
            raise DomainError(
                "「%(title)s」は、いつも次第に入ります。毎回の議題から外してください。",
                field="standing_items",
                title=title,
            )


_GROUPS = {
    ItemKind.CONFIRM_MINUTES: DELIBERATIONS,
    ItemKind.DISCUSSION: DELIBERATIONS,
    ItemKind.CASE: DELIBERATIONS,
    ItemKind.ACTIONS: DELIBERATIONS,
    ItemKind.ISSUE: DELIBERATIONS,
    ItemKind.REPORT: REPORTS,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its number, its level, and the heading that is written before it, if any."""

    label: str
    level: int
    heading_label: str = ""
    heading: str = ""


def number_items(kinds: Iterable[ItemKind], digits: Digits = "half") -> list[Place]:
    """The places of the items in their order: deliberations and reports stand in groups below a heading."""
    places: list[Place] = []
    top, below, group = 0, 0, ""
    for kind in kinds:
        heading = _GROUPS.get(kind, "")
        if not heading:
            top, below, group = top + 1, 0, ""
            places.append(Place(write_digits(str(top), digits), 1))
            continue
        begins = heading != group
        if begins:
            top, below, group = top + 1, 0, heading
        below += 1
        places.append(
            Place(
                _in_brackets(below, digits),
                2,
                write_digits(str(top), digits) if begins else "",
                heading if begins else "",
            )
        )
    return places


def end_of_part(kinds: Sequence[ItemKind], kind: ItemKind) -> int | None:
    """After how many items the last part with such items ends; None where no part has any."""
    heading = _GROUPS.get(kind)
    alike = [at for at, one in enumerate(kinds, start=1) if heading and _GROUPS.get(one) == heading]
    return alike[-1] if alike else None


def _in_brackets(number: int, digits: Digits) -> str:
    return f"({number})" if digits == "half" else f"（{write_digits(str(number), digits)}）"


def start_times(begins: time, minutes: Sequence[int]) -> list[time]:
    """When each item begins if every one takes its time."""
    moment = datetime.combine(date.min, begins)
    starts = []
    for length in minutes:
        starts.append(moment.time())
        moment += timedelta(minutes=length)
    return starts


def planned_minutes(begins: time, ends: time) -> int:
    """The minutes between the two."""
    day = date.min
    return int((datetime.combine(day, ends) - datetime.combine(day, begins)).total_seconds()) // 60
