"""Who comes new. A name alone never says who somebody is: access follows from it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.plaintext import search_key
from council.domain.vocabulary import Channel
from council.extensions import db
from council.models import Nomination, Person
from council.policy.actor import Actor
from council.services import members

_TOLD = ("name", "reading", "email", "phone", "agency_id", "post_title")


class Arrivals:
    """Those named for seats, told apart from everybody known and from each other.

    Somebody named twice in the same words, as one line of a personnel list does for two seats, is one person.
    """

    def __init__(self) -> None:
        self._known: dict[str, list[Person]] = defaultdict(list)
        self._named: dict[str, tuple[object, ...]] = {}
        self._entered: dict[tuple[object, ...], Person] = {}
        for person in db.session.scalars(select(Person).order_by(Person.created_at, Person.id)):
            self._known[search_key(person.name)].append(person)

    def recognise(self, nomination: Nomination) -> Person | None:
        """The person named, None when somebody is to be entered; refuses where only people can tell."""
        told = tuple(getattr(nomination, name) for name in _TOLD)
        if nomination.person_id is not None:
            return db.session.get_one(Person, nomination.person_id)
        if told in self._entered:
            return self._entered[told]
        self._ensure_named_once(nomination, told)
        known = recognised(_facts(nomination), self._known[search_key(nomination.name)])
        if known is None and not nomination.reading:
            raise DomainError("新しい人には、よみがなが要ります。", field="reading")
        return known

    def _ensure_named_once(self, nomination: Nomination, told: tuple[object, ...]) -> None:
        key = search_key(nomination.name)
        if self._named.setdefault(key, told) != told and not nomination.is_another:
            raise DomainError(
                "同じ氏名の人が、ほかの席にも書かれています。同じ人なら先に登録して選び、別の人なら印を付けてください。",
                field="is_another",
            )

    def person(self, nomination: Nomination, actor: Actor) -> Person:
        """The person named, entered first if nobody is known like that."""
        person = self.recognise(nomination)
        if person is None:
            person = _enter(nomination, actor)
            self._entered[tuple(getattr(nomination, name) for name in _TOLD)] = person
        return person


def _facts(nomination: Nomination) -> dict[str, Any]:
    names = ("name", "reading", "email", "is_another")
    return {name: getattr(nomination, name) for name in names}


def recognised(facts: Mapping[str, Any], alike: list[Person]) -> Person | None:
    """Of those with the name, the one with the same address and reading; refuses where that leaves it open.

    `is_another`: somebody has looked, and it is none of them.
    """
    same = [one for one in alike if _is_the_same(facts, one)]
    if len(same) == 1:
        return same[0]
    if alike and not facts.get("is_another"):
        told = "、".join(f"{one.name}（{one.reading}）" for one in alike)
        raise DomainError(
            "登録されている%(told)sさんと同じ氏名です。同じ人なら「登録されている人が座る」から選び、別の人なら印を付けてください。",
            field="is_another",
            told=told,
        )
    return None


def _is_the_same(facts: Mapping[str, Any], person: Person) -> bool:
    has_address = bool(facts.get("email")) and facts["email"] == person.email
    reading = facts.get("reading")
    return has_address and (not reading or search_key(str(reading)) == search_key(person.reading))


def ensure_told_apart(facts: Mapping[str, Any]) -> None:
    """Refuse a name that somebody known bears, unless it is said to be somebody else."""
    key = search_key(str(facts["name"]))
    people = db.session.scalars(select(Person).order_by(Person.created_at, Person.id))
    recognised(facts, [one for one in people if search_key(one.name) == key])


def _enter(nomination: Nomination, actor: Actor) -> Person:
    has_address = nomination.channel is not Channel.MAIL or bool(nomination.email)
    return members.add_person(
        actor,
        name=nomination.name,
        reading=nomination.reading,
        email=nomination.email or None,
        phone=nomination.phone or None,
        channel=nomination.channel if has_address else Channel.POST,
    )
