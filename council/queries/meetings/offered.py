"""What the editor of a 次第 offers to choose from: accepted cases, issues, the items that papers may belong to."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import AgendaItem, CaseSubmission, Issue, Meeting
from council.policy.actor import Actor
from council.policy.scopes import visible_issues, visible_submissions


def accepted_cases(meeting: Meeting, actor: Actor) -> list[CaseSubmission]:
    """The accepted cases of the body that wait for a meeting."""
    return list(
        db.session.scalars(
            visible_submissions(actor)
            .where(
                CaseSubmission.body_id == meeting.body_id,
                CaseSubmission.state == SubmissionState.ACCEPTED,
            )
            .options(joinedload(CaseSubmission.agency, innerjoin=True))
            .order_by(CaseSubmission.submitted_at)
        )
    )


def issues_for(meeting: Meeting, actor: Actor) -> list[Issue]:
    """The issues that the body raised or holds and that are not closed."""
    return list(
        db.session.scalars(
            visible_issues(actor)
            .where(
                (Issue.holder_id == meeting.body_id) | (Issue.body_id == meeting.body_id),
                Issue.state != "closed",
            )
            .order_by(Issue.created_at)
        )
    )


def item_titles(meeting: Meeting) -> list[tuple[uuid.UUID, str]]:
    """The items in their order, each with its title."""
    rows = db.session.execute(
        select(AgendaItem.id, AgendaItem.title)
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.position)
    )
    return [(row.id, row.title) for row in rows]
