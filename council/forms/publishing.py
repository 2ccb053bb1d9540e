"""公開の事前公表: how the public comes in, when it was told, by which 決裁."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import NumberRange, Optional

from council.forms.base import HiddenField, StringField, line, short
from council.forms.meetings import DecidedForm
from council.forms.moments import DayField


class ObservingForm(DecidedForm):
    """For how many observers there is room, how they come in, when it was made public."""

    seats = IntegerField(
        _l("傍聴の定員（名）"),
        validators=[
            Optional(),
            NumberRange(0, 999, _l("定員は0名から999名までで入力してください。")),
        ],
    )
    observing = StringField(_l("傍聴の方法"), filters=[line], validators=[Optional(), short()])
    made_public_on = DayField(_l("公表した日"), validators=[Optional()])
    seen = HiddenField()

    def facts(self) -> dict[str, Any]:
        """What it says."""
        return {
            "seats": self.seats.data,
            "observing": self.observing.data or "",
            "made_public_on": self.made_public_on.data,
            "seen": self.seen.data or None,
        }
