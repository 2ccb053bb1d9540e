"""Looking through the trail."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from council.domain.deed_kinds import KINDS
from council.forms.base import CouncilForm, StringField, line, short
from council.forms.choices import SelectChoice
from council.forms.moments import DayField


def _kinds() -> list[SelectChoice]:
    return [
        SelectChoice("", gettext("すべて")),
        *(SelectChoice(code, gettext(word)) for code, (word, _tags) in KINDS.items()),
    ]


class TrailForm(CouncilForm):
    """From when to when, who, and what kind of deed; a look-up, so it is sent by GET and needs no token."""

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    since = DayField(_l("この日から"))
    until = DayField(_l("この日まで"))
    who = StringField(_l("人（氏名・よみがな）"), filters=[line], validators=[short(60)])
    kind = SelectField(_l("したこと"), choices=_kinds, default="")

    def validate(self, extra_validators: Any = None) -> bool:
        """The days in their order."""
        is_valid = super().validate(extra_validators)
        if is_valid and self.since.data and self.until.data and self.until.data < self.since.data:
            self.until.errors = [_l("「この日から」より後の日にしてください。")]
            is_valid, self.status = False, 422
        return is_valid
