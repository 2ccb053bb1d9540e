"""課題: raised below, climbing as an issue alone, answered above, its answer taken back down."""

import uuid

from sqlalchemy import func, select

from council import deidentify
from council.deidentify import Kind
from council.domain.errors import Conflict, DomainError
from council.domain.ids import new_code, new_id
from council.domain.machines import ISSUE
from council.domain.tiers import COMMITTEES
from council.domain.vocabulary import BodyKind, IssueField
from council.extensions import db
from council.models import AgendaItem, Body, Conference, Issue, IssueOrigin, IssueStep, Meeting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import tiers
from council.services.audit import record
from council.services.sharing import require_sharing
from council.services.transitions import advance


def raise_issue(  # noqa: PLR0913 everything one says of it, by keyword
    body: Body,
    *,
    title: str,
    text: str,
    raised_by: str,
    actor: Actor,
    field: IssueField = IssueField.OTHER,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    dates_checked: bool = False,
) -> Issue:
    """A new issue held by the body; refused while its words may point at a household.

    `raised_by` says in words who brought it up, an outside body included. `item` is the meeting's item it came
    of: whoever was recused from that does not read it. Of a case conference no trace is kept. `dates_checked`: somebody made sure that the dates in it say nothing of a household.
    """
    require(actor, Permission.ISSUE_RAISE, body)
    _check(title=title, text=text, raised_by=raised_by, dates_checked=dates_checked)
    issue = _issue(body, title, field, text, raised_by, actor)
    issue.meeting_id = _named(meeting)
    if item is not None and item.meeting_id == issue.meeting_id:
        db.session.add(IssueOrigin(id=new_id(), issue_id=issue.id, agenda_item_id=item.id))
    record(actor, "issue:raise", issue, dates_checked=dates_checked)
    return issue


def raise_from_conference(
    meeting: Meeting,
    body: Body,
    *,
    title: str,
    field: IssueField,
    text: str,
    actor: Actor,
    dates_checked: bool = False,
) -> Issue:
    """A participant of a case conference raises an issue in a 部会, which learns the issue and nothing else.

    `meeting.conference` with its participants must be loaded; neither it nor the case is kept with the issue.
    """
    require(actor, Permission.CONFERENCE_RAISE_ISSUE, meeting)
    require_sharing(meeting, actor)
    version = tiers.bodies(actor.on).get(body.id)
    if body.kind not in COMMITTEES or version is None or not version.meets:
        raise DomainError("課題を受け取る部会を選んでください。", field="body")
    _check(title=title, text=text, dates_checked=dates_checked)
    issue = _issue(body, title, field, text, BodyKind.CASE_CONFERENCE.label, actor)
    # the conferences' affair: the trail hides the name, and keeps no way from the issue to the case
    record(actor, "issue:raise", issue, body_id=meeting.body_id, dates_checked=dates_checked)
    return issue


def _check(*, dates_checked: bool, **said: str) -> None:
    for field, words in said.items():
        ensure_no_household(words, field=field, dates_checked=dates_checked)


def _issue(
    body: Body, title: str, field: IssueField, text: str, raised_by: str, actor: Actor
) -> Issue:
    ring = keyring(db.session)
    issue = Issue(
        id=new_id(),
        code=_free_code(),
        title=title,
        field=field,
        key_id=ring.key_for("body", body.id),
        raised_by=raised_by,
        body_id=body.id,
        holder_id=body.id,
        state=ISSUE.initial,
        created_by_id=actor.id,
    )
    issue.text_sealed = ring.seal(issue, "text_sealed", text)
    issue.body = issue.holder = body
    db.session.add(issue)
    db.session.flush()
    return issue


