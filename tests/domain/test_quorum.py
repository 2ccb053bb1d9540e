import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.quorum import (
    Quorum,
    Seatings,
    SeatState,
    answers_sentence,
    count_seats,
    forecast_sentence,
    reckon,
    sentence,
    spoken_sentence,
)

STATES = st.lists(st.sampled_from(SeatState), max_size=40)
RULES = st.sampled_from(Quorum)


def test_the_minutes_say_that_the_meeting_was_valid():
    result = reckon(Quorum.MAJORITY, Seatings(filled=14, present=12, substitutes=1))
    assert sentence(result) == (
        "委員１４名のうち１２名（代理１名を含む）が出席し、定足数８名に達したため、会議は成立した。"
    )


def test_the_minutes_say_that_the_quorum_was_missed():
    result = reckon(Quorum.MAJORITY, Seatings(filled=14, present=7))
    assert not result.is_quorate
    assert sentence(result, "half") == (
        "委員14名のうち7名が出席し、定足数8名に達しなかったため、会議は成立しなかった。"
    )


def test_without_a_rule_the_sentence_only_counts():
    result = reckon(Quorum.NONE, Seatings(filled=5, present=3))
    assert sentence(result) == "委員５名のうち３名が出席した。"
    assert forecast_sentence(result) == "委員5名のうち3名が出席の予定です。"


def test_until_anybody_is_counted_blanks_are_read_out():
    result = reckon(Quorum.MAJORITY, Seatings(filled=14, present=0))
    assert spoken_sentence(result, is_counted=False, member="構成員", under="要綱第７条") == (
        "構成員１４名のうち〔　　〕名（うち代理〔　　〕名）が出席しています。"
        "定足数の８名に達していますので、要綱第７条により、会議は成立しています。"
    )


def test_what_is_read_out_once_everybody_is_counted():
    few = reckon(Quorum.MAJORITY, Seatings(filled=14, present=7))
    assert spoken_sentence(few, is_counted=True).endswith(
        "定足数の８名に達していませんので、会議は成立していません。"
    )
    part = reckon(Quorum.HALF, Seatings(filled=14, present=9, substitutes=1, recused=2))
    assert spoken_sentence(part, is_counted=True) == (
        "除斥の２名を除く委員１２名のうち９名（代理１名を含む）が出席しています。"
        "定足数の６名に達していますので、この議題の審議は成立しています。"
    )
    free = reckon(Quorum.NONE, Seatings(filled=5, present=3))
    assert spoken_sentence(free, is_counted=True) == "委員５名のうち３名が出席しています。"


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        (Quorum.MAJORITY, 14, 8),
        (Quorum.MAJORITY, 13, 7),
        (Quorum.HALF, 14, 7),
        (Quorum.HALF, 13, 7),
        (Quorum.HALF, 0, 1),
        (Quorum.NONE, 14, 0),
    ],
)
def test_how_many_are_needed(rule, seats, needed):
    assert reckon(rule, Seatings(filled=seats, present=0)).needed == needed


def test_a_recused_seat_leaves_both_sides_for_the_item():
    states = [SeatState.PRESENT] * 7 + [SeatState.RECUSED] + [SeatState.ABSENT] * 6
    result = reckon(Quorum.MAJORITY, count_seats(states))
    assert (result.seats, result.present, result.needed, result.is_quorate) == (13, 7, 7, True)
    assert sentence(result) == (
        "除斥の１名を除く委員１３名のうち７名が出席し、定足数７名に達したため、この議題の審議は成立した。"
    )


def test_the_forecast_says_what_is_missing_and_who_has_not_answered():
    enough = reckon(Quorum.MAJORITY, Seatings(filled=14, present=12, substitutes=1))
    assert forecast_sentence(enough) == (
        "いまの見込みで成立します。委員14名のうち12名（代理1名を含む）が出席の予定で、定足数は8名です。"
    )
    few = reckon(Quorum.MAJORITY, Seatings(filled=14, present=6))
    assert forecast_sentence(few, unanswered=3) == (
        "いまの見込みでは、定足数に2名足りません。"
        "委員14名のうち6名が出席の予定で、定足数は8名です。未回答は3名です。"
    )


def test_after_the_opening_the_answers_are_told_as_past_and_forecast_nothing():
    result = reckon(Quorum.MAJORITY, Seatings(filled=14, present=6))
    assert answers_sentence(result, unanswered=3) == (
        "回答では、委員14名のうち6名が出席の予定でした。未回答は3名でした。"
    )


@pytest.mark.parametrize(
    "counts",
    [
        {"filled": 3, "present": 4},
        {"filled": 3, "present": 1, "substitutes": 2},
        {"filled": 3, "present": 3, "recused": 1},
        {"filled": 3, "present": 1, "recused": -1},
        {"filled": 3, "present": -1},
    ],
)
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(ValueError, match="合いません"):
        Seatings(**counts)


@given(STATES, RULES, st.integers(0, 5))
def test_vacant_seats_never_matter(states, rule, vacant):
    more = [*states, *[SeatState.VACANT] * vacant]
    assert reckon(rule, count_seats(states)) == reckon(rule, count_seats(more))


@given(STATES, RULES)
def test_one_more_present_never_breaks_the_quorum(states, rule):
    if SeatState.ABSENT in states and reckon(rule, count_seats(states)).is_quorate:
        states[states.index(SeatState.ABSENT)] = SeatState.SUBSTITUTE
        assert reckon(rule, count_seats(states)).is_quorate


@given(STATES)
def test_a_majority_is_more_than_half_and_half_is_no_less(states):
    seatings = count_seats(states)
    result = reckon(Quorum.MAJORITY, seatings)
    assert result.is_quorate == (2 * result.present > result.seats)
    if result.seats:
        assert reckon(Quorum.HALF, seatings).is_quorate == (2 * result.present >= result.seats)
