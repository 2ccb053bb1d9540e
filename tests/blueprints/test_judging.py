import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from council.domain.vocabulary import FindingDecision, PartKind, SubmissionState
from council.extensions import db
from council.models import CaseSubmission, RememberedTerm, SubmissionPart
from council.services import submissions
from council.services.submissions import Judgement, Passage
from tests import papers, remembering
from tests.papers import findings, save

D = FindingDecision
TEXT = "82歳の母がいる。平成9年3月に父が亡くなった。母は82歳で、令和3年4月に入院した。"


@pytest.fixture
def paper(acting):
    made = papers.draft(acting)
    save(
        made,
        acting("staff_a"),
        Passage(PartKind.OUTLINE, TEXT),
        Passage(PartKind.QUESTION, papers.QUESTION),
    )
    db.session.commit()
    return made


def base(paper) -> str:
    return f"/submissions/{paper.id}/texts/course"


def stored(paper):
    db.session.expire_all()
    parts = db.session.scalars(
        select(SubmissionPart)
        .where(SubmissionPart.submission_id == paper.id)
        .options(selectinload(SubmissionPart.findings))
    ).all()
    return [row for part in parts for row in part.findings]


def decisions(paper):
    return [(row.kind, row.decision) for row in stored(paper)]


def opened(browse, paper, who="staff_a"):
    browser = browse(who)
    browser.get(base(paper))
    return browser


def send(browser, path, **fields):
    return browser.post(path, {"base_version": browser.hidden["base_version"], **fields})


def follow(browser, path, **fields):
    answer = send(browser, path, **fields)
    assert answer.status_code == 303, browser.sentences()
    browser.get(answer.location.partition("#")[0])
    return answer


def test_a_kind_is_accepted_at_once_and_what_was_chosen_for_itself_wins(browse, paper):
    browser = opened(browse, paper)
    second_age = [row for row in stored(paper) if row.kind == "AGE"][1].id.hex
    own = {f"decision_{second_age}": "kept", f"reason_{second_age}": "検討に必要なため"}
    follow(browser, f"{base(paper)}/findings", all="AGE", **own)
    assert decisions(paper) == [
        ("AGE", D.ACCEPTED), ("DATE", D.OPEN), ("AGE", D.KEPT), ("DATE", D.OPEN),
    ]  # fmt: skip
    assert "確認していない箇所が 2件あります" in browser.page


def test_everything_is_accepted_at_once_and_taken_back_at_once(browse, paper):
    browser = opened(browse, paper)
    follow(browser, f"{base(paper)}/findings", all="*")
    assert {decision for _kind, decision in decisions(paper)} == {D.ACCEPTED}
    assert "4箇所の決定を保存しました。" in browser.page
    follow(browser, f"{base(paper)}/undo")
    assert {decision for _kind, decision in decisions(paper)} == {D.OPEN}
    assert "ひとつ戻しました（決定 4箇所）。" in browser.page
    assert "data-undo " not in browser.page


def test_the_way_leads_to_the_next_open_finding(browse, paper):
    browser = opened(browse, paper)
    assert 'href="#finding-1"' in browser.page
    first = stored(paper)[0].id.hex
    answer = follow(
        browser, f"{base(paper)}/findings", go="stay", **{f"decision_{first}": "accepted"}
    )
    assert answer.location.endswith("#finding-2")
    assert 'href="#finding-2">次の箇所へ</a>' in browser.page


def test_the_same_words_are_decided_alike_when_the_author_says_so(browse, paper):
    browser = opened(browse, paper)
    assert "同じ言葉（ほか1箇所）も、同じに決める" in browser.page
    first = stored(paper)[0].id.hex
    fields = {f"decision_{first}": "accepted", f"same_{first}": "y"}
    follow(browser, f"{base(paper)}/findings", **fields)
    assert [one for one in decisions(paper) if one[0] == "AGE"] == [("AGE", D.ACCEPTED)] * 2


