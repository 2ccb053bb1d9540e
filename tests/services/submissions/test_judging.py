import pytest
from sqlalchemy import select

from council.deidentify import Kind
from council.domain.errors import Conflict, DomainError, StaleVersion
from council.domain.judging import TermList, TermState
from council.domain.vocabulary import (
    FindingDecision,
    PartKind,
)
from council.extensions import db
from council.models import AuditEntry, JudgingStep, RememberedTerm
from council.services import submissions
from council.services.submissions import Judgement, Missed, Passage
from tests import papers, remembering
from tests.papers import findings, part_of, ring, save

D = FindingDecision
TWICE = "82歳の母がいる。平成9年3月に父が亡くなった。母は82歳である。"


@pytest.fixture
def paper(acting):
    made = papers.draft(acting)
    save(
        made,
        acting("staff_a"),
        Passage(PartKind.OUTLINE, TWICE),
        Passage(PartKind.QUESTION, "82歳の母をどう支えるか。くわの実に聞くか。"),
    )
    return made


def decide(paper, actor, *judgements):
    count = submissions.decide_findings(paper, judgements, base_version=paper.version, actor=actor)
    db.session.flush()
    return count


def undo(paper, actor):
    submissions.undo(paper, base_version=paper.version, actor=actor)
    db.session.flush()


def miss(paper, actor, words, wording="", **more):
    missed = Missed(part_of(paper, PartKind.QUESTION).id, words, wording, **more)
    count = submissions.mark_missed(paper, missed, base_version=paper.version, actor=actor)
    db.session.flush()
    return count


def decisions(paper):
    return [row.decision for row in findings(paper)]


def said(paper):
    return [
        (row.id, row.decision, row.replacement_sealed, row.reason_sealed, row.confirmed_by_id)
        for row in findings(paper)
    ]


def test_the_same_words_are_decided_alike_wherever_they_stand_in_the_paper(paper, acting):
    age = next(row for row in findings(paper) if row.kind == "AGE")
    kept = Judgement(age.id, D.KEPT, reason="検討に必要なため", with_same=True)
    assert decide(paper, acting("staff_a"), kept) == 3
    assert {row.kind: row.decision for row in findings(paper)} == {"AGE": D.KEPT, "DATE": D.OPEN}
    reasons = {ring().open(row, "reason_sealed") for row in findings(paper) if row.kind == "AGE"}
    assert reasons == {"検討に必要なため"}


def test_what_was_decided_for_itself_is_not_decided_by_its_twin(paper, acting):
    first, second, _third = [row for row in findings(paper) if row.kind == "AGE"]
    decide(
        paper,
        acting("staff_a"),
        Judgement(first.id, D.ACCEPTED, with_same=True),
        Judgement(second.id, D.CHANGED, wording="高齢"),
    )
    assert second.decision is D.CHANGED
    assert ring().open(second, "replacement_sealed") == "高齢"


def test_undoing_takes_back_one_act_after_the_other(paper, acting):
    actor = acting("staff_a")
    states = [said(paper)]
    for judgement in (
        Judgement(findings(paper)[0].id, D.ACCEPTED, with_same=True),
        Judgement(findings(paper)[1].id, D.CHANGED, wording="むかし"),
        Judgement(findings(paper)[0].id, D.KEPT, reason="必要なため"),
    ):
        decide(paper, actor, judgement)
        states.append(said(paper))
    for before in reversed(states[:-1]):
        undo(paper, actor)
        assert said(paper) == before
    with pytest.raises(Conflict):
        undo(paper, actor)


def test_undoing_a_missed_word_takes_its_mark_off(paper, acting):
    before = said(paper)
    miss(paper, acting("staff_a"), "くわの実", kind=Kind.HOSPITAL)
    assert len(findings(paper)) == len(before) + 1
    undo(paper, acting("staff_a"))
    assert said(paper) == before


def test_undoing_needs_the_version_that_was_seen(paper, acting):
    decide(paper, acting("staff_a"), Judgement(findings(paper)[0].id, D.ACCEPTED))
    with pytest.raises(StaleVersion):
        submissions.undo(paper, base_version=paper.version - 1, actor=acting("staff_a"))


def test_nothing_before_a_saved_text_is_taken_back(paper, acting):
    decide(paper, acting("staff_a"), Judgement(findings(paper)[0].id, D.ACCEPTED))
    save(paper, acting("staff_a"), Passage(PartKind.OUTLINE, TWICE + "以上。"))
    with pytest.raises(Conflict):
        undo(paper, acting("staff_a"))


def test_other_words_that_come_back_must_be_checked_for_names_again(paper, acting):
    actor, row = acting("staff_a"), findings(paper)[0]
    decide(paper, actor, Judgement(row.id, D.CHANGED, wording="高齢"))
    papers.checked(paper, actor)
    assert paper.names_checked_at is not None
    decide(paper, actor, Judgement(row.id, D.ACCEPTED))
    undo(paper, actor)
    assert row.decision is D.CHANGED
    assert paper.names_checked_at is None


def test_a_decision_taken_back_leaves_the_check_of_names_standing(paper, acting):
    actor = acting("staff_a")
    papers.checked(paper, actor)
    decide(paper, actor, Judgement(findings(paper)[0].id, D.KEPT, reason="必要なため"))
    undo(paper, actor)
    assert paper.names_checked_at is not None


