"""課題: raised below, climbing as an issue alone, answered above, its answer taken back down."""

import uuid

from sqlalchemy import select

from council import deidentify
from council.domain.errors import DomainError
from council.domain.ids import new_code, new_id
from council.domain.machines import ISSUE
from council.extensions import db
from council.models import Body, Conference, Issue, Meeting
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record


def raise_issue(
    body: Body,
    *,
    title: str,
    text: str,
    raised_by: str,
    actor: Actor,
    meeting: Meeting | None = None,
) -> Issue:
    """A new issue held by the body; refused while its words may point at a household.

    `raised_by` says who brought it up in words, an outside body included. Of a case conference no trace is kept.
    """
    require(actor, Permission.ISSUE_RAISE, body)
    ensure_no_household(title, field="title")
    ensure_no_household(text, field="text")
    ring = keyring(db.session)
    issue = Issue(
        id=new_id(),
        code=_free_code(),
        title=title,
        key_id=ring.key_for("body", body.id),
        raised_by=raised_by,
        body_id=body.id,
        meeting_id=_named(meeting),
        holder_id=body.id,
        state=ISSUE.initial,
        created_by_id=actor.id,
    )
    issue.text_sealed = ring.seal(issue, "text_sealed", text)
    issue.body = issue.holder = body
    db.session.add(issue)
    db.session.flush()
    record(actor, "issue:raise", issue)
    return issue


def _named(meeting: Meeting | None) -> uuid.UUID | None:
    """The meeting to be named; a case conference never is."""
    if meeting is None:
        return None
    conference = select(Conference.id).where(Conference.meeting_id == meeting.id)
    return None if db.session.scalars(conference).first() else meeting.id


def ensure_no_household(text: str, *, field: str) -> None:
    """Refuse words that may identify somebody, naming each place by its kind and position."""
    found = deidentify.find(text)
    if found:
        places = "、".join(f"{one.start + 1}文字目の{one.kind.label}" for one in found)
        raise DomainError(
            "世帯が分かるおそれのある言葉は、課題に書けません。言いかえてください（%(places)s）。",
            field=field,
            places=places,
        )


def _free_code() -> str:
    while True:
        code = new_code(5)
        if not db.session.scalars(select(Issue.id).where(Issue.code == code)).first():
            return code
