"""公開の事前公表: for a meeting that is open, wholly or in part, what is made public, when it was, by which 決裁."""

from datetime import date

from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.numerals import Digits, write_digits
from council.domain.publishing import STAGE, Shown, Stage, entry, last_held, mark
from council.domain.signoffs import Act
from council.domain.wareki import screen_date
from council.extensions import db
from council.minutes.publication import PublicationContent, publication_docx
from council.models import Meeting, SignOff
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.meetings import agenda as agenda_queries
from council.queries.meetings import publishing as queries
from council.queries.meetings.agenda import ItemRow
from council.queries.meetings.facts import Facts, facts
from council.services.audit import record
from council.services.meetings import documents
from council.services.meetings.deciding import Decision, asks, keep_decision
from council.services.meetings.heading import day_of, head_of
from council.services.transitions import ensure_version

FIRST_COME = "当日、開会の15分前から会場で受け付けます。席に限りがあるときは、先着順とします。"
"""How to observe, unless the meeting says otherwise."""

_OPENINGS = {
    Stage.HELD: "次のとおり会議を開きます。傍聴を御希望の方は、下記により御来場ください。",
    Stage.PUT_OFF: "先にお知らせした下記の会議は、延期します。新しい日時は、決まり次第お知らせします。",
    Stage.CALLED_OFF: "先にお知らせした下記の会議は、中止します。",
    Stage.CLOSED: "先にお知らせした下記の会議は、公開しないこととしました。傍聴はできません。",
}
_AMENDED = "先にお知らせした会議について、次のとおり改めました。傍聴を御希望の方は、下記により御来場ください。"


def may_be_public(meeting: Meeting) -> bool:
    """Whether there is something to make public: the day settled and not closed, or what became of it since."""
    return queries.stage_of(meeting) is not None


def publication(meeting: Meeting, actor: Actor) -> PublicationContent:
    """What everybody may know: day, place, the titles of the open items, how to observe; or that it is off."""
    require(actor, Permission.MEETING_EDIT, meeting)
    stage = _stage(meeting)
    found, rows = facts(meeting, actor), agenda_queries.items(meeting, actor, [])
    if stage is Stage.HELD:
        return _held(meeting, found, rows)
    digits, before = town.page_style().digits, last_held(meeting.published)
    head = head_of(meeting, found, digits)
    return PublicationContent(
        act=stage.label,
        meeting=before.get("会議", f"{head['fiscal_label']}{found.version.name}"),
        opening=_OPENINGS[stage],
        points=(
            ("日時", write_digits(before.get("日時", day_of(meeting.sitting, digits)), digits)),
            ("場所", before.get("場所", meeting.sitting.place)),
        ),
        contact=documents.contact_of(found),
    )


def _stage(meeting: Meeting) -> Stage:
    found = queries.stage_of(meeting)
    if found is None:
        raise Conflict("公表できるのは、日程が確定した、公開または一部公開の会議です。")
    return found


def _held(meeting: Meeting, found: Facts, rows: list[ItemRow]) -> PublicationContent:
    digits = town.page_style().digits
    head = head_of(meeting, found, digits)
    form = f"（{head['form_label']}）" if head["form_label"] else ""
    seats = meeting.observer_seats
    is_amended = bool(queries.outdated(meeting, found.version.name, rows))
    return PublicationContent(
        meeting=f"{head['fiscal_label']}{head['serial_label']}{found.version.name}",
        opening=_AMENDED if is_amended else _OPENINGS[Stage.HELD],
        points=(
            ("日時", head["held_label"]),
            ("場所", f"{head['place']}{form}"),
            ("議題", "\n".join(_numbered(queries.titles(rows), digits))),
            ("公開の別", queries.publicity(meeting)),
            ("傍聴の定員", write_digits(f"{seats}名", digits) if seats is not None else ""),
            ("傍聴の方法", write_digits(meeting.observing or FIRST_COME, digits)),
        ),
        contact=documents.contact_of(found),
    )


def _numbered(titles: list[str], digits: Digits) -> list[str]:
    return [
        write_digits(f"（{number}）", digits) + title
        for number, title in enumerate(titles, start=1)
    ]


def publication_document(meeting: Meeting, actor: Actor) -> bytes:
    """The お知らせ as a .docx file."""
    return publication_docx(publication(meeting, actor), town.page_style())


