import pytest

from council.domain.business import Planned, read_standing
from council.domain.errors import DomainError
from council.domain.vocabulary import ItemKind


def test_each_line_is_an_item_and_those_for_report_say_so():
    text = "支援の隙間について\n\n 報告　相談の件数について \n報告 別の件\n報告"
    assert read_standing(text) == (
        Planned(ItemKind.DISCUSSION, "支援の隙間について"),
        Planned(ItemKind.REPORT, "相談の件数について"),
        Planned(ItemKind.REPORT, "別の件"),
        Planned(ItemKind.DISCUSSION, "報告"),
    )
    assert read_standing("") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("件\n報告　件", "二度あります"),
        ("前回議事録の確認について", "いつも次第に入ります"),
        ("あ" * 201, "200文字まで"),
        ("\n".join(map(str, range(21))), "20件まで"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(text, said):
    with pytest.raises(DomainError, match=said) as error:
        read_standing(text)
    assert error.value.field == "standing_items"
