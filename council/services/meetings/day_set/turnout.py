"""出席実績・謝礼一覧: who came, seat by seat, once the meeting is over."""

from collections.abc import Iterable, Mapping

from council.domain.errors import Conflict
from council.domain.manner import beside, is_online
from council.domain.numerals import Digits, write_digits
from council.exchange import Column, Columns, write_xlsx
from council.minutes.day import Expected, MeetingHead, PlaceLine
from council.minutes.text import joined
from council.minutes.turnout import TurnoutContent, TurnoutLine, turnout_docx
from council.models import Meeting
from council.policy.actor import Actor
from council.queries import town
from council.queries.meetings.facts import facts
from council.queries.sittings import Chamber, chamber
from council.services.meetings.day_set.day import AFTER, ensure_committee, places
from council.services.meetings.heading import head_of


def turnout_document(meeting: Meeting, actor: Actor) -> bytes:
    """The list as a .docx file."""
    style = town.page_style()
    return turnout_docx(_content(meeting, actor, style.digits), style)


def turnout_table(meeting: Meeting, actor: Actor) -> bytes:
    """The list as a workbook, the sums to be filled in."""
    content = _content(meeting, actor, "half")
    return write_xlsx(_columns(content.reward_word), _cells(content))


def _content(meeting: Meeting, actor: Actor, digits: Digits) -> TurnoutContent:
    ensure_committee(meeting, actor)
    if meeting.state not in AFTER:
        raise Conflict("出席実績は、会議が終わってから作れます。")
    found, room = facts(meeting, actor), chamber(meeting)
    seated = places(room, {})
    lines = tuple(_line(one, "、".join(beside(room.course(seat)))) for seat, one in seated.items())
    return TurnoutContent(
        head=MeetingHead(**head_of(meeting, found, digits)),
        reward_word=found.version.reward_word,
        lines=lines,
        summary=_summary(lines, _online(room), meeting, digits),
    )


def _line(place: PlaceLine, times: str) -> TurnoutLine:
    by = joined("代理", place.substitute_post, place.substitute_name)
    return TurnoutLine(
        number=str(place.number),
        seat_title=place.seat_title,
        affiliation=place.affiliation,
        name=place.name,
        mark="" if place.expected is Expected.UNKNOWN else place.expected.label,
        note="、".join(filter(None, (by if place.is_by_substitute else "", times))),
    )


def _online(room: Chamber) -> int:
    return sum(is_online(room.course(place.id)) for place in room.places)


def _summary(lines: Iterable[TurnoutLine], online: int, meeting: Meeting, digits: Digits) -> str:
    marks = [line.mark for line in lines]
    counted = (Expected.PRESENT, Expected.SUBSTITUTE, Expected.ABSENT)
    told = [f"{one.label}{marks.count(one.label)}名" for one in counted]
    if online:
        told.append(f"オンライン{online}名")
    if meeting.observers:
        told.append(f"傍聴{meeting.observers}名")
    return write_digits("、".join(told), digits)


def _columns(reward_word: str) -> Columns:
    paid = (Column(f"{reward_word}の額", "", "円。ここに書き入れます。"),) if reward_word else ()
    return Columns(
        Column("番号", "", "名簿の順"),
        Column("席", "", "席の名称"),
        Column("機関・職", "", "委員の所属と職"),
        Column("氏名", "", "委員の氏名"),
        Column("出欠", "", "出席、代理、欠席"),
        *paid,
        Column("備考", "", "代理の方の職と氏名、遅参、途中退席、オンライン"),
    )


def _cells(content: TurnoutContent) -> Iterable[Mapping[str, str]]:
    for line in content.lines:
        yield {
            "番号": line.number,
            "席": line.seat_title,
            "機関・職": line.affiliation.replace("\n", "　"),
            "氏名": line.name,
            "出欠": line.mark,
            f"{content.reward_word}の額": "",
            "備考": line.note,
        }
