"""Who was there: the short lists at the head of the minutes and the annexed list of attendance."""

from collections.abc import Iterable, Sequence

from council.domain.vocabulary import Office
from council.minutes.content import Attendance, MinutesContent
from council.minutes.elements import Column
from council.minutes.sheet import Sheet
from council.minutes.text import joined

_NARROW = 14  # characters that fit into the left of two columns


def present_lines(present: Sequence[Attendance]) -> str:
    """The members present, two to a line where the names are short."""
    width = _office_width(present)
    return _in_two_columns([_present(one, width) for one in present])


def absent_lines(absent: Sequence[Attendance]) -> str:
    """The absent members, two to a line where the names are short."""
    width = _office_width(absent)
    return _in_two_columns([_who(one, width) for one in absent])


def add_attendance_annex(sheet: Sheet, content: MinutesContent) -> None:
    """Add the annex that tells for every seat who held it and who came."""
    sheet.add("別紙　出席者名簿", "Annex")
    sheet.add(joined(content.fiscal_label, content.serial_label, content.body_title), "Normal")
    sheet.add("（敬称略）", "RightAligned")
    seated = (*content.present, *content.absent)
    sheet.add_table(_columns(sheet.style.text_width_mm), map(_row, seated), "出席者名簿")
    if content.secretariat:
        sheet.add("事務局", "Heading2")
        sheet.add_all(content.secretariat, "Point")


def _office_width(seated: Sequence[Attendance]) -> int:
    return max((len(one.office) for one in seated), default=0)


def _who(one: Attendance, width: int) -> str:
    return joined(one.office.ljust(width, "　"), one.name)


def _present(one: Attendance, width: int) -> str:
    who = _who(one, width)
    if one.mark == "代理":
        post = f"{one.substitute_post}　" if one.substitute_post else ""
        when = f"、{one.note}" if one.note else ""
        return f"{who}\n{'　' * width}（代理：{post}{one.substitute_name}{when}）"
    told = one.note if one.mark == "出席" else _mark(one)
    return f"{who}（{told}）" if told else who


def _mark(one: Attendance) -> str:
    return f"{one.mark}：{one.note}" if one.note else one.mark


def _in_two_columns(names: Iterable[str]) -> str:
    lines: list[str] = []
    is_open = False
    for name in names:
        if is_open and len(name) <= _NARROW:
            lines[-1] += f"\t{name}"
            is_open = False
        else:
            lines.append(name)
            is_open = len(name) <= _NARROW
    return "\n".join(lines)


def _columns(width_mm: int) -> tuple[Column, ...]:
    seat, name, mark = 42, 26, 24
    return (
        Column("席", seat),
        Column("機関・職", width_mm - seat - name - mark),
        Column("氏名", name),
        Column("出欠", mark, "TableMiddle"),
    )


def _row(one: Attendance) -> tuple[str, ...]:
    is_member = one.office == Office.MEMBER.label
    office = "" if is_member and one.seat_title else one.office
    seat = "\n".join(filter(None, (one.seat_title, office)))
    affiliation = "\n".join(filter(None, (one.agency, one.post)))
    mark = "\n".join(filter(None, (one.mark, one.note)))
    if one.mark == "代理":
        affiliation += f"\n（代理者　{one.substitute_post}）" if one.substitute_post else ""
        return seat, affiliation, f"{one.name}\n（代理）\n{one.substitute_name}", mark
    return seat, affiliation, one.name, mark
