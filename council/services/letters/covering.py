"""送付状 and 宛名ラベル for what is carried: to whom, from whom, which kinds of papers; never what they say."""

import uuid
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from council.domain.destinations import Destination
from council.domain.errors import DomainError
from council.domain.letter_kinds import name_of_letter
from council.domain.vocabulary import Channel
from council.domain.wareki import long_date
from council.extensions import db
from council.invites.letters import Facts, from_json
from council.invites.wording import Contact
from council.minutes.covering import Cover, Enclosure, covers_docx
from council.minutes.labels import SHEETS, Label, labels_docx
from council.models import InvitationLetter, OutboxMessage, Person
from council.policy.actor import Actor
from council.queries import town
from council.queries.places import Place, Places, places
from council.services.letters.enclosures import Enclosures
from council.services.letters.notes import contact_of

# what lies open on the way names no case conference, not even that there is one
_OPEN = (Channel.FAX, Channel.INTERNAL)


class _Post:
    """The letters with all that stands around them; a few statements, however many there are."""

    def __init__(self, messages: Sequence[OutboxMessage], actor: Actor) -> None:
        if not messages:
            raise DomainError("この方法で届ける文書は、いまありません。")
        readers = {one.reader_id for one in messages}
        named = select(Person).where(Person.id.in_(readers))
        self._names = {one.id: one.name for one in db.session.scalars(named)}
        self.places: Places = places(readers, actor)
        self.facts = _facts(messages)
        self.enclosures = Enclosures(messages, self.facts)
        self._contacts: dict[object, Contact] = {}

    def place(self, message: OutboxMessage) -> Place:
        """Where the letter goes."""
        return self.places.of(message.reader_id, message.body_id)

    def name(self, message: OutboxMessage) -> str:
        """To whom it is: a person, or an agency as it is addressed."""
        return self._names.get(message.reader_id) or message.addressee

    def contact(self, message: OutboxMessage) -> Contact:
        """Who sends it."""
        said = self.facts.get(message.subject_id)
        if said is not None:
            return said.envelope.contact
        key = (message.body_id, message.reference.get("agency"))
        if key not in self._contacts:
            self._contacts[key] = contact_of(message)
        return self._contacts[key]

    def enclosure(self, message: OutboxMessage, channel: Channel) -> Enclosure:
        """What it is called."""
        said = self.facts.get(message.subject_id)
        name = self.name(message)
        if said is None:
            number = str(message.reference.get("document_no", ""))
            return Enclosure(title=name_of_letter(message.kind), document_no=number, name=name)
        is_hidden = said.is_conference and channel in _OPEN
        occasion = "" if is_hidden else said.occasion.title
        title = "　".join(filter(None, (occasion, name_of_letter(said.matter.value))))
        number = said.envelope.document_label
        return Enclosure(title=title, document_no=number, name=name)


def _facts(messages: Sequence[OutboxMessage]) -> dict[uuid.UUID, Facts]:
    ids = [one.subject_id for one in messages if one.subject_kind == InvitationLetter.__tablename__]
    rows = db.session.scalars(select(InvitationLetter).where(InvitationLetter.id.in_(ids)))
    return {row.id: from_json(row.facts) for row in rows}


def cover_letters(messages: Sequence[OutboxMessage], channel: Channel, actor: Actor) -> bytes:
    """One page for each addressee and sender; for 庁内交換 one for each section."""
    post, style = _Post(messages, actor), town.page_style()
    day = long_date(actor.on, style.digits, weekday=False)
    covers = [_cover(post, group, channel, day) for group in _grouped(post, messages, channel)]
    return covers_docx(covers, channel, style)


def _grouped(
    post: _Post, messages: Iterable[OutboxMessage], channel: Channel
) -> Iterator[list[OutboxMessage]]:
    groups: dict[object, list[OutboxMessage]] = {}
    for message in messages:
        place = post.place(message)
        goes_with_others = channel is Channel.INTERNAL and place.agency and not place.is_own
        whom: object = place.agency if goes_with_others else (message.reader_id, post.name(message))
        groups.setdefault((whom, post.contact(message).name), []).append(message)
    yield from groups.values()


def _cover(post: _Post, group: list[OutboxMessage], channel: Channel, day: str) -> Cover:
    first = group[0]
    place, contact = post.place(first), post.contact(first)
    # within the office a section is found by its name; a location would mislead
    to = place.to if place.by_post or channel is not Channel.INTERNAL else Destination()
    return Cover(
        # how an agency is addressed says its name already
        section=place.agency if first.person_id or channel is Channel.INTERNAL else "",
        post=place.post,
        name=post.name(first),
        fax=place.to.fax,
        postal_code=to.postal_code,
        address=to.address,
        building=to.building,
        date_label=day,
        sender=contact.name,
        phone=contact.phone,
        sender_fax=contact.fax,
        sender_address=contact.address,
        enclosures=tuple(_enclosed(post, group, channel)),
    )


def _enclosed(post: _Post, group: list[OutboxMessage], channel: Channel) -> Iterator[Enclosure]:
    for message in group:
        yield post.enclosure(message, channel)
    names = {one.reader_id: post.name(one) for one in group}
    for reader_id, line in post.enclosures.under(group, is_fax=channel is Channel.FAX):
        yield Enclosure(title=line, name=names[reader_id])


def labels(messages: Sequence[OutboxMessage], sheet: int, actor: Actor) -> bytes:
    """One label for each addressee, at the place of their first letter."""
    post = _Post(messages, actor)
    found = {(one.reader_id, post.name(one)): one for one in reversed(messages)}
    written = [_label(post, one) for one in reversed(found.values())]
    return labels_docx(written, SHEETS[sheet], town.page_style())


def _label(post: _Post, message: OutboxMessage) -> Label:
    place = post.place(message)
    # what goes elsewhere than to the agency does not bear its name; how an agency is addressed says it already
    is_named = message.person_id is not None and not place.is_own
    return Label(
        name=post.name(message),
        postal_code=place.to.postal_code,
        address=place.to.address,
        building=place.to.building,
        agency=place.agency if is_named else "",
        post=place.post if is_named else "",
    )
