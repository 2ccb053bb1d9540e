"""One sitting as its letters speak of it: which bodies meet, how it is called, who answers questions."""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from council.domain.business import ANNOUNCED
from council.domain.letter_kinds import LetterKind
from council.domain.serials import number_label, period_label
from council.domain.signoffs import Act
from council.domain.vocabulary import MeetingForm
from council.domain.wareki import long_date, time_range
from council.domain.writings import answers_until, opinions_until, printed_moment
from council.extensions import db
from council.invites.wording import Answering, Contact, Envelope, Occasion, conference_name
from council.models import BodyVersion, Conference, Meeting, Person, SignOff, Sitting
from council.queries import town
from council.queries.accounts import version_on
from council.queries.chairs import chair_name
from council.services.channels import mail_address

_LETTERS = (Act.NOTICE, Act.CHANGE, Act.POSTPONE, Act.CANCEL)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A sitting with those of its meetings whose notice stands, and the rules of their bodies on the day."""

    sitting: Sitting
    meetings: tuple[Meeting, ...]
    versions: dict[uuid.UUID, BodyVersion]
    sign_offs: dict[uuid.UUID, SignOff]
    conference: Conference | None
    chairs: dict[uuid.UUID, str] = field(default_factory=dict)

    @property
    def starts(self) -> datetime:
        """When it begins, with its zone."""
        return datetime.combine(self.sitting.held_on, self.sitting.begins, self._zone)

    @property
    def ends(self) -> datetime:
        """When it ends, with its zone."""
        return datetime.combine(self.sitting.held_on, self.sitting.ends, self._zone)

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.sitting.zone)

    def version(self, meeting: Meeting) -> BodyVersion:
        """The name and rules of a meeting's body."""
        return self.versions[meeting.body_id]

    def occasion(self, meetings: Sequence[Meeting]) -> Occasion:
        """What somebody asked to these meetings may know of the sitting."""
        first = meetings[0]
        is_single = len(meetings) == 1
        names = "・".join(self.version(one).name for one in meetings)
        return Occasion(
            body_name=self._name(names if is_single else f"{names}（同時開催）"),
            date_label=long_date(self.sitting.held_on),
            time_label=time_range(self.sitting.begins, self.sitting.ends),
            serial_label=_serial(first) if is_single else "",
            place=self.sitting.place,
            form_label=self.sitting.form.label,
            publicity_label=""
            if self.conference
            else self._each(meetings, lambda one: one.publicity.label),
        )

    def _each(self, meetings: Sequence[Meeting], say: Callable[[Meeting], str]) -> str:
        """What holds for all of them; where it differs, each body's own."""
        said = [say(one) for one in meetings]
        if len(set(said)) == 1:
            return said[0]
        return "、".join(
            f"{self.version(one).short_name}は{words}"
            for one, words in zip(meetings, said, strict=True)
        )

    def _name(self, name: str) -> str:
        return conference_name() if self.conference else name

    def office_name(self, meeting: Meeting) -> str:
        """Who writes: the body's secretariat, or the agency that calls the conference."""
        if self.conference:
            return self.conference.convener_agency.name
        return f"{self.version(meeting).short_name}事務局"

    def envelope(self, meeting: Meeting, person: Person, on: date) -> Envelope:
        """To whom and from whom, with the 決裁's number where there was one."""
        signed = self.sign_offs.get(meeting.id)
        return Envelope(
            addressee=person.name,
            contact=self.contact(meeting),
            is_on_paper=mail_address(person, LetterKind.NOTICE) is None,
            document_label=signed.document_no if signed else "",
            dated_label=long_date(on, weekday=False) if signed else "",
            sender_label=self._sender(meeting) if signed else "",
        )

    def _sender(self, meeting: Meeting) -> str:
        version = self.version(meeting)
        chair = self.chairs.get(meeting.body_id, "")
        return f"{version.name}　{version.chair_title}　{chair}".rstrip("　")

    def contact(self, meeting: Meeting) -> Contact:
        """Who answers questions about the meeting."""
        name = self.office_name(meeting)
        if self.conference:
            # the municipality's number would tell its office of a conference
            # and no FAX: a 回答票 that names a conference would lie open beside the machine
            agency = self.conference.convener_agency
            return Contact(name=name, phone=agency.phone, address=town.address(agency))
        office = self.version(meeting).secretariat
        whole = f"{name}　{office.name}" if office else name
        return Contact(
            name=whole,
            phone=town.telephone(office),
            fax=town.fax(office),
            address=town.address(office),
        )

    def answering(
        self,
        meetings: Sequence[Meeting],
        url: str | None,
        papers: tuple[str, ...] = (),
        *,
        sending: Collection[Meeting],
    ) -> Answering:
        """Until when to answer to these meetings, and how; `sending` are those to which a substitute may come."""
        names = [self.version(one).short_name for one in meetings if one in sending]
        return Answering(
            by_label=self._each(meetings, self.reply_by),
            url=url,
            papers=papers,
            opinions_by=self._opinions_by(meetings),
            sends_only_to="" if len(names) == len(meetings) else "、".join(names),
        )

    def reply_by(self, meeting: Meeting) -> str:
        """Until when to answer; where nobody set a day, until the sitting itself."""
        sitting = self.sitting
        if sitting.form is MeetingForm.WRITTEN:
            return printed_moment(answers_until(sitting.held_on, sitting.ends, meeting.reply_by))
        return long_date(meeting.reply_by or sitting.held_on)

    def _opinions_by(self, meetings: Sequence[Meeting]) -> str:
        """Until when who will be away may write to the items; empty where none of the bodies takes opinions."""
        if self.conference or self.sitting.form is MeetingForm.WRITTEN:
            return ""
        by = printed_moment(opinions_until(self.sitting.held_on, town.days_off()))
        taking = [one for one in meetings if self.version(one).written_opinions]
        if len(taking) in {0, len(meetings)}:
            return by if taking else ""
        return f"{'、'.join(self.version(one).short_name for one in taking)}は{by}"


