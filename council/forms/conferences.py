"""Calling, moving, holding and planning a case conference; asking another agency to call it."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    Form,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from council.domain.vocabulary import MeetingForm, SupportTarget
from council.forms.base import CouncilForm, line, required, short, text
from council.forms.cases import CheckboxesField, Pairs, pairs
from council.forms.choices import of_words
from council.forms.moments import ClockField, DayField
from council.forms.numbers import is_marked, no_my_number
from council.forms.rows import Rows

PEOPLE = 5
_ROWS = 50  # more rows than any household or plan has are not read
SELF = "self"
FREE_ROLES = 2


class WhenForm(CouncilForm):
    """Day, time and place; without an end it lasts an hour."""

    held_on = DayField(_l("開催日"), validators=[required(_l("開催日を入力してください。"))])
    begins = ClockField(
        _l("始まりの時刻"), validators=[required(_l("始まりの時刻を入力してください。"))]
    )
    ends = ClockField(_l("終わりの時刻"), validators=[Optional()])
    place = StringField(
        _l("場所"),
        filters=[line],
        validators=[required(_l("場所を入力してください。")), short(), no_my_number],
    )

    def when(self) -> dict[str, Any]:
        """Day, times and place, by the names the services use."""
        begins = self.begins.data
        assert begins is not None  # noqa: S101 the form is valid
        return {
            "held_on": self.held_on.data,
            "begins": begins,
            "ends": self.ends.data or _an_hour_after(begins),
            "place": self.place.data,
        }


def _an_hour_after(begins: time) -> time:
    end = datetime.combine(date.min, begins) + timedelta(hours=1)
    return end.time() if end.date() == date.min else time(23, 59)


class GroundForm(Form):
    """The legal basis for one data subject."""

    subject = HiddenField()
    basis = SelectField(_l("共有の根拠"))
    evidence = StringField(
        _l("補足"), filters=[line], validators=[Optional(), short(), no_my_number]
    )


class ConveneForm(WhenForm):
    """Everything on one page."""

    form = RadioField(
        _l("開き方"),
        choices=lambda: of_words([MeetingForm.IN_PERSON, MeetingForm.HYBRID]),
        default=MeetingForm.IN_PERSON.value,
    )
    participants = Rows(
        SelectField(_l("参加者"), validate_choice=False),
        _l("参加者"),
        min_entries=PEOPLE,
        max_entries=PEOPLE,
    )
    facilitator = SelectField(_l("進行役"), default=SELF)
    grounds = Rows(FormField(GroundForm), _l("共有の根拠"), max_entries=_ROWS)
    purpose = TextAreaField(
        _l("目的"),
        filters=[text],
        default=_l("支援の方針と役割分担を決めるため"),
        validators=[required(_l("目的を入力してください。")), no_my_number],
    )

    def offer(
        self,
        people: Mapping[str, Sequence[tuple[str, str]]],
        bases: Pairs,
        subjects: Sequence[tuple[str, str]],
        myself: str,
    ) -> None:
        """Hand in the people by agency, the bases, the household as (id, word), and the caller's name."""
        # the agency stands in the line itself: a group's heading is gone once the line is chosen
        entries = [
            (value, f"{agency}　{label}")
            for agency, some in people.items()
            for value, label in some
        ]
        offered_people = pairs(entries, gettext("（選ばない）"))
        for number, field in enumerate(self.participants.entries, start=1):
            field.choices = offered_people
            field.label.text = gettext("参加者 %(number)s", number=number)
        self.facilitator.choices = pairs(
            [
                (SELF, gettext("自分（%(name)s）", name=myself)),
                *(
                    (str(number), gettext("参加者 %(number)s", number=number + 1))
                    for number in range(len(self.participants.entries))
                ),
            ]
        )
        offered = pairs(bases, gettext("この人については共有しない"))
        del self.grounds.entries[len(subjects) :]
        while len(self.grounds.entries) < len(subjects):
            self.grounds.append_entry()
        for (subject, label), entry in zip(subjects, self.grounds.entries, strict=False):
            entry.form.subject.data = subject
            entry.label.text = label
            entry.form.basis.choices = offered
            entry.form.basis.label.text = gettext("%(label)sについて共有する根拠", label=label)
            entry.form.evidence.label.text = gettext("%(label)sについての補足", label=label)

    def chosen(self) -> list[tuple[uuid.UUID, uuid.UUID] | None]:
        """Agency and person of each select; None where nothing, or nothing sensible, was chosen."""
        return [_pair(str(value or "")) for value in self.participants.data]


