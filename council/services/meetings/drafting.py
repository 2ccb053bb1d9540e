"""決裁の資料: the 起案文案 with all that is to be decided on, in one file."""

from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Publicity
from council.domain.wareki import long_date
from council.minutes.bundle import bundle
from council.minutes.drafting import Addressee, DraftContent, addressees_docx, draft_docx
from council.models import Meeting
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import members, town
from council.queries.meetings.facts import Facts, facts
from council.queries.members import SeatView
from council.services.channels import chosen_for
from council.services.meetings import documents

NOTICE, AGENDA, ADDRESSEES = "別紙１_開催通知（案）", "別紙２_次第", "別紙３_送付先一覧"


def pack(meeting: Meeting, actor: Actor) -> bytes:
    """起案文案, 開催通知（案）, 次第 and 送付先一覧 as a ZIP of Word files; agenda titles, never which case."""
    require(actor, Permission.MEETING_SIGN_OFF, meeting)
    found, style = facts(meeting, actor), town.page_style()
    content = _content(meeting, found, actor)
    files = {
        "起案文案": draft_docx(content, style),
        NOTICE: documents.notice_document(meeting, actor),
        AGENDA: documents.agenda_document(meeting, actor),
        ADDRESSEES: addressees_docx(content, style),
    }
    return bundle((f"{name}.docx", written) for name, written in files.items())


def _content(meeting: Meeting, found: Facts, actor: Actor) -> DraftContent:
    style, version = town.page_style(), found.version
    head = documents.head_of(meeting, found, style.digits)
    sitting = meeting.sitting
    name = f"{head['fiscal_label']}{head['serial_label']}{version.name}"
    form = f"（{head['form_label']}）" if head["form_label"] else ""
    return DraftContent(
        meeting=name,
        act="開催について",
        held_label=head["held_label"],
        place=f"{sitting.place}{form}",
        publicity=_publicity(meeting),
        agenda=documents.agenda_titles(meeting, actor),
        instrument=f"{version.founding_instrument}{version.founding_article}",
        send_by_label=long_date(town.notice_by(sitting.held_on, version), style.digits),
        secretariat=found.secretariat,
        addressees=tuple(map(_addressee, members.seats(meeting.body_id, sitting.held_on))),
        attached=tuple(one.replace("_", "　") for one in (NOTICE, AGENDA, ADDRESSEES)),
    )


def _publicity(meeting: Meeting) -> str:
    reason = f"（{meeting.closed_reason}）" if meeting.publicity is not Publicity.OPEN else ""
    return f"{meeting.publicity.label}{reason}"


def _addressee(seat: SeatView) -> Addressee:
    holder = seat.holder
    if holder is None:
        return Addressee(seat.title, seat.agency, "", "")
    affiliation = "\n".join(filter(None, (seat.agency, holder.post_title)))
    return Addressee(
        seat.title,
        affiliation,
        holder.name,
        chosen_for(holder.person_id, holder.channel, LetterKind.NOTICE).label,
    )
