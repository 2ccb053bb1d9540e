"""The passages of a case paper."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from flask_babel import gettext as _
from wtforms import (
    SelectMultipleField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from council.domain.vocabulary import PartKind
from council.forms.base import CouncilForm, TextAreaField, text
from council.forms.choices import SelectChoice
from council.forms.submissions.made import made


class TextsForm(CouncilForm):
    """A field per passage: `text_<kind>`, `handled_<kind>`, `withheld_<kind>`."""

    def field(self, name: str, kind: PartKind) -> Any:
        """One of the three fields of a kind; None where there is none."""
        return self._fields.get(f"{name}_{kind.value}")


def texts_form(
    kinds: Iterable[PartKind],
    labels: Sequence[str],
    stored: Mapping[tuple[PartKind, bool], tuple[str, tuple[str, ...]]],
    **data: Any,
) -> TextsForm:
    """A form for the passages of one step; `stored`: text and who may not know, by kind and handling."""
    fields: dict[str, Any] = {}
    for kind in kinds:
        fields[f"text_{kind.value}"] = TextAreaField(
            kind.label, filters=[text], default=stored.get((kind, False), ("", ()))[0]
        )
        if kind is PartKind.QUESTION:
            continue
        handled, withheld = stored.get((kind, True), ("", ()))
        fields[f"handled_{kind.value}"] = TextAreaField(
            _("承諾を得ずに聞いた内容"), filters=[text], default=handled
        )
        fields[f"withheld_{kind.value}"] = SelectMultipleField(
            _("伝えてはいけない相手"),
            choices=[SelectChoice(one, one) for one in labels],
            default=list(withheld),
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
        )
    return cast(TextsForm, made(TextsForm, fields)(**data))
