import pytest

from council.domain.ids import new_id
from council.domain.vocabulary import IssueState, ItemKind
from council.extensions import db
from council.models import AgendaItem, Issue
from council.services import issues
from tests import held, world

TEXT = "中高年の方が日中に過ごせる居場所が、地域によって少ない。"


def raised(acting, **facts) -> Issue:
    return issues.raise_issue(
        world.body("s8050"),
        **{
            "title": "中高年の居場所が少ない",
            "text": TEXT,
            "raised_by": "委員",
            "actor": acting("secretary"),
            **facts,
        },
    )


def forwarded(acting, **facts) -> Issue:
    issue = raised(acting, **facts)
    issues.forward(issue, world.body("representatives"), acting("secretary"))
    return issue


def fresh(issue: Issue) -> Issue:
    db.session.expire_all()
    return db.session.get_one(Issue, issue.id)


def fields(**more) -> dict[str, str]:
    return {
        "body": str(world.body("s8050").id),
        "title": "中高年の居場所が少ない",
        "text": TEXT,
        "raised_by": "第５回全区版地域ケア会議",
        **more,
    }


def test_the_list_is_empty_with_a_sentence(browse):
    browser = browse("staff_a")
    browser.get("/issues")
    assert "関わる課題はまだありません" in browser.page


def test_a_member_raises_an_issue(browse):
    browser = browse("member1")
    browser.get("/issues/new")
    assert "世帯が分かること" in browser.page
    browser.submit("/issues", fields())
    assert "課題を記録しました。" in browser.page
    assert TEXT in browser.page
    browser.get("/issues")
    assert "中高年の居場所が少ない" in browser.page


def test_somebody_without_a_body_is_told_who_raises_issues(browse):
    browser = browse("staff_a")
    browser.get("/issues/new")
    assert "課題を出せるのは、会議体の事務局と委員です。" in browser.page
    assert browser.post("/issues", fields()).status_code == 422


def test_a_household_in_the_text_is_refused_at_its_field_and_kept(browse):
    browser = browse("member1")
    answer = browser.post("/issues", fields(text="太子堂3丁目の82歳の母のことです。"))
    assert answer.status_code == 422
    assert "1文字目の住所" in browser.page
    assert "82歳の母" in browser.page
    assert "日付は、世帯のことではありません" not in browser.page


def test_a_date_alone_is_asked_about(browse):
    browser = browse("member1")
    words = fields(text="2027年3月までに一覧を作ってほしい。")
    assert browser.post("/issues", words).status_code == 422
    assert "日付は、世帯のことではありません" in browser.page
    browser.submit("/issues", {**words, "dates_checked": "y"})


def test_an_issue_climbs_and_its_answer_comes_back(browse, acting):
    issue = raised(acting)
    below = browse("secretary")
    below.get(f"/issues/{issue.id}")
    assert "次にすること：上の会議に上げる" in below.page
    below.submit(
        f"/issues/{issue.id}/forward",
        {"base_version": issue.version, "to_body": str(world.body("representatives").id)},
    )
    assert "実務者会議" in below.page
    assert "会議を開かない段なので通り越します" in below.page
    above = browse("rep_chair")
    above.get(f"/issues/{issue.id}")
    assert TEXT in above.page
    assert "次にすること：回答する" in above.page
    above.submit(
        f"/issues/{issue.id}/answer",
        {"base_version": fresh(issue).version, "text": "居場所の一覧を作る。"},
    )
    below.get(f"/issues/{issue.id}")
    assert "居場所の一覧を作る。" in below.page
    assert "次にすること：回答を受け取る" in below.page
    below.submit(f"/issues/{issue.id}/receive", {"base_version": fresh(issue).version})
    below.submit(f"/issues/{issue.id}/close", {"base_version": fresh(issue).version})
    assert fresh(issue).state is IssueState.CLOSED


def test_an_answer_with_a_household_is_refused_and_kept(browse, acting):
    issue = forwarded(acting)
    browser = browse("rep_chair")
    answer = browser.post(
        f"/issues/{issue.id}/answer",
        {"base_version": issue.version, "text": "03-5432-1111に電話する。"},
    )
    assert answer.status_code == 422
    assert "電話番号" in browser.page
    assert "に電話する。" in browser.page


def test_a_form_opened_before_another_saved_is_refused_and_may_be_sent_again(browse, acting):
    issue = forwarded(acting)
    browser = browse("rep_chair")
    fields_ = {"base_version": issue.version - 1, "text": "一覧を作る。"}
    assert browser.post(f"/issues/{issue.id}/answer", fields_).status_code == 409
    assert "一覧を作る。" in browser.page
    assert f'name="base_version" type="hidden" value="{issue.version}"' in browser.page


@pytest.mark.parametrize("who", ["staff_a", "emp_member", "admin", "nobody"])
def test_an_issue_of_other_bodies_does_not_exist(browse, acting, who):
    issue = forwarded(acting)
    assert browse(who).get(f"/issues/{issue.id}").status_code == 404


@pytest.mark.parametrize("who", ["member1", "rep_member"])
def test_a_member_reads_but_does_not_answer(browse, acting, who):
    issue = forwarded(acting)
    browser = browse(who)
    assert browser.get(f"/issues/{issue.id}").status_code == 200
    assert "次にすること" not in browser.page
    assert browser.post(f"/issues/{issue.id}/answer", {}).status_code == 403


def test_the_upper_body_does_not_learn_at_which_meeting_below_it_was_raised(browse, acting):
    meeting = held.meeting(number=7)
    issue = forwarded(acting, meeting=meeting)
    browser = browse("rep_member")
    browser.get(f"/issues/{issue.id}")
    assert "第7回" not in browser.page
    assert str(meeting.id) not in browser.page


def test_the_page_shows_at_which_meeting_the_issue_is_an_item(browse, acting):
    issue = forwarded(acting)
    meeting = held.meeting("representatives", number=3)
    db.session.add(
        AgendaItem(
            id=new_id(),
            meeting_id=meeting.id,
            position=1,
            kind=ItemKind.ISSUE,
            title="課題について",
            issue_id=issue.id,
        )
    )
    browser = browse("rep_member")
    browser.get(f"/issues/{issue.id}")
    assert "代表者会議 第3回" in browser.page
    below = browse("member1")
    below.get(f"/issues/{issue.id}")
    assert "代表者会議 第3回" not in below.page


@pytest.mark.parametrize("who", ["secretary", "member1", "rep_chair"])
def test_the_list_takes_the_same_few_statements_for_any_number_of_issues(browse, acting, who):
    browser = browse(who)
    counts = []
    for more in (1, 20):
        for _ in range(more):
            forwarded(acting)
        counts.append(int(browser.get("/issues").headers["X-Council-Statements"]))
    assert counts[0] == counts[1] <= 6


@pytest.mark.parametrize("who", ["secretary", "rep_chair"])
def test_an_issues_page_takes_few_statements(browse, acting, who):
    answer = browse(who).get(f"/issues/{forwarded(acting).id}")
    assert int(answer.headers["X-Council-Statements"]) <= 8
