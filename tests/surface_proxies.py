"""Letters, what was entered for others, and what waits for a second person: for the surface."""

from sqlalchemy import select

from council.domain.vocabulary import Means
from council.models import Meeting, Minutes, OutboxMessage, TwoPersonRequest
from council.policy.actor import Actor
from council.services import minutes, proxies
from tests import world
from tests.surface_members import single


def message(who: str) -> object:
    """The first letter to somebody."""
    return single(
        select(OutboxMessage.id)
        .where(OutboxMessage.person_id == world.person(who).id)
        .order_by(OutboxMessage.position)
    )


def entry(meeting: Meeting, secretary: Actor) -> object:
    """An answer that came by FAX, with its copy."""
    return proxies.enter(
        world.person("member3"),
        means=Means.FAX,
        received_on=secretary.on,
        received_by="",
        actor=secretary,
        about=meeting,
        evidence=b"%PDF-1.4",
    ).id


def asked(entered: Minutes, secretary: Actor) -> object:
    """An approval entered for the chair, which waits for a second person."""
    given = proxies.enter(
        world.person("chair"),
        means=Means.TELEPHONE,
        received_on=secretary.on,
        received_by="",
        actor=secretary,
    )
    content_hash = minutes.current(entered).content_hash
    minutes.enter_approval(entered, content_hash=content_hash, proxy=given, actor=secretary)
    return single(select(TwoPersonRequest.id).where(TwoPersonRequest.subject_id == entered.id))
