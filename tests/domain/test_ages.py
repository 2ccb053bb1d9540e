import pytest

from council.domain.ages import Fit, fit, limits
from council.domain.vocabulary import AgeBand as B


@pytest.mark.parametrize(
    ("band", "low", "high", "expected"),
    [
        (B.TWENTIES, 15, 39, Fit.WHOLE),
        (B.TEENS, 15, 39, Fit.PART),
        (B.FORTIES, 15, 39, Fit.NONE),
        (B.UNDER_10, 15, 39, Fit.NONE),
        (B.SIXTIES, 65, None, Fit.PART),
        (B.OVER_90, 65, None, Fit.WHOLE),
        (B.OVER_90, None, 95, Fit.PART),
        (B.FIFTIES, None, None, Fit.WHOLE),
        (B.TEENS, None, 17, Fit.PART),
    ],
)
def test_a_band_lies_within_across_or_outside_a_limit(band, low, high, expected):
    assert fit(band, low, high) is expected


def test_limits_are_said_in_words():
    assert [limits(15, 39), limits(40, None), limits(None, 17), limits(None, None)] == [
        "15〜39歳",
        "40歳以上",
        "17歳以下",
        "",
    ]
