from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from council.domain.business import number_items
from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.papers import paper_label
from council.domain.vocabulary import ItemKind, SubmissionState
from council.extensions import db
from council.models import Paper
from council.services import meetings
from council.services.meetings.agenda import items_of
from tests import convening, papers
from tests.convening import notified, scheduled, signed_off


def add(meeting, actor, title="分析結果について", **facts):
    item = meetings.add_item(
        meeting, **{"kind": ItemKind.DISCUSSION, "title": title, "actor": actor, **facts}
    )
    db.session.flush()
    return item


def test_a_new_item_stands_before_the_closing_ones(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    add(meeting, secretary)
    kinds = [item.kind for item in items_of(meeting)]
    assert kinds[-3:] == [ItemKind.DISCUSSION, ItemKind.OTHER, ItemKind.CLOSING]
    assert [item.position for item in items_of(meeting)] == list(range(1, 7))


def test_each_item_joins_its_part_so_that_the_agenda_has_one_of_each(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    for kind in (ItemKind.REPORT, ItemKind.DISCUSSION, ItemKind.REPORT, ItemKind.CONFIRM_MINUTES):
        add(meeting, secretary, kind=kind)
    places = number_items(item.kind for item in items_of(meeting))
    assert [one.heading for one in places if one.heading] == ["議事", "報告事項"]


def test_papers_are_numbered_in_the_order_of_the_agenda(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    first, second = add(meeting, secretary, "甲"), add(meeting, secretary, "乙")
    later = meetings.add_paper(meeting, title="乙の資料", item=second, actor=secretary)
    sooner = meetings.add_paper(meeting, title="甲の資料", item=first, actor=secretary)
    loose = meetings.add_paper(meeting, title="参考資料", actor=secretary)
    assert [sooner.number, later.number, loose.number] == [1, 2, 3]
    meetings.move_item(second, -1, secretary, base_version=second.version)
    assert [later.number, sooner.number, loose.number] == [1, 2, 3]


def labels(*listed):
    return [paper_label(one.number, one.branch) for one in listed]


def test_papers_of_one_item_share_its_number_until_one_is_left(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    item = add(meeting, secretary)
    one = meetings.add_paper(meeting, title="甲", item=item, actor=secretary)
    two = meetings.add_paper(meeting, title="乙", item=item, actor=secretary)
    loose = meetings.add_paper(meeting, title="参考", actor=secretary)
    assert labels(one, two, loose) == ["資料1-1", "資料1-2", "資料2"]
    one.meeting = meeting
    meetings.remove_paper(one, secretary)
    assert labels(two, loose) == ["資料1", "資料2"]


def test_after_the_notice_numbers_stand_and_what_comes_is_added_behind(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    first, second = add(meeting, secretary, "甲"), add(meeting, secretary, "乙")
    one = meetings.add_paper(meeting, title="甲の資料", item=first, actor=secretary)
    two = meetings.add_paper(meeting, title="乙の資料", item=second, actor=secretary)
    notified(meeting, secretary)
    late = meetings.add_paper(meeting, title="甲の二つ目", item=first, actor=secretary)
    loose = meetings.add_paper(meeting, title="参考", actor=secretary)
    meetings.move_item(second, -1, secretary, base_version=second.version)
    assert labels(one, two, late, loose) == ["資料1", "資料2", "資料1-2", "資料3"]
    assert [row.is_added for row in (one, two, late, loose)] == [False, False, True, True]
    text = words(meetings.agenda_document(meeting, secretary))
    assert "資料１－２" in text
    assert "甲の二つ目（追加）" in text


def test_removing_an_item_takes_its_papers_along(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    item = add(meeting, secretary)
    meetings.add_paper(meeting, title="資料", item=item, actor=secretary)
    meetings.remove_item(item, secretary, base_version=item.version)
    assert db.session.query(Paper).filter_by(meeting_id=meeting.id).count() == 0


def test_a_closed_item_says_why(acting):
    secretary = acting("secretary")
    with pytest.raises(DomainError, match="理由"):
        add(scheduled(secretary), secretary, is_closed=True)


def test_a_stale_edit_is_refused(acting):
    secretary = acting("secretary")
    item = add(scheduled(secretary), secretary)
    facts = {
        "kind": ItemKind.REPORT,
        "title": "報告",
        "presenter": "",
        "minutes": 5,
        "is_closed": False,
        "closed_reason": "",
        "actor": secretary,
    }
    seen = item.version
    meetings.edit_item(item, **facts, base_version=seen)
    db.session.flush()
    with pytest.raises(StaleVersion):
        meetings.edit_item(item, **facts, base_version=seen)


@given(st.lists(st.sampled_from(list(ItemKind)), max_size=30))
def test_top_numbers_run_without_a_gap(kinds):
    places = number_items(kinds)
    tops = [
        int(label)
        for place in places
        for label in (place.heading_label, place.label if place.level == 1 else "")
        if label
    ]
    assert tops == list(range(1, len(tops) + 1))


def words(content):
    document = Document(BytesIO(content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_agenda_as_word_names_items_and_papers(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    item = add(meeting, secretary, is_closed=True, closed_reason="個人情報を扱うため")
    meetings.add_paper(meeting, title="分析", item=item, collect_after=True, actor=secretary)
    text = words(meetings.agenda_document(meeting, secretary))
    for piece in (
        "第１回",
        "８０５０支援部会",
        "令和８年１２月１７日（木）",
        "分析結果について（非公開）",
        "資料１",
    ):
        assert piece in text, text


def test_the_notice_as_word_bears_the_document_number(acting):
    secretary = acting("secretary")
    meeting = scheduled(secretary)
    signed_off(meeting, secretary)
    text = words(meetings.notice_document(meeting, secretary))
    for piece in (
        "8世生福第1234号",
        "部会長　鷺沢 道雄",
        "生活福祉課",
        "（１）前回議事録の確認について",
    ):
        assert piece in text, text
    assert "世田谷区世田谷区" not in text


def test_an_accepted_case_stands_on_the_agenda_by_its_code_alone(acting):
    secretary = acting("secretary")
    paper = papers.accepted(acting)
    meeting = scheduled(secretary)
    item = add(meeting, secretary, "ここに書いた題名は使われない", submission=paper)
    assert (item.title, item.is_closed) == (f"事例検討（{paper.code}）", True)
    assert paper.state is SubmissionState.SCHEDULED
    listed = db.session.query(Paper).filter_by(submission_id=paper.id).one()
    assert (listed.title, listed.collect_after) == (f"事例 {paper.code}", True)
    assert paper.code not in words(meetings.notice_document(meeting, secretary))


def test_the_notice_hands_out_the_case_and_calling_off_takes_it_back(acting):
    secretary = acting("secretary")
    paper = papers.accepted(acting)
    meeting = scheduled(secretary)
    add(meeting, secretary, submission=paper)
    notified(meeting, secretary)
    assert paper.state is SubmissionState.DISTRIBUTED
    meetings.cancel(meeting, "会場の都合により", secretary, decision=convening.decided(secretary))
    assert paper.state is SubmissionState.ACCEPTED


def test_a_case_taken_off_the_agenda_is_accepted_again(acting):
    secretary = acting("secretary")
    paper = papers.accepted(acting)
    meeting = scheduled(secretary)
    item = add(meeting, secretary, submission=paper)
    meetings.remove_item(item, secretary, base_version=item.version)
    assert paper.state is SubmissionState.ACCEPTED


def test_a_case_of_another_body_cannot_be_taken_up(acting):
    secretary = acting("secretary")
    paper = papers.accepted(acting)
    meeting = scheduled(secretary, code="representatives")
    with pytest.raises(Conflict):
        add(meeting, secretary, submission=paper)