def set_observing(
    meeting: Meeting,
    *,
    seats: int | None,
    observing: str,
    made_public_on: date | None,
    base_version: int,
    actor: Actor,
    decision: Decision | None = None,
    seen: str | None = None,
) -> None:
    """For how many there is room, how they come in, and on which day it was made public, by which 決裁.

    `seen` is the mark of what the page showed. A day given for the first time, or after what was made public has
    become another, is that of a new publication; another day than the last one, while nothing has, mends that one.
    """
    require(actor, Permission.MEETING_EDIT, meeting)
    ensure_version(meeting, base_version)
    stage = _stage(meeting)
    name, rows = facts(meeting, actor).version.name, agenda_queries.items(meeting, actor, [])
    if seen is not None and seen != mark(queries.shown(meeting, name, rows, stage)):
        raise StaleVersion
    if made_public_on is not None and made_public_on > actor.on:
        raise DomainError("公表した日は、今日までの日にしてください。", field="made_public_on")
    is_outdated = bool(queries.outdated(meeting, name, rows))
    meeting.observer_seats, meeting.observing = seats, observing
    if made_public_on is None:
        _take_back(meeting, decision, is_outdated=is_outdated)
    elif meeting.made_public_on is None or is_outdated:
        said = queries.shown(meeting, name, rows, stage)
        _publish(meeting, made_public_on, said, decision, actor)
    elif decision is not None:
        raise DomainError(
            "公表したお知らせは、そのときのままです。決裁は、もう一度公表するときに記録します。",
            field="document_no",
        )
    elif made_public_on != meeting.made_public_on:
        _mend_day(meeting, made_public_on)
    db.session.flush()
    record(actor, "meeting:set_observing", meeting, seats=seats or 0)


def _take_back(meeting: Meeting, decision: Decision | None, *, is_outdated: bool) -> None:
    """A day entered by mistake; where what was made public is another by now, it just is not made public anew yet."""
    if decision is not None:
        raise DomainError("公表した日を入力してください。", field="made_public_on")
    if is_outdated or meeting.made_public_on is None:
        return
    meeting.published = (meeting.published or [])[:-1] or None
    meeting.made_public_on = (
        date.fromisoformat(meeting.published[-1]["on"]) if meeting.published else None
    )


def _publish(
    meeting: Meeting, day: date, said: Shown, decision: Decision | None, actor: Actor
) -> None:
    _ensure_after(day, meeting.made_public_on)
    _decide(meeting, day, said, decision, actor)
    meeting.published = [*(meeting.published or []), entry(day, said)]
    meeting.made_public_on = day


def _decide(
    meeting: Meeting, day: date, said: Shown, decision: Decision | None, actor: Actor
) -> None:
    """That a meeting announced is off was decided on with its calling off: the public waits for no second 決裁."""
    if decision is None:
        if said[STAGE] == Stage.HELD.label and asks(meeting, Act.PUBLICATION):
            raise DomainError(
                "まだ記録できません。%(act)sには決裁が要ります。文書番号、決裁日、決裁者を入力してください。",
                field="document_no",
                act=Act.PUBLICATION.label,
            )
        return
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    _ensure_decided(day, decision.decided_on)
    parts = f"{Act.PUBLICATION.value}:{mark(said)}"
    row = keep_decision(meeting, Act.PUBLICATION, decision, actor, parts=parts)
    db.session.flush()
    record(actor, "meeting:sign_off", row, body_id=meeting.body_id, act=Act.PUBLICATION)


def _ensure_after(day: date, last: date | None) -> None:
    if last is not None and day < last:
        raise DomainError(
            "公表した日は、前に公表した日（%(day)s）から後の日にしてください。",
            field="made_public_on",
            day=screen_date(last),
        )


def _ensure_decided(day: date, decided_on: date | None) -> None:
    if decided_on is not None and decided_on > day:
        raise DomainError("公表した日は、決裁日から後の日にしてください。", field="made_public_on")


def _mend_day(meeting: Meeting, day: date) -> None:
    before = (meeting.published or [])[:-1]
    _ensure_after(day, date.fromisoformat(before[-1]["on"]) if before else None)
    _ensure_decided(day, _decided_on(meeting))
    meeting.made_public_on = day
    if meeting.published:
        said = meeting.published[-1]["said"]
        meeting.published = [*meeting.published[:-1], entry(day, said)]


def _decided_on(meeting: Meeting) -> date | None:
    """The day of the 決裁 on the last publication, where there was one."""
    return db.session.scalars(
        select(SignOff.decided_on)
        .where(SignOff.meeting_id == meeting.id, SignOff.act == Act.PUBLICATION)
        .order_by(SignOff.sequence.desc())
    ).first()
