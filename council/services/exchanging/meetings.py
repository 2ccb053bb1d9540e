"""The table `meetings`: one line a body's meeting; lines with one mark are one sitting.

Meetings to come are set as drafts, those that are over kept as records. Nobody is told of anything.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from council.domain import clock
from council.domain.plaintext import search_key
from council.domain.serials import EVER, is_over, number_label, period_label
from council.domain.wareki import screen_date
from council.exchange import Fault, Record
from council.extensions import db
from council.models import Body, BodyVersion, Meeting
from council.policy.actor import Actor
from council.services import meetings
from council.services.exchanging import naming
from council.services.exchanging.known_meetings import (
    MOVABLE,
    Known,
    differences,
    is_provisional,
    marked,
    move,
    moved,
)
from council.services.exchanging.meeting_columns import COLUMNS
from council.services.exchanging.meeting_lines import Line, lines
from council.services.exchanging.naming import Unnamed
from council.services.exchanging.new_meetings import Place, bring, state_of
from council.services.exchanging.taking import Change, Taking, Watch

columns = COLUMNS

_SHOWN = 3


def rows(actor: Actor) -> Iterator[Mapping[str, object]]:
    """Every meeting of a committee that the actor may know of, in the order of their days."""
    for _meeting, line in lines(actor):
        yield line


def take(taking: Taking, watch: Watch) -> None:
    """What is over first, then what is to come, in the order of their days; then the numbers are held against it."""
    intake = _Intake(taking)
    groups = sorted(_grouped(taking).values(), key=intake.order)
    steps, done = sum(map(len, groups)), 0
    for group in groups:
        intake.take(group)
        done += len(group)
        watch(done, steps)
    intake.count()


def _grouped(taking: Taking) -> dict[str, list[Place]]:
    """The lines by their sitting; one that contradicts the first of its sitting is a fault."""
    names = naming.bodies()
    groups: dict[str, list[Place]] = defaultdict(list)
    for record in taking.sheet.sound:
        try:
            body = db.session.get_one(Body, names.find(record["body"]))
        except Unnamed as error:
            taking.faults.append(record.fault("body", str(error)))
            continue
        group = groups[record.values.get("sitting") or f"\n{record.row}"]
        faults = list(_at_odds(record, body, group))
        taking.faults += faults
        if not faults:
            group.append(Place(record, body, taking.acting.for_body(body.id)))
    return {mark: group for mark, group in groups.items() if group}


def _at_odds(record: Record, body: Body, group: Sequence[Place]) -> Iterator[Fault]:
    for one in group:
        for name in MOVABLE:
            said, before = record.values.get(name), one.record.values.get(name)
            if said not in (None, "") and before not in (None, "") and said != before:
                yield record.fault(
                    name, f"{one.record.row}行目と違います。ひとつの開催では同じにしてください。"
                )
        if one.body.id == body.id:
            yield record.fault("body", f"{one.record.row}行目と同じ会議です。")


class _Intake:
    """What came of the lines so far."""

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._known = Known()
        self._today = clock.today()
        self._claimed: dict[object, int] = {}
        self._entered: list[tuple[Place, Meeting]] = []
        self._counted: set[tuple[uuid.UUID, str]] = set()
        self._names = {
            row.body_id: row.short_name
            for row in db.session.execute(
                select(BodyVersion.body_id, BodyVersion.short_name).order_by(BodyVersion.valid_from)
            )
        }

    def order(self, group: Sequence[Place]) -> tuple[object, ...]:
        """Records before plans, each by their days."""
        record = group[0].record
        is_kept = state_of(record, self._today) in meetings.KEPT
        return not is_kept, record["held_on"], record["begins"], record.row

    def take(self, group: Sequence[Place]) -> None:
        """One sitting: known already, or new."""
        found = [self._known.find(one.record, one.body, one.actor) for one in group]
        if self._is_claimed(group, found):
            return
        known = [(one, *hit) for one, hit in zip(group, found, strict=True) if hit]
        if not known:
            self._bring(group)
            return
        for one, hit in zip(group, found, strict=True):
            if hit is None:
                self._taking.faults.append(
                    one.record.fault(
                        "body", "登録されている開催に、表から会議体を加えることはできません。"
                    )
                )
        self._keep(known)

    def _is_claimed(
        self, group: Sequence[Place], found: Sequence[tuple[Meeting, Line] | None]
    ) -> bool:
        """Whether a line above means the same meeting."""
        before = len(self._taking.faults)
        for one, hit in zip(group, found, strict=True):
            values = one.record.values
            when = (values["held_on"], values["begins"], values.get("state"))
            mark = hit[0].id if hit else (one.body.id, marked(one.record), *when)
            row = self._claimed.setdefault(mark, one.record.row)
            if row != one.record.row:
                self._taking.faults.append(
                    one.record.fault("held_on", f"{row}行目と同じ会議です。")
                )
        return len(self._taking.faults) > before

    def _bring(self, group: Sequence[Place]) -> None:
        for place, meeting in bring(group, self._taking):
            self._enter(place, meeting, is_new=True)

    def _keep(self, known: Sequence[tuple[Place, Meeting, Line]]) -> None:
        first, meeting, line = known[0]
        before = len(self._taking.faults)
        self._taking.faults += [
            one.record.fault("sitting", "登録されている会議は、同時開催ではありません。")
            for one, kept, _told in known[1:]
            if kept.sitting_id != meeting.sitting_id
        ]
        other = moved([one.record for one, _kept, _told in known], meeting, line)
        if other and len(self._taking.faults) == before:
            with self._taking.line(first.record, next(iter(other))):
                move(meeting, line, other, first.actor)
        if len(self._taking.faults) > before:
            return
        for one, kept, told in known:
            self._taking.faults += differences(one.record, kept, told)
            if other:
                self._enter(one, kept, is_new=False)
            else:
                self._entered.append((one, kept))

    def _enter(self, place: Place, meeting: Meeting, *, is_new: bool) -> None:
        self._entered.append((place, meeting))
        self._counted.add((place.body.id, meeting.number_period))
        day = screen_date(place.record["held_on"], year=True)
        subject = f"{self._names[place.body.id]}　{day}"
        self._taking.changes.append(Change(place.record.row, subject, is_new=is_new))

    def count(self) -> None:
        """Count on from what came in; then hold against it what the lines say of numbers."""
        if self._counted:
            meetings.settle(self._counted)
        refused = {fault.row for fault in self._taking.faults}
        doubtful = {one.body.id for one, _meeting in self._entered if one.record.row in refused}
        by_period: dict[tuple[uuid.UUID, str], list[Place]] = defaultdict(list)
        for place, meeting in self._entered:
            self._taking.faults += _of_the_number(place.record, meeting)
            if meeting.is_record_only and meeting.number:
                by_period[place.body.id, meeting.number_period].append(place)
        for (body_id, period), places in by_period.items():
            if body_id not in doubtful and not is_over(period, self._today):
                self._taking.faults += _of_what_is_missing(body_id, period, places)


def _of_the_number(record: Record, meeting: Meeting) -> Iterator[Fault]:
    given = record.values.get("number_period")
    if given and search_key(given) not in _said(meeting.number_period):
        yield record.fault(
            "number_period", f"この会議の回次は、{meeting.number_period} の期間で数えます。"
        )
    number = record.values.get("number")
    if number and is_provisional(meeting) and number != meeting.number:
        yield record.fault(
            "number",
            f"通知するまでの仮の回次は、{number_label(meeting.number)}になります。空にするか、そろえてください。",
        )


def _said(period: str) -> set[str]:
    words = {period, period_label(period)} | ({"通し"} if period == EVER else set())
    return set(map(search_key, words))


def _of_what_is_missing(
    body_id: uuid.UUID, period: str, places: Sequence[Place]
) -> Iterator[Fault]:
    """Without it the next meeting would bear a number that was borne before."""
    missing = meetings.passed_over(body_id, period)
    if not missing:
        return
    told = "、".join(number_label(number) for number in missing[:_SHOWN])
    more = "など" if len(missing) > _SHOWN else ""
    above = [one for one in places if (one.record.values.get("number") or 0) > missing[0]]
    yield (above or places)[0].record.fault(
        "number",
        f"{told}{more}がありません。これから先の回次が続くように、この期間の会議を抜けなく書いてください。",
    )
