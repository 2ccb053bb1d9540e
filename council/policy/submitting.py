"""Who may act on an agency's case paper: who writes, who heads, who checks and never checks their own."""

from council.models import CaseSubmission
from council.policy.actor import Actor


def writes_for_the_agency(actor: Actor, target: CaseSubmission) -> bool:
    """Staff of the submitting agency."""
    return target.agency_id in actor.agencies


def heads_the_agency(actor: Actor, target: CaseSubmission) -> bool:
    """施設長・課長 of the submitting agency."""
    return target.agency_id in actor.manager_of


def is_of_another_agency(actor: Actor, target: CaseSubmission) -> bool:
    """Not of the submitting agency: screening is never by the submitter."""
    return target.agency_id not in (actor.agencies | actor.secretariat_agencies)


def screens_the_paper(actor: Actor, target: CaseSubmission) -> bool:
    """Works in the secretariat that screens: the body's own, or a higher one where that would be the submitter."""
    return target.screening_body_id in actor.secretariat_of
