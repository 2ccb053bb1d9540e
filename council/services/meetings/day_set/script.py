"""進行シナリオ: worked out from the 次第, the room and the papers."""

from collections.abc import Iterator

from council.domain.business import WITHHELD, number_items, planned_minutes, start_times
from council.domain.numerals import write_digits
from council.domain.vocabulary import ItemKind
from council.domain.wareki import clock_time
from council.minutes.day import Expected
from council.minutes.script import ScriptContent, ScriptStep
from council.minutes.text import joined
from council.queries.meetings.agenda import ItemRow
from council.services.meetings.day_set.barred import hides_its_title
from council.services.meetings.day_set.day import Day
from council.services.meetings.day_set.frame import chairing, closing, opening
from council.services.meetings.day_set.items import doors, said


def script(day: Day) -> ScriptContent:
    """The whole script; an opening and a closing stand in it whether the 次第 names them or not."""
    return ScriptContent(head=day.head, facts=tuple(_facts(day)), steps=tuple(_steps(day)))


def _facts(day: Day) -> Iterator[tuple[str, str]]:
    yield "進行", joined(*chairing(day))
    yield "定足数", _quorum(day)
    if not day.room.is_marked:
        yield "回答", _forecast(day)
    yield "時間", _time(day)


def _quorum(day: Day) -> str:
    result, word = day.room.reckon(), day.facts.version.member_title
    if not result.needed:
        return "定めがありません。"
    return write_digits(f"{word}{result.seats}名のうち、{result.needed}名の出席", day.digits)


def _forecast(day: Day) -> str:
    counted = [day.places[one.id].expected for one in day.room.counted if one.name]
    proxies = counted.count(Expected.SUBSTITUTE)
    told = (
        f"出席{counted.count(Expected.PRESENT) + proxies}名",
        f"欠席{counted.count(Expected.ABSENT)}名",
        f"未回答{counted.count(Expected.UNKNOWN)}名",
    )
    by = f"（出席のうち代理{proxies}名）" if proxies else ""
    return write_digits("、".join(told) + by, day.digits)


def _time(day: Day) -> str:
    sitting, minutes = day.meeting.sitting, sum(row.minutes for row in day.items)
    spare = planned_minutes(sitting.begins, sitting.ends) - minutes
    left = f"{spare}分の余裕があります" if spare >= 0 else f"予定より{-spare}分長くなります"
    ends = clock_time(sitting.ends, day.digits)
    total = write_digits(f"議題の合計は{minutes}分で、{left}。", day.digits)
    return f"{ends}まで。{total}"


def _steps(day: Day) -> Iterator[ScriptStep]:
    kinds = [row.kind for row in day.items]
    labels = _labels(kinds, day)
    starts = start_times(day.meeting.sitting.begins, [row.minutes for row in day.items])
    if ItemKind.OPENING not in kinds:
        begins = clock_time(day.meeting.sitting.begins, day.digits)
        yield ScriptStep(time_label=begins, title="開会", lines=tuple(opening(day)))
    before: ItemRow | None = None
    for row, label, start in zip(day.items, labels, starts, strict=True):
        lines = (*doors(before, row, day), *said(row, label, day))
        yield ScriptStep(
            time_label=clock_time(start, day.digits),
            title=joined(label, WITHHELD if hides_its_title(row, day) else row.title),
            length_label=write_digits(f"{row.minutes}分", day.digits) if row.minutes else "",
            is_closed=row.is_closed,
            note=_note(row, day),
            lines=lines,
        )
        before = row
    if ItemKind.CLOSING not in kinds:
        lines = (*doors(before, None, day), *closing(day))
        yield ScriptStep(time_label="", title="閉会", lines=lines)


def _labels(kinds: list[ItemKind], day: Day) -> Iterator[str]:
    """「１」, 「議事（１）」: below a heading numbers begin again, so it is named each time."""
    heading = ""
    for place in number_items(kinds, day.digits):
        heading = place.heading or heading
        yield place.label if place.level == 1 else f"{heading}{place.label}"


def _note(row: ItemRow, day: Day) -> str:
    presenter = f"説明：{row.presenter}" if row.presenter else ""
    return joined(presenter, "・".join(row.labels(day.digits)))
