"""After the window: 回収 by hand, 廃棄, and going on upon another basis after a consent was withdrawn."""

import uuid
from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError
from council.domain.machines import SUBMISSION
from council.domain.signoffs import ensure_days
from council.extensions import db
from council.models import CaseSubmission, LegalBasis, Meeting, Screening, keyring
from council.models.cases.case import hold
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.submissions.deriving import bases_for
from council.services.submissions.distribution import collect_copies
from council.services.submissions.standing import lapsed
from council.services.submissions.state import ensure_reason, seal_reason
from council.services.transitions import advance, ensure_version


def collect(submission: CaseSubmission, *, base_version: int, actor: Actor) -> None:
    """回収する: nobody reads the paper any more, and every copy counts as handed back today."""
    ensure_version(submission, base_version)
    meeting = db.session.get_one(Meeting, submission.meeting_id)
    collect_copies([submission], meeting, actor)


def dispose(
    submission: CaseSubmission,
    *,
    document_no: str,
    drafted_on: date | None,
    decided_on: date,
    decided_by: str,
    base_version: int,
    actor: Actor,
) -> None:
    """廃棄を記録する: its key is destroyed, and with it every text; code, agency, body and dates stay.

    Number, days and who decided are those of the 決裁, without which nothing is destroyed; parts with findings, and members, must be loaded.
    """
    if not document_no:
        raise DomainError("廃棄の決裁の文書番号を入力してください。", field="document_no")
    if not decided_by:
        raise DomainError("決裁者の職を入力してください。", field="decided_by")
    ensure_days(drafted_on, decided_on, actor.on)
    ensure_version(submission, base_version)
    advance(SUBMISSION, submission, "dispose", actor)
    submission.disposed_at, submission.disposed_under = clock.now(), document_no
    submission.disposal_drafted_on, submission.disposal_decided_on = drafted_on, decided_on
    submission.disposal_decided_by = decided_by
    submission.state_reason_sealed = None
    submission.title = f"廃棄した事例 {submission.code}"
    for part in submission.parts:
        part.disclosed_sealed, part.handling, part.source = None, "", ""
        for finding in part.findings:
            db.session.delete(finding)
        part.findings = []
    for member in submission.members:
        db.session.delete(member)
    submission.members = []
    db.session.flush()
    keyring(db.session).destroy(submission.key_id)


def other_bases(submission: CaseSubmission, actor: Actor) -> list[LegalBasis]:
    """The bases without consent on which the paper may go on."""
    return [one for one in bases_for(submission.body, actor) if not one.consent_needed]


def reinstate(
    submission: CaseSubmission,
    *,
    bases: Mapping[uuid.UUID, str],
    reason: str,
    base_version: int,
    actor: Actor,
) -> None:
    """別の根拠で検討を続ける: only a paper that was accepted before, with a basis per lapsed ground and a reason.

    `bases` maps the id of a data subject to the code of the basis. The paper is free for another meeting.
    """
    ensure_reason(reason)
    ensure_version(submission, base_version)
    require(actor, Permission.SUBMISSION_REINSTATE, submission)
    hold(db.session, [submission.case_id])
    if not was_accepted(submission):
        raise Conflict("点検を終えて受理した事例だけが、別の根拠で検討を続けられます。")
    known = {one.code: one for one in other_bases(submission, actor)}
    for ground in lapsed(submission):
        chosen = known.get(bases.get(ground.subject_id, ""))
        if chosen is None:
            raise DomainError("同意によらない根拠を、それぞれの人について選んでください。")
        ground.legal_basis, ground.legal_basis_id = chosen, chosen.id
        ground.consent = None
    advance(SUBMISSION, submission, "reinstate", actor)
    submission.revoked_by_id = submission.meeting_id = None
    seal_reason(submission, reason)


def was_accepted(submission: CaseSubmission) -> bool:
    """Whether its last screening ended with acceptance."""
    last = db.session.scalars(
        select(Screening.is_accepted)
        .where(Screening.submission_id == submission.id)
        .order_by(Screening.started_at.desc())
        .limit(1)
    ).first()
    return bool(last)
