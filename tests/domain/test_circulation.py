import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.circulation import (
    Outcome,
    Vote,
    answered_sentence,
    counted_sentence,
    decided_sentence,
    tally,
)
from council.domain.quorum import Quorum
from council.domain.writings import Stance

SAID = (Stance.FOR, Stance.AGAINST, Stance.OPINION)
VOTES = st.lists(
    st.builds(
        Vote,
        is_held=st.booleans(),
        is_recused=st.booleans(),
        stance=st.none() | st.sampled_from(SAID),
    ),
    max_size=30,
)


def votes(favour=0, against=0, reserved=0, silent=0):
    said = [Stance.FOR] * favour + [Stance.AGAINST] * against + [Stance.OPINION] * reserved
    return [Vote(stance=one) for one in [*said, *[None] * silent]]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (votes(3, 2), Outcome.CARRIED),
        (votes(2, 3), Outcome.REJECTED),
        (votes(2, 2), Outcome.TIED),
        (votes(2, 1, 1), Outcome.TIED),
        (votes(2, 0, 3), Outcome.REJECTED),
        (votes(2, 0, 0, 3), Outcome.INQUORATE),
        (votes(3, 0, 0, 2), Outcome.CARRIED),
        ([], Outcome.INQUORATE),
    ],
)
def test_more_than_half_of_the_answers_carry_an_item(said, outcome):
    assert tally(Quorum.MAJORITY, said).outcome() is outcome


@pytest.mark.parametrize(
    ("ruling", "outcome"), [(Stance.FOR, Outcome.CARRIED), (Stance.AGAINST, Outcome.REJECTED)]
)
def test_at_exactly_half_the_chair_decides(ruling, outcome):
    assert tally(Quorum.HALF, votes(2, 2)).outcome(ruling) is outcome


def test_without_a_quorum_rule_one_answer_is_asked_at_least():
    assert tally(Quorum.NONE, votes(silent=4)).outcome() is Outcome.INQUORATE
    assert tally(Quorum.NONE, votes(1, silent=4)).outcome() is Outcome.CARRIED


@given(VOTES, st.sampled_from(list(Quorum)), st.randoms())
def test_the_order_of_the_answers_changes_nothing(said, rule, random):
    mixed = list(said)
    random.shuffle(mixed)
    assert tally(rule, said) == tally(rule, mixed)


@given(VOTES, st.sampled_from(list(Quorum)))
def test_every_answer_of_who_takes_part_is_counted_once(said, rule):
    count = tally(rule, said)
    taking_part = [one for one in said if one.is_held and not one.is_recused and one.stance]
    assert count.favour + count.against + count.reserved == len(taking_part)
    assert count.quorum.present == len(taking_part)


@given(VOTES, st.sampled_from(list(Quorum)), st.sampled_from(SAID))
def test_who_is_recused_or_left_the_seat_empty_decides_nothing(said, rule, stance):
    count = tally(rule, said)
    out = [Vote(is_recused=True, stance=stance), Vote(is_held=False, stance=stance)]
    fuller = tally(rule, [*said, *out])
    assert (fuller.favour, fuller.against, fuller.outcome()) == (
        count.favour,
        count.against,
        count.outcome(),
    )


@given(VOTES, st.sampled_from(list(Quorum)))
def test_one_more_in_favour_never_turns_a_decision_against_it(said, rule):
    before, after = tally(rule, said), tally(rule, [*said, Vote(stance=Stance.FOR)])
    if before.outcome() is Outcome.CARRIED and after.is_valid:
        assert after.outcome() is Outcome.CARRIED


@given(VOTES, st.sampled_from(list(Quorum)))
def test_a_ruling_counts_at_a_tie_alone(said, rule):
    count = tally(rule, said)
    if count.outcome() is not Outcome.TIED:
        assert {count.outcome(one) for one in (None, Stance.FOR, Stance.AGAINST)} == {
            count.outcome()
        }


def test_the_sentences_say_who_answered_how_it_divides_and_what_was_decided():
    count = tally(Quorum.MAJORITY, votes(2, 2, silent=1))
    assert answered_sentence(count.quorum) == (
        "委員５名のうち４名から書面の回答があり、定足数３名に達したため、会議は成立した。"
    )
    assert counted_sentence(count) == "賛成２名、反対２名、意見のみ（保留）０名であった。"
    words = {"chair": "部会長", "decision": "議決"}
    assert decided_sentence(count, None, **words) == ""
    assert decided_sentence(count, Stance.FOR, **words) == (
        "賛成が回答のちょうど半数であったため、部会長の決するところにより、原案のとおり議決した。"
    )
    against = decided_sentence(count, Stance.AGAINST, **words)
    assert against.endswith("部会長の決するところにより、原案は認められなかった。")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (votes(3, 1), "回答の過半数の賛成により、原案のとおり確認した。"),
        (votes(1, 3), "賛成が回答の過半数に達しなかったため、原案は認められなかった。"),
        (votes(1, silent=4), "回答が定足数に達しなかったため、この議題の審議は成立しなかった。"),
    ],
)
def test_a_decision_gives_its_reason(said, sentence):
    count = tally(Quorum.MAJORITY, said)
    assert decided_sentence(count, None, chair="会長", decision="確認") == sentence


def test_without_a_rule_the_sentence_names_no_quorum():
    count = tally(Quorum.NONE, votes(2, silent=1))
    assert answered_sentence(count.quorum, "half") == "委員3名のうち2名から書面の回答があった。"
