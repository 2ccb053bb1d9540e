import re

from sqlalchemy import select

from council.domain.vocabulary import SubmissionState
from council.extensions import db
from council.models import CaseSubmission
from tests import papers

S = SubmissionState
OUTLINE = "82歳の母と50代の本人の二人暮らし。平成9年3月に父が亡くなった。"
MY_NUMBER = "123456789018"


def only_paper() -> CaseSubmission:
    db.session.expire_all()
    return db.session.scalars(select(CaseSubmission)).one()


def state() -> SubmissionState:
    return only_paper().state


def radios(page: str) -> list[str]:
    return sorted(set(re.findall(r'name="(decision_[0-9a-f]+)"', page)))


def posted(browser, path, fields):
    """Submit with the version that the page shows."""
    return browser.submit(path, {"base_version": browser.hidden["base_version"], **fields})


def marked(page: str) -> dict[str, str]:
    """The steps of writing, each with its state as the progress line shows it."""
    line = page.partition('<nav class="progress"')[2].partition("</nav>")[0]
    steps = line.split("<li ")[1:]
    return {
        re.findall(r"<(?:a [^>]*|span)>([^<]+)<", one)[0]: re.findall(r"step--(\w+)", one)[0]
        for one in steps
    }


def test_only_what_is_filled_is_marked_as_done(browse, acting):
    case = papers.case(acting)
    staff = browse("staff_a")
    staff.get(f"/cases/{case.id}/submission")
    staff.submit(f"/cases/{case.id}/submission", {"body": "s8050", "support_target": "both"})
    base = f"/submissions/{only_paper().id}"
    staff.get(f"{base}/confirm")
    assert "検討したい事項が書かれていません。" in staff.page
    steps = marked(staff.page)
    assert (steps["概要と経過"], steps["検討したい事項"]) == ("later", "later")
    staff.get(f"{base}/texts/question/edit")
    posted(staff, f"{base}/texts/question/edit", {"text_question": papers.QUESTION})
    staff.get(f"{base}/confirm")
    steps = marked(staff.page)
    assert (steps["概要と経過"], steps["検討したい事項"]) == ("later", "done")
    staff.get(f"{base}/texts/course/edit")
    posted(staff, f"{base}/texts/course/edit", {"text_outline": OUTLINE})
    staff.get(f"{base}/confirm")
    assert marked(staff.page)["概要と経過"] == "later"  # places in it wait for a decision


def test_a_paper_is_written_judged_released_and_screened_in_the_browser(browse, acting):
    case = papers.case(acting)
    staff = browse("staff_a")
    staff.get(f"/cases/{case.id}/submission")
    staff.submit(f"/cases/{case.id}/submission", {"body": "s8050", "support_target": "both"})
    base = f"/submissions/{only_paper().id}"
    basis = dict.fromkeys(re.findall(r'name="(basis_\w+)"', staff.page), "anonymised_only")
    posted(staff, f"{base}/basis", {"support_target": "both", **basis})
    household = {
        name: value
        for name in set(re.findall(r'name="((?:label|sex|age|together)_\w+)"', staff.page))
        for value in [{"l": "母", "s": "unstated", "a": "80", "t": "y"}[name[0]]]
    }
    posted(staff, f"{base}/household", household)
    assert "書き始める" in staff.page
    staff.get(f"{base}/texts/course/edit")
    posted(staff, f"{base}/texts/course/edit", {"text_outline": OUTLINE})
    assert "確認していない箇所が 2件あります" in staff.page
    posted(
        staff,
        f"{base}/texts/course/findings",
        {"go": "next", **dict.fromkeys(radios(staff.page), "accepted")},
    )
    staff.get(f"{base}/texts/question/edit")
    posted(staff, f"{base}/texts/question/edit", {"text_question": papers.QUESTION})
    staff.get(f"{base}/confirm")
    assert "まだ回せません。" in staff.page
    posted(staff, f"{base}/names", {"names": papers.NAMES})
    assert papers.NAME not in staff.page
    posted(staff, f"{base}/hand-over", {"is_altered": "y", "unusual": "none"})
    assert state() is S.HANDED_OVER

    manager = browse("manager_a")
    manager.get(f"{base}/release")
    assert "80代の母と50代の本人" in manager.page
    assert "82歳" not in manager.page
    manager.submit(f"{base}/release", {"content_hash": manager.hidden["content_hash"]})
    assert state() is S.SUBMITTED

    secretary = browse("secretary")
    secretary.get("/submissions")
    assert "匿名化の点検を待っています" in secretary.page
    secretary.get(base)
    assert "80代の母と50代の本人" not in secretary.page
    secretary.submit(f"{base}/screen")
    assert "80代の母と50代の本人" in secretary.page
    secretary.submit(f"{base}/accept")
    assert state() is S.ACCEPTED