def forward(
    issue: Issue, to_body: Body, actor: Actor, *, text: str = "", dates_checked: bool = False
) -> None:
    """Hand the issue up to the next body above that meets; title and text go with it, nothing else."""
    ensure_no_household(text, field="text", dates_checked=dates_checked)
    if to_body.id not in {one.body_id for one in tiers.above(issue.holder_id, actor.on)}:
        raise DomainError("上の会議を選んでください。", field="to_body")
    before = issue.holder_id
    advance(ISSUE, issue, "forward", actor)
    issue.holder_id, issue.holder = to_body.id, to_body
    _step(issue, "forward", before, to_body.id, actor, text)


def answer(
    issue: Issue,
    text: str,
    actor: Actor,
    *,
    meeting: Meeting | None = None,
    dates_checked: bool = False,
) -> None:
    """Answer the body that raised the issue; `meeting` is the holder's meeting that took it up."""
    if not text.strip():
        raise DomainError("回答を入力してください。", field="text")
    ensure_no_household(text, field="text", dates_checked=dates_checked)
    if meeting is not None and meeting.body_id != issue.holder_id:
        raise DomainError("回答する会議体の会議を選んでください。", field="meeting")
    if issue.holder_id == issue.body_id:
        raise Conflict("この課題は、まだ上の会議に上げていません。")
    advance(ISSUE, issue, "answer", actor)
    _step(issue, "answer", issue.holder_id, issue.body_id, actor, text, _named(meeting))


def receive(issue: Issue, actor: Actor) -> None:
    """The body that raised it takes the answer and holds the issue again."""
    before = issue.holder_id
    advance(ISSUE, issue, "receive", actor)
    issue.holder_id, issue.holder = issue.body_id, issue.body
    _step(issue, "receive", before, issue.body_id, actor)


def close(issue: Issue, actor: Actor, *, text: str = "") -> None:
    """Nothing more is to be considered."""
    ensure_no_household(text, field="text")
    advance(ISSUE, issue, "close", actor)
    _step(issue, "close", issue.holder_id, issue.holder_id, actor, text)


def ensure_no_household(text: str, *, field: str, dates_checked: bool = False) -> None:
    """Refuse words that may identify somebody, naming each place by its position and kind."""
    found = [one for one in deidentify.find(text) if not (dates_checked and one.kind is Kind.DATE)]
    if found:
        places = "、".join(f"{one.start + 1}文字目の{one.kind.label}" for one in found)
        raise HouseholdNamed(
            "世帯が分かるおそれのある言葉があります。世帯の分からない言葉に書き換えてください（%(places)s）。",
            field=field,
            places=places,
            only_dates=all(one.kind is Kind.DATE for one in found),
        )


class HouseholdNamed(DomainError):
    """Words that may point at a household; `only_dates` when a person may look and let them stand."""

    @property
    def only_dates(self) -> bool:
        """Whether nothing but dates was found."""
        return bool(self.params["only_dates"])


def _step(
    issue: Issue,
    act: str,
    from_body_id: uuid.UUID,
    to_body_id: uuid.UUID,
    actor: Actor,
    text: str = "",
    meeting_id: uuid.UUID | None = None,
) -> None:
    last = db.session.scalars(
        select(func.max(IssueStep.position)).where(IssueStep.issue_id == issue.id)
    ).one()
    row = IssueStep(
        id=new_id(),
        issue_id=issue.id,
        position=(last or 0) + 1,
        act=act,
        from_body_id=from_body_id,
        to_body_id=to_body_id,
        meeting_id=meeting_id,
        key_id=issue.key_id,
        made_by_id=actor.id,
    )
    if text.strip():
        row.text_sealed = keyring(db.session).seal(row, "text_sealed", text)
    db.session.add(row)
    db.session.flush()


def _named(meeting: Meeting | None) -> uuid.UUID | None:
    """The meeting to be named; a case conference never is."""
    if meeting is None:
        return None
    conference = select(Conference.id).where(Conference.meeting_id == meeting.id)
    return None if db.session.scalars(conference).first() else meeting.id


def _free_code() -> str:
    while True:
        code = new_code(5)
        if not db.session.scalars(select(Issue.id).where(Issue.code == code)).first():
            return code
