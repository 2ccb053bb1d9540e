"""The record of a sitting put together as the minutes' content."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from council.domain.business import WAS_CARRIED, number_items
from council.domain.business import Place as Number
from council.domain.numerals import Digits
from council.domain.papers import FOR_SOME, paper_label, title_in
from council.domain.vocabulary import ActionState, Carrying, EntryKind, MeetingState, Publicity
from council.domain.wareki import long_date, time_range
from council.extensions import db
from council.minutes.content import (
    ActionLine,
    Entry,
    ItemRecord,
    MinutesContent,
    PaperLine,
)
from council.models import (
    ActionItem,
    AgendaItem,
    Meeting,
    Paper,
    RecordEntry,
    SecretariatDuty,
    Sitting,
)
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.queries.accounts import live
from council.queries.papers import is_ready
from council.queries.sittings import Chamber, chamber, outcome_of, said_of
from council.queries.writings import is_circulated
from council.services.minutes.labels import labels, moment
from council.services.minutes.seating import seated
from council.services.minutes.writings import Written, written

_CARRIED = (Carrying.MOVED, Carrying.DUPLICATED)


def assemble(meeting: Meeting, actor: Actor) -> MinutesContent:
    """Everything recorded so far, in the body's words; the same record gives the same content."""
    room = chamber(meeting)
    names = labels(meeting, room.version)
    in_writing = is_circulated(meeting)
    present, absent = seated(room, names.digits, in_writing=in_writing)
    items, agenda = _agenda(meeting, room, names.digits, actor)
    is_conference = not meeting.is_numbered
    return MinutesContent(
        municipality=names.municipality,
        body_name=names.body_name,
        serial_label=names.serial,
        fiscal_label=names.period,
        held_label=names.day,
        opened_label=moment(meeting.opened_at, names.digits),
        closed_label="" if in_writing else moment(meeting.closed_at, names.digits),
        place=names.place,
        form_label=names.form,
        publicity_label="" if is_conference else meeting.publicity.label,
        publicity_reason="" if meeting.publicity is Publicity.OPEN else meeting.closed_reason,
        present=present,
        absent=absent,
        secretariat=room.secretariat,
        observers=meeting.observers,
        quorum_sentence=meeting.quorum_sentence,
        recusals=_recusals(room, items),
        agenda=agenda,
        papers=_papers(meeting, names.digits),
        next_meeting=_next_meeting(meeting, names.digits),
        author=_author(meeting, actor),
        member_word=room.version.member_title,
    )


def _agenda(
    meeting: Meeting, room: Chamber, digits: Digits, actor: Actor
) -> tuple[dict[uuid.UUID, str], tuple[ItemRecord, ...]]:
    """The items' own labels for citing, and their records with the headings between them."""
    items = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    entries, actions = _entries(meeting, room, digits), _actions(meeting, digits)
    papers = _papers_of(meeting, digits)
    sent = written(meeting, room, [one.id for one in items], digits, actor)
    records: list[ItemRecord] = []
    cited: dict[uuid.UUID, str] = {}
    heading = ""
    for item, number in zip(items, number_items([one.kind for one in items], digits), strict=True):
        if number.heading:
            records.append(ItemRecord(number_label=number.heading_label, title=number.heading))
            heading = number.heading
        cited[item.id] = f"{heading if number.level > 1 else ''}{number.label}"
        record = _item(item, number, entries[item.id], actions[item.id], papers[item.id])
        told = _with_writings(record, sent.get(item.id, Written()))
        records.append(replace(told, quorum_sentence=said_of(meeting, room, item, digits)))
    return cited, tuple(records)


def _with_writings(record: ItemRecord, sent: Written) -> ItemRecord:
    """What was written stands before what was said."""
    return replace(
        record,
        entries=(*sent.entries, *record.entries),
        decisions=(*sent.decisions, *record.decisions),
    )


def _item(
    item: AgendaItem,
    number: Number,
    entries: list[tuple[EntryKind, Entry]],
    actions: list[ActionLine],
    papers: list[str],
) -> ItemRecord:
    def texts(kind: EntryKind) -> tuple[str, ...]:
        return tuple(entry.text for one, entry in entries if one is kind)

    notes = tuple(entry for kind, entry in entries if kind is EntryKind.NOTE)
    if item.carrying in _CARRIED:
        notes = (*notes, Entry(text=WAS_CARRIED))
    return ItemRecord(
        number_label=number.label,
        title=item.title,
        key=str(item.id),
        level=number.level,
        kind_label=item.kind.label,
        closed=item.is_closed,
        presenter=item.presenter,
        papers=tuple(papers),
        entries=notes,
        decisions=texts(EntryKind.DECISION),
        actions=tuple(actions),
        issues=texts(EntryKind.ISSUE),
    )


