"""誓約書: asked of those whom no law binds through their agency (guidance for the child-protection councils)."""

from council.domain.instruments import PledgeRule
from council.domain.vocabulary import SeatType

# A public body binds its staff, a legal person its officers and staff; of anybody else the individual is bound.
PUBLIC = ("国", "地方公共団体")
PERSONS = ("法人", "会社", "組合")
"""How the forms of legal persons end."""
NO_PERSONS = ("任意組合", "匿名組合", "非法人")
"""What ends likewise and is none."""
SENT = (SeatType.EX_OFFICIO, SeatType.AGENCY)
"""The seats whose holders an agency sends."""


def is_bound(legal_form: str) -> bool:
    """Whether somebody is bound to secrecy by working for an agency of that form; what is not known is not."""
    is_person = legal_form.endswith(PERSONS) and not legal_form.endswith(NO_PERSONS)
    return legal_form in PUBLIC or is_person


def is_asked(rule: PledgeRule, seat_type: SeatType, legal_form: str | None) -> bool:
    """Whether a body asks whoever holds a seat for a pledge; `legal_form` is None where no agency sends them."""
    if rule is not PledgeRule.OUTSIDERS:
        return rule is PledgeRule.ALL
    sent = legal_form is not None and seat_type in SENT
    return not (sent and is_bound(legal_form or ""))
