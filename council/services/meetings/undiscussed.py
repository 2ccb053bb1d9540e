"""What a meeting did not come to: moved to another one of its body, copied there, or left out. Once, and no more."""

from sqlalchemy import select

from council.domain.business import CARRIED_OVER, OVER
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Carrying, SubmissionState
from council.extensions import db
from council.models import AgendaItem, AgendaProposal, CaseSubmission, Meeting, Paper, Recusal
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.meetings import undiscussed as queries
from council.services import submissions
from council.services.audit import affair_of, record
from council.services.meetings import cases, papers
from council.services.meetings.order import again, insert, require_editable
from council.services.transitions import ensure_version


def carry(
    item: AgendaItem, meeting: Meeting, how: Carrying, *, base_version: int | None, actor: Actor
) -> AgendaItem:
    """Let an item that another meeting did not come to stand on this one's 次第; there it is edited like any other.

    Moved, its papers come along, a case with whoever takes no part in it; duplicated, it comes alone.
    """
    submission = _hold_case(item, meeting)
    require_editable(meeting, actor)
    _ensure_waits(item, meeting, base_version, actor)
    if how is Carrying.DUPLICATED and submission is not None:
        raise DomainError("事例検討は写せません。移すか、繰り越さないかを選んでください。")
    # at once: of two who carry the same item the version lets one through, and the key of its origin too
    item.carrying = how
    db.session.flush()
    copy = _copied(item, meeting)
    insert(meeting, copy)
    copy.meeting = meeting
    _bring_along(item, copy, actor, with_papers=how is Carrying.MOVED)
    record(actor, "agenda:carry", copy, **affair_of(meeting), how=str(how))
    if submission is not None:
        _free(submission, item, actor)
        cases.schedule(meeting, copy, submission, actor)
    return copy


def _hold_case(item: AgendaItem, meeting: Meeting) -> CaseSubmission | None:
    if item.submission_id is None:
        return None
    submission = db.session.get_one(CaseSubmission, item.submission_id)
    submissions.hold_cases([item.meeting, meeting], submission)
    return submission


def _free(submission: CaseSubmission, item: AgendaItem, actor: Actor) -> None:
    if submission.state is SubmissionState.ACCESS_ENDED:
        submissions.take_up_again(submission, actor)
    else:
        cases.release(item, actor)


def _ensure_waits(
    item: AgendaItem, meeting: Meeting, base_version: int | None, actor: Actor
) -> None:
    require(actor, Permission.MEETING_EDIT, item.meeting)
    ensure_version(item, base_version)
    if not queries.waits(item, meeting):
        raise Conflict("この議題は、いまはこの会議に繰り越せません。")


def _copied(item: AgendaItem, meeting: Meeting) -> AgendaItem:
    return again(
        item,
        meeting,
        submission_id=item.submission_id,
        issue_id=item.issue_id,
        carried_from_id=item.id,
    )


def _bring_along(item: AgendaItem, copy: AgendaItem, actor: Actor, *, with_papers: bool) -> None:
    """Who takes no part takes none there either; whoever proposed the item finds it where it stands now."""
    for recusal in _recusals(item):
        db.session.add(
            Recusal(
                id=new_id(),
                agenda_item_id=copy.id,
                seat_id=recusal.seat_id,
                person_id=recusal.person_id,
                recorded_by_id=actor.id,
            )
        )
    _point_proposals(item, copy)
    if with_papers:
        for paper in _papers(item):
            papers.bring(paper, copy)
        papers.renumber(copy.meeting)


def _recusals(item: AgendaItem) -> list[Recusal]:
    return list(db.session.scalars(select(Recusal).where(Recusal.agenda_item_id == item.id)))


def _papers(item: AgendaItem) -> list[Paper]:
    return list(
        db.session.scalars(
            select(Paper)
            .where(
                Paper.agenda_item_id == item.id,
                Paper.submission_id.is_(None),
                Paper.withdrawn_at.is_(None),
            )
            .order_by(Paper.number, Paper.branch)
        )
    )


def _point_proposals(before: AgendaItem, after: AgendaItem) -> None:
    for proposal in db.session.scalars(
        select(AgendaProposal).where(AgendaProposal.agenda_item_id == before.id)
    ):
        proposal.agenda_item_id = after.id


def claim(copy: AgendaItem, actor: Actor) -> None:
    """A case put on a 次第 by itself goes on from the meeting that did not come to it: it waits there no more."""
    for item in queries.of_case(copy):
        is_newest = copy.carried_from_id is None
        item.carrying = Carrying.MOVED if is_newest else Carrying.LEFT_OUT
        db.session.flush()
        if is_newest:
            copy.carried_from_id = item.id
            _bring_along(item, copy, actor, with_papers=True)


def give_back(copy: AgendaItem) -> None:
    """Taken off again, it waits where it came from; who was recused only here keeps it on the 次第."""
    origin = db.session.get_one(AgendaItem, copy.carried_from_id)
    known = {one.seat_id for one in _recusals(origin)}
    for recusal in _recusals(copy):
        if recusal.seat_id in known:
            db.session.delete(recusal)
    _point_proposals(copy, origin)
    origin.carrying = None


def leave_out(item: AgendaItem, *, base_version: int | None, actor: Actor) -> None:
    """繰り越さない: it is proposed no more, until somebody wants it again."""
    _ensure_over(item, base_version, actor)
    if item.is_discussed or item.carrying is not None:
        raise Conflict("この議題は、もう繰り越しの候補ではありません。")
    item.carrying = Carrying.LEFT_OUT
    record(actor, "agenda:leave_out", item, **affair_of(item.meeting))


def propose_again(item: AgendaItem, *, base_version: int | None, actor: Actor) -> None:
    """Take back that it was left out."""
    _ensure_over(item, base_version, actor)
    if item.carrying is not Carrying.LEFT_OUT:
        raise Conflict("この議題は、候補から外れていません。")
    item.carrying = None
    record(actor, "agenda:propose_again", item, **affair_of(item.meeting))


def _ensure_over(item: AgendaItem, base_version: int | None, actor: Actor) -> None:
    require(actor, Permission.MEETING_EDIT, item.meeting)
    ensure_version(item, base_version)
    if item.meeting.state not in OVER or item.kind not in CARRIED_OVER:
        raise Conflict("この議題は、繰り越しの候補ではありません。")
