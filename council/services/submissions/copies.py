"""The numbered copies of a case paper: for the readers whose agencies the consents of now name, and no others."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from council.domain.consents import LIVE
from council.domain.ids import new_id
from council.domain.vocabulary import MeetingState
from council.extensions import db
from council.models import (
    CaseSubmission,
    Consent,
    LegalBasis,
    Meeting,
    ReaderReceipt,
    RosterEntry,
    SubmissionGround,
)
from council.policy.actor import Actor
from council.services.audit import record
from council.services.submissions.pledged import unpledged

_STILL_READ = (MeetingState.NOTIFIED, MeetingState.IN_SESSION)


def hand_copies(submission: CaseSubmission, meeting_id: uuid.UUID, actor: Actor) -> None:
    """Number a copy for every reader who has none yet, after the copies at hand were settled."""
    entitled = _entitled(submission, meeting_id)
    handed = receipts(submission, meeting_id)
    _settle(submission, handed, entitled, actor)
    having = {one.person_id for one in handed}
    last = max((one.copy_number for one in handed), default=0)
    missing = [one for one in entitled if one not in having]
    connected = _connected(submission)
    for number, person_id in enumerate(missing, start=last + 1):
        db.session.add(
            ReaderReceipt(
                id=new_id(),
                submission_id=submission.id,
                meeting_id=meeting_id,
                person_id=person_id,
                copy_number=number,
                declared_connected_at=connected.get(person_id),
            )
        )
    if missing:
        tag = "submission:hand_more_copies" if handed else "submission:hand_copies"
        record(actor, tag, submission, copies=len(missing))


def _connected(submission: CaseSubmission) -> dict[uuid.UUID, datetime]:
    """Who declared at an earlier meeting to be connected with the household: they are so at the next one."""
    rows = db.session.scalars(
        select(ReaderReceipt).where(
            ReaderReceipt.submission_id == submission.id,
            ReaderReceipt.declared_connected_at.is_not(None),
        )
    )
    return {one.person_id: one.declared_connected_at for one in rows if one.declared_connected_at}


def follow_consent(submission: CaseSubmission, meeting: Meeting, actor: Actor) -> None:
    """End the copies of agencies that a consent leaves out by now; open again those it names again.

    Until the meeting is over, readers of an agency that it names for the first time get a copy at once.
    """
    if meeting.state in _STILL_READ:
        hand_copies(submission, meeting.id, actor)
        return
    handed = receipts(submission, meeting.id)
    _settle(submission, handed, _entitled(submission, meeting.id), actor)


def receipts(submission: CaseSubmission, meeting_id: uuid.UUID) -> list[ReaderReceipt]:
    """Every copy of the paper that was handed out for the meeting."""
    return list(
        db.session.scalars(
            select(ReaderReceipt).where(
                ReaderReceipt.submission_id == submission.id,
                ReaderReceipt.meeting_id == meeting_id,
            )
        )
    )


def _settle(
    submission: CaseSubmission,
    handed: Sequence[ReaderReceipt],
    entitled: Sequence[uuid.UUID],
    actor: Actor,
) -> None:
    """Where the paper is out, a copy that counts as collected is one that was ended here."""
    ended = [one for one in handed if one.collected_on is None and one.person_id not in entitled]
    opened = [one for one in handed if one.collected_on and one.person_id in entitled]
    for receipt in ended:
        receipt.collected_on = actor.on
    for receipt in opened:
        receipt.collected_on = None
    if ended:
        record(actor, "submission:end_copies", submission, copies=len(ended))
    if opened:
        record(actor, "submission:reopen_copies", submission, copies=len(opened))


def _entitled(submission: CaseSubmission, meeting_id: uuid.UUID) -> list[uuid.UUID]:
    """The persons on the roster who may have a copy, in its order, each once."""
    allowed = _agencies_allowed(submission)
    awaited = unpledged(meeting_id)
    entries = db.session.scalars(
        select(RosterEntry)
        .where(
            RosterEntry.meeting_id == meeting_id,
            RosterEntry.left_at.is_(None),
            RosterEntry.person_id.is_not(None),
        )
        .order_by(RosterEntry.position)
        .options(joinedload(RosterEntry.seat))
    )
    found = [
        one.person_id
        for one in entries
        if one.person_id is not None
        and one.person_id not in awaited
        and (allowed is None or one.agency_id in allowed)
    ]
    return list(dict.fromkeys(found))


def _agencies_allowed(submission: CaseSubmission) -> frozenset[uuid.UUID] | None:
    """The agencies that the newest consent of everybody names whose facts it carries; None where none is needed."""
    subjects = db.session.scalars(
        select(SubmissionGround.subject_id)
        .join(LegalBasis, LegalBasis.id == SubmissionGround.legal_basis_id)
        .where(SubmissionGround.submission_id == submission.id, LegalBasis.consent_needed)
    ).all()
    consents = db.session.scalars(
        select(Consent)
        .where(Consent.subject_id.in_(subjects))
        .options(selectinload(Consent.agencies))
        .order_by(Consent.position)
    )
    newest = {one.subject_id: one for one in consents}
    scopes = [_covered(newest.get(one)) for one in subjects]
    return frozenset.intersection(*scopes) if scopes else None


def _covered(consent: Consent | None) -> frozenset[uuid.UUID]:
    if consent is None or consent.event not in LIVE:
        return frozenset()
    return frozenset(one.agency_id for one in consent.agencies)