def _serial(meeting: Meeting) -> str:
    if not meeting.is_numbered or meeting.number is None:
        return ""
    return period_label(meeting.number_period, "full") + number_label(meeting.number, "full")


def gather(meeting: Meeting) -> Gathering:
    """The sitting of a meeting, with all that its letters need; the meeting itself is always in it.

    Another body's meeting is in it from its own notice on: before, it may still come to nothing.
    """
    db.session.flush()
    sitting = db.session.get_one(Sitting, meeting.sitting_id)
    meetings = db.session.scalars(
        select(Meeting).where(Meeting.sitting_id == sitting.id).order_by(Meeting.position)
    ).all()
    live = tuple(one for one in meetings if one is meeting or one.state in ANNOUNCED)
    versions = db.session.execute(
        select(BodyVersion, chair_name(BodyVersion.body_id, sitting.held_on))
        .where(BodyVersion.body_id.in_([one.body_id for one in live]), version_on(sitting.held_on))
        .options(joinedload(BodyVersion.secretariat))
    ).all()
    signed = db.session.scalars(
        select(SignOff)
        .where(
            SignOff.meeting_id.in_([one.id for one in live]),
            SignOff.act.in_(_LETTERS),
            SignOff.is_past.is_(False),
        )
        .order_by(SignOff.created_at, SignOff.act != Act.NOTICE, SignOff.sequence)
    )
    conference = db.session.scalars(
        select(Conference)
        .where(Conference.meeting_id == meeting.id)
        .options(joinedload(Conference.convener_agency), joinedload(Conference.participants))
    ).unique()
    return Gathering(
        sitting=sitting,
        meetings=live,
        versions={one.body_id: one for one, _chair in versions},
        chairs={one.body_id: chair or "" for one, chair in versions},
        sign_offs={one.meeting_id: one for one in signed},
        conference=conference.one_or_none(),
    )
