"""What a vote comes to, and what the minutes say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.errors import DomainError
from council.domain.votes import Count, ensure_counted, outcome_words

numbers = st.integers(0, 20)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (None, "（異議なく、全会一致で議決）"),
        (Count(4, 1), "（賛成４名、反対１名、棄権なし。賛成多数で議決）"),
        (Count(1, 3, 1), "（賛成１名、反対３名、棄権１名。賛成少数のため、否決）"),
        (
            Count(2, 2, casting=True),
            "（賛成２名、反対２名、棄権なし。可否同数のため、議長が可と決したため、議決）",
        ),
        (
            Count(2, 2, casting=False),
            "（賛成２名、反対２名、棄権なし。可否同数のため、議長が否と決したため、否決）",
        ),
    ],
)
def test_the_outcome_stands_behind_the_decision(count, said):
    assert outcome_words(count, "議決") == said


def test_a_body_that_confirms_says_so_in_its_own_word():
    assert outcome_words(None, "確認") == "（異議なく、全会一致で確認）"
    assert outcome_words(Count(1, 3), "確認").endswith("賛成少数のため、確認に至らず）")


@pytest.mark.parametrize(
    ("count", "voters", "sentence"),
    [
        (Count(3, 1), 5, "採決に加わったのは5名です"),
        (Count(-1, 5), 4, "0以上"),
        (Count(2, 2), 4, "可否同数です"),
        (Count(3, 1, casting=True), 4, "可否同数ではありません"),
    ],
)
def test_counts_that_cannot_be_are_refused(count, voters, sentence):
    with pytest.raises(DomainError) as refused:
        ensure_counted(count, voters)
    assert sentence in str(refused.value)


@given(numbers, numbers, numbers, st.sampled_from([None, True, False]))
def test_what_is_counted_is_decided_one_way_alone(ayes, noes, abstentions, casting):
    count = Count(ayes, noes, abstentions, casting if ayes == noes else None)
    if not count.is_tied:
        ensure_counted(count, count.voters)
        assert count.is_carried == (ayes > noes + abstentions)
    elif casting is not None:
        ensure_counted(count, count.voters)
        assert count.is_carried is casting
    else:
        with pytest.raises(DomainError):
            ensure_counted(count, count.voters)
