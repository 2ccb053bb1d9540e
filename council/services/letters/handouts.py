"""資料１…, as a letter on paper lists what is delivered with it: who has no login sees no page that would."""

from collections.abc import Sequence

from sqlalchemy import select

from council.domain import clock
from council.domain.papers import ADDED, CHANGED, REPLACED, paper_label, title_in
from council.extensions import db
from council.models import Meeting, OutboxMessage, Person
from council.queries.accounts import reader_by
from council.queries.meetings import WITH_POLICY
from council.queries.meetings.agenda import PaperRow, papers
from council.services.letters.gathering import Gathering

PAPERS_ADDED = "papers_added"
CASE_PAPER = "事例検討資料"
_COLLECTED = "（会議の終了後に回収します）"


def handouts(
    gathering: Gathering, meetings: Sequence[Meeting], person: Person, *, with_titles: bool
) -> tuple[str, ...]:
    """The papers of these meetings that the person may know of, a line each; of a case not even its code.

    `with_titles` in the notice; a letter about a change has the numbers alone. For a committee's members alone; the
    papers of a case conference are named in no letter.
    """
    if gathering.conference is not None:
        return ()
    reader = reader_by(gathering.sitting.held_on, person.id)
    mine = [one for one in meetings if one.body_id in reader.bodies]
    return tuple(
        _line(
            row,
            gathering.version(one).short_name if len(mine) > 1 else "",
            with_title=with_titles,
        )
        for one in mine
        for row in papers(one, reader)
        if not row.is_withdrawn
    )


def added(message: OutboxMessage) -> str:
    """「資料３、資料１－２」: the papers of the letter as far as its reader may know them by now; empty without any."""
    meeting = db.session.scalars(
        select(Meeting).where(Meeting.id == message.subject_id).options(*WITH_POLICY)
    ).one()
    wanted = set(message.reference["papers"])
    reader = reader_by(clock.today(), message.reader_id)
    rows = [
        row for row in papers(meeting, reader) if str(row.id) in wanted and not row.is_withdrawn
    ]
    return "、".join(
        paper_label(row.number, row.branch, "full")
        + (REPLACED if row.is_replaced else CHANGED if row.is_changed else "")
        for row in rows
    )


def _line(row: PaperRow, body: str, *, with_title: bool) -> str:
    label = paper_label(row.number, row.branch, "full")
    collected = _COLLECTED if row.collect_after else ""
    if not with_title:
        return "・" + "　".join(filter(None, (body, f"{label}{collected}")))
    title = (CASE_PAPER if row.is_case else title_in(row.title, "full")) + (
        ADDED if row.is_added else ""
    )
    return "・" + "　".join(filter(None, (body, label, f"{title}{collected}")))
