"""Pages of a paper after it left the agency: withdrawn, revoked, collected, disposed of, taken up again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain.judging import UnusualDetail
from council.domain.vocabulary import ConsentEvent, FindingDecision, SubmissionState
from council.extensions import db
from council.models import AuditEntry, CaseSubmission, DataSubject, SubmissionPart
from council.services import submissions
from tests import households, papers, world
from tests.services.test_revocation import paper_of

S = SubmissionState


@pytest.mark.parametrize("act", ["withdraw", "revoke"])
def test_withdrawing_asks_for_a_reason_and_hides_at_once(browse, acting, act):
    paper, _meeting = papers.distributed(acting)
    staff = browse("staff_a")
    staff.get(f"/submissions/{paper.id}")
    typed = {"reason": "本人の意向です。", "base_version": staff.hidden["base_version"]}
    assert staff.post(f"/submissions/{paper.id}/{act}").status_code == 422
    staff.submit(f"/submissions/{paper.id}/{act}", typed)
    assert browse("member1").get(f"/submissions/{paper.id}").status_code == 404


def revoked(acting):
    """A paper that was accepted and closed when the person took the consent back."""
    paper = paper_of(acting, papers.accepted)
    households.consent(households.find(paper.case), "本人", event=ConsentEvent.REVOKED)
    return paper


def state(paper):
    db.session.expire_all()
    return db.session.get_one(CaseSubmission, paper.id).state


def test_the_secretariat_sees_why_a_paper_closed_and_nothing_of_the_household(browse, acting):
    paper = revoked(acting)
    browser = browse("secretary")
    browser.get(f"/submissions/{paper.id}")
    assert "同意が得られなくなったことが記録された" in browser.page
    assert "50代" not in browser.page
    browser.get("/submissions")
    assert paper.code in browser.page
    assert paper.title not in browser.page


def test_the_submitting_agency_sees_why_too(browse, acting):
    paper = revoked(acting)
    browser = browse("staff_a")
    browser.get(f"/submissions/{paper.id}")
    assert "同意が得られなくなったことが記録された" in browser.page


def test_the_case_page_leads_to_what_was_closed(browse, acting):
    paper = revoked(acting)
    browser = browse("staff_a")
    browser.get(f"/cases/{paper.case_id}")
    assert "同意の変更で閉じたもの" in browser.page
    assert f"/submissions/{paper.id}" in browser.page


def test_a_consent_taken_back_on_the_page_closes_the_paper_at_once(browse, acting):
    paper = paper_of(acting, papers.distributed)
    subject = households.member(households.find(paper.case), "本人")
    browser = browse("staff_a")
    way = f"/cases/{paper.case_id}/consents"
    browser.get(f"{way}/new?member={subject.id}")
    browser.submit(
        way,
        {
            "subject": str(subject.id),
            "event": "revoked",
            "giver": "self",
            "form": "oral",
            "on": "12月3日",
        },
    )
    assert state(paper) is S.CONSENT_REVOKED
    assert browse("member1").get(f"/submissions/{paper.id}").status_code == 404


def person_in(paper):
    return db.session.scalars(
        select(DataSubject.id).where(
            DataSubject.case_id == paper.case_id, DataSubject.label == "本人"
        )
    ).one()


def reinstated(browser, paper, **typed):
    way = f"/submissions/{paper.id}"
    browser.get(way)
    subject = person_in(paper)
    fields = {
        "base_version": browser.hidden["base_version"],
        f"basis_{subject.hex}": "anonymised_only",
        "reason": "部会の要綱に基づく匿名の検討として続ける。",
    }
    return browser.post(f"{way}/reinstate", fields | typed)


def test_the_secretariat_may_go_on_upon_another_basis_with_a_reason(browse, acting):
    paper = revoked(acting)
    browser = browse("secretary")
    assert reinstated(browser, paper, reason="").status_code == 422
    assert reinstated(browser, paper).status_code == 303
    assert state(paper) is S.ACCEPTED
    row = db.session.get_one(CaseSubmission, paper.id)
    assert (row.meeting_id, row.revoked_by_id) == (None, None)
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.subject_id == paper.id))
    assert "submission:reinstate" in set(tags)


def test_a_basis_that_needs_consent_cannot_carry_it_on(browse, acting):
    paper = revoked(acting)
    subject = person_in(paper)
    browser = browse("secretary")
    answer = reinstated(browser, paper, **{f"basis_{subject.hex}": "consent"})
    assert answer.status_code == 422
    assert "部会の要綱に基づく" in answer.text
    assert state(paper) is S.CONSENT_REVOKED


def test_a_paper_that_was_never_accepted_is_not_taken_up_again(browse, acting):
    paper = paper_of(acting, papers.submitted)
    households.consent(households.find(paper.case), "本人", event=ConsentEvent.REVOKED)
    browser = browse("secretary")
    browser.get(f"/submissions/{paper.id}")
    assert "別の根拠で検討を続ける" not in browser.page
    assert reinstated(browser, paper).status_code == 409


def test_papers_are_collected_and_disposed_of_under_a_decision(browse, acting):
    paper, _meeting = papers.distributed(acting)
    db.session.commit()
    browser, way = browse("secretary"), f"/submissions/{paper.id}"
    browser.get(way)
    browser.submit(f"{way}/collect", {"base_version": browser.hidden["base_version"]})
    assert state(paper) is S.ACCESS_ENDED
    assert browse("member1").get(way).status_code == 404
    version = browser.hidden["base_version"]
    today = f"{world.TODAY:%Y-%m-%d}"
    given = {
        "document_no": "8世生福第77号",
        "drafted_on": today,
        "decided_on": today,
        "decided_by": "生活福祉課長",
        "base_version": version,
    }
    for lacking in ("document_no", "decided_on", "decided_by"):
        assert browser.post(f"{way}/dispose", given | {lacking: ""}).status_code == 422
    late = given | {"drafted_on": f"{world.TODAY + timedelta(days=1):%Y-%m-%d}"}
    assert browser.post(f"{way}/dispose", late).status_code == 422
    assert "起案日は、決裁日までの日にしてください。" in browser.page
    assert state(paper) is S.ACCESS_ENDED
    browser.submit(f"{way}/dispose", given)
    assert state(paper) is S.DISPOSED
    assert "8世生福第77号" in browser.page
    assert "生活福祉課長" in browser.page
    row = db.session.get_one(CaseSubmission, paper.id)
    assert (row.disposal_drafted_on, row.disposal_decided_on) == (world.TODAY, world.TODAY)


def test_disposal_leaves_a_number_and_no_text(acting):
    paper, meeting = papers.distributed(acting)
    submissions.end_access(meeting, acting("secretary"))
    db.session.commit()
    whole = papers.fresh(acting("secretary"), paper.id)
    submissions.dispose(
        whole,
        document_no="8世生福第77号",
        drafted_on=None,
        decided_on=world.TODAY,
        decided_by="生活福祉課長",
        base_version=whole.version,
        actor=acting("secretary"),
    )
    db.session.commit()
    row = papers.fresh(acting("secretary"), paper.id)
    assert (row.code, row.members) == (paper.code, [])
    assert "代" not in row.title
    texts = select(SubmissionPart.disclosed_sealed).where(SubmissionPart.submission_id == row.id)
    assert set(db.session.scalars(texts)) == {None}


def test_a_form_opened_before_somebody_else_acted_keeps_what_was_typed(browse, acting):
    paper = papers.accepted(acting)
    db.session.commit()
    browser, way = browse("staff_a"), f"/submissions/{paper.id}"
    browser.get(way)
    stale = {"reason": "本人の意向です。", "base_version": "1"}
    answer = browser.post(f"{way}/withdraw", stale)
    assert answer.status_code == 409
    assert "本人の意向です。" in answer.text
    again = {"reason": "本人の意向です。", "base_version": browser.hidden["base_version"]}
    assert browser.post(f"{way}/withdraw", again).status_code == 303


def test_a_reason_typed_too_late_stays_on_the_page(browse, acting):
    paper = papers.submitted(acting)
    submissions.screen(paper, acting("secretary"))
    db.session.commit()
    first, second = browse("secretary"), browse("secretary2")
    for browser in (first, second):
        browser.get(f"/submissions/{paper.id}/screening")
    first.submit(f"/submissions/{paper.id}/accept")
    answer = second.post(f"/submissions/{paper.id}/return", {"reason": "地名を改めてください。"})
    assert answer.status_code == 409
    assert "地名を改めてください。" in answer.text


def test_what_was_kept_is_shown_with_its_reason_and_who_confirmed_it(browse, acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    row = papers.findings(paper)[0]
    submissions.decide_finding(
        paper,
        row.id,
        FindingDecision.KEPT,
        reason="地域の行事の名前で、だれのことでもないため。",
        base_version=paper.version,
        actor=acting("staff_a"),
    )
    db.session.flush()
    papers.settle(paper, acting("staff_a"))
    papers.checked(paper, acting("staff_a"))
    submissions.hand_over(
        paper,
        is_altered=True,
        unusual=UnusualDetail.NONE,
        base_version=paper.version,
        actor=acting("staff_a"),
    )
    db.session.commit()
    head = browse("manager_a")
    head.get(f"/submissions/{paper.id}/release")
    assert "地域の行事の名前で、だれのことでもないため。" in head.page
    assert world.PEOPLE["staff_a"].name in head.page
    papers.release(paper, acting("manager_a"))
    submissions.screen(paper, acting("secretary"))
    db.session.commit()
    screener = browse("secretary")
    screener.get(f"/submissions/{paper.id}/screening")
    assert "地域の行事の名前で、だれのことでもないため。" in screener.page
    assert world.PEOPLE["staff_a"].name in screener.page
