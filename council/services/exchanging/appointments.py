"""The table `appointments`: every term there was, is and will be, each on a line. Its seats must be there already."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.errors import DomainError
from council.exchange import Column, Columns, Record
from council.exchange.values import read_day, read_line
from council.extensions import db
from council.models import Appointment, Body, Seat
from council.policy.actor import Actor
from council.policy.ahead import term_is_told
from council.services import members, pledges
from council.services.exchanging import persons
from council.services.exchanging.persons import People, described
from council.services.exchanging.seating import (
    COLUMN_OF,
    TERM_COLUMNS,
    Seating,
    appoint,
    refer,
)
from council.services.exchanging.seats import KEY, Seats
from council.services.exchanging.taking import Change, Taking, Watch

_MORE = (
    Column(
        "term_to",
        "もとの任期の終わり",
        "途中で終わった任期の、もともとの最後の日",
        read_day,
        empty=None,
    ),
    Column("end_reason", "途中で終わった理由", "異動、辞任など。任期どおりなら空"),
    Column("document_no", "文書番号", "決裁の文書番号"),
    Column("decided_on", "決裁日", "決裁の日", read_day, empty=None),
    Column("pledged_on", "誓約書の日", "守秘の誓約書を受け取った日", read_day, empty=None),
)
_DECISION = ("document_no", "decided_on")

columns = Columns(
    *KEY,
    *(column for column in persons.COLUMNS if column.name != "name"),
    Column("name", "氏名", "姓と名の間を空ける", read_line(60), filled=True),
    *TERM_COLUMNS,
    *_MORE,
)


def rows(actor: Actor) -> Iterator[Mapping[str, object]]:
    """Every term that the actor may be told of, body by body and seat by seat."""
    people = People()
    for term in db.session.scalars(
        select(Appointment)
        .join(Appointment.seat)
        .join(Seat.body)
        .where(term_is_told(actor))
        .options(
            joinedload(Appointment.seat).joinedload(Seat.body),
            joinedload(Appointment.seat).joinedload(Seat.agency),
            joinedload(Appointment.person),
        )
        .order_by(Body.position, Body.code, Seat.position, Seat.id, Appointment.starts_on)
    ):
        yield {
            **refer(term.seat),
            **described(term.person, people, term.post_title),
            "from": term.starts_on,
            "to": term.ends_on,
            "term_to": term.term_ends_on,
            "end_reason": term.end_reason or "",
            **{name: getattr(term, name) for name in (*_DECISION, "pledged_on")},
        }


def take(taking: Taking, watch: Watch) -> None:
    """Let each person hold the seat for the term, ended early where the line says so."""
    taking.columns = COLUMN_OF | {"on": "to", "reason": "end_reason"}
    seats, people = Seats(taking), People()
    steps = len(taking.sheet.sound)
    for done, record in enumerate(taking.sheet.sound, start=1):
        seat = seats.known(record)
        if seat is not None:
            _appoint(record, seat, people, taking)
        watch(done, steps)


def _appoint(record: Record, seat: Seat, people: People, taking: Taking) -> None:
    body = db.session.get_one(Body, seat.body_id)
    seating = Seating(seat, body, is_new=False, is_other=False)
    before = len(taking.faults)
    known = {change.row for change in taking.changes}
    meant = "term_to" if record.values.get("end_reason") else "to"
    term = appoint(record, seating, people, taking, ends_on=record.values.get(meant))
    if term is None or len(taking.faults) > before:
        return
    is_new = record.row in {change.row for change in taking.changes} - known
    actor = taking.acting.for_body(body.id)
    with taking.line(record, "to"):
        is_other = False
        if is_new:
            _end_early(record, term, actor)
        else:
            is_other = _note_early_end(record, term, actor)
        wanted = {name: record.values[name] for name in _DECISION if name in record.values}
        is_other |= members.note_decision(term, wanted, actor)
        is_other |= _note_pledge(record, term, actor)
        if is_other and not is_new:
            taking.changes.append(Change(record.row, record["name"], is_new=False))


def _note_pledge(record: Record, term: Appointment, actor: Actor) -> bool:
    """A pledge that came; one that came already does not go by an empty cell."""
    came_on = record.values.get("pledged_on")
    if came_on is None or came_on == term.pledged_on:
        return False
    try:
        pledges.receive(_whole(term), came_on, actor)
    except DomainError as error:
        error.field = "pledged_on"
        raise
    return True


def _end_early(record: Record, term: Appointment, actor: Actor) -> None:
    reason, on = record.values.get("end_reason"), record.values.get("to")
    if not reason and record.values.get("term_to"):
        raise DomainError("途中で終わった理由を書いてください。", field="reason")
    if not reason:
        return
    if on is None:
        raise DomainError("途中で終わった日を書いてください。", field="on")
    members.end_appointment(_whole(term), on=on, reason=reason, actor=actor)


def _note_early_end(record: Record, term: Appointment, actor: Actor) -> bool:
    """Of a term that is there with its last day, why it ended then, and when it would have."""
    if not {"term_to", "end_reason"} <= record.values.keys():
        return False
    said = (record["end_reason"], record["term_to"])
    known = (term.end_reason or "", term.term_ends_on)
    if said == known:
        return False
    if term.end_reason or not record["end_reason"]:
        raise DomainError(
            "登録されている任期の終わり方と違います。表では変えられません。", field="reason"
        )
    members.note_early_end(
        _whole(term), reason=record["end_reason"], would_have=record["term_to"], actor=actor
    )
    return True


def _whole(term: Appointment) -> Appointment:
    return db.session.scalars(
        select(Appointment)
        .where(Appointment.id == term.id)
        .options(joinedload(Appointment.seat), joinedload(Appointment.person))
        .execution_options(populate_existing=True)
    ).one()
