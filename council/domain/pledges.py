"""誓約書: asked of those whom no law binds through their agency (guidance for the child-protection councils)."""

from council.domain.instruments import PledgeRule
from council.domain.vocabulary import SeatType

# A public body binds its staff, a legal person its officers and staff; of anybody else the individual is bound.
_PUBLIC = ("国", "地方公共団体")
_PERSONS = ("法人", "会社", "組合")


def is_bound(legal_form: str) -> bool:
    """Whether somebody is bound to secrecy by working for an agency of that form."""
    return legal_form in _PUBLIC or any(word in legal_form for word in _PERSONS)


def is_asked(rule: PledgeRule, seat_type: SeatType, legal_form: str | None) -> bool:
    """Whether a body asks whoever holds a seat for a pledge; `legal_form` is None where no agency sends them."""
    if rule is not PledgeRule.OUTSIDERS:
        return rule is PledgeRule.ALL
    sent = legal_form is not None and seat_type in {SeatType.EX_OFFICIO, SeatType.AGENCY}
    return not (sent and is_bound(legal_form or ""))
