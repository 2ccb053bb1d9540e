import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.business import STANDARD, Planned
from council.domain.vocabulary import ItemKind
from council.exchange.values import BadCell
from council.services.exchanging.agendas import are_alike, read_agenda, write_agenda

pytestmark = pytest.mark.sqlite_only

_SIGNS = st.text("会議0 5分|\\：【】（）非公開報告のa", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
_KINDS = st.sampled_from(
    [kind for kind in ItemKind if kind not in {ItemKind.CASE, ItemKind.OPENING, ItemKind.CLOSING}]
)


@st.composite
def _items(draw):
    is_closed = draw(st.booleans())
    reason = draw(_SIGNS.filter(lambda text: text and "】" not in text)) if is_closed else ""
    title = draw(_SIGNS.filter(bool))
    return Planned(draw(_KINDS), title, draw(st.integers(0, 480)), is_closed, reason)


@given(st.lists(_items() | st.sampled_from(STANDARD), max_size=5).map(tuple))
def test_what_is_written_is_read_as_it_was(items):
    assert read_agenda(write_agenda(items)) == items


def test_an_agenda_as_an_office_writes_it():
    assert read_agenda("開会|報告：相談の状況　２０分|【非公開】事例の共有|閉会") == (
        STANDARD[0],
        Planned(ItemKind.REPORT, "相談の状況", 20),
        Planned(ItemKind.DISCUSSION, "事例の共有", 10, is_closed=True),
        STANDARD[-1],
    )


def test_a_reason_that_is_not_told_makes_no_difference():
    told = Planned(ItemKind.DISCUSSION, "共有", is_closed=True)
    kept = Planned(ItemKind.DISCUSSION, "共有", is_closed=True, closed_reason="個人情報を扱うため")
    assert are_alike((told,), (kept,))
    assert not are_alike((kept,), (told,))


@pytest.mark.parametrize(
    "cell",
    ["事例検討：事例", "長い議題 999分", "【非公開：理由】", "報告：", "番号 123456789018について"],
)
def test_what_is_no_item_is_refused(cell):
    with pytest.raises(BadCell):
        read_agenda(cell)
