"""The people of a table: found among those known, or entered. Nobody is taken for somebody else.

A section's address serves several people and passes to the successor: it never tells by itself who somebody is.
"""

import uuid
from collections import defaultdict

from sqlalchemy import select

from council.domain.errors import DomainError
from council.domain.plaintext import search_key
from council.domain.vocabulary import Channel
from council.exchange import Column
from council.exchange.values import read_line, read_mark, read_word
from council.extensions import db
from council.models import Person
from council.policy.actor import Actor
from council.services import members

NEW = frozenset({"new", "新規"})

COLUMNS = (
    Column("name", "氏名", "姓と名の間を空ける。空なら空席", read_line(60)),
    Column("reading", "よみがな", "氏名の読み。新しい人には要る", read_line(60)),
    Column("post", "職", "課長、施設長など"),
    Column("email", "メールアドレス", "課の共用アドレスでもよい", read_line(254)),
    Column("phone", "電話・FAX", "電話かFAXの番号", read_line(40)),
    Column(
        "channel",
        "連絡の方法",
        "mail、post、fax、internal。空ならアドレスがあれば mail、なければ post",
        read_word(Channel),
        empty=None,
    ),
    Column(
        "person",
        "人の番号",
        "同じ氏名の人が二人以上いるときだけ。書き出した番号か、別人なら new",
        read_mark(36),
    ),
)


class WrongPerson(DomainError):
    """The line does not say who it is, or contradicts what is known."""


def _key(name: str, reading: str) -> tuple[str, str]:
    return search_key(name), search_key(reading)


def _told(values: dict[str, object]) -> dict[str, str]:
    return {name: str(values.get(name) or "") for name in ("name", "reading", "email", "phone")}


def _number(values: dict[str, object]) -> str:
    return str(values.get("person") or "")


class People:
    """Everybody known, by name and reading; those entered on the way are known at once."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Person]] = defaultdict(list)
        self._by_id: dict[uuid.UUID, Person] = {}
        for person in db.session.scalars(select(Person).order_by(Person.created_at, Person.id)):
            self._keep(person)

    def _keep(self, person: Person) -> None:
        self._by_name[search_key(person.name)].append(person)
        self._by_id[person.id] = person

    def number_of(self, person: Person) -> str:
        """What has to be said beside name and reading to tell the person from others; mostly nothing."""
        return str(person.id) if len(self._alike(person.name, person.reading)) > 1 else ""

    def _alike(self, name: str, reading: str) -> list[Person]:
        named = self._by_name.get(search_key(name), [])
        return [
            one
            for one in named
            if not reading or _key(one.name, one.reading) == _key(name, reading)
        ]

    def find(self, values: dict[str, object], actor: Actor) -> Person:
        """The person of a line; entered first if there is nobody like that. Raises WrongPerson."""
        known = self.known(values)
        return known or self._enter(_told(values), values.get("channel"), _number(values), actor)

    def known(self, values: dict[str, object]) -> Person | None:
        """The person of a line among those known; None when somebody is to be entered. Raises WrongPerson."""
        told, number = _told(values), _number(values)
        if number and number not in NEW:
            known = self._numbered(number)
        else:
            known = None if number in NEW else self._among(told)
        if known is not None:
            _ensure_agrees(known, told, values.get("channel"))
        elif not told["reading"]:
            raise WrongPerson("新しい人には、よみがなが要ります。", field="reading")
        return known

    def _numbered(self, number: str) -> Person | None:
        try:
            return self._by_id.get(uuid.UUID(number))
        except ValueError:
            raise WrongPerson("書き出した番号か new を書いてください。", field="person") from None

    def _among(self, told: dict[str, str]) -> Person | None:
        alike = self._alike(told["name"], told["reading"])
        same = [one for one in alike if not told["email"] or (one.email or "") == told["email"]]
        if len(same) == 1:
            return same[0]
        if alike:
            raise WrongPerson(
                "同じ氏名の人が登録されています。同じ人なら連絡先をそろえ、別人なら person に new と書いてください。",
                field="person" if len(same) > 1 else "email",
            )
        return None

    def _enter(self, told: dict[str, str], channel: object, number: str, actor: Actor) -> Person:
        usual = Channel.MAIL if told["email"] else Channel.POST
        person = members.add_person(
            actor,
            name=told["name"],
            reading=told["reading"],
            email=told["email"] or None,
            phone=told["phone"] or None,
            channel=channel if isinstance(channel, Channel) else usual,
            person_id=uuid.UUID(number) if number and number not in NEW else None,
        )
        if person.channel is Channel.MAIL and not person.email:
            raise WrongPerson("メールで連絡する人には、アドレスが要ります。", field="email")
        db.session.flush()
        self._keep(person)
        return person


def _ensure_agrees(person: Person, told: dict[str, str], channel: object) -> None:
    """A table never changes how somebody known is reached: letters and logins hang on it."""
    for name in ("email", "phone"):
        if told[name] and told[name] != (getattr(person, name) or ""):
            raise WrongPerson("登録されている連絡先と違います。表では変えられません。", field=name)
    if isinstance(channel, Channel) and channel is not person.channel:
        raise WrongPerson(
            "登録されている連絡の方法と違います。表では変えられません。", field="channel"
        )


def described(person: Person | None, people: People, post: str) -> dict[str, object]:
    """A person as a table tells of them."""
    if person is None:
        return dict.fromkeys((column.name for column in COLUMNS), "")
    return {
        "name": person.name,
        "reading": person.reading,
        "post": post,
        "email": person.email or "",
        "phone": person.phone or "",
        "channel": person.channel,
        "person": people.number_of(person),
    }
