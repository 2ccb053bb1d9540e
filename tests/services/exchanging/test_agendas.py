import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.domain.business import MAY_STAND, STANDARD, Planned
from council.domain.vocabulary import ItemKind
from council.exchange.values import BadCell
from council.services.exchanging.agendas import are_alike, read_agenda, write_agenda

pytestmark = pytest.mark.sqlite_only

_SIGNS = st.text("会議0 5分|\\：【】（）非公開報告の説明毎回a", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
_KINDS = st.sampled_from([kind for kind in ItemKind if kind is not ItemKind.CASE])


@st.composite
def _items(draw):
    is_closed = draw(st.booleans())
    reason = draw(_SIGNS) if is_closed else ""
    title, kind = draw(_SIGNS.filter(bool)), draw(_KINDS)
    presenter = draw(st.none() | st.just("") | _SIGNS)
    is_standing = kind in MAY_STAND and draw(st.booleans())
    return Planned(
        kind, title, draw(st.integers(0, 480)), is_closed, reason, presenter, is_standing
    )


@given(st.lists(_items() | st.sampled_from(STANDARD), max_size=5).map(tuple))
def test_what_is_written_is_read_as_it_was(items):
    assert read_agenda(write_agenda(items)) == items


def test_an_agenda_as_an_office_writes_it():
    cell = "開会|【説明：生活福祉課長】【毎回】報告：相談の状況　２０分|【非公開】事例の共有|閉会"
    assert read_agenda(cell) == (
        STANDARD[0],
        Planned(ItemKind.REPORT, "相談の状況", 20, presenter="生活福祉課長", is_standing=True),
        Planned(ItemKind.DISCUSSION, "事例の共有", 10, is_closed=True),
        STANDARD[-1],
    )


def test_a_reason_that_is_not_told_makes_no_difference():
    told = Planned(ItemKind.DISCUSSION, "共有", is_closed=True)
    kept = Planned(ItemKind.DISCUSSION, "共有", is_closed=True, closed_reason="個人情報を扱うため")
    assert are_alike((told,), (kept,))
    assert not are_alike((kept,), (told,))


def test_a_presenter_and_a_mark_of_every_agenda_that_are_not_told_make_no_difference():
    told = Planned(ItemKind.REPORT, "状況")
    kept = Planned(ItemKind.REPORT, "状況", presenter="課長", is_standing=True)
    assert are_alike((told,), (kept,))
    assert not are_alike((kept,), (told,))
    usual = Planned(ItemKind.ACTIONS, "進捗")
    assert are_alike((Planned(ItemKind.ACTIONS, "進捗", presenter="事務局"),), (usual,))
    assert not are_alike((Planned(ItemKind.ACTIONS, "進捗", presenter=""),), (usual,))


@pytest.mark.parametrize(
    "cell",
    [
        "事例検討：事例",
        "長い議題 999分",
        "【非公開：理由】",
        "【非公開：理由　共有",
        "【説明：課長】【説明：部長】状況",
        "【毎回】開会",
        "報告：",
        "番号 123456789018について",
        "【説明：123456789018】状況",
    ],
)
def test_what_is_no_item_is_refused(cell):
    with pytest.raises(BadCell):
        read_agenda(cell)
