"""What somebody is to the body, meeting or item at hand: serves it, presides over it, sits in it."""

import uuid
from typing import Any

from council.domain.vocabulary import Office
from council.models import Body
from council.policy.actor import Actor
from council.policy.conferring import meeting_of, takes_part_in_the_conference


def _body_id(target: Any) -> uuid.UUID | None:
    if isinstance(target, Body):
        return target.id
    meeting = meeting_of(target)
    return meeting.body_id if meeting else getattr(target, "body_id", None)


def keeps_the_secretariat(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the target's body."""
    return _body_id(target) in actor.secretariat_of


def presides(actor: Actor, target: Any) -> bool:
    """Presided over the meeting, or chairs its body when nobody is named as presiding."""
    meeting = meeting_of(target)
    if meeting is None:
        return False
    if meeting.presider_id is not None:
        is_open = meeting.conference is None or takes_part_in_the_conference(actor, meeting)
        return meeting.presider_id == actor.person_id and is_open
    return actor.holds(meeting.body_id, Office.CHAIR)


def succeeds_who_presided(actor: Actor, target: Any) -> bool:
    """Chairs the body now; whoever presided is out of office and has confirmed the record in writing (March)."""
    is_confirmed = getattr(target, "confirmation_id", None) is not None
    return is_confirmed and actor.holds(target.meeting.body_id, Office.CHAIR)


def signs_it(actor: Actor, target: Any) -> bool:
    """Is asked to sign the minutes as they stand (署名委員)."""
    asked = (one for one in target.signers if one.is_asked)
    return any(one.person_id == actor.person_id for one in asked)


def did_not_write_it(actor: Actor, target: Any) -> bool:
    """Is not the author."""
    return bool(target.author_id != actor.person_id)


def is_invited(actor: Actor, target: Any) -> bool:
    """The invitation is the actor's own."""
    return bool(target.person_id == actor.person_id)


def works_for_the_agency(actor: Actor, target: Any) -> bool:
    """Staff or manager of the responsible agency."""
    return target.agency_id in actor.agencies


def is_not_case_bound(_actor: Actor, target: Any) -> bool:
    """The action item came from a committee, not from a case conference."""
    return not target.is_case_bound


def is_agency_staff(actor: Actor, _target: object) -> bool:
    """Works for some agency."""
    return bool(actor.agencies)


def chairs_the_body(actor: Actor, target: Any) -> bool:
    """Chairs the target's body today, or deputises."""
    body_id = _body_id(target)
    return body_id is not None and actor.holds(body_id, Office.CHAIR, Office.DEPUTY)


def is_member_of_the_body(actor: Actor, target: Any) -> bool:
    """Holds a seat of the target's body today."""
    return _body_id(target) in actor.bodies


def proposed_it(actor: Actor, target: Any) -> bool:
    """The proposal is the actor's own."""
    return bool(target.proposer_id == actor.person_id)


def serves_the_holder(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the body that holds the issue now."""
    return target.holder_id in actor.secretariat_of


def chairs_the_holder(actor: Actor, target: Any) -> bool:
    """Chairs the body that holds the issue now."""
    return actor.holds(target.holder_id, Office.CHAIR)


def serves_the_raiser(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the body that raised the issue."""
    return target.body_id in actor.secretariat_of
