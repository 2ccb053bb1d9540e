"""The letters of a seat's way, written from what is recorded; and all of April's in one file."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from council.domain.errors import DomainError
from council.domain.letter_kinds import LetterKind
from council.domain.nominations import NominationState
from council.domain.numerals import Digits
from council.domain.vocabulary import Channel, SeatType
from council.domain.wareki import long_date
from council.minutes.appointing import (
    AppointingContent,
    AppointingKind,
    acceptance_docx,
    appointment_docx,
    certificate_title,
    dismissal_docx,
    request_docx,
)
from council.minutes.bundle import bundle as bundled
from council.minutes.naming import file_name
from council.minutes.style import PageStyle
from council.models import BodyVersion, Nomination, Rotation
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.services import rosters
from council.services.channels import chosen_for
from council.services.nominations.leaving import leaving
from council.services.nominations.standing import contact, instrument, is_there, versions

_S = NominationState


def way_of(nomination: Nomination) -> Channel:
    """How letters about the office go to whoever is named."""
    if nomination.person_id is None:
        return nomination.channel
    return chosen_for(nomination.person_id, nomination.channel, LetterKind.APPOINTMENT)


# In which states a letter makes sense.
KINDS = {
    AppointingKind.REQUEST: frozenset({_S.PLANNED, _S.REQUESTED}),
    AppointingKind.ACCEPTANCE: frozenset({_S.REQUESTED, _S.RECOMMENDED, _S.ACCEPTED}),
    AppointingKind.APPOINTMENT: frozenset({_S.ACCEPTED, _S.APPOINTED}),
    AppointingKind.DISMISSAL: frozenset({_S.APPOINTED}),
}
_WRITERS: dict[AppointingKind, Callable[[AppointingContent, PageStyle], bytes]] = {
    AppointingKind.REQUEST: request_docx,
    AppointingKind.ACCEPTANCE: acceptance_docx,
    AppointingKind.APPOINTMENT: appointment_docx,
    AppointingKind.DISMISSAL: dismissal_docx,
}


def available(nomination: Nomination) -> tuple[AppointingKind, ...]:
    """The letters that can be written now."""
    return tuple(kind for kind in KINDS if _makes_sense(kind, nomination))


def _makes_sense(kind: AppointingKind, nomination: Nomination) -> bool:
    if nomination.state not in KINDS[kind]:
        return False
    if kind is AppointingKind.REQUEST:
        return nomination.seat.seat_type is SeatType.AGENCY and nomination.agency_id is not None
    goes_on = nomination.appointment_id is not None and (
        nomination.appointment_id == nomination.outgoing_id
    )
    if kind is AppointingKind.DISMISSAL:
        outgoing = nomination.outgoing
        return outgoing is not None and not nomination.stays
    return not goes_on


def write(nomination: Nomination, kind: AppointingKind, actor: Actor) -> tuple[str, bytes]:
    """One letter as a .docx file, with its name: what it is called at its head, the body, the seat, the day."""
    version = versions(nomination.starts_on).get(nomination.body_id)
    if version is None or not _can_be_told(kind, version, nomination.starts_on):
        raise DomainError("この日には、会議体がありません。")
    return _name(nomination, kind, version), _written(nomination, kind, version, actor)


def _can_be_told(kind: AppointingKind, version: BodyVersion, day: date) -> bool:
    """Whoever leaves may be told so after the body's end; nobody comes to one that is gone."""
    return kind is AppointingKind.DISMISSAL or is_there(version, day)


def _written(
    nomination: Nomination, kind: AppointingKind, version: BodyVersion, actor: Actor
) -> bytes:
    require(actor, Permission.NOMINATION_EDIT, nomination)
    if not _makes_sense(kind, nomination):
        raise DomainError("いまの状態では、この文書は作れません。")
    return _WRITERS[kind](_content(nomination, kind, version, actor), town.page_style())


def _content(
    nomination: Nomination, kind: AppointingKind, version: BodyVersion, actor: Actor
) -> AppointingContent:
    profile, digits = town.profile(), town.page_style().digits
    seat = nomination.seat
    if kind is AppointingKind.DISMISSAL and nomination.outgoing is not None:
        number = _number(nomination, kind)
        return leaving(version, seat, nomination.outgoing, number, actor)
    agency = nomination.agency.name if nomination.agency else ""
    signed = long_date(nomination.starts_on, digits, weekday=False)
    return AppointingContent(
        municipality=profile.municipality,
        mayor=profile.mayor_title,
        body_name=version.name.removeprefix(profile.municipality),
        member_title=version.member_title,
        seat_title=seat.title,
        term_label=_term(nomination, digits),
        date_label=signed if kind is AppointingKind.APPOINTMENT else "令和　　年　　月　　日",
        act=act_of(nomination, version),
        person=nomination.name,
        post=_post(nomination, agency),
        addressee=nomination.addressee or f"{agency}　御中"
        if kind is AppointingKind.REQUEST
        else "",
        document_no=_number(nomination, kind),
        instrument=instrument(version, seat),
        reply_by_label=long_date(nomination.reply_by, digits) if nomination.reply_by else "",
        reward_word=version.reward_word,
        contact=contact(version, actor),
    )


