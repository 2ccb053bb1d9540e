"""Who somebody is in the council, whatever is acted upon."""

from typing import Any

from council.policy.actor import Actor


def administers(actor: Actor, _target: object) -> bool:
    """Keeps accounts and settings."""
    return actor.is_admin


def serves_a_body(actor: Actor, _target: object) -> bool:
    """Works in the secretariat of some body that is there."""
    return actor.serves


def sits_in_the_council(actor: Actor, _target: object) -> bool:
    """Holds a seat of some body today."""
    return bool(actor.posts)


def keeps_the_place(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the body or of one that it hangs below."""
    return bool(target.bodies & actor.secretariat_of)


def is_not_for_themselves(actor: Actor, target: Any) -> bool:
    """Somebody else is to get it."""
    return bool(target.person_id != actor.person_id)


def heads_it(actor: Actor, target: Any) -> bool:
    """施設長・課長 of the agency for which somebody is to work."""
    return target.agency_id in actor.manager_of


def is_anyone(_actor: Actor, _target: object) -> bool:
    """Everybody with a login."""
    return True


def is_the_system(actor: Actor, _target: object) -> bool:
    """The worker or the set-up."""
    return actor.is_system


def did_not_ask_for_it(actor: Actor, target: Any) -> bool:
    """Is another person than the one who asked: one alone is never two."""
    return bool(target.asked_by_id != actor.person_id)


def keeps_its_body(actor: Actor, target: Any) -> bool:
    """Works in the secretariat of the body whose seat is to be filled."""
    return target.body_id in actor.secretariat_of


def has_no_account(_actor: Actor, target: Any) -> bool:
    """The person does not log in."""
    return target.user is None
