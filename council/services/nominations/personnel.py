"""The office's personnel list, matched to the seats by agency and post; what is no seat of ours is not kept."""

from collections.abc import Iterable
from dataclasses import dataclass
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


_SAID = ("name", "post_title", "email", "phone")


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
        return Matched(len(grid.lines), 0, 0, 0, sheet.faults)
    agencies = naming.agencies()
    waiting = [one for one in nominations if one.state in _OPEN and one.agency_id]
    faults = list(sheet.faults)
    fitting: dict[Any, list[Record]] = {one.id: [] for one in waiting}
    used: set[int] = set()
    for record in sheet.sound:
        for one in _fitting(record, waiting, agencies):
            fitting[one.id].append(record)
            used.add(record.row)
    named = stayed = 0
    for one in waiting:
        records = _different(fitting[one.id])
        if len(records) > 1:
            rows = "、".join(f"{record.row}行目" for record in records)
            sentence = f"「{one.seat.title}」に、{rows}が当てはまります。選んで記録してください。"
            faults.append(records[0].fault("post", sentence))
        elif records and _is_the_holder(one, records[0]):
            stayed += _keep(one, actor)
        elif records:
            try:
                named += _name(one, _facts(records[0]), actor)
            except DomainError as error:
                faults.append(records[0].fault(error.field or "name", str(error)))
    faults.sort(key=lambda fault: fault.row)
    passed_over = len(sheet.sound) - len(used)
    return Matched(len(grid.lines), named, stayed, passed_over, tuple(faults))


def _fitting(record: Record, waiting: list[Nomination], agencies: naming.Names) -> list[Nomination]:
    """The seats that the line's agency and post mean."""
    try:
        agency_id = agencies.find(record["agency"])
    except Unnamed:
        return []
    post = search_key(record["post"])
    of_agency = [one for one in waiting if one.agency_id == agency_id]
    return [one for one in of_agency if post and _is_of_post(one, post)]


def _is_of_post(nomination: Nomination, post: str) -> bool:
    outgoing = nomination.outgoing
    if outgoing is not None and outgoing.post_title:
        return search_key(outgoing.post_title) == post
    return post in search_key(nomination.seat.title)


def _different(records: list[Record]) -> list[Record]:
    """One line for each person."""
    return list({search_key(record["name"]): record for record in records}.values())


def _is_the_holder(nomination: Nomination, record: Record) -> bool:
    outgoing = nomination.outgoing
    return outgoing is not None and search_key(outgoing.person.name) == search_key(record["name"])


def _keep(nomination: Nomination, actor: Actor) -> int:
    if nomination.stays:
        return 0
    keep_on(nomination, actor)
    return 1


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
