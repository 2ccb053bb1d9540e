"""代行入力: the one mechanism by which an act is entered for somebody who answered by other means."""

from datetime import date

from council.domain.errors import DomainError
from council.domain.ids import new_id
from council.domain.vocabulary import Means
from council.extensions import db
from council.models import Person, ProxyEntry
from council.policy.actor import Actor
from council.services.audit import record


def enter(
    for_person: Person, *, means: Means, received_on: date, received_by: str, actor: Actor
) -> ProxyEntry:
    """Record for whom, how and when; the act that rests on it keeps this entry's id.

    Never for reading case text: nobody reads on another's behalf.
    """
    if received_on > actor.on:
        raise DomainError("受け取った日は、今日までの日にしてください。", field="received_on")
    if for_person.id == actor.person_id:
        raise DomainError("ご自分の回答は、代行入力ではなく、ご自分の画面から入力してください。")
    entry = ProxyEntry(
        id=new_id(),
        for_person_id=for_person.id,
        means=means,
        received_on=received_on,
        received_by=received_by or actor.name,
        entered_by_id=actor.id,
    )
    db.session.add(entry)
    record(actor, "proxy:enter", entry, means=str(means), for_person=str(for_person.id))
    return entry
