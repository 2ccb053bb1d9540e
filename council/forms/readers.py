"""渡す方: for whom a paper is."""

import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from council.forms.base import CouncilForm
from council.forms.choices import SelectChoice

EVERYBODY, SOME = "all", "some"


class ReadersForm(CouncilForm):
    """Everybody, or the seats that are chosen; `seen` marks what the page showed."""

    who = RadioField(
        _l("渡す方"),
        choices=[
            SelectChoice(EVERYBODY, _l("会議に案内した方全員")),
            SelectChoice(SOME, _l("次の方だけ")),
        ],
        validators=[InputRequired(_l("どちらかを選んでください。"))],
    )
    seats = SelectMultipleField(
        _l("次の方だけのとき"),
        coerce=uuid.UUID,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    seen = HiddenField()

    def offer(self, places: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Offer the seats of the meeting."""
        self.seats.choices = [SelectChoice(str(key), name) for key, name in places]

    @property
    def chosen(self) -> list[uuid.UUID] | None:
        """The seats, or None for everybody."""
        return None if self.who.data == EVERYBODY else list(self.seats.data or ())
