"""廃棄, and going on upon another basis after a consent was withdrawn."""

import uuid
from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from council.forms.base import CouncilForm, line, required, short
from council.forms.cases import pairs
from council.forms.submissions.made import id_in, made
from council.forms.submissions.release import ReasonForm

_BASIS = "basis_"


class DisposeForm(CouncilForm):
    """Under which 決裁 the paper is disposed of."""

    document_no = StringField(
        _l("廃棄の決裁の文書番号"),
        filters=[line],
        validators=[required("文書番号を入力してください。"), short(60)],
    )


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
