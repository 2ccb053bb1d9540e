"""送付済: which letters were carried, and on which day."""

import uuid
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField, SubmitField
from wtforms.validators import Optional

from council.forms.base import CouncilForm, required
from council.forms.moments import DayField


class CarriedForm(CouncilForm):
    """The letters by their ids; whether the reader may follow them is asked of each."""

    letters = SelectMultipleField(
        _l("送付した文書"),
        choices=[],
        validate_choice=False,
        validators=[Optional()],
    )
    every = SelectMultipleField(choices=[], validate_choice=False, validators=[Optional()])
    all = SubmitField()
    on = DayField(_l("送付した日"), validators=[required(_l("送付した日を入力してください。"))])

    @property
    def ids(self) -> list[uuid.UUID]:
        """The letters marked, or every one of the list when its button was pressed."""
        chosen = self.every.data if self.all.data else self.letters.data
        return [found for one in chosen or [] if (found := _id(one)) is not None]

    def validate(self, extra_validators: Any = None) -> bool:
        """Something must be marked."""
        is_valid = super().validate(extra_validators)
        if is_valid and not self.ids:
            self.form_errors.append(gettext("送付した文書に印を付けてください。"))
            is_valid, self.status = False, 422
        return is_valid


def _id(typed: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(typed)
    except ValueError:
        return None