def _pair(value: str) -> tuple[uuid.UUID, uuid.UUID] | None:
    agency, _colon, person = value.partition(":")
    try:
        return uuid.UUID(agency), uuid.UUID(person)
    except ValueError:
        return None


class AskConvenerForm(CouncilForm):
    """Asking the agency that a basis names."""

    basis = SelectField(_l("根拠"), validators=[InputRequired(_l("根拠を選んでください。"))])
    wished_on = DayField(
        _l("開きたい日"), validators=[required(_l("開きたい日を入力してください。"))]
    )
    reason = TextAreaField(
        _l("依頼の理由"),
        filters=[text],
        validators=[required(_l("依頼の理由を入力してください。")), no_my_number],
    )


class ReasonForm(CouncilForm):
    """Declining a request, or calling a conference off."""

    reason = StringField(
        _l("理由"),
        filters=[line],
        validators=[required(_l("理由を入力してください。")), short(), no_my_number],
    )


class SuccessorForm(CouncilForm):
    """Who comes after a participant who left the agency."""

    person = SelectField(
        _l("後任の方"), validators=[InputRequired(_l("後任の方を選んでください。"))]
    )


class OpenForm(CouncilForm):
    """Who came, and when it began."""

    opened_at = ClockField(
        _l("始めた時刻"), validators=[required(_l("始めた時刻を入力してください。"))]
    )
    present = CheckboxesField(_l("出席した人"))


class CloseForm(CouncilForm):
    """When it ended."""

    closed_at = ClockField(
        _l("終わった時刻"), validators=[required(_l("終わった時刻を入力してください。"))]
    )


class RoleForm(Form):
    """What one agency does."""

    role = HiddenField()
    agency = SelectField(_l("機関"), validate_choice=False)
    text = TextAreaField(_l("すること"), filters=[text], validators=[no_my_number])


class PlanForm(CouncilForm):
    """Policy, roles for the person and for the family, next review."""

    policy = TextAreaField(_l("支援の方針"), filters=[text], validators=[no_my_number])
    for_person = Rows(FormField(RoleForm), _l("当事者への支援"), max_entries=_ROWS)
    for_family = Rows(FormField(RoleForm), _l("家族への支援"), max_entries=_ROWS)
    next_review_on = DayField(_l("次の見直しの日"))

    def sides(self) -> tuple[tuple[SupportTarget, Rows], ...]:
        """Both lists with the side they support."""
        return (SupportTarget.PERSON, self.for_person), (SupportTarget.FAMILY, self.for_family)

    def offer(self, agencies: Pairs) -> None:
        """Hand in the participating agencies."""
        offered = pairs(agencies)
        for _side, rows in self.sides():
            for entry in rows.entries:
                entry.form.agency.choices = offered

    def marked(self) -> bool:
        """Whether nothing is wrong but numbers that are never stored: then all the rest is saved."""
        if not self.errors:
            return False
        texts = [self.policy, *(e.form.text for _s, rows in self.sides() for e in rows.entries)]
        wrong = [field for field in (self.next_review_on, *texts) if field.errors]
        return not self.form_errors and bool(wrong) and all(is_marked(field) for field in wrong)


class DutyForm(CouncilForm):
    """An action item of the conference."""

    agency = SelectField(
        _l("担当する機関"), validators=[InputRequired(_l("機関を選んでください。"))]
    )
    target = SelectField(_l("支援の相手"), choices=lambda: of_words(SupportTarget))
    text = TextAreaField(
        _l("すること"),
        filters=[text],
        validators=[required(_l("することを入力してください。")), no_my_number],
    )
    due_on = DayField(_l("期限"), validators=[required(_l("期限を入力してください。"))])