def test_a_my_number_stays_on_the_page_and_everything_else_is_saved(browse, acting):
    paper = papers.draft(acting)
    staff = browse("staff_a")
    path = f"/submissions/{paper.id}/texts/course/edit"
    staff.get(path)
    answer = staff.post(
        path,
        {
            "base_version": staff.hidden["base_version"],
            "text_outline": f"番号 {MY_NUMBER} の人。",
            "text_person_wish": "人の少ない時間なら見てみたい。",
        },
    )
    assert answer.status_code == 422
    assert MY_NUMBER in staff.page
    assert "12桁の個人番号と思われる数字" in staff.page
    staff.get(f"/submissions/{paper.id}/texts/course")
    assert "人の少ない時間なら見てみたい。" in staff.page
    assert MY_NUMBER not in staff.page


def test_a_stale_form_keeps_what_was_typed(browse, acting):
    paper = papers.draft(acting)
    staff = browse("staff_a")
    path = f"/submissions/{paper.id}/texts/course/edit"
    answer = staff.post(path, {"base_version": "0", "text_outline": "あとから書いた文。"})
    assert answer.status_code == 409
    assert "あとから書いた文。" in staff.page
    posted(staff, path, {"text_outline": "あとから書いた文。"})
    assert "あとから書いた文。" in staff.page


def test_a_reason_is_asked_for_what_is_kept(browse, acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    staff = browse("staff_a")
    staff.get(f"/submissions/{paper.id}/texts/course")
    first = radios(staff.page)[0]
    answer = staff.post(
        f"/submissions/{paper.id}/texts/course/findings",
        {"base_version": staff.hidden["base_version"], first: "kept"},
    )
    assert answer.status_code == 422
    assert "残す理由を書いてください。" in staff.page


def test_a_decision_is_redone_and_missed_words_are_added(browse, acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    papers.settle(paper, acting("staff_a"))
    staff = browse("staff_a")
    base = f"/submissions/{paper.id}/texts/course"
    staff.get(base)
    redo = re.findall(r'name="redo" value="([^"]+)"', staff.page)[0]
    posted(staff, f"{base}/findings", {"redo": redo})
    assert "確認していない箇所が 1件あります" in staff.page
    part = re.findall(r'<option value="([^"]+)"', staff.page)[0]
    missed = {"part": part, "words": "相談に来た", "wording": "相談があった"}
    posted(staff, f"{base}/missed", missed)
    assert "相談があった" in staff.page
    answer = staff.post(
        f"{base}/missed",
        {**missed, "words": "どこにもない", "base_version": staff.hidden["base_version"]},
    )
    assert answer.status_code == 422


def test_the_number_in_the_text_is_the_number_in_the_list(browse, acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    staff = browse("staff_a")
    staff.get(f"/submissions/{paper.id}/texts/course")
    marked = re.findall(r'<a class="place__number" href="#finding-(\d+)"', staff.page)
    listed = re.findall(r'id="finding-(\d+)"', staff.page)
    assert marked == listed == ["1", "2"]


def test_the_manager_sends_back_and_the_author_sees_why(browse, acting):
    paper = papers.handed_over(acting)
    manager = browse("manager_a")
    manager.get(f"/submissions/{paper.id}/release")
    assert manager.post(f"/submissions/{paper.id}/send-back").status_code == 422
    manager.submit(f"/submissions/{paper.id}/send-back", {"reason": "父の年を省いてください。"})
    staff = browse("staff_a")
    staff.get(f"/submissions/{paper.id}")
    assert "父の年を省いてください。" in staff.page


def test_a_returned_paper_can_be_rewritten(browse, acting):
    paper = papers.submitted(acting)
    secretary = browse("secretary")
    secretary.submit(f"/submissions/{paper.id}/screen")
    assert secretary.post(f"/submissions/{paper.id}/return").status_code == 422
    secretary.submit(f"/submissions/{paper.id}/return", {"reason": "世帯の並びで分かります。"})
    staff = browse("staff_a")
    staff.get(f"/submissions/{paper.id}")
    assert "世帯の並びで分かります。" in staff.page
    staff.submit(f"/submissions/{paper.id}/revise")
    assert state() is S.DRAFT
    assert "80代の母と" in staff.page


def test_a_release_of_what_was_not_read_is_refused_with_its_reason(browse, acting):
    paper = papers.handed_over(acting)
    manager = browse("manager_a")
    manager.get(f"/submissions/{paper.id}/release")
    answer = manager.post(f"/submissions/{paper.id}/release", {"content_hash": "0" * 64})
    assert answer.status_code == 409
    assert "ほかの人が先に保存しました。" in manager.page