def test_a_stale_form_keeps_every_word_even_where_somebody_else_has_decided(browse, paper, acting):
    browser = opened(browse, paper)
    rows = findings(paper)
    submissions.decide_findings(
        paper, [Judgement(rows[0].id, D.ACCEPTED)], base_version=paper.version,
        actor=acting("manager_a"),
    )  # fmt: skip
    db.session.commit()
    first, second = rows[0].id.hex, rows[1].id.hex
    typed = {
        f"decision_{first}": "changed", f"wording_{first}": "高齢",
        f"decision_{second}": "kept", f"reason_{second}": "検討に必要なため",
    }  # fmt: skip
    answer = send(browser, f"{base(paper)}/findings", **typed)
    assert answer.status_code == 409
    assert 'value="高齢"' in browser.page
    assert 'value="検討に必要なため"' in browser.page
    assert "ほかの人が先に決めました。" in browser.page
    follow(browser, f"{base(paper)}/findings", **typed)
    assert [decision for _kind, decision in decisions(paper)][:2] == [D.CHANGED, D.KEPT]


def test_a_stale_undo_takes_nothing_back(browse, paper, acting):
    browser = opened(browse, paper)
    submissions.decide_findings(
        paper, [Judgement(findings(paper)[0].id, D.ACCEPTED)], base_version=paper.version,
        actor=acting("manager_a"),
    )  # fmt: skip
    db.session.commit()
    answer = send(browser, f"{base(paper)}/undo")
    assert answer.status_code == 409
    assert "ほかの人が先に保存しました。" in browser.page
    assert decisions(paper)[0] == ("AGE", D.ACCEPTED)


def test_bad_input_stays_on_the_page_with_the_sentence_at_its_field(browse, paper):
    browser = opened(browse, paper)
    first = stored(paper)[0].id.hex
    fields = {f"decision_{first}": "changed", f"wording_{first}": "電話03-1234-5678"}
    answer = send(browser, f"{base(paper)}/findings", **fields)
    assert answer.status_code == 422
    at = browser.page.index(f'id="wording_{first}-error"')
    assert "置き換える言葉にも、個人の特定につながりそうな" in browser.page[at : at + 800]
    assert 'value="電話03-1234-5678"' in browser.page


def test_a_missed_word_is_marked_with_its_kind_and_proposed(browse, paper):
    browser = opened(browse, paper)
    part = re.findall(r'data-part="([^"]+)"', browser.page)[0]
    fields = {"part": part, "words": "入院", "kind": "HOSPITAL", "remember": "y"}
    follow(browser, f"{base(paper)}/missed", **fields)
    assert "〔医療機関名〕" in browser.page
    assert "ひとつ戻す" in browser.page
    assert remembering.found("入院").kind == "HOSPITAL"


def test_a_missed_name_is_not_proposed_and_the_sentence_stands_at_the_tick(browse, paper):
    browser = opened(browse, paper)
    part = re.findall(r'data-part="([^"]+)"', browser.page)[0]
    fields = {"part": part, "words": "入院", "kind": "PERSON", "remember": "y"}
    answer = send(browser, f"{base(paper)}/missed", **fields)
    assert answer.status_code == 422
    at = browser.page.index('id="remember-error"')
    assert "覚えておけるのは、" in browser.page[at : at + 800]
    assert 'value="入院"' in browser.page
    assert db.session.scalars(select(RememberedTerm)).all() == []


def test_a_stale_form_of_something_missed_keeps_what_was_typed(browse, paper):
    browser = opened(browse, paper)
    part = re.findall(r'data-part="([^"]+)"', browser.page)[0]
    typed = {
        "part": part,
        "words": "入院",
        "kind": "HOSPITAL",
        "wording": "療養",
        "everywhere": "y",
    }
    answer = browser.post(f"{base(paper)}/missed", {"base_version": "0", **typed})
    assert answer.status_code == 409
    for kept in ('value="入院"', 'value="療養"', 'selected value="HOSPITAL"'):
        assert kept in browser.page
    assert re.search(r'<input[^>]*checked[^>]*name="everywhere"', browser.page)
    follow(browser, f"{base(paper)}/missed", **typed)
    assert "療養" in browser.page


