"""The form every form begins with: its hidden fields, its answer status, and how a refusal lands at its field."""

from typing import Any

from flask import request
from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, StopValidation
from wtforms.widgets import HiddenInput

from council.domain.errors import DomainError, StaleVersion
from council.domain.plaintext import clean_line, clean_text


def line(value: Any) -> Any:
    """One line, cleaned: no control characters, no outer spaces."""
    return clean_line(value) if isinstance(value, str) else value


def text(value: Any) -> Any:
    """Several lines, cleaned of control characters."""
    return clean_text(value) if isinstance(value, str) else value


# posted with a form that was typed before a login: it is to be looked at, not yet to be carried out
SHOWN_AGAIN = "shown_again"


class CouncilForm(FlaskForm):
    """`status` is what the answer carries when the form is shown again."""

    base_version = IntegerField(widget=HiddenInput(), validators=[Optional()])
    status = 200

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the shape; a refused form is answered with 422, one shown again after a login with 200."""
        if request.form.get(SHOWN_AGAIN):
            self.form_errors.append(
                gettext(
                    "ログインし直したため、まだ送っていません。内容を確かめて、もう一度ボタンを押してください。"
                )
            )
            return False
        is_valid = bool(super().validate(extra_validators))
        self.status = 200 if is_valid else 422
        return is_valid

    def refuse(self, error: DomainError, sentence: str) -> None:
        """Put a refusal's sentence at the field it names, else above the form."""
        self.status = error.status
        field: Field | None = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(sentence)
        else:
            field.errors = [*field.errors, sentence]

    @property
    def version(self) -> int:
        """The version the reader saw; -1 when the form did not say, which never fits."""
        posted = self.base_version.data if self.base_version.raw_data else None
        return -1 if posted is None else posted

    def shown_beside(self, version: int) -> None:
        """Let a form that came too late be sent again: what is stored now is shown beside it."""
        if self.status == StaleVersion.status:
            self.rebase(version)

    def rebase(self, version: int) -> None:
        """Let a refused form, shown beside what is stored now, be sent again on that footing."""
        self.base_version.data, self.base_version.raw_data = version, None


class Required(DataRequired):
    """Something must be entered; what was entered but cannot be read keeps its own sentence."""

    def __call__(self, form: Any, field: Any) -> None:
        if field.process_errors:
            raise StopValidation
        super().__call__(form, field)


def required(sentence: str) -> Required:
    """Something must be entered."""
    return Required(sentence)


def short(limit: int = 200) -> Length:
    """A line fits its column."""
    return Length(max=limit, message=f"{limit}文字以内で入力してください。")


__all__ = [
    "CouncilForm",
    "HiddenField",
    "StringField",
    "TextAreaField",
    "line",
    "required",
    "short",
    "text",
]
