"""Of whom a pledge is asked."""

import pytest

from council.domain.instruments import PledgeRule
from council.domain.pledges import is_asked
from council.domain.vocabulary import SeatType

R, T = PledgeRule, SeatType


@pytest.mark.parametrize(
    ("rule", "seat_type", "legal_form", "asked"),
    [
        (R.NONE, T.EXPERT, None, False),
        (R.ALL, T.EX_OFFICIO, "地方公共団体", True),
        (R.OUTSIDERS, T.EX_OFFICIO, "地方公共団体", False),
        (R.OUTSIDERS, T.AGENCY, "特定非営利活動法人", False),
        (R.OUTSIDERS, T.AGENCY, "合同会社", False),
        (R.OUTSIDERS, T.AGENCY, "任意団体", True),
        (R.OUTSIDERS, T.AGENCY, "個人", True),
        (R.OUTSIDERS, T.AGENCY, "法人格のない任意団体", True),
        (R.OUTSIDERS, T.AGENCY, "任意組合", True),
        (R.OUTSIDERS, T.AGENCY, "", True),
        (R.OUTSIDERS, T.AGENCY, None, True),
        (R.OUTSIDERS, T.EXPERT, "国立大学法人", True),
        (R.OUTSIDERS, T.CITIZEN, None, True),
    ],
)
def test_the_law_binds_through_public_bodies_and_legal_persons_alone(
    rule, seat_type, legal_form, asked
):
    assert is_asked(rule, seat_type, legal_form) is asked
