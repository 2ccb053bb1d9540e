import pytest

from council.domain.errors import (
    Conflict,
    DomainError,
    NotAllowed,
    StaleVersion,
)
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    ConsentEvent,
    PartKind,
    SubmissionState,
)
from council.extensions import db
from council.policy.disclosure import case_view, disclosed_texts
from council.services import submissions
from council.services.submissions import Passage
from council.vault import KeyDestroyed
from tests import papers
from tests.papers import consent, part_of, ring, save

S = SubmissionState


def steps_missing(paper) -> list[str]:
    return [one.step for one in submissions.obstacles(paper)]


def test_each_gate_stops_the_handing_over_until_it_is_passed(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    assert steps_missing(paper) == ["course", "question", "names"]
    papers.write(paper, actor)
    assert steps_missing(paper) == ["findings", "names"]
    with pytest.raises(DomainError, match="確認していない箇所"):
        submissions.hand_over(
            paper,
            is_altered=True,
            unusual=UnusualDetail.NONE,
            base_version=paper.version,
            actor=actor,
        )
    papers.settle(paper, actor)
    assert steps_missing(paper) == ["names"]
    papers.checked(paper, actor)
    assert steps_missing(paper) == []
    with pytest.raises(DomainError, match="一部変更"):
        submissions.hand_over(
            paper,
            is_altered=False,
            unusual=UnusualDetail.NONE,
            base_version=paper.version,
            actor=actor,
        )
    submissions.hand_over(
        paper, is_altered=True, unusual=UnusualDetail.NONE, base_version=paper.version, actor=actor
    )
    assert paper.state is S.HANDED_OVER


def test_a_text_not_scanned_since_its_last_change_stops_the_handing_over(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    papers.checked(paper, actor)
    part_of(paper, PartKind.OUTLINE).original.scanned_version -= 1
    assert steps_missing(paper) == ["course"]


@pytest.mark.parametrize("event", [ConsentEvent.REFUSED, ConsentEvent.REVOKED])
def test_a_refusal_to_share_stops_the_handing_over(acting, event):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    papers.checked(paper, actor)
    if event is ConsentEvent.REVOKED:
        consent(paper, paper.grounds[0].subject, ConsentEvent.GRANTED, actor)
    consent(paper, paper.grounds[0].subject, event, actor)
    assert steps_missing(paper) == ["basis"]


def test_nothing_is_written_while_the_manager_reads(acting):
    paper = papers.handed_over(acting)
    with pytest.raises(Conflict):
        save(paper, acting("staff_a"), Passage(PartKind.OUTLINE, "あとから"))


def test_only_the_head_of_the_agency_releases(acting):
    paper = papers.handed_over(acting)
    for who in ("staff_a", "manager_b", "secretary"):
        with pytest.raises(NotAllowed):
            papers.release(paper, acting(who))


def test_a_release_is_bound_to_what_the_manager_read(acting):
    paper = papers.handed_over(acting)
    with pytest.raises(StaleVersion):
        submissions.release(paper, content_hash="0" * 64, actor=acting("manager_a"))


def test_after_the_release_nobody_can_read_what_was_typed(acting):
    paper = papers.handed_over(acting)
    sealed = part_of(paper, PartKind.OUTLINE).original
    papers.release(paper, acting("manager_a"))
    db.session.commit()
    db.session.info.pop("keyring", None)
    with pytest.raises(KeyDestroyed):
        ring().open(sealed, "text_sealed")
    assert disclosed_texts(paper, ring())[0] == (
        "80代の母と50代の本人の二人暮らし。X年3月に父が亡くなった。母が相談に来た。"
    )
    assert paper.releases[0].content_hash == case_view(paper, ring()).content_hash


def test_the_manager_sends_back_with_a_reason(acting):
    paper = papers.handed_over(acting)
    with pytest.raises(DomainError):
        submissions.send_back(paper, "  ", acting("manager_a"))
    submissions.send_back(paper, "父の亡くなった年を省いてください。", acting("manager_a"))
    assert paper.state is S.DRAFT
    assert "父の" in ring().open(paper, "state_reason_sealed")
