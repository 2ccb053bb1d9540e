"""解嘱の通知: told to whoever leaves a seat, in April or on any other day."""

from council.domain.errors import DomainError
from council.domain.wareki import long_date
from council.minutes.appointing import AppointingContent, dismissal_docx
from council.models import Appointment, BodyVersion, Seat
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.services.nominations.standing import contact, instrument, versions


def dismissal(term: Appointment, actor: Actor) -> bytes:
    """The letter to who held the seat, as a .docx file; the term's last day must be known."""
    require(actor, Permission.APPOINTMENT_EDIT, term.seat)
    if term.ends_on is None:
        raise DomainError("任期の終わりを、先に記録してください。")
    version = versions(term.ends_on).get(term.seat.body_id)
    if version is None:
        raise DomainError("この日には、会議体がありません。")
    return dismissal_docx(leaving(version, term.seat, term, "", actor), town.page_style())


def leaving(
    version: BodyVersion, seat: Seat, term: Appointment, document_no: str, actor: Actor
) -> AppointingContent:
    """What the letter says."""
    profile, digits = town.profile(), town.page_style().digits
    begins = long_date(term.starts_on, digits, weekday=False)
    last = long_date(term.ends_on, digits, weekday=False) if term.ends_on else ""
    return AppointingContent(
        municipality=profile.municipality,
        mayor=profile.mayor_title,
        body_name=version.name.removeprefix(profile.municipality),
        member_title=version.member_title,
        seat_title=seat.title,
        term_label=f"{begins}から" + (f"{last}まで" if last else ""),
        date_label="令和　　年　　月　　日",
        act="",
        person=term.person.name,
        document_no=document_no,
        instrument=instrument(version, seat),
        last_day_label=last,
        reason=term.end_reason or "任期満了",
        contact=contact(version, actor),
    )
