import pytest

from council.domain.deed_kinds import KINDS
from council.domain.deeds import TAGS

pytestmark = pytest.mark.sqlite_only


def test_every_deed_is_of_some_kind():
    assert frozenset().union(*(tags for _word, tags in KINDS.values())) == TAGS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_means_something(kind):
    word, tags = KINDS[kind]
    assert word
    assert tags