def _entries(
    meeting: Meeting, room: Chamber, digits: Digits
) -> dict[uuid.UUID, list[tuple[EntryKind, Entry]]]:
    rows = db.session.scalars(
        select(RecordEntry)
        .where(RecordEntry.meeting_id == meeting.id)
        .options(joinedload(RecordEntry.vote))
        .order_by(RecordEntry.position, RecordEntry.created_at)
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.key_id for row in rows)
    found: dict[uuid.UUID, list[tuple[EntryKind, Entry]]] = defaultdict(list)
    for row in rows:
        said = ring.open(row, "text_sealed") + outcome_of(row, room, digits)
        entry = Entry(text=said, speaker=row.speaker)
        found[row.agenda_item_id].append((row.kind, entry))
    return found


def _actions(meeting: Meeting, digits: Digits) -> dict[uuid.UUID | None, list[ActionLine]]:
    rows = db.session.scalars(
        select(ActionItem)
        .where(ActionItem.meeting_id == meeting.id, ActionItem.state != ActionState.CANCELLED)
        .options(joinedload(ActionItem.agency))
        .order_by(ActionItem.created_at, ActionItem.code)
    ).all()
    ring = keyring(db.session)
    ring.fetch(row.key_id for row in rows)
    found: dict[uuid.UUID | None, list[ActionLine]] = defaultdict(list)
    for row in rows:
        found[row.agenda_item_id].append(
            ActionLine(
                agency=row.agency.name,
                text=ring.open(row, "text_sealed"),
                due_label=long_date(row.first_due_on, digits),
                target_label=row.target.label,
            )
        )
    return found


def _handed_out(meeting: Meeting) -> list[Paper]:
    """What was never made ready cannot have been handed out."""
    return list(
        db.session.scalars(
            select(Paper)
            .where(Paper.meeting_id == meeting.id, is_ready())
            .order_by(Paper.number, Paper.branch)
        )
    )


def _papers_of(meeting: Meeting, digits: Digits) -> dict[uuid.UUID | None, list[str]]:
    found: dict[uuid.UUID | None, list[str]] = defaultdict(list)
    for paper in _handed_out(meeting):
        found[paper.agenda_item_id].append(paper_label(paper.number, paper.branch, digits))
    return found


def _papers(meeting: Meeting, digits: Digits) -> tuple[PaperLine, ...]:
    return tuple(
        PaperLine(
            label=paper_label(paper.number, paper.branch, digits),
            title=FOR_SOME if paper.is_restricted else title_in(paper.title, digits),
            collect=paper.collect_after,
        )
        for paper in _handed_out(meeting)
    )


def _recusals(room: Chamber, items: dict[uuid.UUID, str]) -> tuple[str, ...]:
    found = []
    for item_id, cited in items.items():
        recused = room.recused(item_id)
        if not recused:
            continue
        found.append(_took_no_part(room, [one.seat_id for one in recused], cited))
    return tuple(found)


def _took_no_part(room: Chamber, seats: Collection[uuid.UUID | None], cited: str) -> str:
    """Who left the room; who was not there at all did not leave it."""
    places = [place for place in room.places if place.id in seats]
    left = _and(place.label for place in places if room.attended(place.id))
    absent = _and(place.label for place in places if not room.attended(place.id))
    said = f"{cited}の間、{left}は退席した（除斥）。" if left else ""
    too = "も" if left else "が"
    return said + (f"{cited}は、欠席した{absent}{too}除斥の対象である。" if absent else "")


def _and(names: Iterable[str]) -> str:
    return "、".join(names)


def _next_meeting(meeting: Meeting, digits: Digits) -> str:
    sitting = db.session.scalars(
        select(Sitting)
        .join(Meeting, Meeting.sitting_id == Sitting.id)
        .where(
            Meeting.previous_id == meeting.id,
            Meeting.state != MeetingState.CANCELLED,
            # of one put off the day that its sitting still says does not hold
            or_(
                Meeting.state != MeetingState.POSTPONED,
                Meeting.put_off_from.is_distinct_from(Sitting.held_on),
            ),
        )
        .order_by(Sitting.held_on)
    ).first()
    if sitting is None:
        return ""
    hours = time_range(sitting.begins, sitting.ends, digits)
    return f"{long_date(sitting.held_on, digits)}{hours}　{sitting.place}".strip()


def _author(meeting: Meeting, actor: Actor) -> str:
    duty = db.session.scalars(
        select(SecretariatDuty)
        .where(
            SecretariatDuty.body_id == meeting.body_id,
            SecretariatDuty.person_id == actor.person_id,
            live(SecretariatDuty, actor.on),
        )
        .options(joinedload(SecretariatDuty.agency))
    ).first()
    return f"{duty.agency.name}　{actor.name}" if duty else actor.name
