"""Handing over, releasing and sending back a case paper."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from council.forms.base import CouncilForm, HiddenField, TextAreaField, required, short, text


class HandOverForm(CouncilForm):
    """The statement that the content was altered."""

    is_altered = BooleanField(
        _l("個人が特定されないよう、内容を一部変更しました。"),
        validators=[required("内容を一部変更したことを確かめて、印を付けてください。")],
    )


class ReasonForm(CouncilForm):
    """An act that needs a reason; `key` keeps the ids of several such forms of a page apart."""

    reason = TextAreaField(
        _l("理由"), filters=[text], validators=[required("理由を書いてください。"), short(1000)]
    )

    def __init__(self, key: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if key:
            self.reason.id = f"reason-{key}"


class ReleaseForm(CouncilForm):
    """Bound to what the manager read."""

    content_hash = HiddenField()
