"""決裁の資料 on the minutes: the 起案文案, the text to be decided on and those to whom it goes, in one file."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.letter_kinds import LetterKind
from council.extensions import db
from council.minutes.bundle import bundle
from council.minutes.drafting import Addressee, DraftContent, addressees_docx, draft_docx
from council.minutes.kinds import DocumentKind
from council.models import Minutes, Person, RosterEntry
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.queries.meetings.facts import facts
from council.services.channels import channel_of
from council.services.meetings.drafting import draft_of
from council.services.minutes.export import export
from council.services.minutes.readers import everybody

MINUTES, ADDRESSEES = "別紙１_議事録（案）", "別紙２_送付先一覧"


def pack(minutes: Minutes, actor: Actor) -> bytes:
    """起案文案, 議事録（案） and 送付先一覧 as a ZIP of Word files; the caller logs the reading."""
    require(actor, Permission.MINUTES_PUT_BEFORE_CHAIR, minutes)
    content, style = _content(minutes, actor), town.page_style()
    files = {
        "起案文案": draft_docx(content, style),
        MINUTES: export(minutes.meeting, DocumentKind.MINUTES, actor, draft=True),
        ADDRESSEES: addressees_docx(content, style),
    }
    return bundle((f"{name}.docx", written) for name, written in files.items())


def _content(minutes: Minutes, actor: Actor) -> DraftContent:
    found = facts(minutes.meeting, actor)
    notice = draft_of(minutes.meeting, found, actor)
    return replace(
        notice,
        meeting=f"{notice.meeting}の議事録",
        act="確定・供覧について",
        question="別紙１の案により議長の承認を得て確定し、関係者に供覧してよろしいか伺います。",
        again="この案で決裁を受けたあとに議事録（案）の文が変わったときは、もう一度決裁を受けます。",
        send_by_label="議長の承認の後、速やかに",
        addressees=tuple(_addressees(minutes)),
        attached=tuple(one.replace("_", "　") for one in (MINUTES, ADDRESSEES)),
    )


def _addressees(minutes: Minutes) -> list[Addressee]:
    """Everybody who hears that the minutes are final: the roster in its order, then who else was there."""
    roster = db.session.scalars(
        select(RosterEntry)
        .where(RosterEntry.meeting_id == minutes.meeting_id, RosterEntry.left_at.is_(None))
        .options(joinedload(RosterEntry.agency))
        .order_by(RosterEntry.position)
    )
    people = {one.id: one for one in everybody(minutes)}
    seated = [(one, people.pop(one.person_id)) for one in roster if one.person_id in people]
    return [
        *(_addressee(person, entry) for entry, person in seated),
        *(_addressee(person) for person in people.values()),
    ]


def _addressee(person: Person, entry: RosterEntry | None = None) -> Addressee:
    way = channel_of(person, LetterKind.MINUTES).label
    if entry is None:
        return Addressee("出席者", "", person.name, way)
    agency = entry.agency.name if entry.agency else ""
    affiliation = "\n".join(filter(None, (agency, entry.post_title)))
    return Addressee(entry.seat_title, affiliation, person.name, way)
