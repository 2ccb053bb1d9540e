import pytest

from council.domain.errors import DomainError
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.queries import judging
from council.services import submissions
from tests import papers
from tests.papers import ring


@pytest.fixture
def paper(acting):
    made = papers.draft(acting)
    papers.write(made, acting("staff_a"))
    papers.settle(made, acting("staff_a"))
    papers.checked(made, acting("staff_a"))
    return made


def hand_over(paper, actor, answer, reason=""):
    submissions.hand_over(
        paper,
        is_altered=True,
        unusual=answer,
        unusual_reason=reason,
        base_version=paper.version,
        actor=actor,
    )
    db.session.flush()


@pytest.mark.parametrize(
    ("answer", "reason", "field"),
    [
        (None, "", "unusual"),
        (UnusualDetail.KEPT, " ", "unusual_reason"),
        (UnusualDetail.KEPT, "番号 123456789018 のため", "unusual_reason"),
    ],
)
def test_a_paper_is_not_handed_over_without_a_whole_answer(paper, acting, answer, reason, field):
    with pytest.raises(DomainError) as refused:
        hand_over(paper, acting("staff_a"), answer, reason)
    assert refused.value.field == field
    assert paper.state is SubmissionState.DRAFT


def test_the_head_is_told_what_was_answered_and_by_whom(paper, acting):
    hand_over(paper, acting("staff_a"), UnusualDetail.KEPT, "大会の話が要るため")
    answer = judging.unusual(paper, ring())
    assert answer is not None
    assert (answer.answer, answer.reason) == (UnusualDetail.KEPT, "大会の話が要るため")
    assert answer.by == acting("staff_a").name


def test_every_handing_over_asks_anew(paper, acting):
    hand_over(paper, acting("staff_a"), UnusualDetail.NONE)
    submissions.send_back(paper, "読み返してください。", acting("manager_a"))
    db.session.flush()
    with pytest.raises(DomainError):
        hand_over(paper, acting("staff_a"), None)
    hand_over(paper, acting("staff_a"), UnusualDetail.REWORDED)
    answer = judging.unusual(paper, ring())
    assert answer is not None
    assert answer.answer is UnusualDetail.REWORDED
