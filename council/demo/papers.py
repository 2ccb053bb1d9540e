"""A case's paper: derived, written, checked, released, screened; some go back, some are taken back."""

from council.demo.days import Story, moment
from council.demo.material import Piece, Row
from council.demo.stage import Stage
from council.domain import clock
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    ConsentEvent,
    ConsentForm,
    ConsentGiver,
    FindingDecision,
    PartKind,
    SupportTarget,
)
from council.extensions import db
from council.models import Case, CaseSubmission, Finding, keyring
from council.policy.actor import Actor
from council.policy.disclosure import case_view
from council.services import cases, revocation, submissions

_CHANGED = "数年前"
_RETURNED = "学校であったことを推測できる書き方が残っています。時期の手がかりを減らしてください。"
_DISPOSAL = "福生福第316号"
_WITHDRAWN = "本人の就職が決まり、検討の必要がなくなったため。"


def submit(stage: Stage, piece: Piece, case: Case) -> Story:
    """Bring the paper as far as its fate says."""
    told = piece.says["paper"]
    lead, fate = piece.says["lead"], told["fate"]
    begun = stage.days.day(told["derived"])
    yield moment(begun, "10:00")
    paper = submissions.derive(
        case,
        stage.body(told["body"]),
        support_target=SupportTarget(told["target"]),
        actor=stage.staff(lead),
    )
    stage.papers[piece.handle] = paper
    _write(paper, piece.says, stage.staff(lead))
    if fate == "draft":
        return
    yield moment(stage.days.after(begun, 2), "14:30")
    _settle(paper, told, stage.staff(lead))
    submissions.hand_over(
        paper,
        is_altered=True,
        unusual=UnusualDetail.NONE,
        base_version=_version(paper),
        actor=stage.staff(lead),
    )
    if fate == "agency_review":
        return
    yield moment(stage.days.after(begun, 4), "17:00")
    read = case_view(paper, keyring(db.session)).content_hash
    submissions.release(paper, content_hash=read, actor=stage.head(lead))
    if fate == "submitted":
        return
    yield moment(stage.days.after(begun, 6), "09:40")
    submissions.screen(paper, _screener(stage, paper))
    if fate == "screening":
        return
    yield moment(stage.days.after(begun, 8), "11:30")
    if fate == "returned":
        submissions.send_return(paper, _RETURNED, _screener(stage, paper))
        return
    submissions.accept(paper, _screener(stage, paper))
    yield moment(stage.days.after(begun, 14), "13:00")
    _take_back(paper, fate, stage.staff(lead))
    if fate == "disposed":
        yield moment(stage.days.after(begun, 24), "10:30")
        _dispose(paper, _screener(stage, paper))


def _version(paper: CaseSubmission) -> int:
    db.session.flush()
    return paper.version


def _write(paper: CaseSubmission, says: Row, actor: Actor) -> None:
    passages = [
        submissions.Passage(kind, says["paper"][kind.value])
        for kind in PartKind
        if kind.value in says["paper"]
    ]
    passages += [
        submissions.Passage(
            PartKind(row["kind"]),
            row["text"],
            is_handled=True,
            withheld_from=tuple(row["withheld_from"]),
        )
        for row in says.get("handled", [])
    ]
    submissions.write_parts(paper, passages, base_version=_version(paper), actor=actor)


def _open(paper: CaseSubmission) -> list[Finding]:
    return [
        row for part in paper.parts for row in part.findings if row.decision is FindingDecision.OPEN
    ]


def _settle(paper: CaseSubmission, told: Row, actor: Actor) -> None:
    """Judge what was found: dates get other words, the rest is replaced as proposed; names last."""
    for _ in range(2):
        _judge(paper, told, actor)
        submissions.scan(paper, told["names"], base_version=_version(paper), actor=actor)
    _judge(paper, told, actor)


def _judge(paper: CaseSubmission, told: Row, actor: Actor) -> None:
    judgements = [_judgement(paper, row, told.get("kept")) for row in _open(paper)]
    if judgements:
        submissions.decide_findings(paper, judgements, base_version=_version(paper), actor=actor)


def _judgement(paper: CaseSubmission, row: Finding, kept: Row | None) -> submissions.Judgement:
    if kept is not None and _words(paper, row) == kept["words"]:
        return submissions.Judgement(row.id, FindingDecision.KEPT, reason=kept["reason"])
    if row.kind == "DATE" and row.layer == "pattern":
        return submissions.Judgement(row.id, FindingDecision.CHANGED, wording=_CHANGED)
    return submissions.Judgement(row.id, FindingDecision.ACCEPTED)


def _words(paper: CaseSubmission, row: Finding) -> str:
    part = next(one for one in paper.parts if row in one.findings)
    if part.original is None:
        return ""
    return keyring(db.session).open(part.original, "text_sealed")[row.start : row.end]


def _screener(stage: Stage, paper: CaseSubmission) -> Actor:
    if paper.screening_body_id is None:
        raise LookupError(paper.code)
    return stage.secretary(stage.body_code(paper.screening_body_id))


def _take_back(paper: CaseSubmission, fate: str, actor: Actor) -> None:
    if fate in {"withdrawn", "disposed"}:
        submissions.withdraw(paper, _WITHDRAWN, actor)
    if fate == "consent_revoked":
        subject = next(one for one in paper.case.subjects if one.is_person_concerned)
        revocation.record_consent(
            paper.case,
            subject,
            event=ConsentEvent.REVOKED,
            giver=ConsentGiver.SELF,
            form=ConsentForm.ORAL,
            on=clock.today(),
            scope=cases.Scope(),
            actor=actor,
        )


def _dispose(paper: CaseSubmission, actor: Actor) -> None:
    """What was withdrawn is disposed of under a 決裁."""
    submissions.dispose(
        paper,
        document_no=_DISPOSAL,
        drafted_on=actor.on,
        decided_on=actor.on,
        decided_by="生活福祉課長",
        base_version=_version(paper),
        actor=actor,
    )
