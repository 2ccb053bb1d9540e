"""Fields: a submission in, a `CaseView` out. Pages, JSON and Word receive nothing else of a case paper."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from council.deidentify import Decision, Kind, generalise
from council.deidentify import Finding as Found
from council.deidentify.findings import Layer
from council.domain.errors import Conflict
from council.domain.vocabulary import (
    ConsentForm,
    FindingDecision,
    PartKind,
    SubmissionState,
    SupportTarget,
)
from council.models import (
    CaseSubmission,
    Finding,
    Keyring,
    SubmissionGround,
    SubmissionPart,
)

BEING_WRITTEN = frozenset({SubmissionState.DRAFT, SubmissionState.HANDED_OVER})
CLOSED_TO_ALL = frozenset({SubmissionState.CONSENT_REVOKED, SubmissionState.DISPOSED})


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as readers get it; `handling` says who may not be told of it."""

    kind: PartKind
    text: str
    handling: str


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of the household: a word and a band."""

    label: str
    sex: str
    age_band: str
    is_person_concerned: bool
    is_living_together: bool
    is_deceased: bool


@dataclass(frozen=True, slots=True)
class GroundView:
    """On what one person's facts are shared."""

    subject: str
    title: str
    statute: str
    article: str
    sentence: str
    consented_on: date | None
    consent_form: ConsentForm | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that a reader of the paper receives. No case number, no author, no original text."""

    code: str
    title: str
    support_target: SupportTarget
    lead_agency: str
    is_altered: bool
    members: tuple[MemberView, ...]
    grounds: tuple[GroundView, ...]
    passages: tuple[PassageView, ...]

    def of(self, kind: PartKind | str) -> tuple[PassageView, ...]:
        """The passages of one kind, in order."""
        return tuple(one for one in self.passages if one.kind == kind)

    @property
    def content_hash(self) -> str:
        """SHA-256 over what is said here: a release is bound to it."""
        content = asdict(self)
        for ground in content["grounds"]:
            ground["consented_on"] = str(ground["consented_on"])
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def case_view(submission: CaseSubmission, ring: Keyring) -> CaseView:
    """The paper as it is, or while it is written as it would be, disclosed; Conflict while findings are open."""
    if submission.state in CLOSED_TO_ALL:
        raise Conflict("この事例は閉じられています。")
    return CaseView(
        code=submission.code,
        title=submission.title,
        support_target=submission.support_target,
        lead_agency=submission.lead_agency.name,
        is_altered=submission.is_altered,
        members=tuple(
            MemberView(
                one.label,
                one.sex.label,
                one.age_band.label,
                one.is_person_concerned,
                one.is_living_together,
                one.is_deceased,
            )
            for one in submission.members
        ),
        grounds=tuple(_ground(one) for one in by_subject(submission.grounds)),
        passages=_passages(submission, ring),
    )


def by_subject(grounds: Sequence[SubmissionGround]) -> list[SubmissionGround]:
    """The grounds in the order of the household; a content hash must not depend on the database's order."""
    return sorted(grounds, key=lambda one: (one.subject.position, one.subject.label))


def _ground(ground: SubmissionGround) -> GroundView:
    basis, consent = ground.legal_basis, ground.consent
    return GroundView(
        subject=ground.subject.label,
        title=basis.title,
        statute=basis.statute,
        article=basis.article,
        sentence=basis.sentence,
        consented_on=consent.on if consent else None,
        consent_form=consent.form if consent else None,
    )


def _passages(submission: CaseSubmission, ring: Keyring) -> tuple[PassageView, ...]:
    texts = disclosed_texts(submission, ring)
    return tuple(
        PassageView(part.kind, text, part.handling)
        for part, text in zip(in_order(submission.parts), texts, strict=True)
        if text
    )


def in_order(parts: Sequence[SubmissionPart]) -> list[SubmissionPart]:
    """The passages in the order in which they are read."""
    kinds = list(PartKind)
    return sorted(parts, key=lambda part: (kinds.index(part.kind), part.position))


def disclosed_texts(submission: CaseSubmission, ring: Keyring) -> list[str]:
    """What readers get of each passage, in reading order: the decisions carried out, or what was released."""
    parts = in_order(submission.parts)
    if submission.state in BEING_WRITTEN:
        return [_with_decisions(part, ring) for part in parts]
    return [ring.open(part, "disclosed_sealed") for part in parts]


def _with_decisions(part: SubmissionPart, ring: Keyring) -> str:
    if part.original is None:
        return ""
    rows = sorted(part.findings, key=lambda row: row.start)
    if any(row.decision is FindingDecision.OPEN for row in rows):
        raise Conflict("確認していない箇所が残っています。")
    return generalise(
        ring.open(part.original, "text_sealed"),
        [found(row, ring) for row in rows],
        [Decision(row.decision, ring.open(row, "replacement_sealed")) for row in rows],
    )


def found(row: Finding, ring: Keyring) -> Found:
    """A stored finding as the check speaks of it."""
    return Found(
        start=row.start,
        end=row.end,
        kind=Kind(row.kind),
        layer=Layer.KNOWN if row.layer == Layer.KNOWN else Layer.PATTERN,
        confidence=row.confidence,
        reason=row.why,
        replacement=ring.open(
            row,
            "replacement_sealed" if row.decision is FindingDecision.ACCEPTED else "proposed_sealed",
        ),
    )
