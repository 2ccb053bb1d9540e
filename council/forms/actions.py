"""Answering, reporting and deciding on action items."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SubmitField

from council.domain.vocabulary import ReportKind
from council.forms.base import CouncilForm, TextAreaField, required, short, text
from council.forms.choices import of_rows, of_words
from council.forms.moments import DayField
from council.forms.proxies import ProxyPart

EXTENSION = ReportKind.EXTENSION.value

_REPORTS = (ReportKind.DONE, ReportKind.PROGRESS, ReportKind.EXTENSION)
_ENTERED = (ReportKind.ACCEPT, ReportKind.DECLINE, *_REPORTS)


class ActForm(CouncilForm):
    """One act with an optional remark; `key` keeps the ids of several forms of a page apart."""

    text = TextAreaField(
        _l("ひとこと（書かなくても送れます）"), filters=[text], validators=[short(2000)]
    )

    def __init__(self, key: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if key:
            for field in self:
                field.id = f"{field.id}-{key}"

    @property
    def remark(self) -> str:
        """What was written, without outer spaces."""
        return (self.text.data or "").strip()


class ReasonForm(ActForm):
    """One act that needs a reason; the service insists on it."""

    text = TextAreaField(_l("理由"), filters=[text])


class ReportForm(ActForm):
    """How it goes: done, under way, more time."""

    kind = RadioField(
        _l("どうなりましたか"),
        choices=lambda: of_words(_REPORTS),
        validators=[
            required("「終わった」「進んでいる」「期限を延ばしたい」のどれかを選んでください。")
        ],
        validate_choice=True,
    )


class ExtensionForm(ReasonForm):
    """Until when, and why. `keep` says that a day off is meant; `instead` takes the next working day."""

    due_on = DayField(_l("新しい期限"), validators=[required("新しい期限を入力してください。")])
    keep = SubmitField()
    instead = SubmitField()


class DecisionForm(ActForm):
    """Grant or refuse more time: the pressed button says which."""

    text = TextAreaField(_l("ひとこと（認めないときは理由を書いてください）"), filters=[text])
    granted = SubmitField()


class TransferForm(ReasonForm):
    """Which agency, and why."""

    agency = SelectField(
        _l("新しい担当機関"), coerce=str, validators=[required("機関を選んでください。")]
    )

    def offer(self, agencies: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Fill the choices."""
        self.agency.choices = of_rows(agencies)


class ProxyForm(ActForm, ProxyPart):
    """代行入力: what an agency said by other means, who said it, when it came and who took it."""

    act = RadioField(
        _l("連絡の内容"),
        choices=lambda: of_words(_ENTERED),
        validators=[required("連絡の内容を選んでください。")],
    )
    due_on = DayField(_l("希望する期限"))
    text = TextAreaField(_l("聞いたこと"), filters=[text])
    for_person = SelectField(
        _l("だれからの連絡ですか"),
        coerce=str,
        validators=[required("連絡をくれた人を選んでください。")],
    )

    def offer(self, people: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Fill the choices."""
        self.for_person.choices = of_rows(people)
