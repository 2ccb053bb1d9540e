from council.domain.judging import UnusualDetail
from council.domain.vocabulary import ConsentEvent
from council.services import submissions
from tests import papers


def test_the_screener_is_told_whose_consent_is_not_confirmed(browse, acting):
    paper = papers.draft(acting)
    person, mother = paper.case.subjects
    papers.consent(paper, person, ConsentEvent.GRANTED, acting("staff_a"))
    papers.write(paper, acting("staff_a"))
    papers.settle(paper, acting("staff_a"))
    papers.checked(paper, acting("staff_a"))
    submissions.hand_over(
        paper,
        is_altered=True,
        unusual=UnusualDetail.NONE,
        base_version=paper.version,
        actor=acting("staff_a"),
    )
    papers.release(paper, acting("manager_a"))
    submissions.screen(paper, acting("secretary"))
    browser = browse("secretary")
    browser.get(f"/submissions/{paper.id}/screening")
    box = browser.page.partition('id="consents"')[2].partition("</section>")[0]
    assert f"{mother.label}の同意" in box
    assert "未確認" in box
    assert f"{person.label}の同意" not in box
