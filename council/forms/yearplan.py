"""The sittings of a year as proposed, each line to be changed, left out or made."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Form, FormField

from council.domain.errors import DomainError
from council.domain.vocabulary import MeetingForm
from council.domain.yearplan import Occasion
from council.forms.base import CouncilForm, HiddenField, StringField, line, required, short
from council.forms.moments import ClockField, DayField
from council.forms.rows import Rows

_ROWS = 200  # more lines than any secretariat's year has are not read


class LineForm(Form):
    """One sitting; `bodies` are the codes of those that meet in it, the first one leading."""

    chosen = BooleanField(_l("作る"))
    bodies = HiddenField()
    form = HiddenField()
    held_on = DayField(_l("開催日"), validators=[required(_l("開催日を入力してください。"))])
    begins = ClockField(_l("開始"), validators=[required(_l("開始の時刻を入力してください。"))])
    ends = ClockField(_l("終了"), validators=[required(_l("終了の時刻を入力してください。"))])
    place = StringField(_l("場所"), filters=[line], validators=[short()])

    def validate(self, extra_validators: Any = None) -> bool:
        """What is left out need not be right."""
        return not self.chosen.data or bool(super().validate(extra_validators))

    def occasion(self) -> Occasion | None:
        """What is typed; None as long as its day or its times cannot be read."""
        held_on, begins, ends = self.held_on.data, self.begins.data, self.ends.data
        if held_on is None or begins is None or ends is None:
            return None
        known = {one.value: one for one in MeetingForm}
        form = known.get(str(self.form.data), MeetingForm.IN_PERSON)
        codes = tuple(dict.fromkeys(filter(None, str(self.bodies.data or "").split(","))))
        return Occasion(codes, held_on, begins, ends, self.place.data or "", form)


class YearPlanForm(CouncilForm):
    """All lines, and what was planned when they were shown."""

    seen = HiddenField()
    lines = Rows(FormField(LineForm), _l("開催の案"), max_entries=_ROWS)

    @classmethod
    def of(cls, occasions: Iterable[Occasion], mark: str) -> "YearPlanForm":
        """The form that offers these."""
        return cls(
            formdata=None,
            seen=mark,
            lines=[
                {
                    "chosen": True,
                    "bodies": ",".join(one.bodies),
                    "form": one.form.value,
                    "held_on": one.held_on,
                    "begins": one.begins,
                    "ends": one.ends,
                    "place": one.place,
                }
                for one in occasions
            ],
        )

    def chosen(self) -> list[tuple[int, Occasion]]:
        """The lines to be made, by their places; of a form whose shape was found right."""
        found = ((number, entry.form) for number, entry in enumerate(self.lines.entries))
        return [
            (number, occasion)
            for number, form in found
            if form.chosen.data and (occasion := form.occasion())
        ]

    def refuse(self, error: DomainError, sentence: str) -> None:
        """Put a refusal that names a line and its field there."""
        number, _, name = (error.field or "").partition(".")
        if not name:
            super().refuse(error, sentence)
            return
        self.status = error.status
        line_form = self.lines.entries[int(number)].form
        field = line_form[name if name in line_form else "held_on"]
        field.errors = [*field.errors, sentence]
        # a list keeps what its validation found: without this the lines would seem to be right
        self.lines.errors = [entry.errors for entry in self.lines.entries]

    def rebase_on(self, mark: str) -> None:
        """Let a refused form, shown beside what is planned now, be sent again on that footing."""
        self.seen.data, self.seen.raw_data = mark, None
