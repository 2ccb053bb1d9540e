"""廃棄, and going on upon another basis after a consent was withdrawn."""

import uuid
from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext
from wtforms import SelectField

from council.forms.base import required
from council.forms.cases import pairs
from council.forms.meetings import GivenForm
from council.forms.submissions.made import id_in, made
from council.forms.submissions.release import ReasonForm

_BASIS = "basis_"


class DisposeForm(GivenForm):
    """The 決裁 under which the paper is disposed of, as the office's document system gave it."""


class ReinstateForm(ReasonForm):
    """A basis for each person whose consent no longer stands (`basis_<hex>`), and the reason."""

    def chosen(self) -> dict[uuid.UUID, str]:
        """The code of the basis by the id of the data subject."""
        return {id_in(field.name): str(field.data or "") for field in self.bases()}

    def bases(self) -> list[Any]:
        """The fields of the persons, in order."""
        return [field for field in self if field.name.startswith(_BASIS)]


def reinstate_form(
    people: Sequence[tuple[uuid.UUID, str]], bases: Sequence[tuple[str, str]], **data: Any
) -> ReinstateForm:
    """A form for these people (id, word); bases: code and title."""
    fields = {
        f"{_BASIS}{subject_id.hex}": SelectField(
            gettext("「%(label)s」の情報を共有する根拠", label=label),
            choices=pairs(bases, gettext("選んでください")),
            validators=[required(gettext("根拠を選んでください。"))],
        )
        for subject_id, label in people
    }
    return cast(ReinstateForm, made(ReinstateForm, fields)(key="reinstate", **data))
