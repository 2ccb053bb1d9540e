"""The office's personnel list, matched to the seats by agency and post; what is no seat of ours is not kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from council.domain.errors import DomainError
from council.domain.nominations import NominationState
from council.domain.plaintext import search_key
from council.domain.vocabulary import Channel
from council.exchange import Column, Columns, Fault, Grid, Record
from council.exchange.values import read_line
from council.models import Nomination
from council.policy.actor import Actor
from council.services.exchanging import naming
from council.services.exchanging.naming import Unnamed
from council.services.nominations.steps import keep_on, recommend

COLUMNS = Columns(
    Column(
        "agency",
        "所属",
        "新しい所属。機関の名称か別名",
        asked=True,
        also=("新所属", "機関", "部署", "課名"),
    ),
    Column("post", "職", "新しい職", asked=True, also=("新職", "職名", "役職", "補職名")),
    Column("name", "氏名", "姓と名の間を空ける", read_line(60), asked=True, also=("名前",)),
    Column(
        "reading",
        "よみがな",
        "氏名の読み",
        read_line(60),
        also=("ふりがな", "フリガナ", "カナ", "氏名カナ"),
    ),
    Column(
        "email",
        "メールアドレス",
        "課の共用アドレスでもよい",
        read_line(254),
        also=("メール", "e-mail", "Eメール"),
    ),
    Column("phone", "電話", "電話かFAXの番号", read_line(40), also=("電話番号", "内線")),
    is_open=True,
)
_OPEN = (
    NominationState.PLANNED,
    NominationState.REQUESTED,
    NominationState.RECOMMENDED,
    NominationState.ACCEPTED,
)


_SAID = ("name", "reading", "post_title", "email", "phone")
_LABELS = {column.name: column.label for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Matched:
    """What came of the list: how many lines, for how many seats, and which lines a person has to look at."""

    rows: int
    named: int
    stayed: int
    passed_over: int
    faults: tuple[Fault, ...]


def match(grid: Grid, nominations: Iterable[Nomination], actor: Actor) -> Matched:
    """Name for each seat who has its post now; a seat that several lines fit is left to a person."""
    sheet = COLUMNS.read(grid)
    if sheet.faults and not sheet.given:
        raise DomainError(
            "%(columns)sの列が見つかりません。1行目に、所属・職・氏名の列の名前を書いてください。",
            field="file",
            columns="、".join(_LABELS.get(one.column, one.column) for one in sheet.faults),
        )
    agencies = naming.agencies()
    waiting = [one for one in nominations if one.state in _OPEN and one.agency_id]
    faults = list(sheet.faults)
    fitting: dict[Any, list[Record]] = {one.id: [] for one in waiting}
    used: set[int] = set()
    for record in sheet.sound:
        for one in _fitting(record, waiting, agencies):
            fitting[one.id].append(record)
            used.add(record.row)
        if record.row not in used:
            faults += _near(record, waiting, agencies)
    named = stayed = 0
    for one in waiting:
        records = _different(fitting[one.id])
        if len(records) > 1:
            faults.append(_several(one, records))
        elif records and _is_called_like_the_holder(one, records[0]):
            if _may_be_another(one, records[0]):
                faults.append(_another(one, records[0]))
            else:
                stayed += _keep(one, actor)
        elif records:
            named += _named(one, records[0], actor, faults)
    found = [replace(one, column=_LABELS.get(one.column, one.column)) for one in faults]
    found.sort(key=lambda fault: fault.row)
    passed_over = len(sheet.sound) - len(used)
    return Matched(len(grid.lines), named, stayed, passed_over, tuple(dict.fromkeys(found)))


def _of_agency(
    record: Record, waiting: list[Nomination], agencies: naming.Names
) -> list[Nomination]:
    try:
        agency_id = agencies.ending(record["agency"])
    except Unnamed:
        return []
    return [one for one in waiting if one.agency_id == agency_id]


def _fitting(record: Record, waiting: list[Nomination], agencies: naming.Names) -> list[Nomination]:
    """The seats that the line's agency and post mean."""
    post = search_key(record["post"])
    return [
        one
        for one in _of_agency(record, waiting, agencies)
        if post and _is_of_post(one, post, agencies)
    ]


