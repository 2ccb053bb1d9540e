"""What still stands between a draft and its release, each with the step where it is mended."""

from dataclasses import dataclass

from council.domain.vocabulary import ConsentEvent, FindingDecision, PartKind
from council.extensions import db
from council.models import CaseSubmission, SubmissionGround, keyring
from council.services.submissions.deriving import newest_consents
from council.services.submissions.scanning import text_of

_REFUSED = (ConsentEvent.REFUSED, ConsentEvent.REVOKED)
_GRANTED = (ConsentEvent.GRANTED, ConsentEvent.LIMITED)
_NEEDED = {
    PartKind.OUTLINE: ("course", "概要が書かれていません。"),
    PartKind.QUESTION: ("question", "検討したい事項が書かれていません。"),
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing missing: the step that mends it, the sentence (a message id), and its parameters."""

    step: str
    sentence: str
    subject: str = ""
    count: int = 0


def obstacles(submission: CaseSubmission) -> list[Obstacle]:
    """All that keeps the paper from its manager, in the order of the steps; empty when it may be handed over."""
    return [
        *_of_grounds(submission),
        *_of_texts(submission),
        *_of_findings(submission),
        *_of_check(submission),
    ]


def _of_grounds(submission: CaseSubmission) -> list[Obstacle]:
    consents = newest_consents([ground.subject for ground in submission.grounds])
    found = []
    for ground in submission.grounds:
        newest = consents.get(ground.subject_id)
        said = newest.event if newest else None
        if said in _REFUSED:
            found.append(_about(ground, "「%(subject)s」は共有に同意していません。"))
        elif ground.legal_basis.consent_needed and said not in _GRANTED:
            found.append(_about(ground, "「%(subject)s」の同意が記録されていません。"))
    if not submission.grounds:
        found.append(Obstacle("basis", "共有の根拠がありません。"))
    return found


def _about(ground: SubmissionGround, sentence: str) -> Obstacle:
    return Obstacle("basis", sentence, subject=ground.subject.label)


def _of_texts(submission: CaseSubmission) -> list[Obstacle]:
    ring = keyring(db.session)
    written = {part.kind for part in submission.parts if text_of(part, ring)}
    return [Obstacle(*needed) for kind, needed in _NEEDED.items() if kind not in written]


def _of_findings(submission: CaseSubmission) -> list[Obstacle]:
    unscanned = [
        part
        for part in submission.parts
        if part.original and part.original.text_version != part.original.scanned_version
    ]
    if unscanned:
        return [Obstacle("course", "点検していない文があります。文を保存し直してください。")]
    count = sum(
        row.decision is FindingDecision.OPEN for part in submission.parts for row in part.findings
    )
    return [Obstacle("findings", "確認していない箇所が %(count)s件あります。", count=count)] * (
        count > 0
    )


def _of_check(submission: CaseSubmission) -> list[Obstacle]:
    if submission.names_checked_at is not None:
        return []
    return [
        Obstacle(
            "names",
            "名前の確認が済んでいません。文や言葉を直したあとは、もう一度確かめます。",
        )
    ]
