"""Acting in a case conference: who called it, who takes part, who leads the case. Sentences for the table."""

from typing import Any

from council.models import Case, CaseMeetingLink, Meeting, Participant
from council.policy.actor import Actor


def meeting_of(target: Any) -> Meeting | None:
    """The meeting that the target is, or belongs to."""
    if isinstance(target, Meeting):
        return target
    if isinstance(target, Participant):
        return target.conference.meeting
    meeting = getattr(target, "meeting", None)
    return meeting if isinstance(meeting, Meeting) else None


def _part_of(actor: Actor, target: Any) -> Participant | None:
    """The actor's place in the target's case conference, while they work for the agency that was invited."""
    meeting = meeting_of(target)
    conference = meeting.conference if meeting else None
    if conference is None:
        return None
    return next(
        (
            one
            for one in conference.participants
            if one.person_id == actor.person_id and one.is_live and one.agency_id in actor.agencies
        ),
        None,
    )


def convenes_the_conference(actor: Actor, target: Any) -> bool:
    """Called the case conference, or succeeded who did."""
    part = _part_of(actor, target)
    return part is not None and part.is_convener


def takes_part_in_the_conference(actor: Actor, target: Any) -> bool:
    """Was invited to the case conference, and no withdrawn consent closed it for the agency."""
    part = _part_of(actor, target)
    return part is not None and part.closed_at is None


def facilitates_the_conference(actor: Actor, target: Any) -> bool:
    """Is the 進行役 of the case conference."""
    meeting = meeting_of(target)
    conference = meeting.conference if meeting else None
    return (
        conference is not None
        and conference.facilitator_id == actor.person_id
        and takes_part_in_the_conference(actor, target)
    )


def leads_the_case(actor: Actor, target: Any) -> bool:
    """Works for the agency in the lead of the case."""
    case = target if isinstance(target, Case) else target.case
    return case.lead_agency_id in actor.agencies


def is_asked_to_convene(actor: Actor, target: Any) -> bool:
    """Works for the agency that a legal basis names as convener."""
    return target.to_agency_id in actor.agencies


def heads_the_participants_agency(actor: Actor, target: Participant) -> bool:
    """施設長・課長 of the agency for which the participant was invited."""
    return target.agency_id in actor.manager_of


def did_not_share_it(actor: Actor, target: CaseMeetingLink) -> bool:
    """Is not the one who shares: the second person is another."""
    return target.created_by_id != actor.person_id


def heads_the_lead_agency(actor: Actor, target: CaseMeetingLink) -> bool:
    """施設長・課長 of the agency in the lead of the case."""
    return target.case.lead_agency_id in actor.manager_of


def may_stand_in_for_the_head(_actor: Actor, target: CaseMeetingLink) -> bool:
    """Nobody else headed the agency when the sharing was asked for: any colleague may be the second person."""
    return target.any_colleague
