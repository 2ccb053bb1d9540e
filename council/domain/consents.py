"""What a consent covers: of a data subject's events the newest counts."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from council.domain.errors import DomainError
from council.domain.vocabulary import AgeBand, ConsentEvent, ConsentGiver

LIVE = frozenset({ConsentEvent.GRANTED, ConsentEvent.LIMITED})


@dataclass(frozen=True, slots=True)
class Given:
    """The newest consent event of one data subject and the agencies within its scope."""

    event: ConsentEvent
    agencies: frozenset[uuid.UUID]


def uncovered(given: Given | None, agencies: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """The agencies with which this consent does not allow sharing; all of them when it does not stand."""
    allowed = given.agencies if given is not None and given.event in LIVE else frozenset()
    return [agency for agency in agencies if agency not in allowed]


def require_plausible(
    event: ConsentEvent, giver: ConsentGiver, band: AgeBand, *, has_scope: bool
) -> None:
    """Refuse a consent nobody could have given, or one without a scope."""
    if event not in LIVE:
        return
    if giver is ConsentGiver.NOT_CAPABLE:
        raise DomainError(
            "判断が難しい方の同意は記録できません。後見人などから得るか、「確認できない」を選んでください。",
            field="giver",
        )
    if giver is ConsentGiver.PARENT and band not in {AgeBand.UNDER_10, AgeBand.TEENS}:
        raise DomainError("成人の方について、親権者は同意できません。", field="giver")
    if not has_scope:
        raise DomainError("伝えてよい機関を、一つ以上選んでください。", field="agencies")
