"""Writing to a meeting's items without being there, and entering how the chair ruled at a tie."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired, Optional

from council.domain.vocabulary import Means
from council.domain.writings import Stance
from council.forms.base import CouncilForm, StringField, line, required, short
from council.forms.choices import SelectChoice, of_words
from council.forms.moments import DayField


class WritingForm(CouncilForm):
    """What is said to each item is read row by row."""


class ProxyWritingForm(WritingForm):
    """代行入力: how it came, when, and who received it."""

    means = RadioField(
        _l("受け取った方法"),
        choices=lambda: of_words(Means),
        coerce=Means,
        validators=[InputRequired(_l("受け取った方法を選んでください。"))],
    )
    received_on = DayField(
        _l("受け取った日"), validators=[required(_l("受け取った日を入力してください。"))]
    )
    received_by = StringField(_l("受け取った人"), filters=[line], validators=[Optional(), short()])


class RulingForm(CouncilForm):
    """可否同数: how it is decided."""

    stance = RadioField(
        _l("議長の決定"),
        id="ruling",
        choices=lambda: [
            SelectChoice(Stance.FOR.value, _l("原案を可とする")),
            SelectChoice(Stance.AGAINST.value, _l("原案を否とする")),
        ],
        coerce=Stance,
        validators=[InputRequired(_l("議長の決定を選んでください。"))],
    )


class ProxyRulingForm(RulingForm):
    """The same, heard from whoever presides."""

    presider = SelectField(
        _l("決定した議長"),
        id="ruling-presider",
        validators=[required(_l("決定した議長を選んでください。"))],
    )
    means = RadioField(
        _l("受け取った方法"),
        id="ruling-means",
        choices=lambda: of_words(Means),
        coerce=Means,
        validators=[InputRequired(_l("受け取った方法を選んでください。"))],
    )
    received_on = DayField(
        _l("受け取った日"),
        id="ruling-received-on",
        validators=[required(_l("受け取った日を入力してください。"))],
    )
    received_by = StringField(
        _l("受け取った人"),
        id="ruling-received-by",
        filters=[line],
        validators=[Optional(), short()],
    )

    def offer(self, people: Sequence[tuple[Any, str]]) -> None:
        """Fill the list of those who may preside."""
        self.presider.choices = [
            SelectChoice("", _l("選んでください")),
            *(SelectChoice(str(value), label) for value, label in people),
        ]
