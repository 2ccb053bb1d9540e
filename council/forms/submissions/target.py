"""Whom a paper is for, and on what legal basis."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    RadioField,
)

from council.domain.vocabulary import SupportTarget
from council.forms.base import CouncilForm, required
from council.forms.choices import SelectChoice, of_words
from council.forms.submissions.made import id_in, made

_TARGETS = (SupportTarget.PERSON, SupportTarget.FAMILY, SupportTarget.BOTH)


class TargetForm(CouncilForm):
    """Whom the support is for."""

    support_target = RadioField(
        _l("支援の対象"),
        choices=lambda: of_words(_TARGETS),
        validators=[required("支援の対象を選んでください。")],
        validate_choice=False,
    )

    @property
    def target(self) -> SupportTarget:
        """The chosen target; a system is none of those offered."""
        chosen = [one for one in SupportTarget if one.value == self.support_target.data]
        return chosen[0] if chosen else SupportTarget.SYSTEM


class StartForm(TargetForm):
    """Which body the paper is for."""

    body = RadioField(
        _l("提出先"),
        choices=[],
        validators=[required("提出先を選んでください。")],
        validate_choice=False,
    )

    def offer(self, bodies: Iterable[tuple[str, str]]) -> None:
        """Fill the choices: code and name."""
        self.body.choices = [SelectChoice(*one) for one in bodies]


class BasisForm(TargetForm):
    """The legal basis per data subject: fields `basis_<hex>`."""

    def bases(self) -> dict[uuid.UUID, str]:
        """The chosen code per subject id."""
        return {id_in(field.name): field.data for field in self if field.name.startswith("basis_")}


def basis_form(
    subjects: Iterable[tuple[uuid.UUID, str, str]],
    bases: Sequence[tuple[str, str]],
    **data: Any,
) -> BasisForm:
    """A form for these subjects (id, label, present code); bases: code and title."""
    fields = {
        f"basis_{key.hex}": RadioField(
            _("「%(label)s」の情報を共有する根拠", label=label),
            choices=[SelectChoice(*one) for one in bases],
            default=code,
            validate_choice=False,
        )
        for key, label, code in subjects
    }
    return cast(BasisForm, made(BasisForm, fields)(**data))
