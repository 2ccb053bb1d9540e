"""差戻し: whoever decides sends the draft back with what is to be mended, in person or by telephone or red pen."""

from collections.abc import Sequence

from council.domain.errors import Conflict, DomainError
from council.domain.machines import MINUTES
from council.extensions import db
from council.models import Minutes, Person, ProxyEntry
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries.second_person import MINUTES_APPROVAL
from council.services import second_person
from council.services.minutes import letters, signing
from council.services.minutes.approval import flush_or_conflict
from council.services.minutes.revisions import current
from council.services.minutes.succession import successor_of
from council.services.transitions import advance


def deciders(minutes: Minutes, actor: Actor) -> Sequence[Person]:
    """Who may send the draft back now: whoever presided, the successor on that person's writing, the signers asked."""
    found = [db.session.get(Person, minutes.meeting.presider_id)]
    if minutes.confirmation_id is not None:
        found.append(successor_of(minutes, actor.on))
    found += [one.person for one in signing.named(minutes)]
    return list(dict.fromkeys(one for one in found if one is not None))


def return_to_author(minutes: Minutes, reason: str, actor: Actor) -> None:
    """Send the draft back with what is to be mended."""
    require(actor, Permission.MINUTES_RETURN, minutes)
    _send_back(minutes, reason, actor, None)


def enter_return(
    minutes: Minutes, reason: str, *, content_hash: str, proxy: ProxyEntry, actor: Actor
) -> None:
    """Enter that somebody who decides sent the draft back by other means.

    It fixes nothing, so one person is enough; it is of the text that was shown.
    """
    require(actor, Permission.MINUTES_PROXY, minutes)
    MINUTES.step("return", minutes.state)
    if proxy.for_person_id not in {one.id for one in deciders(minutes, actor)}:
        raise DomainError(
            "差し戻せるのは、議長を務めた方と、確認をお願いした署名委員だけです。", field="person"
        )
    if current(minutes).content_hash != content_hash:
        raise Conflict("画面を開いたあとで内容が変わりました。もう一度確かめてください。")
    _send_back(minutes, reason, actor, proxy)


def _send_back(minutes: Minutes, reason: str, actor: Actor, proxy: ProxyEntry | None) -> None:
    MINUTES.step("return", minutes.state)
    if not reason.strip():
        raise DomainError("直してほしいところを入力してください。", field="reason")
    second_person.lapse(MINUTES_APPROVAL, minutes.id, actor)
    advance(MINUTES, minutes, "return", actor, proxy=proxy)
    signing.release(minutes, actor)
    minutes.return_reason_sealed = keyring(db.session).seal(minutes, "return_reason_sealed", reason)
    minutes.return_proxy_id, minutes.return_proxy = proxy.id if proxy else None, proxy
    minutes.seen_revision_id = current(minutes).id
    minutes.confirmation_id = None
    flush_or_conflict()
    letters.tell_returned(minutes, db.session.get_one(Person, minutes.author_id))
