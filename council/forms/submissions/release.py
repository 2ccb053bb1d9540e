"""Handing over, releasing and sending back a case paper."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField

from council.domain.judging import UnusualDetail
from council.forms.base import (
    CouncilForm,
    HiddenField,
    StringField,
    TextAreaField,
    line,
    required,
    short,
    text,
)
from council.forms.choices import of_words


class HandOverForm(CouncilForm):
    """Whether something rare is still told, and the statement that the content was altered."""

    unusual = RadioField(
        _l(
            "特異な記述（珍しい出来事、報道、めずらしい病気や家族構成など、読む人に分かってしまうこと）"
            "はありませんか"
        ),
        choices=lambda: of_words(UnusualDetail),
        validate_choice=False,
    )
    unusual_reason = StringField(_l("検討に必要な理由"), filters=[line], validators=[short(500)])

    is_altered = BooleanField(
        _l("個人が特定されないよう、内容を一部変更しました。"),
        validators=[required("内容を一部変更したことを確かめて、印を付けてください。")],
    )

    @property
    def answer(self) -> UnusualDetail | None:
        """What was answered; None when nothing was."""
        return next((one for one in UnusualDetail if one == self.unusual.data), None)

    def validate(self, extra_validators: Any = None) -> bool:
        """The question must be answered; what is kept needs its reason."""
        is_valid = super().validate(extra_validators)
        if not is_valid and self.status == 200:
            return False  # shown again after a login: nothing is judged yet
        if self.answer is None:
            self.unusual.errors = [_("読み返して、どれかを選んでください。")]
        elif self.answer is UnusualDetail.KEPT and not self.unusual_reason.data:
            self.unusual_reason.errors = [_("残す理由を書いてください。")]
        else:
            return is_valid
        self.status = 422
        return False


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
