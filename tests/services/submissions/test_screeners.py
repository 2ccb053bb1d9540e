"""Who checks a paper when secretariats change hands: never the submitter, never nobody, and not before the day."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.machines import SUBMISSION
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import Screening, SecretariatDuty
from council.policy.actor import Actor
from council.queries.accounts import live
from council.services import members, structure, submissions
from council.services.transitions import advance
from tests import papers, world

NEXT = date(2027, 4, 1)
S = SubmissionState


@pytest.fixture
def paper(app, acting):
    return papers.submitted(acting)


def to_the_submitter(paper, acting, on):
    """The secretariat of the paper's body goes to the agency that submitted it."""
    return structure.hand_over(
        world.body("s8050"),
        [world.person("staff_a")],
        {paper.agency_id},
        on=on,
        with_papers=True,
        actor=acting("secretary"),
    )


def day_comes(day):
    moved = submissions.screen_elsewhere(Actor.system(day))
    db.session.commit()
    return moved


def duty_of(who, code="s8050"):
    return db.session.scalars(
        select(SecretariatDuty).where(
            SecretariatDuty.person_id == world.person(who).id,
            SecretariatDuty.body_id == world.body(code).id,
            live(SecretariatDuty, world.TODAY),
        )
    ).one()


def test_a_paper_never_waits_for_the_check_of_who_submitted_it(paper, acting):
    to_the_submitter(paper, acting, world.TODAY)
    assert paper.screening_body_id == world.body("working").id


def test_a_check_under_way_starts_anew_with_somebody_else(paper, acting):
    submissions.screen(paper, acting("secretary2"))
    db.session.flush()
    to_the_submitter(paper, acting, world.TODAY)
    assert (paper.state, paper.screening_body_id) == (S.SUBMITTED, world.body("working").id)
    assert db.session.scalars(select(Screening)).all() == []
    submissions.screen(paper, acting("secretary"))
    db.session.flush()
    submissions.accept(paper, acting("secretary"))
    assert paper.state is S.ACCEPTED


def test_until_the_day_those_who_still_serve_check_it(paper, acting):
    here = paper.screening_body_id
    to_the_submitter(paper, acting, NEXT)
    assert paper.screening_body_id == here
    assert day_comes(date(2027, 3, 31)) == 0
    assert day_comes(NEXT) == 1
    assert paper.screening_body_id == world.body("working").id
    assert day_comes(NEXT) == 0


def test_who_leaves_in_the_middle_of_a_check_leaves_it_to_the_others(paper, acting):
    submissions.screen(paper, acting("secretary2"))
    db.session.flush()
    here = paper.screening_body_id
    members.end_tie(duty_of("secretary2"), world.TODAY, acting("admin"))
    assert day_comes(world.TODAY) == 0
    assert day_comes(date(2026, 12, 31)) == 1
    assert (paper.state, paper.screening_body_id) == (S.SUBMITTED, here)


def test_whoever_ends_a_check_answers_for_it(paper, acting):
    submissions.screen(paper, acting("secretary2"))
    db.session.flush()
    submissions.accept(paper, acting("secretary"))
    row = db.session.scalars(select(Screening)).one()
    assert row.screener_id == world.person("secretary").id


def text_of(browser, page):
    """What the page says, its readings and breaks aside."""
    return re.sub(r"\s|<rt>.*?</rt>|<[^>]*>", "", browser.get(page).text)


@pytest.mark.parametrize("papers_too", [True, False])
def test_nobody_hands_over_more_than_they_had_themselves(app, acting, browse, papers_too):
    paper, _meeting = papers.distributed(acting)
    title = "".join(paper.title.split())
    advance(SUBMISSION, paper, "discuss", Actor.system(world.TODAY))
    structure.hand_over(
        world.body("s8050"),
        [world.person("emp_secretary")],
        {world.agency("merkmal").id},
        on=world.TODAY,
        with_papers=papers_too,
        actor=acting("secretary"),
    )
    db.session.commit()
    structure.hand_over(
        world.body("s8050"),
        [world.person("staff_b")],
        {world.agency("anshin_ikejiri").id},
        on=world.TODAY,
        with_papers=True,
        actor=acting("emp_secretary"),
    )
    db.session.commit()
    browser = browse("staff_b")
    for page in (f"/submissions/{paper.id}", "/submissions"):
        assert (title in text_of(browser, page)) is papers_too


def test_a_finished_paper_is_called_back_by_who_took_over_without_being_told(app, acting, browse):
    paper, _meeting = papers.distributed(acting)
    title = "".join(paper.title.split())
    advance(SUBMISSION, paper, "discuss", Actor.system(world.TODAY))
    structure.hand_over(
        world.body("s8050"),
        [world.person("emp_secretary")],
        {world.agency("merkmal").id},
        on=world.TODAY,
        with_papers=False,
        actor=acting("secretary"),
    )
    db.session.commit()
    browser = browse("emp_secretary")
    path = f"/submissions/{paper.id}"
    for page in (path, "/submissions"):
        assert paper.code in text_of(browser, page)
        assert title not in text_of(browser, page)
    browser.submit(f"{path}/collect", {"base_version": str(paper.version)})
    db.session.refresh(paper)
    assert paper.state is S.ACCESS_ENDED


def test_papers_of_a_body_that_is_gone_can_still_be_seen_to(app, acting, browse):
    paper = papers.accepted(acting)
    structure.dissolve(world.body("s8050"), world.TODAY, acting("secretary"))
    db.session.commit()
    with clock.at(world.NOW + timedelta(days=1)):
        browser = browse("secretary")
        assert browser.get(f"/submissions/{paper.id}").status_code == 200
        assert paper.code in browser.get("/submissions").text