def test_a_step_keeps_no_word_of_the_text_in_clear(paper, acting):
    decide(paper, acting("staff_a"), Judgement(findings(paper)[0].id, D.CHANGED, wording="高齢"))
    step = db.session.scalars(select(JudgingStep)).one()
    assert b"82" not in step.before_sealed
    before = ring().open(step, "before_sealed")
    assert "82歳" not in before
    assert "高齢" not in before


def test_releasing_leaves_no_step_behind(acting):
    papers.submitted(acting)
    assert db.session.scalars(select(JudgingStep)).all() == []


def test_a_missed_word_has_a_kind_whose_word_stands_in_its_place(paper, acting):
    miss(paper, acting("staff_a"), "くわの実", kind=Kind.HOSPITAL)
    row = next(one for one in findings(paper) if one.layer == "manual")
    assert row.kind == "HOSPITAL"
    assert ring().open(row, "replacement_sealed") == "〔医療機関名〕"
    with pytest.raises(DomainError):
        miss(paper, acting("staff_a"), "支える")


def test_a_missed_word_is_replaced_in_the_other_passages_if_the_author_says_so(paper, acting):
    save(paper, acting("staff_a"), Passage(PartKind.PERSON_WISH, "くわの実は嫌だ。"))
    count = miss(paper, acting("staff_a"), "くわの実", kind=Kind.HOSPITAL, is_everywhere=True)
    assert count == 2


def test_a_missed_name_of_a_place_is_proposed_and_later_always_marked(paper, acting):
    actor = acting("staff_a")
    miss(paper, actor, "くわの実", kind=Kind.HOSPITAL, is_proposed=True)
    row = remembering.found("くわの実")
    assert (row.listed, row.kind, row.state) == (TermList.MARK, "HOSPITAL", TermState.PROPOSED)
    remembering.confirmed("ひだまり", acting("secretary"), kind=Kind.FACILITY)
    save(paper, actor, Passage(PartKind.PERSON_WISH, "ヒダマリに通いたい。"))
    found = next(one for one in findings(paper) if one.layer == "term")
    assert found.kind == "FACILITY"
    assert "覚えておく言葉" in found.why


def test_a_missed_name_of_a_person_is_never_proposed(paper, acting):
    for words, kind in (("くわ", Kind.PERSON), ("どう支える", Kind.RARE)):
        with pytest.raises(DomainError) as refused:
            miss(paper, acting("staff_a"), words, "別の言葉", kind=kind, is_proposed=True)
        assert refused.value.field == "remember"
    assert db.session.scalars(select(RememberedTerm)).all() == []


def test_a_term_with_a_name_found_in_the_paper_is_never_proposed(paper, acting):
    actor = acting("staff_a")
    save(paper, actor, Passage(PartKind.PERSON_WISH, "霞さんは霞クリニックに通う。"))
    submissions.scan(paper, papers.NAMES, base_version=paper.version, actor=actor)
    db.session.flush()
    part = part_of(paper, PartKind.PERSON_WISH)
    row = next(one for one in part.findings if one.kind == "PERSON")
    row.kind, row.end = "HOSPITAL", row.end  # as if the check had taken the name for a hospital
    kept = Judgement(row.id, D.KEPT, reason="公の名前のため", is_proposed=True)
    with pytest.raises(DomainError):
        decide(paper, actor, kept)


def test_a_kept_name_of_a_place_is_proposed_and_once_confirmed_not_found_again(paper, acting):
    actor = acting("staff_a")
    remembering.confirmed("ひだまり", acting("secretary"), kind=Kind.FACILITY)
    save(paper, actor, Passage(PartKind.PERSON_WISH, "ひだまりに通いたい。"))
    row = next(one for one in findings(paper) if one.layer == "term")
    decide(paper, actor, Judgement(row.id, D.KEPT, reason="公の名前のため", is_proposed=True))
    term = next(
        one for one in db.session.scalars(select(RememberedTerm)) if one.listed is TermList.ALLOW
    )
    assert (term.kind, term.state) == ("FACILITY", TermState.PROPOSED)


def test_what_the_secretariat_lets_pass_is_not_found(acting):
    actor, made = acting("staff_a"), papers.draft(acting)
    remembering.confirmed("ひだまり", acting("secretary"))
    remembering.confirmed("ひだまりまつり", acting("secretary"), TermList.ALLOW)
    save(made, actor, Passage(PartKind.OUTLINE, "ひだまりまつりに行く。"))
    assert findings(made) == []


def test_the_trail_of_a_proposal_names_the_paper_and_never_the_term(paper, acting):
    miss(paper, acting("staff_a"), "くわの実", kind=Kind.HOSPITAL, is_proposed=True)
    term = remembering.found("くわの実")
    db.session.commit()
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.tag == "submission:propose_term")
    ).one()
    assert entry.subject_id == paper.id
    assert str(term.id).encode() not in entry.canonical
    everything = db.session.scalars(select(AuditEntry.canonical)).all()
    assert not any(str(term.id).encode() in one for one in everything)