def act_of(nomination: Nomination, version: BodyVersion) -> str:
    """How somebody is asked in: staff of the office are told (任命), others asked as the founding instrument says."""
    is_staff = nomination.seat.seat_type is SeatType.EX_OFFICIO
    return (
        "任命"
        if is_staff and version.appointment_word == "委嘱"
        else version.appointment_word or "委嘱"
    )


def _term(nomination: Nomination, digits: Digits) -> str:
    ends = nomination.ends_on
    first = f"{long_date(nomination.starts_on, digits, weekday=False)}から"
    return first + (f"{long_date(ends, digits, weekday=False)}まで" if ends else "")


def _post(nomination: Nomination, agency: str) -> str:
    is_personal = nomination.seat.seat_type is SeatType.EXPERT
    return "\n".join(filter(None, ("" if is_personal else agency, nomination.post_title)))


def _number(nomination: Nomination, kind: AppointingKind) -> str:
    """Of a term that is settled, the number under which it was; else that of the gathering."""
    if kind is AppointingKind.REQUEST:
        return nomination.request_no
    if nomination.appointment is not None:
        return nomination.appointment.document_no
    return nomination.rotation.document_no if nomination.rotation else ""


def bundle(rotation: Rotation, nominations: list[Nomination], actor: Actor) -> bytes:
    """All letters that can be written now, a folder for each kind, and the roster of the day of each body."""
    require(actor, Permission.ROTATION_EDIT)
    return bundled(_files(rotation, nominations, actor))


def _files(
    rotation: Rotation, nominations: list[Nomination], actor: Actor
) -> Iterator[tuple[str, bytes]]:
    day, known = rotation.effective_on, versions(rotation.effective_on)
    for kind in AppointingKind:
        for name, content in _of_kind(kind, nominations, known, actor):
            yield f"{kind.label}/{name}", content
    bodies = {one.body_id: one.body for one in nominations}.values()
    there = [one for one in bodies if one.id in known and is_there(known[one.id], day)]
    for body in there:
        name = file_name("委員名簿", known[body.id].short_name, day)
        yield f"委員名簿/{name}", rosters.on_day(body, day, actor)


def _of_kind(
    kind: AppointingKind,
    nominations: Sequence[Nomination],
    known: Mapping[uuid.UUID, BodyVersion],
    actor: Actor,
) -> Iterator[tuple[str, bytes]]:
    for number, one in enumerate(_fitting(kind, nominations, known), start=1):
        version = known[one.body_id]
        yield _name(one, kind, version, f"{number:03}"), _written(one, kind, version, actor)


def _fitting(
    kind: AppointingKind, nominations: Sequence[Nomination], known: Mapping[uuid.UUID, BodyVersion]
) -> list[Nomination]:
    """Those of whom the letter can be written now."""
    return [
        one
        for one in nominations
        if one.body_id in known
        and kind in available(one)
        and _can_be_told(kind, known[one.body_id], one.starts_on)
    ]


@dataclass(frozen=True, slots=True)
class Requests:
    """推薦依頼 that can be written now: of which seats, the bodies as they are then, the letters by name."""

    nominations: Sequence[Nomination]
    versions: Sequence[BodyVersion]
    letters: Sequence[tuple[str, bytes]]


def requests(nominations: Sequence[Nomination], actor: Actor) -> Requests:
    """The letters to the agencies for seats of one day; raises DomainError where none is to be asked."""
    known = versions(nominations[0].starts_on) if nominations else {}
    asked = _fitting(AppointingKind.REQUEST, nominations, known)
    if not asked:
        raise DomainError("推薦を依頼する席が、いまありません。")
    bodies = [known[key] for key in dict.fromkeys(one.body_id for one in asked)]
    return Requests(asked, bodies, list(_of_kind(AppointingKind.REQUEST, asked, known, actor)))


def _name(
    nomination: Nomination, kind: AppointingKind, version: BodyVersion, number: str = ""
) -> str:
    is_certificate = kind is AppointingKind.APPOINTMENT
    title = certificate_title(act_of(nomination, version)) if is_certificate else kind.label
    seat = f"{version.short_name}_{nomination.seat.title}"
    return file_name(title, seat, nomination.starts_on, number)
