"""Scheduling, changing and notifying a meeting; its 次第 and papers."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from council.domain.vocabulary import ItemKind, MeetingForm, Publicity
from council.forms.base import (
    CouncilForm,
    HiddenField,
    StringField,
    line,
    required,
    short,
)
from council.forms.choices import of_words
from council.forms.moments import ClockField, DayField


class WhenForm(CouncilForm):
    """Date, times, place and form of a sitting."""

    held_on = DayField(_l("開催日"), validators=[required(_l("開催日を入力してください。"))])
    begins = ClockField(
        _l("開始の時刻"), validators=[required(_l("開始の時刻を入力してください。"))]
    )
    ends = ClockField(_l("終了の時刻"), validators=[required(_l("終了の時刻を入力してください。"))])
    place = StringField(_l("場所"), filters=[line], validators=[Optional(), short()])
    form = RadioField(
        _l("開き方"),
        choices=lambda: of_words(MeetingForm),
        coerce=MeetingForm,
        default=MeetingForm.IN_PERSON,
        validators=[InputRequired(_l("開き方を選んでください。"))],
    )
    day_off_ok = BooleanField(_l("閉庁日ですが、この日に開きます"))

    def when(self) -> dict[str, Any]:
        """Date, times, place and form, by the names the services use."""
        return {
            "held_on": self.held_on.data,
            "begins": self.begins.data,
            "ends": self.ends.data,
            "place": self.place.data or "",
            "form": self.form.data,
        }


class PublicityForm(CouncilForm):
    """Open or closed, with the reason."""

    publicity = RadioField(
        _l("公開・非公開の別"),
        choices=lambda: of_words(Publicity),
        coerce=Publicity,
        validators=[InputRequired(_l("公開・非公開の別を選んでください。"))],
    )
    closed_reason = StringField(
        _l("公開しない理由"), filters=[line], validators=[Optional(), short()]
    )

    def openness(self) -> dict[str, Any]:
        """Open or closed and why."""
        return {
            "publicity": self.publicity.data,
            "closed_reason": self.closed_reason.data or "",
        }


class ScheduleForm(WhenForm, PublicityForm):
    """A new meeting; `joint` are the codes of the bodies that sit with it."""

    joint = SelectMultipleField(
        _l("同時に開く会議体"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        choices=[],
        validators=[Optional()],
    )


class GivenForm(CouncilForm):
    """決裁, without which the act is not done, as the office's document system gave it."""

    document_no = StringField(
        _l("文書番号"),
        filters=[line],
        validators=[required(_l("文書番号を入力してください。")), short()],
    )
    drafted_on = DayField(_l("起案日"), validators=[Optional()])
    decided_on = DayField(_l("決裁日"), validators=[required(_l("決裁日を入力してください。"))])
    decided_by = StringField(
        _l("決裁者"),
        filters=[line],
        validators=[required(_l("決裁者の職を入力してください。")), short()],
    )

    def given(self) -> dict[str, Any]:
        """What was recorded."""
        return {
            "document_no": self.document_no.data,
            "drafted_on": self.drafted_on.data,
            "decided_on": self.decided_on.data,
            "decided_by": self.decided_by.data,
        }


class SignOffForm(GivenForm):
    """決裁 as the office's document system gave it; `seen` marks what it is on."""

    seen = HiddenField()

    def facts(self) -> dict[str, Any]:
        """What was recorded, and what the page showed."""
        return {"seen": self.seen.data or None, **self.given()}


