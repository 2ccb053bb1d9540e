"""Who reads a paper, when, and who follows it without its text."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from council.domain import clock
from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import AuditEntry, CaseSubmission
from tests import papers, world

S = SubmissionState
OUTLINE = "82歳の母と50代の本人の二人暮らし。平成9年3月に父が亡くなった。"
MY_NUMBER = "123456789018"


def only_paper() -> CaseSubmission:
    db.session.expire_all()
    return db.session.scalars(select(CaseSubmission)).one()


def readings(tag: str) -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.tag == tag)) or 0


def test_a_member_reads_with_frame_watermark_and_copy_number(browse, acting):
    paper, _meeting = papers.distributed(acting)
    member = browse("member1")
    for path in ("", "/paper"):
        assert member.get(f"/submissions/{paper.id}{path}").status_code == 200
        for words in (
            "取扱注意",
            "若狭 律子 令和8年12月3日",
            "部のうち",
            "80代の母と",
            "関係者である",
        ):
            assert words in member.page
    assert readings("submission:read") == 2


def test_a_reading_is_on_record_before_anything_is_shown(browse, acting):
    paper, _meeting = papers.distributed(acting)
    browse("member1").get(f"/submissions/{paper.id}")
    row = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "submission:read")).one()
    assert row.subject_id == paper.id
    assert row.actor_id == world.person("member1").id


@pytest.mark.parametrize(
    "who", ["emp_member", "rep_member", "former", "nobody", "admin", "staff_b", "emp_secretary"]
)
def test_for_everybody_else_the_paper_does_not_exist(browse, acting, who):
    paper, _meeting = papers.distributed(acting)
    browser = browse(who)
    for path in ("", "/paper", "/text", "/screening", "/release"):
        assert browser.get(f"/submissions/{paper.id}{path}").status_code == 404


def test_before_and_after_its_window_the_paper_does_not_exist(browse, acting):
    paper, _meeting = papers.distributed(acting)
    member = browse("member1")
    end = datetime(2026, 12, 17, 16, 0, tzinfo=clock.TOKYO)
    for moment, status in (
        (world.NOW - timedelta(minutes=1), 404),
        (world.NOW, 200),
        (world.NOW + timedelta(minutes=20), 200),
    ):
        with clock.at(moment):
            assert member.get(f"/submissions/{paper.id}").status_code == status
    with clock.at(end):
        assert browse("member1").get(f"/submissions/{paper.id}").status_code == 404


def test_one_press_closes_the_paper_for_the_one_who_knows_the_household(browse, acting):
    paper, _meeting = papers.distributed(acting)
    member = browse("member1")
    member.get(f"/submissions/{paper.id}")
    member.submit(f"/submissions/{paper.id}/connected")
    assert "この事例の資料は閉じました" in member.page
    assert member.get(f"/submissions/{paper.id}").status_code == 404
    assert browse("member2").get(f"/submissions/{paper.id}").status_code == 200
    secretary = browse("secretary")
    secretary.get(f"/submissions/{paper.id}")
    assert "関係者" in secretary.page


def test_the_secretariat_follows_a_paper_without_its_text(browse, acting):
    paper, _meeting = papers.distributed(acting)
    secretary = browse("secretary")
    assert secretary.get(f"/submissions/{paper.id}").status_code == 200
    assert "80代の母と" not in secretary.page
    assert secretary.get(f"/submissions/{paper.id}/paper").status_code == 404
    assert secretary.get(f"/submissions/{paper.id}/screening").status_code == 303
    assert secretary.get(f"/submissions/{paper.id}/text").status_code == 403


def test_the_list_takes_the_same_few_statements_for_any_number_of_papers(browse, acting):
    papers.draft(acting)
    staff = browse("staff_a")
    few = staff.get("/submissions").headers["X-Council-Statements"]
    for _ in range(6):
        papers.draft(acting)
    assert staff.get("/submissions").headers["X-Council-Statements"] == few
    assert int(few) <= 6
    assert int(browse("secretary").get("/submissions").headers["X-Council-Statements"]) <= 6


def test_a_draft_whose_time_has_passed_leads_to_the_papers_page(browse, acting):
    paper = papers.submitted(acting)
    staff = browse("staff_a")
    for path in ("basis", "household", "texts/course", "texts/course/edit", "confirm"):
        assert staff.get(f"/submissions/{paper.id}/{path}").status_code == 303
    answer = staff.post(f"/submissions/{paper.id}/texts/course/edit", {"text_outline": "あとから"})
    assert answer.status_code == 409


def test_an_unknown_step_does_not_exist(browse, acting):
    paper = papers.draft(acting)
    assert browse("staff_a").get(f"/submissions/{paper.id}/texts/other").status_code == 404
