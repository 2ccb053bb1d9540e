"""Writing to a meeting's items without being there, and entering how the chair ruled at a tie."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.validators import InputRequired

from council.domain.writings import Stance
from council.forms.base import CouncilForm, required
from council.forms.choices import SelectChoice
from council.forms.proxies import ProxyPart


class WritingForm(CouncilForm):
    """What is said to each item is read row by row."""


class ProxyWritingForm(WritingForm, ProxyPart):
    """代行入力: what came by post, FAX or telephone."""


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


class ProxyRulingForm(RulingForm, ProxyPart):
    """The same, heard from whoever presides."""

    presider = SelectField(
        _l("決定した議長"),
        id="ruling-presider",
        validators=[required(_l("決定した議長を選んでください。"))],
    )

    def offer(self, people: Sequence[tuple[Any, str]]) -> None:
        """Fill the list of those who may preside."""
        self.presider.choices = [
            SelectChoice("", _l("選んでください")),
            *(SelectChoice(str(value), label) for value, label in people),
        ]