class DecidedForm(CouncilForm):
    """A 決裁 given together with the act that it is on; whether one must be given is the act's own business."""

    document_no = StringField(_l("文書番号"), filters=[line], validators=[Optional(), short()])
    drafted_on = DayField(_l("起案日"), validators=[Optional()])
    decided_on = DayField(_l("決裁日"), validators=[Optional()])
    decided_by = StringField(_l("決裁者"), filters=[line], validators=[Optional(), short()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Given at all, it is given whole."""
        is_valid = super().validate(extra_validators)
        if not self._is_given():
            return is_valid
        for field, lack in (
            (self.document_no, _l("文書番号を入力してください。")),
            (self.decided_on, _l("決裁日を入力してください。")),
            (self.decided_by, _l("決裁者の職を入力してください。")),
        ):
            if not field.data and not field.errors:
                field.errors = [*field.errors, lack]
                is_valid, self.status = False, 422
        return is_valid

    def validate_undecided(self) -> bool:
        """The act alone, as its papers are made before any 決裁 on it can be given."""
        return CouncilForm.validate(self)

    def shown_for(self, *, is_owed: bool) -> None:
        """Say at the fields whether they may be left empty."""
        for field in (self.document_no, self.decided_on, self.decided_by):
            field.flags.optional = not is_owed

    def _is_given(self) -> bool:
        return any((self.document_no.data, self.decided_on.data, self.decided_by.data))

    def decision(self) -> dict[str, Any] | None:
        """What was recorded; nothing where none was given."""
        if not self._is_given():
            return None
        return {
            "document_no": self.document_no.data,
            "drafted_on": self.drafted_on.data,
            "decided_on": self.decided_on.data,
            "decided_by": self.decided_by.data,
        }


class MoveForm(WhenForm, DecidedForm):
    """Another day, time, place or form, with the 決裁 on the change."""


class NotifyForm(CouncilForm):
    """Until when the members answer."""

    reply_by = DayField(
        _l("回答の期限"), validators=[required(_l("回答の期限を入力してください。"))]
    )


class ReasonForm(CouncilForm):
    """Why a meeting is put off or called off."""

    reason = StringField(
        _l("理由"), filters=[line], validators=[required(_l("理由を入力してください。")), short()]
    )


class EndForm(ReasonForm, DecidedForm):
    """Why a meeting is put off or called off, with the 決裁 on telling so."""


class ItemForm(CouncilForm):
    """One line of the 次第."""

    kind = SelectField(
        _l("種別"),
        choices=lambda: of_words(kind for kind in ItemKind if kind is not ItemKind.CASE),
        coerce=ItemKind,
        default=ItemKind.DISCUSSION,
    )
    title = StringField(
        _l("題名"), filters=[line], validators=[required(_l("題名を入力してください。")), short()]
    )
    presenter = StringField(_l("説明者"), filters=[line], validators=[Optional(), short()])
    minutes = IntegerField(
        _l("時間（分）"),
        default=10,
        validators=[
            InputRequired(_l("時間を分で入力してください。")),
            NumberRange(0, 480, _l("時間は0分から480分までで入力してください。")),
        ],
    )
    is_closed = BooleanField(_l("この議題は非公開にする"))
    closed_reason = StringField(
        _l("非公開にする理由"), filters=[line], validators=[Optional(), short()]
    )

    is_standing = BooleanField(_l("毎回の議題にする"))

    def facts(self) -> dict[str, Any]:
        """What the item says."""
        return {
            "kind": self.kind.data,
            "title": self.title.data,
            "presenter": self.presenter.data or "",
            "minutes": self.minutes.data,
            "is_closed": self.is_closed.data,
            "closed_reason": self.closed_reason.data or "",
            "is_standing": self.is_standing.data,
        }


class CaseItemForm(CouncilForm):
    """An accepted case for the 次第, by its code alone."""

    submission = SelectField(_l("受理された事例"), choices=[])
    presenter = StringField(_l("説明者"), filters=[line], validators=[Optional(), short()])
    minutes = IntegerField(
        _l("時間（分）"),
        default=30,
        validators=[
            InputRequired(_l("時間を分で入力してください。")),
            NumberRange(0, 480, _l("時間は0分から480分までで入力してください。")),
        ],
    )


class IssueItemForm(CouncilForm):
    """An issue for the 次第."""

    issue = SelectField(_l("課題"), choices=[])
    minutes = IntegerField(
        _l("時間（分）"),
        default=15,
        validators=[
            InputRequired(_l("時間を分で入力してください。")),
            NumberRange(0, 480, _l("時間は0分から480分までで入力してください。")),
        ],
    )
