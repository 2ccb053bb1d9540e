import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import IssueState
from council.extensions import db
from council.models import Issue, IssueStep
from council.models.keyring import keyring
from council.queries import issues as queries
from council.services import issues
from tests import held, world

TEXT = "中高年の方が日中に過ごせる居場所が、地域によって少ない。"


def raised(acting, *, code="s8050", who="secretary", **facts) -> Issue:
    return issues.raise_issue(
        world.body(code),
        **{
            "title": "中高年の居場所が少ない",
            "text": TEXT,
            "raised_by": "第５回全区版地域ケア会議",
            "actor": acting(who),
            **facts,
        },
    )


def forwarded(acting) -> Issue:
    issue = raised(acting)
    issues.forward(issue, world.body("representatives"), acting("secretary"))
    return issue


def answered(acting) -> Issue:
    issue = forwarded(acting)
    issues.answer(issue, "居場所の一覧を作り、来年度に配る。", acting("rep_chair"))
    return issue


def test_an_issue_is_held_by_the_body_that_raised_it_and_sealed(acting):
    issue = raised(acting)
    assert (issue.state, issue.holder_id) == (IssueState.RAISED, world.body("s8050").id)
    assert TEXT.encode() not in issue.text_sealed
    assert keyring(db.session).open(issue, "text_sealed") == TEXT


@pytest.mark.parametrize("who", ["member1", "chair", "secretary2"])
def test_members_and_secretariat_raise_issues(acting, who):
    assert raised(acting, who=who).created_by_id == world.person(who).id


@pytest.mark.parametrize("who", ["staff_a", "emp_member", "emp_secretary", "admin", "former"])
def test_nobody_else_raises_an_issue_in_a_body(acting, who):
    with pytest.raises(NotAllowed):
        raised(acting, who=who)


@pytest.mark.parametrize(
    ("field", "words", "kind"),
    [
        ("text", "池尻に住む82歳の母が困っている。", "年齢"),
        ("text", "電話03-5432-1111に相談があった。", "電話番号"),
        ("title", "太子堂3丁目5番2号の世帯", "住所"),
        ("raised_by", "相談者（090-1234-5678）", "電話番号"),
    ],
)
def test_words_that_may_point_at_a_household_are_refused_with_their_places(
    acting, field, words, kind
):
    with pytest.raises(issues.HouseholdNamed) as refusal:
        raised(acting, **{field: words})
    assert refusal.value.field == field
    assert kind in str(refusal.value)
    assert "文字目" in str(refusal.value)
    assert words not in str(refusal.value)


def test_a_date_stays_when_somebody_has_looked_at_it(acting):
    words = "2027年3月までに一覧を作ってほしい。"
    with pytest.raises(issues.HouseholdNamed) as refusal:
        raised(acting, text=words)
    assert refusal.value.only_dates
    assert raised(acting, text=words, dates_checked=True).id


def test_looking_at_dates_does_not_let_a_telephone_number_pass(acting):
    with pytest.raises(issues.HouseholdNamed):
        raised(acting, text="2027年3月に03-5432-1111へ。", dates_checked=True)


def test_an_issue_names_the_meeting_that_raised_it_but_never_a_case_conference(acting):
    meeting = held.meeting()
    assert raised(acting, meeting=meeting).meeting_id == meeting.id
    assert raised(acting, meeting=held.conference("staff_a")).meeting_id is None


def test_what_climbs_passes_over_the_level_that_does_not_meet(acting):
    issue = raised(acting)
    targets = queries.forward_targets(issue, world.TODAY)
    assert [one.body_id for one in targets] == [world.body("representatives").id]
    with pytest.raises(DomainError) as refusal:
        issues.forward(issue, world.body("working"), acting("secretary"))
    assert refusal.value.field == "to_body"


def test_there_is_nothing_above_the_highest_body_that_meets(acting):
    assert queries.forward_targets(forwarded(acting), world.TODAY) == []


def test_an_issue_goes_up_and_its_answer_comes_back(acting):
    issue = answered(acting)
    assert issue.state is IssueState.ANSWERED
    assert issue.holder_id == world.body("representatives").id
    issues.receive(issue, acting("secretary2"))
    assert (issue.state, issue.holder_id) == (IssueState.RECEIVED, world.body("s8050").id)
    issues.close(issue, acting("secretary"))
    assert issue.state is IssueState.CLOSED
    acts = db.session.scalars(
        select(IssueStep.act).where(IssueStep.issue_id == issue.id).order_by(IssueStep.position)
    )
    assert list(acts) == ["forward", "answer", "receive", "close"]


@pytest.mark.parametrize("who", ["member1", "chair", "emp_secretary", "admin"])
def test_only_the_holders_secretariat_hands_an_issue_up(acting, who):
    issue = raised(acting)
    with pytest.raises(NotAllowed):
        issues.forward(issue, world.body("representatives"), acting(who))


@pytest.mark.parametrize("who", ["rep_member", "chair", "secretary2", "admin"])
def test_only_the_holders_secretariat_or_chair_answers(acting, who):
    with pytest.raises(NotAllowed):
        issues.answer(forwarded(acting), "検討する。", acting(who))


def test_only_the_raisers_secretariat_takes_the_answer(acting):
    with pytest.raises(NotAllowed):
        issues.receive(answered(acting), acting("rep_chair"))


def test_an_answer_names_a_meeting_of_the_body_that_answers(acting):
    issue = forwarded(acting)
    with pytest.raises(DomainError) as refusal:
        issues.answer(issue, "検討する。", acting("rep_chair"), meeting=held.meeting())
    assert refusal.value.field == "meeting"
    issues.answer(issue, "検討する。", acting("rep_chair"), meeting=held.meeting("representatives"))


@pytest.mark.parametrize("words", ["", "  ", "担当は03-5432-1111です。"])
def test_an_answer_is_not_empty_and_names_no_household(acting, words):
    with pytest.raises(DomainError) as refusal:
        issues.answer(forwarded(acting), words, acting("rep_chair"))
    assert refusal.value.field == "text"


@pytest.mark.parametrize(
    "act",
    [
        lambda i, x: issues.answer(i, "検討する。", x("secretary")),
        lambda i, x: issues.receive(i, x("secretary")),
    ],
)
def test_an_issue_that_was_not_handed_up_has_no_answer(acting, act):
    with pytest.raises(Conflict):
        act(raised(acting), acting)


@pytest.mark.parametrize(
    "act",
    [
        lambda i, x: issues.close(i, x("secretary")),
        lambda i, x: issues.receive(i, x("secretary")),
    ],
)
def test_an_issue_on_its_way_up_is_not_closed_from_below(acting, act):
    with pytest.raises(Conflict):
        act(forwarded(acting), acting)


def test_a_received_answer_may_be_followed_by_another_climb(acting):
    issue = answered(acting)
    issues.receive(issue, acting("secretary"))
    issues.forward(issue, world.body("representatives"), acting("secretary"), text="再度の検討を。")
    assert issue.state is IssueState.FORWARDED


def test_the_upper_body_knows_of_an_issue_once_it_climbed(acting):
    issue = raised(acting)
    assert queries.get(acting("rep_member"), issue.id) is None
    issues.forward(issue, world.body("representatives"), acting("secretary"))
    assert queries.get(acting("rep_member"), issue.id) is not None
    assert queries.get(acting("emp_member"), issue.id) is None