def _is_of_post(nomination: Nomination, post: str, agencies: naming.Names) -> bool:
    """The post in full, or as it is said within the agency: 部長 of 障害福祉部 is 障害福祉部長, and not 副部長."""
    outgoing = nomination.outgoing
    known = outgoing.post_title if outgoing is not None else ""
    title = search_key(known or nomination.seat.title)
    if title == post:
        return True
    before = title.removesuffix(post)
    named = agencies.keys(nomination.agency_id) if nomination.agency_id else frozenset()
    return before != title and any(before in name for name in named)


def _near(record: Record, waiting: list[Nomination], agencies: naming.Names) -> list[Fault]:
    """Of a line from an agency with a seat, which seat its post did not fit."""
    seats = "」「".join(one.seat.title for one in _of_agency(record, waiting, agencies))
    if not seats:
        return []
    sentence = f"職が席と違うため、当てはめていません。この機関の席は「{seats}」です。"
    return [record.fault("post", sentence)]


def _different(records: list[Record]) -> list[Record]:
    """One line for each person."""
    return list({tuple(_told(record).values()): record for record in records}.values())


def _told(record: Record) -> dict[str, str]:
    """How the line tells its person from others."""
    told = {name: record.values.get(name) or "" for name in ("name", "reading", "email")}
    return told | {name: search_key(told[name]) for name in ("name", "reading")}


def _is_called_like_the_holder(nomination: Nomination, record: Record) -> bool:
    outgoing = nomination.outgoing
    return outgoing is not None and search_key(outgoing.person.name) == _told(record)["name"]


def _may_be_another(nomination: Nomination, record: Record) -> bool:
    """Reading or address are not those of the holder: only people can tell whether it is a namesake."""
    holder, told = nomination.outgoing and nomination.outgoing.person, _told(record)
    known = {"reading": search_key(holder.reading), "email": holder.email or ""} if holder else {}
    return any(told[name] and value and told[name] != value for name, value in known.items())


def _another(nomination: Nomination, record: Record) -> Fault:
    sentence = (
        f"「{nomination.seat.title}」のいまの人と同じ氏名で、よみがなか連絡先が違います。"
        "同じ人か別の人かを確かめて、席のページで記録してください。"
    )
    return record.fault("name", sentence)


def _keep(nomination: Nomination, actor: Actor) -> int:
    if nomination.stays:
        return 0
    keep_on(nomination, actor)
    return 1


def _several(nomination: Nomination, records: list[Record]) -> Fault:
    rows = "、".join(f"{record.row}行目" for record in records)
    sentence = f"「{nomination.seat.title}」に、{rows}が当てはまります。選んで記録してください。"
    return records[0].fault("post", sentence)


def _named(nomination: Nomination, record: Record, actor: Actor, faults: list[Fault]) -> int:
    try:
        return _name(nomination, _facts(record), actor)
    except DomainError as error:
        faults.append(record.fault(error.field or "name", str(error)))
        return 0


def _name(nomination: Nomination, facts: dict[str, Any], actor: Actor) -> int:
    """Name who the list says; who is named already in the same words keeps what was recorded since."""
    told = [name for name in _SAID if facts[name]]
    if all(getattr(nomination, name) == facts[name] for name in told):
        return 0
    recommend(nomination, facts, actor)
    return 1


def _facts(record: Record) -> dict[str, Any]:
    email = record.values.get("email") or ""
    return {
        "name": record["name"],
        "reading": record.values.get("reading") or "",
        "email": email,
        "phone": record.values.get("phone") or "",
        "channel": Channel.MAIL if email else Channel.INTERNAL,
        "post_title": record["post"],
    }