def test_a_finding_to_be_judged_again_is_said_to_be_open(browse, paper):
    browser = opened(browse, paper)
    follow(browser, f"{base(paper)}/findings", all="*")
    redo = re.findall(r'name="redo" value="([^"]+)"', browser.page)[0]
    follow(browser, f"{base(paper)}/findings", redo=redo)
    assert "1箇所を未確認に戻しました。" in browser.page


def test_what_a_mark_means_is_said_in_words_and_shape(browse, paper):
    browser = opened(browse, paper)
    rows = [row.id.hex for row in stored(paper)]
    follow(
        browser,
        f"{base(paper)}/findings",
        **{
            f"decision_{rows[0]}": "accepted",
            f"decision_{rows[1]}": "changed", f"wording_{rows[1]}": "むかし",
            f"decision_{rows[2]}": "kept", f"reason_{rows[2]}": "検討に必要なため",
        },
    )  # fmt: skip
    marked = re.findall(
        r'<mark class="place place--(\w+)">.*?<span class="unseen">(.*?)</span>', browser.page
    )
    assert marked == [
        ("accepted", "番、案のとおり"), ("changed", "番、別の言葉"), ("kept", "番、残す"),
        ("open", "番、未確認"),
    ]  # fmt: skip


def test_a_doubtful_finding_is_shown_as_such(browse, paper):
    stored(paper)[0].confidence = 0.6
    db.session.commit()
    page = opened(browse, paper).page
    assert page.count("、確かさは低い") == 1
    assert page.count('<span class="tag tag--dashed">確かさは低い</span>') == 1


def test_the_script_is_our_own_and_the_page_allows_no_other(browse, paper):
    browser = browse("staff_a")
    answer = browser.get(base(paper))
    assert re.findall(r"<script[^>]*>", browser.page) == [
        '<script src="/static/js/review.js" defer>'
    ]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert browser.client.get("/static/js/review.js", buffered=True).status_code == 200


def _cost(browser, path, **fields) -> int:
    sent = browser.post(path, {"base_version": browser.hidden["base_version"], **fields})
    assert sent.status_code == 303
    return int(sent.headers["X-Council-Statements"])


def test_many_findings_cost_no_more_statements_than_few(browse, acting):
    costs = []
    for count in (3, 40):
        made = papers.draft(acting)
        text = "".join(f"平成{n % 20 + 1}年{n % 12 + 1}月に相談があった。" for n in range(count))
        save(made, acting("staff_a"), Passage(PartKind.OUTLINE, text))
        db.session.commit()
        browser = opened(browse, made)
        shown = browser.cost(base(made))
        accepted = _cost(browser, f"{base(made)}/findings", all="*")
        browser.get(base(made))
        costs.append((shown, accepted, _cost(browser, f"{base(made)}/undo")))
    assert costs[0] == costs[1]


def test_handing_over_asks_about_unusual_details_and_keeps_what_was_typed(browse, acting):
    made = papers.draft(acting)
    papers.write(made, acting("staff_a"))
    papers.settle(made, acting("staff_a"))
    papers.checked(made, acting("staff_a"))
    db.session.commit()
    staff, path = browse("staff_a"), f"/submissions/{made.id}/hand-over"
    staff.get(f"/submissions/{made.id}/confirm")
    assert send(staff, path, is_altered="y").status_code == 422
    assert "読み返して、どれかを選んでください。" in staff.page
    assert send(staff, path, is_altered="y", unusual="kept").status_code == 422
    assert "残す理由を書いてください。" in staff.page
    follow(staff, path, is_altered="y", unusual="kept", unusual_reason="大会の話が要るため")
    manager = browse("manager_a")
    manager.get(f"/submissions/{made.id}/release")
    assert "特異な記述の確認" in manager.page
    assert "検討に必要なので残しました" in manager.page
    assert "大会の話が要るため" in manager.page
    manager.submit(
        f"/submissions/{made.id}/release", {"content_hash": manager.hidden["content_hash"]}
    )
    secretary = browse("secretary")
    secretary.submit(f"/submissions/{made.id}/screen")
    assert "大会の話が要るため" in secretary.page
    db.session.expire_all()
    assert db.session.get_one(CaseSubmission, made.id).state is SubmissionState.SCREENING
