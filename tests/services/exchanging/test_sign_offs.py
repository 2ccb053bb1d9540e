"""The exceptions from a body's 決裁, as the table of bodies says them."""

import pytest

from council.exchange.values import BadCell
from council.services.exchanging.structure_columns import COLUMNS

READ = next(one for one in COLUMNS if one.name == "sign_off_otherwise").read


@pytest.mark.parametrize(
    "cell", ["cancel change", "change、cancel", "中止の通知 変更の通知", "change cancel change"]
)
def test_acts_are_read_by_code_or_label_in_any_order(cell):
    assert READ(cell) == "change cancel"


def test_another_word_is_refused():
    with pytest.raises(BadCell):
        READ("廃棄")
