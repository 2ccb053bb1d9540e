from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.deidentify import Attribute, Step, risk
from council.deidentify.risk import AGE_STEPS, BLANK
from council.domain.vocabulary import AgeBand

NAMES = ("age", "sex", "area", "household")
VALUES = st.sampled_from(["a", "b", "c", 0, None, ""])
CASES = st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES), max_size=12)
THRESHOLDS = st.integers(1, 4)


def blank(value):
    return None if value == "" else value


def row(case, names):
    return tuple(blank(case.get(name)) for name in names)


def is_rare(cases, names, values, threshold):
    """The definition: fewer cases than the threshold have these values, none of them blank."""
    return None not in values and sum(row(case, names) == values for case in cases) < threshold


def minimal_rare(cases, threshold):
    return {
        (names, values, tuple(n for n, other in enumerate(cases) if row(other, names) == values))
        for size in (1, 2, 3)
        for names in combinations(NAMES, size)
        for values in {row(case, names) for case in cases}
        if is_rare(cases, names, values, threshold)
        and not any(
            is_rare(cases, tuple(n for n, _ in part), tuple(v for _, v in part), threshold)
            for smaller in range(1, size)
            for part in combinations(tuple(zip(names, values, strict=True)), smaller)
        )
    }


@given(CASES, THRESHOLDS)
def test_k_counts_the_cases_with_all_the_same_values(cases, threshold):
    found = risk(cases, NAMES, threshold)
    rows = [row(case, NAMES) for case in cases]
    assert found.k == tuple(rows.count(one) for one in rows)
    assert found.smallest == min(found.k, default=0)
    assert found.below == tuple(n for n, k in enumerate(found.k) if k < threshold)


@given(CASES, THRESHOLDS)
def test_rare_combinations_are_all_the_minimal_ones_and_no_other(cases, threshold):
    found = {
        (tuple(n for n, _ in one.values), tuple(v for _, v in one.values), one.cases)
        for one in risk(cases, NAMES, threshold).rare
    }
    assert found == minimal_rare(cases, threshold)


@given(CASES, THRESHOLDS)
def test_a_gain_says_what_comes_out_when_it_is_done(cases, threshold):
    step = Step("広く", {"a": "wide", "b": "wide"})
    attributes = [Attribute(name, ladder=(step,)) for name in NAMES]
    now = risk(cases, attributes, threshold)
    assert len(now.gains) == 2 * len(NAMES)
    for gain in now.gains:
        name = gain.attribute.name
        changed = [
            {**case, name: None if gain.step == BLANK else widened(case.get(name), step)}
            for case in cases
        ]
        then = risk(changed, NAMES, threshold)
        assert (gain.smallest, gain.below) == (then.smallest, len(then.below))
        assert set(then.below) <= set(now.below)
        assert gain.freed == len(now.below) - len(then.below)


def widened(value, step):
    return step.wider.get(value, value) if blank(value) is not None else None


@given(CASES, THRESHOLDS)
def test_every_case_at_risk_has_a_reason_and_every_reason_a_case_at_risk(cases, threshold):
    found = risk(cases, NAMES, threshold)
    for case in range(len(cases)):
        assert bool(found.reasons(case)) >= (case in found.below)
        # a rare combination makes the whole of the fields at least as rare
        assert (case in found.below) >= bool(found.rare_for(case))


def test_a_blank_hides_nobody_and_is_no_knowledge():
    found = risk([{"age": "80"}, {"age": "80"}, {}, {"age": ""}], ["age"], threshold=3)
    assert found.k == (2, 2, 2, 2)
    assert [one.values for one in found.rare] == [(("age", "80"),)]
    assert found.reasons(2) == ["すべての項目が同じ事例は、これを含めて2件だけです。"]


def test_reasons_and_advice_are_sentences_with_the_labels_of_the_fields():
    attributes = [Attribute("age", "年齢層", AGE_STEPS), Attribute("sex", "性別")]
    cases = [
        *[{"age": AgeBand.SEVENTIES, "sex": "女性"}] * 2,
        *[{"age": AgeBand.SIXTIES, "sex": "女性"}] * 2,
        *[{"age": AgeBand.SIXTIES, "sex": "男性"}] * 3,
        {"age": AgeBand.SEVENTIES, "sex": "男性"},
    ]
    found = risk(cases, attributes)
    assert found.reasons(0) == [
        "年齢層が「70代」・性別が「女性」の事例は、これを含めて2件だけです。"
    ]
    assert found.reasons(7) == ["年齢層が「70代」・性別が「男性」の事例は、これだけです。"]
    assert found.advice() == [
        "「年齢層」を20歳きざみにすると、3件未満の事例が5件から0件に減ります。",
        "「年齢層」を空欄にすると、3件未満の事例が5件から0件に減ります。",
        "「性別」を空欄にすると、3件未満の事例が5件から0件に減ります。",
    ]


def test_advice_is_silent_where_nothing_would_help():
    assert risk([{"age": "80"}], ["age", "sex"]).advice() == []


def test_with_no_case_or_no_field_there_is_nothing_to_tell_apart():
    assert (risk([], ["age"]).k, risk([], ["age"]).smallest) == ((), 0)
    assert risk([{}, {}, {}], []).k == (3, 3, 3)


@pytest.mark.parametrize(("attributes", "threshold"), [(["age", "age"], 3), (["age"], 0)])
def test_a_question_without_sense_is_refused(attributes, threshold):
    with pytest.raises(ValueError, match="。"):
        risk([], attributes, threshold)


def test_the_age_ladder_names_every_band():
    assert set(AGE_STEPS[0].wider) == set(AgeBand)
