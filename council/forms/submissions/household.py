"""The household of a case paper: a row of fields per member."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, cast

from flask_babel import gettext as _
from wtforms import (
    BooleanField,
    SelectField,
)

from council.domain.vocabulary import AgeBand, Sex
from council.forms.base import CouncilForm
from council.forms.choices import SelectChoice, of_words
from council.forms.submissions.made import made


class HouseholdForm(CouncilForm):
    """A row of fields per member: `label_<hex>`, `sex_<hex>`, …"""

    def of(self, key: uuid.UUID) -> dict[str, Any]:
        """The fields of one member, by their first word."""
        end = f"_{key.hex}"
        return {field.name.removesuffix(end): field for field in self if field.name.endswith(end)}


def household_form(members: Iterable[Any], labels: Sequence[str], **data: Any) -> HouseholdForm:
    """A form for these members of the paper's household."""
    fields: dict[str, Any] = {}
    for one in members:
        words = labels if one.label in labels else (one.label, *labels)
        fields |= {
            f"label_{one.id.hex}": SelectField(
                _("続柄"), choices=[SelectChoice(word, word) for word in words], default=one.label
            ),
            f"sex_{one.id.hex}": SelectField(
                _("性別"), choices=of_words(Sex), default=one.sex.value
            ),
            f"age_{one.id.hex}": SelectField(
                _("年代"), choices=of_words(AgeBand), default=one.age_band.value
            ),
            f"together_{one.id.hex}": BooleanField(
                _("同居している"), default=one.is_living_together
            ),
            f"deceased_{one.id.hex}": BooleanField(_("亡くなっている"), default=one.is_deceased),
        }
        if not one.is_person_concerned:
            fields[f"omit_{one.id.hex}"] = BooleanField(_("資料に載せない"), default=False)
    return cast(HouseholdForm, made(HouseholdForm, fields)(**data))
