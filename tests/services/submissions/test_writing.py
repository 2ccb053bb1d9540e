import pytest

from council.domain.errors import (
    DomainError,
    StaleVersion,
)
from council.domain.vocabulary import (
    FindingDecision,
    PartKind,
)
from council.extensions import db
from council.policy.disclosure import disclosed_texts
from council.services import submissions
from council.services.submissions import Passage
from tests import papers
from tests.papers import findings, original, part_of, ring, save

MY_NUMBER = "123456789018"


def test_what_is_typed_is_sealed_under_a_key_of_its_own(acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    part = part_of(paper, PartKind.OUTLINE)
    assert original(paper) == papers.OUTLINE
    assert part.original.key_id != part.key_id
    assert papers.OUTLINE.encode() not in part.original.text_sealed


def test_an_exact_age_and_a_date_are_found_with_replacements(acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    proposed = {row.kind: ring().open(row, "proposed_sealed") for row in findings(paper)}
    assert proposed == {"AGE": "80代", "DATE": "X年3月"}
    assert all(row.decision is FindingDecision.OPEN for row in findings(paper))


def test_a_finding_never_keeps_the_text_found(acting):
    paper = papers.draft(acting)
    papers.write(paper, acting("staff_a"))
    for row in findings(paper):
        stored = {one.key: getattr(row, one.key) for one in row.__mapper__.column_attrs}
        assert not any("平成9年" in str(value) or "82歳" in str(value) for value in stored.values())


def test_a_my_number_is_left_out_of_the_save_and_the_rest_is_kept(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    refused = save(
        paper,
        actor,
        Passage(PartKind.OUTLINE, f"番号は {MY_NUMBER} です。"),
        Passage(PartKind.QUESTION, papers.QUESTION),
    )
    assert [(one.kind, one.is_handled) for one in refused] == [(PartKind.OUTLINE, False)]
    assert part_of(paper, PartKind.OUTLINE).original is None
    assert original(paper, PartKind.QUESTION) == papers.QUESTION


def test_a_stale_form_does_not_save(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    first = paper.version
    papers.write(paper, actor)
    with pytest.raises(StaleVersion):
        submissions.write_parts(
            paper, [Passage(PartKind.OUTLINE, "古い")], base_version=first, actor=actor
        )


def test_a_decision_outlives_a_change_elsewhere_in_the_text(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    papers.settle(paper, actor)
    save(paper, actor, Passage(PartKind.OUTLINE, "はじめに。" + papers.OUTLINE))
    assert {row.decision for row in findings(paper)} == {FindingDecision.ACCEPTED}
    assert original(paper)[findings(paper)[0].start :].startswith("82歳")


def test_a_decision_falls_with_the_words_it_was_about(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    papers.settle(paper, actor)
    save(paper, actor, Passage(PartKind.OUTLINE, papers.OUTLINE.replace("82歳", "83歳")))
    decisions = {row.kind: row.decision for row in findings(paper)}
    assert decisions == {"AGE": FindingDecision.OPEN, "DATE": FindingDecision.ACCEPTED}


def test_typed_names_are_found_in_every_spelling_and_stay_found_without_them(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    text = "霞さんは穏やかに話す。ウドガミ家は長く続く。"
    save(paper, actor, Passage(PartKind.OUTLINE, text))
    submissions.scan(paper, papers.NAMES, base_version=paper.version, actor=actor)
    assert [row.kind for row in findings(paper)] == ["PERSON", "PERSON"]
    save(paper, actor, Passage(PartKind.OUTLINE, text + "以上。"))
    assert [row.kind for row in findings(paper)] == ["PERSON", "PERSON"]
    assert paper.names_checked_at is None


def test_other_wording_that_holds_a_typed_name_is_opened_again(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    for row in findings(paper):
        submissions.decide_finding(
            paper,
            row.id,
            FindingDecision.CHANGED,
            wording="霞の母",
            base_version=paper.version,
            actor=actor,
        )
        db.session.flush()
    submissions.scan(paper, papers.NAMES, base_version=paper.version, actor=actor)
    assert {row.decision for row in findings(paper)} == {FindingDecision.OPEN}


def test_keeping_needs_a_reason_and_other_words_must_be_harmless(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    row = findings(paper)[0]
    for decision, words in (
        (FindingDecision.KEPT, {"reason": " "}),
        (FindingDecision.CHANGED, {"wording": "03-1234-5678"}),
        (FindingDecision.CHANGED, {"wording": ""}),
    ):
        with pytest.raises(DomainError):
            submissions.decide_finding(
                paper, row.id, decision, base_version=paper.version, actor=actor, **words
            )


def test_a_decision_can_be_taken_back(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    papers.settle(paper, actor)
    row = findings(paper)[0]
    submissions.redo_finding(paper, row.id, base_version=paper.version, actor=actor)
    assert (row.decision, row.confirmed_by_id) == (FindingDecision.OPEN, None)


def test_missed_words_are_replaced_wherever_they_stand_in_the_passage(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    save(paper, actor, Passage(PartKind.OUTLINE, "鉄道模型の大会。鉄道模型に詳しい。"))
    missed = submissions.Missed(part_of(paper, PartKind.OUTLINE).id, "鉄道模型", "趣味")
    count = submissions.mark_missed(paper, missed, base_version=paper.version, actor=actor)
    assert count == 2
    assert disclosed_texts(paper, ring())[0] == "趣味の大会。趣味に詳しい。"


def test_missed_words_must_stand_in_the_text_and_be_unmarked(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    papers.write(paper, actor)
    part_id = part_of(paper, PartKind.OUTLINE).id
    for words in ("どこにもない", "82歳の母"):
        with pytest.raises(DomainError):
            submissions.mark_missed(
                paper,
                submissions.Missed(part_id, words, "高齢の母"),
                base_version=paper.version,
                actor=actor,
            )


def test_what_was_heard_without_approval_carries_its_handling_label(acting):
    paper, actor = papers.draft(acting), acting("staff_a")
    passage = Passage(PartKind.FAMILY_SUPPORT, "介護を続けることに不安がある。", True, ("母",))
    assert save(paper, actor, passage) == []
    part = part_of(paper, PartKind.FAMILY_SUPPORT, 1)
    assert part.handling == "母には伝えない"
    unnamed = Passage(PartKind.PERSON_WISH, "だれにも言わないでほしい。", True)
    assert [one.is_handled for one in save(paper, actor, unnamed)] == [True]
