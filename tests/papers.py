"""Case papers of ぷらっとホーム at every stage: what tests of submissions begin with."""

import uuid
from collections.abc import Callable, Sequence
from datetime import date

from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    AgeBand,
    ConsentEvent,
    ConsentForm,
    ConsentGiver,
    FindingDecision,
    ItemKind,
    PartKind,
    Sex,
    SupportTarget,
)
from council.extensions import db
from council.models import (
    Case,
    CaseSubmission,
    DataSubject,
    Finding,
    Meeting,
    SubmissionPart,
    keyring,
)
from council.policy.actor import Actor
from council.policy.disclosure import case_view
from council.queries import submissions as queries
from council.services import cases, meetings, revocation, submissions
from council.services.cases import Member
from tests import convening, world

NAME = "鵜戸神 霞"  # the canary: typed for the check, never to be stored
NAMES = f"{NAME}（うどがみ かすみ）"
OUTLINE = "82歳の母と50代の本人の二人暮らし。平成9年3月に父が亡くなった。母が相談に来た。"
QUESTION = "母の入院のとき、本人の不安をどの機関がどのように受け止めるか。"
SITTING = date(2026, 12, 17)

Acting = Callable[[str], Actor]


def case(acting: Acting, who: str = "staff_a", agency: str = "platto_home") -> Case:
    """A household of a mother in her eighties and the person concerned in his fifties."""
    return cases.open_case(
        world.agency(agency),
        subjects=[
            Member("本人", AgeBand.FIFTIES, Sex.MALE),
            Member("母", AgeBand.EIGHTIES, Sex.FEMALE),
        ],
        policy="まず母の話を聞く",
        actor=acting(who),
    )


def draft(
    acting: Acting,
    code: str = "s8050",
    who: str = "staff_a",
    agency: str = "platto_home",
    of: Case | None = None,
) -> CaseSubmission:
    """Derived, nothing written yet."""
    return submissions.derive(
        of or case(acting, who, agency),
        world.body(code),
        support_target=SupportTarget.BOTH,
        actor=acting(who),
    )


def write(paper: CaseSubmission, actor: Actor, outline: str = OUTLINE) -> None:
    """Outline and question typed."""
    db.session.flush()
    submissions.write_parts(
        paper,
        [
            submissions.Passage(PartKind.OUTLINE, outline),
            submissions.Passage(PartKind.QUESTION, QUESTION),
        ],
        base_version=paper.version,
        actor=actor,
    )
    db.session.flush()


def settle(paper: CaseSubmission, actor: Actor) -> None:
    """Every open finding replaced as proposed."""
    submissions.decide_findings(
        paper,
        [
            submissions.Judgement(row.id, FindingDecision.ACCEPTED)
            for part in paper.parts
            for row in part.findings
            if row.decision is FindingDecision.OPEN
        ],
        base_version=paper.version,
        actor=actor,
    )
    db.session.flush()


def checked(paper: CaseSubmission, actor: Actor) -> None:
    """Names typed, what they found settled."""
    submissions.scan(paper, NAMES, base_version=paper.version, actor=actor)
    db.session.flush()
    settle(paper, actor)


def handed_over(
    acting: Acting,
    code: str = "s8050",
    who: str = "staff_a",
    agency: str = "platto_home",
    of: Case | None = None,
) -> CaseSubmission:
    """Before the manager."""
    paper = draft(acting, code, who, agency, of)
    write(paper, acting(who))
    settle(paper, acting(who))
    checked(paper, acting(who))
    submissions.hand_over(
        paper,
        is_altered=True,
        unusual=UnusualDetail.NONE,
        base_version=paper.version,
        actor=acting(who),
    )
    db.session.flush()
    return paper


def submitted(
    acting: Acting,
    code: str = "s8050",
    who: str = "staff_a",
    agency: str = "platto_home",
    manager: str = "manager_a",
    of: Case | None = None,
) -> CaseSubmission:
    """Released by the head of the agency."""
    paper = handed_over(acting, code, who, agency, of)
    release(paper, acting(manager))
    return paper


