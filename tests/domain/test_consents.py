from uuid import UUID

import pytest

from council.domain.consents import Given, require_plausible, uncovered
from council.domain.errors import DomainError
from council.domain.vocabulary import AgeBand, ConsentEvent, ConsentGiver

A, B = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize("event", list(ConsentEvent))
def test_only_a_granted_or_limited_consent_covers_anybody(event):
    missing = uncovered(Given(event, frozenset({A})), [A])
    assert (missing == []) == (event in {ConsentEvent.GRANTED, ConsentEvent.LIMITED})


def test_a_consent_covers_no_agency_outside_its_scope():
    assert uncovered(Given(ConsentEvent.GRANTED, frozenset({A})), [A, B]) == [B]
    assert uncovered(None, [A]) == [A]


def test_who_cannot_judge_cannot_consent():
    with pytest.raises(DomainError, match="判断が難しい"):
        require_plausible(
            ConsentEvent.GRANTED, ConsentGiver.NOT_CAPABLE, AgeBand.EIGHTIES, has_scope=True
        )


def test_a_parent_does_not_consent_for_an_adult():
    with pytest.raises(DomainError, match="親権者"):
        require_plausible(
            ConsentEvent.GRANTED, ConsentGiver.PARENT, AgeBand.FORTIES, has_scope=True
        )
    require_plausible(ConsentEvent.GRANTED, ConsentGiver.PARENT, AgeBand.TEENS, has_scope=True)


def test_a_consent_without_a_scope_is_refused_and_a_refusal_needs_none():
    with pytest.raises(DomainError, match="伝えてよい機関"):
        require_plausible(ConsentEvent.LIMITED, ConsentGiver.SELF, AgeBand.FORTIES, has_scope=False)
    require_plausible(ConsentEvent.REFUSED, ConsentGiver.SELF, AgeBand.FORTIES, has_scope=False)
