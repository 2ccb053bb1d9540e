"""One seat on its way: asked for, named, accepted, taken back. Each step is one act."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from council.domain.errors import DomainError
from council.domain.machines import NOMINATION
from council.domain.nominations import NominationState
from council.domain.signoffs import Act, ensure_days, needs
from council.domain.vocabulary import Channel, Means
from council.extensions import db
from council.minutes.appointing import AppointingKind
from council.models import Nomination, Person, ProxyEntry
from council.policy.actor import Actor
from council.services import members, proxies
from council.services.nominations.arrivals import ensure_told_apart
from council.services.nominations.confirming import is_ready
from council.services.nominations.planning import name_the_holder
from council.services.nominations.posting import (
    post_acceptance,
    post_request,
    take_from_the_list,
)
from council.services.nominations.standing import versions
from council.services.transitions import advance

_NOBODY: dict[str, Any] = {
    "person_id": None,
    "name": "",
    "reading": "",
    "email": "",
    "phone": "",
    "channel": Channel.MAIL,
    "post_title": "",
    "is_another": False,
    "stays": False,
    "accepted_on": None,
    "accepted_means": "",
    "acceptance_id": None,
}


@dataclass(frozen=True, slots=True)
class RequestDecided:
    """Under which 決裁 an agency is asked, by the names of a nomination's columns; a body may want none."""

    request_no: str = ""
    request_drafted_on: date | None = None
    request_decided_on: date | None = None
    request_decided_by: str = ""

    @property
    def lacks(self) -> str | None:
        """The first field that a whole 決裁 has and this one has not."""
        whole = ("request_no", "request_decided_on", "request_decided_by")
        return next((name for name in whole if not getattr(self, name)), None)


def request(
    nomination: Nomination,
    *,
    addressee: str,
    reply_by: date | None,
    decided: RequestDecided,
    on: date,
    actor: Actor,
    channel: Channel = Channel.POST,
) -> None:
    """推薦を依頼する: the agency is asked by letter for somebody, with a 決裁 where the body asks for one.

    `channel` is how the letter is carried there; by mail it goes outside of here.
    """
    if reply_by is not None and reply_by < on:
        raise DomainError("回答の期限は、依頼の日より後にしてください。", field="reply_by")
    if decided.lacks and needs_sign_off(nomination):
        raise DomainError(
            "まだ依頼できません。推薦依頼には決裁が要ります。文書番号、決裁日、決裁者を入力してください。",
            field=decided.lacks,
        )
    if decided.request_decided_on is not None:
        ensure_days(
            decided.request_drafted_on, decided.request_decided_on, actor.on, prefix="request_"
        )
    for name, value in asdict(decided).items():
        setattr(nomination, name, value)
    nomination.addressee = addressee
    nomination.requested_on, nomination.reply_by = on, reply_by
    advance(NOMINATION, nomination, "request", actor)
    post_request(nomination, channel)


def needs_sign_off(nomination: Nomination) -> bool:
    """Whether the body asks for a 決裁 before an agency is asked."""
    version = versions(nomination.starts_on).get(nomination.body_id)
    return version is not None and needs(
        version.sign_off, version.sign_off_otherwise, Act.NOMINATION
    )


def recommend(nomination: Nomination, facts: dict[str, Any], actor: Actor) -> None:
    """候補者を記録する: who shall hold the seat; whoever was named before is forgotten."""
    if not facts.get("name"):
        raise DomainError("氏名を入力してください。", field="name")
    members.ensure_reachable(facts.get("email") or None, None)
    forget(nomination)
    for name, value in (_NOBODY | facts).items():
        setattr(nomination, name, value)
    _named(nomination, actor)


def _named(nomination: Nomination, actor: Actor) -> None:
    """Somebody is named: the paper to say yes on is carried to them, unless the agency that was asked has it."""
    was_asked = nomination.state is NominationState.REQUESTED
    advance(NOMINATION, nomination, "recommend", actor)
    if not was_asked:
        take_from_the_list([nomination], actor, [AppointingKind.ACCEPTANCE])
        post_acceptance(nomination)


def propose(nomination: Nomination, facts: dict[str, Any], actor: Actor) -> None:
    """候補者を記録する by hand: a new person must not be taken for somebody known by the same name."""
    if facts.get("name") and not facts.get("person_id"):
        ensure_told_apart(facts)
    recommend(nomination, facts, actor)


def keep_on(nomination: Nomination, actor: Actor) -> None:
    """再任・留任: who sits there shall go on."""
    outgoing = nomination.outgoing
    if outgoing is None:
        raise DomainError("この席には、いま委員がいません。")
    forget(nomination)
    name_the_holder(nomination, outgoing)
    _named(nomination, actor)


def accept(
    nomination: Nomination,
    *,
    on: date,
    means: Means,
    actor: Actor,
    received_by: str = "",
    evidence: bytes | None = None,
) -> None:
    """就任の承諾を記録する: when it came, how, and who received it."""
    if on > actor.on:
        raise DomainError("承諾の日が、今日より後です。", field="received_on")
    NOMINATION.step("accept", nomination.state)
    entry = proxies.enter(
        _accepts(nomination, actor),
        means=means,
        received_on=on,
        received_by=received_by,
        actor=actor,
        about=nomination,
        evidence=evidence,
    )
    db.session.flush()
    nomination.accepted_on, nomination.accepted_means = on, str(means)
    nomination.acceptance_id = entry.id
    advance(NOMINATION, nomination, "accept", actor)
    take_from_the_list([nomination], actor, [AppointingKind.ACCEPTANCE])


def _accepts(nomination: Nomination, actor: Actor) -> Person | None:
    """Who is among the people already; whoever notes their own acceptance enters it for nobody else."""
    if nomination.person_id is None or nomination.person_id == actor.person_id:
        return None
    return db.session.get_one(Person, nomination.person_id)


def keep_all_on(nominations: Iterable[Nomination], actor: Actor) -> int:
    """再任・留任 for every seat for which nobody is named yet; returns for how many."""
    waiting = [
        one
        for one in nominations
        if one.state is NominationState.PLANNED and one.outgoing is not None
    ]
    for one in waiting:
        keep_on(one, actor)
    return len(waiting)


def accept_all(nominations: Iterable[Nomination], *, on: date, means: Means, actor: Actor) -> int:
    """就任の承諾 of everybody who is named; returns of how many."""
    named = [
        one for one in nominations if one.state is NominationState.RECOMMENDED and not is_ready(one)
    ]
    for one in named:
        accept(one, on=on, means=means, actor=actor)
    return len(named)


def forget(nomination: Nomination) -> None:
    """Keep nothing of whoever was named, nor of how they accepted."""
    _forget_acceptance(nomination)
    for name, value in _NOBODY.items():
        setattr(nomination, name, value)


def _forget_acceptance(nomination: Nomination) -> None:
    if nomination.acceptance_id is not None:
        entry = db.session.get_one(ProxyEntry, nomination.acceptance_id)
        nomination.acceptance_id = None
        db.session.flush()
        proxies.forget(entry)


def clear(nomination: Nomination, actor: Actor) -> None:
    """候補者を取り消す: declined, or named by mistake; nothing of the person is kept."""
    forget(nomination)
    advance(NOMINATION, nomination, "clear", actor)
    db.session.flush()
    take_from_the_list([nomination], actor)


def withdraw(nomination: Nomination, actor: Actor) -> None:
    """取りやめる: the seat stays as it is; nothing of who was proposed is kept."""
    forget(nomination)
    advance(NOMINATION, nomination, "withdraw", actor)
    take_from_the_list([nomination], actor)