def release(paper: CaseSubmission, manager: Actor) -> None:
    """Released as it reads now."""
    content_hash = case_view(paper, keyring(db.session)).content_hash
    submissions.release(paper, content_hash=content_hash, actor=manager)
    db.session.flush()


def accepted(acting: Acting) -> CaseSubmission:
    """Screened by the secretariat of the body."""
    paper = submitted(acting)
    submissions.screen(paper, acting("secretary"))
    db.session.flush()
    submissions.accept(paper, acting("secretary"))
    db.session.flush()
    return paper


def scheduled(acting: Acting) -> tuple[CaseSubmission, Meeting]:
    """On the agenda of a meeting whose day is fixed."""
    paper = accepted(acting)
    meeting = convening.scheduled(acting("secretary"), SITTING)
    put_on_agenda(paper, meeting, acting("secretary"))
    return paper, meeting


def put_on_agenda(paper: CaseSubmission, meeting: Meeting, actor: Actor) -> None:
    """As an item of the 次第."""
    meetings.add_item(meeting, kind=ItemKind.CASE, title="", actor=actor, submission=paper)
    db.session.flush()


def distributed(acting: Acting) -> tuple[CaseSubmission, Meeting]:
    """Handed out with the notice."""
    paper, meeting = scheduled(acting)
    convening.notified(meeting, acting("secretary"))
    db.session.flush()
    return paper, meeting


def fresh(actor: Actor, paper_id: uuid.UUID) -> CaseSubmission | None:
    """What the actor's scope finds, as a page would load it."""
    db.session.expire_all()
    return queries.get(actor, paper_id)


def ring():
    """The keys of the test's session."""
    return keyring(db.session)


def findings(paper: CaseSubmission) -> list[Finding]:
    """All findings of a paper."""
    return [row for part in paper.parts for row in part.findings]


def part_of(paper: CaseSubmission, kind: PartKind, position: int = 0) -> SubmissionPart:
    """One passage."""
    return next(one for one in paper.parts if (one.kind, one.position) == (kind, position))


def original(paper: CaseSubmission, kind: PartKind = PartKind.OUTLINE) -> str:
    """What was typed in a passage."""
    return ring().open(part_of(paper, kind).original, "text_sealed")


def save(
    paper: CaseSubmission, actor: Actor, *passages: submissions.Passage
) -> list[submissions.NotSaved]:
    """Save passages as the form that was opened just now."""
    db.session.flush()
    return submissions.write_parts(paper, passages, base_version=paper.version, actor=actor)


def consent(
    paper: CaseSubmission,
    subject: DataSubject,
    event: ConsentEvent,
    actor: Actor,
    agencies: Sequence[str] = ("platto_home",),
) -> None:
    """What a data subject said, on paper, today."""
    is_granted = event in {ConsentEvent.GRANTED, ConsentEvent.LIMITED}
    revocation.record_consent(
        paper.case,
        subject,
        event=event,
        giver=ConsentGiver.SELF,
        form=ConsentForm.WRITTEN,
        on=actor.on,
        scope=cases.Scope(agencies=[world.agency(code) for code in agencies])
        if is_granted
        else cases.Scope(),
        actor=actor,
    )


def rest_on_consent(paper: CaseSubmission, actor: Actor, *agencies: str) -> None:
    """Everybody in the paper agrees to these agencies, and it rests on that alone."""
    for ground in paper.grounds:
        consent(paper, ground.subject, ConsentEvent.LIMITED, actor, agencies)
    submissions.set_basis(
        paper,
        support_target=SupportTarget.BOTH,
        bases={one.subject_id: "consent" for one in paper.grounds},
        base_version=paper.version,
        actor=actor,
    )


def reads(acting, who: str, paper_id: uuid.UUID) -> bool:
    db.session.flush()
    return queries.handed_out(acting(who), paper_id) is not None
