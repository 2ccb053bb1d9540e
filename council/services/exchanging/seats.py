"""The seats of a table: found by body, title and number, or added."""

import uuid
from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import DomainError
from council.domain.plaintext import search_key
from council.domain.spans import meet
from council.domain.vocabulary import Office, SeatType
from council.exchange import Column, Record
from council.exchange.values import read_choice, read_day, read_number, read_word
from council.extensions import db
from council.models import Body, Seat
from council.services import members
from council.services.exchanging import naming
from council.services.exchanging.naming import Unnamed
from council.services.exchanging.seating import Seating
from council.services.exchanging.taking import Taking

_OFFICES: dict[str, Any] = {str(one.value): one for one in Office} | {
    "会長": Office.CHAIR,
    "部会長": Office.CHAIR,
    "座長": Office.CHAIR,
    "進行役": Office.CHAIR,
    "副会長": Office.DEPUTY,
    "副部会長": Office.DEPUTY,
    "副座長": Office.DEPUTY,
    "職務代理者": Office.DEPUTY,
    "委員": Office.MEMBER,
    "構成員": Office.MEMBER,
    "アドバイザー": Office.ADVISER,
}

KEY = (
    Column("body", "会議体", "会議体のコードか名称", filled=True),
    Column("seat", "席", "席の名", filled=True),
    Column(
        "no",
        "席の番号",
        "会議体の中の順。同じ名の席が二つ以上あるときは要る",
        read_number(1, 9999),
        empty=None,
    ),
)
COLUMNS = (
    *KEY,
    Column(
        "seat_type",
        "席の種類",
        "ex_officio（充て職）、expert（有識者）、citizen（公募）、agency（機関）",
        read_word(SeatType),
        empty=None,
    ),
    Column(
        "office",
        "役",
        "chair、deputy、member、adviser。会長・副会長・委員なども可",
        read_choice(_OFFICES),
        empty=None,
    ),
    Column("agency", "機関", "機関のコード、名称、別名のどれか。個人の席なら空"),
    Column("annex_item", "別表の号", "委員を定める別表の号"),
    Column(
        "seat_term_years",
        "席の任期",
        "会議体の任期と違うときの年数",
        read_number(1, 10),
        empty=None,
    ),
    Column(
        "seat_from",
        "席の始まり",
        "席がある最初の日。空なら任期の始まりか取り込む日",
        read_day,
        empty=None,
    ),
    Column("seat_to", "席の終わり", "席がある最後の日。続いていれば空", read_day, empty=None),
)

_FACTS = {
    "seat_type": "seat_type",
    "office": "office",
    "agency": "agency_id",
    "annex_item": "annex_item",
    "seat_term_years": "term_years",
}


class Seats:
    """The seats of all bodies, and those added on the way."""

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._bodies, self._agencies = naming.bodies(), naming.agencies()
        self._rows = {body.id: body for body in db.session.scalars(select(Body))}
        self._by_title: dict[tuple[uuid.UUID, str], list[Seat]] = defaultdict(list)
        for seat in db.session.scalars(select(Seat).order_by(Seat.position, Seat.valid_from)):
            self._keep(seat)

    def _keep(self, seat: Seat) -> None:
        self._by_title[seat.body_id, search_key(seat.title)].append(seat)

    def known(self, record: Record) -> Seat | None:
        """The seat of a line, which must be there already; a fault if it is not."""
        body = self._body(record)
        seat = self._find(record, body) if body else None
        if body and seat is None and not self._has_fault(record):
            self._taking.faults.append(record.fault("seat", "この席はありません。"))
        return seat

    def seating(self, record: Record) -> Seating | None:
        """The seat of a line, put right or added; None and a fault if that cannot be."""
        body = self._body(record)
        facts = self._facts(record)
        if body is None or facts is None:
            return None
        seat = self._find(record, body)
        if self._has_fault(record):
            return None
        seating: list[Seating] = []
        with self._taking.line(record, "body"):
            seating.append(self._furnished(record, body, seat, facts))
        return seating[0] if seating else None

    def _furnished(
        self, record: Record, body: Body, seat: Seat | None, facts: dict[str, Any]
    ) -> Seating:
        if seat is None:
            return Seating(self._add(record, body, facts), body, is_new=True, is_other=True)
        is_other = members.edit_seat(seat, facts, self._taking.acting.for_body(body.id))
        is_other |= self._end(record, seat)
        return Seating(seat, body, is_new=False, is_other=is_other)

    def _has_fault(self, record: Record) -> bool:
        return any(fault.row == record.row for fault in self._taking.faults)

    def _body(self, record: Record) -> Body | None:
        try:
            return self._rows[self._bodies.find(record["body"])]
        except Unnamed as error:
            self._taking.faults.append(record.fault("body", str(error)))
            return None

    def _facts(self, record: Record) -> dict[str, Any] | None:
        """What the line says of the seat itself; what it leaves out stays as it is."""
        given = self._taking.sheet.given
        facts = {
            column: record[name]
            for name, column in _FACTS.items()
            if name in given and name != "agency"
        }
        facts = {
            name: value
            for name, value in facts.items()
            if name in {"annex_item", "term_years"} or value
        }
        if "agency" in given:
            try:
                named = record["agency"]
                facts["agency_id"] = self._agencies.find(named) if named else None
            except Unnamed as error:
                self._taking.faults.append(record.fault("agency", str(error)))
                return None
        return facts

    def _find(self, record: Record, body: Body) -> Seat | None:
        alike = self._by_title.get((body.id, search_key(record["seat"])), [])
        begins, ends = _days(record)
        alike = [seat for seat in alike if meet(seat.valid_from, seat.valid_to, begins, ends)]
        number = record.values.get("no")
        if number is not None:
            alike = [seat for seat in alike if seat.position == number - 1]
        if len(alike) > 1:
            self._taking.faults.append(
                record.fault("no", "同じ名の席がいくつもあります。番号を書いてください。")
            )
        return alike[0] if len(alike) == 1 else None

    def _add(self, record: Record, body: Body, facts: dict[str, Any]) -> Seat:
        usual = {
            "agency_id": None,
            "seat_type": SeatType.AGENCY if facts.get("agency_id") else SeatType.EXPERT,
            "office": Office.MEMBER,
            "annex_item": "",
            "term_years": None,
        }
        number = record.values.get("no")
        begins, ends = _days(record)
        if ends is not None and ends < begins:
            raise DomainError("終わりが、席の始まりより前です。", field="seat_to")
        seat = members.add_seat(
            body,
            {"title": record["seat"], **(usual | facts)},
            valid_from=begins,
            position=number - 1 if number else None,
            actor=self._taking.acting.for_body(body.id),
        )
        seat.valid_to = ends
        db.session.flush()
        self._keep(seat)
        return seat

    def _end(self, record: Record, seat: Seat) -> bool:
        ends = record.values.get("seat_to")
        if "seat_to" not in self._taking.sheet.given or ends == seat.valid_to or ends is None:
            return False
        actor = self._taking.acting.for_body(seat.body_id)
        members.close_seat(seat, on=ends, reason="席の廃止", actor=actor)
        return True


def _days(record: Record) -> tuple[date, date | None]:
    begins = record.values.get("seat_from") or record.values.get("from") or clock.today()
    return begins, record.values.get("seat_to")
