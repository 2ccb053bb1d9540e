import pytest

from council.domain.errors import (
    DomainError,
    NotAllowed,
)
from council.domain.judging import UnusualDetail
from council.domain.vocabulary import (
    Duty,
    PartKind,
    SubmissionState,
)
from council.extensions import db
from council.policy.actor import Actor
from council.services import members, submissions
from tests import papers, world
from tests.papers import original, part_of

S = SubmissionState


def test_the_secretariat_of_the_body_screens(acting):
    paper = papers.submitted(acting)
    submissions.screen(paper, acting("secretary"))
    submissions.accept(paper, acting("secretary"))
    assert paper.state is S.ACCEPTED


def test_neither_the_submitter_nor_another_secretariat_screens(acting):
    paper = papers.submitted(acting)
    for who in ("staff_a", "manager_a", "emp_secretary", "chair", "admin"):
        with pytest.raises(NotAllowed):
            submissions.screen(paper, acting(who))


def test_where_the_secretariat_submits_the_parents_secretariat_screens(acting):
    from_the_secretariat(acting)
    paper = papers.submitted(
        acting, "employment", who="emp_secretary", agency="merkmal", manager="emp_secretary"
    )
    assert paper.screening_body_id == world.body("working").id
    with pytest.raises(NotAllowed):
        submissions.screen(paper, acting("emp_secretary"))
    assert papers.fresh(acting("secretary"), paper.id) is not None
    submissions.screen(paper, acting("secretary"))
    assert paper.state is S.SCREENING


def from_the_secretariat(acting) -> None:
    """The employment sub-committee's secretary also works on cases of the agency that keeps it."""
    for duty in Duty:
        members.assign_duty(
            world.agency("merkmal"),
            world.person("emp_secretary"),
            duty,
            post_title="相談員",
            starts_on=world.TERM[0],
            actor=Actor.system(world.TODAY),
        )
    db.session.flush()


def test_a_returned_paper_is_rewritten_from_what_was_disclosed_under_a_new_key(acting):
    paper = papers.submitted(acting)
    first_key = part_of(paper, PartKind.OUTLINE).original.key_id
    submissions.screen(paper, acting("secretary"))
    with pytest.raises(DomainError):
        submissions.send_return(paper, "", acting("secretary"))
    submissions.send_return(paper, "世帯の並びで分かります。", acting("secretary"))
    db.session.flush()
    submissions.revise(paper, acting("staff_a"))
    db.session.flush()
    assert paper.state is S.DRAFT
    assert original(paper).startswith("80代の母と")
    assert part_of(paper, PartKind.OUTLINE).original.key_id != first_key
    assert (paper.names_checked_at, paper.is_altered) == (None, False)
    papers.checked(paper, acting("staff_a"))
    submissions.hand_over(
        paper,
        is_altered=True,
        unusual=UnusualDetail.NONE,
        base_version=paper.version,
        actor=acting("staff_a"),
    )
    papers.release(paper, acting("manager_a"))
    assert [one.position for one in paper.releases] == [1, 2]
