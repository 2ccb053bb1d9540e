"""The measures mean what the report says they mean, shown on passages of a line."""

import pytest

from tests.deidentify.goals import quality
from tests.deidentify.scoring import Span, score

TEXT = "岬 五郎さんは82歳、Ａ市の鳩笛荘に住む男性。"
NAME = {"start": 0, "end": 4, "type": "PERSON", "sub": "full"}
AGE = {"start": 7, "end": 10, "type": "AGE", "repl": ["80代"]}
HOME = {"start": 14, "end": 17, "type": "FACILITY"}
PLACEHOLDER = {"start": 11, "end": 13, "kind": "placeholder"}


def passage(*gold, **more):
    return {"id": "a", "text": TEXT, "spans": list(gold), **more}


def totals(found, *gold, **more):
    return score([passage(*gold, **more)], [found]).total


def test_an_identifier_is_covered_only_as_a_whole_by_findings_of_any_kind():
    assert totals([Span(0, 1, "PERSON")], NAME)["hard cover"] == 0
    assert totals([Span(0, 1, "PERSON"), Span(2, 4, "EMPLOYER")], NAME)["hard cover"] == 1


def test_blanks_and_honorifics_need_no_cover():
    long = {**NAME, "end": 6}
    assert totals([Span(0, 1, "PERSON"), Span(2, 4, "PERSON")], long)["hard cover"] == 1


def test_an_identifier_is_typed_by_half_of_it_in_its_group():
    assert totals([Span(15, 17, "HOSPITAL")], HOME)["hard typed"] == 1
    assert totals([Span(15, 17, "PERSON")], HOME)["hard typed"] == 0


def test_a_finding_is_right_if_half_of_it_is_gold_of_any_kind():
    assert totals([Span(14, 20, "PERSON")], HOME)["right"] == 1
    assert totals([Span(14, 22, "AGE")], HOME)["right"] == 0
    assert totals([Span(14, 17, "PERSON")], HOME)["right typed"] == 0


def test_what_the_passage_ignores_counts_neither_way():
    ignore = [{"start": 11, "end": 13}]
    found = totals([Span(11, 13, "LOCATION")], NAME, ignore=ignore)
    assert (found["found"], found["right"]) == (0, 0)


def test_one_leak_makes_a_passage_leak_and_a_soft_one_does_not():
    both = [Span(0, 4, "PERSON"), Span(7, 10, "AGE")]
    assert totals(both, NAME, AGE)["no leak"] == 1
    assert totals(both[:1], NAME, AGE)["no leak"] == 0
    assert totals(both[:1], NAME, {**AGE, "soft": True})["no leak"] == 1


def test_a_passage_without_gold_is_clean_while_nothing_is_flagged():
    assert totals([])["clean unflagged"] == 1
    flagged = totals([Span(11, 13, "LOCATION")])
    assert (flagged["clean passages"], flagged["clean unflagged"]) == (1, 0)


def test_an_age_is_right_if_its_proposal_is_among_the_wanted():
    assert totals([Span(7, 10, "AGE", "80代")], AGE)["bands right"] == 1
    assert totals([Span(7, 10, "AGE", "70代")], AGE)["bands right"] == 0


def test_a_decoy_touched_is_counted_by_its_kind():
    result = score([passage(NAME, decoys=[PLACEHOLDER])], [[Span(12, 13, "LOCATION")]])
    assert result.decoys["placeholder"] == {"n": 1, "flagged": 1}


def test_misses_and_false_alarms_are_listed_with_what_stands_around():
    result = score([passage(NAME)], [[Span(14, 17, "FACILITY")]])
    assert [one.context for one in result.misses] == ["<<岬 五郎>>さんは82歳、Ａ市の鳩笛"]
    assert [one.kind for one in result.false_alarms] == ["FACILITY"]


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        ([], 0.0),
        ([Span(0, 4, "PERSON")], 1.0),
        ([Span(0, 4, "PERSON"), Span(7, 9, "PERSON")], 2 / 3),
    ],
)
def test_f1_weighs_what_was_found_against_what_is_there(found, f1):
    assert score([passage(NAME)], [found]).f1("PERSON") == pytest.approx(f1)


def test_passages_of_names_alone_are_judged_by_persons_alone():
    assert [goal.measure for goal in quality(score([passage(NAME)], [[]]))] == ["PERSON F1"]
    goals = {goal.measure: goal.holds for goal in quality(score([passage(AGE)], [[]]))}
    assert goals["cover"] is False
    assert goals["clean passages unflagged"] is True
