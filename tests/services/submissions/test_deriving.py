import pytest

from council.domain.errors import (
    DomainError,
    NotAllowed,
)
from council.domain.vocabulary import (
    ConsentEvent,
    SupportTarget,
)
from council.services import submissions
from tests import papers, world
from tests.papers import consent


def test_a_paper_takes_bands_and_words_from_the_case_and_nothing_else(acting):
    paper = papers.draft(acting)
    assert [(one.label, one.age_band.label) for one in paper.members] == [
        ("本人", "50代"),
        ("母", "80代"),
    ]
    assert paper.title == "親：80代 子：50代の世帯"
    assert {ground.legal_basis.code for ground in paper.grounds} == {"anonymised_only"}
    assert all(part.original is None for part in paper.parts)


def test_only_the_agency_in_the_lead_derives_a_paper(acting):
    case = papers.case(acting)
    with pytest.raises(NotAllowed):
        submissions.derive(
            case,
            world.body("s8050"),
            support_target=SupportTarget.BOTH,
            actor=acting("staff_b"),
        )


def test_a_level_that_does_not_meet_takes_no_paper(acting):
    with pytest.raises(DomainError):
        papers.draft(acting, "working")


def test_consent_as_ground_needs_a_recorded_consent(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    bases = {one.subject_id: "consent" for one in paper.grounds}
    with pytest.raises(DomainError, match="同意が記録されていません"):
        submissions.set_basis(
            paper,
            support_target=SupportTarget.PERSON,
            bases=bases,
            base_version=paper.version,
            actor=actor,
        )
    for ground in paper.grounds:
        consent(paper, ground.subject, ConsentEvent.GRANTED, actor)
    submissions.set_basis(
        paper,
        support_target=SupportTarget.PERSON,
        bases=bases,
        base_version=paper.version,
        actor=actor,
    )
    assert all(ground.consent is not None for ground in paper.grounds)
