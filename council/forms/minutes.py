"""Forms of the minutes: the text of an item, the facts at the head, review, approval, correction."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    HiddenField,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import AnyOf, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from council.forms.base import CouncilForm, StringField, TextAreaField, line, required, short, text
from council.forms.choices import SelectChoice
from council.forms.moments import DayField
from council.forms.proxies import ProxyPart, file_of


class ItemForm(CouncilForm):
    """What was said and decided under one item, as lines."""

    entries = TextAreaField(_l("発言"), filters=[text], validators=[Optional()])
    decisions = TextAreaField(_l("決定事項"), filters=[text], validators=[Optional()])


class FactsForm(CouncilForm):
    """The facts at the head that people word themselves."""

    quorum_sentence = TextAreaField(_l("会議の成立"), filters=[text], validators=[Optional()])
    recusals = TextAreaField(_l("退席（除斥）"), filters=[text], validators=[Optional()])
    secretariat = TextAreaField(_l("事務局の出席者"), filters=[text], validators=[Optional()])
    next_meeting = StringField(_l("次回日程"), filters=[line], validators=[Optional(), short()])


class ReviewForm(CouncilForm):
    """Until when attendees may ask for corrections."""

    due = DayField(_l("確認の期限"), validators=[required(_l("確認の期限を入力してください。"))])


class _ByItem(CouncilForm):
    """A text that concerns one item, or the whole."""

    item = SelectField(_l("どこについて"), validators=[Optional()])
    text = TextAreaField(
        _l("直してほしいところ"),
        filters=[text],
        validators=[required(_l("直してほしいところを入力してください。"))],
    )

    def offer_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Fill the list of items with (id, title)."""
        self.item.choices = [
            SelectChoice("", gettext("全体")),
            *(SelectChoice(key, label) for key, label in items),
        ]


class CommentForm(_ByItem):
    """A correction asked for in one's own name."""


class SettleForm(CouncilForm):
    """Why a correction asked for is not reflected; empty where it is."""

    outcome = HiddenField(
        _l("申出への答え"),
        validators=[
            AnyOf(("reflected", "declined"), _l("反映したか、反映しないかを選んでください。"))
        ],
    )
    reason = StringField(_l("反映しない理由"), filters=[line], validators=[Optional(), short()])


class SignersForm(CouncilForm):
    """Who confirms the record besides the chair."""

    signers = SelectMultipleField(
        _l("署名委員"),
        coerce=uuid.UUID,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    def offer(self, people: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Offer those who may sign."""
        self.signers.choices = [SelectChoice(str(key), name) for key, name in people]


class SignForm(CouncilForm):
    """The hash of what was read; of an entry, the signer's id and that of the entry besides."""

    content_hash = HiddenField()
    signer = HiddenField()
    shown = HiddenField()


class ProxySignatureForm(ProxyPart):
    """What a signer confirmed by other means."""

    signer = SelectField(
        _l("確かめた方"), validators=[required(_l("確かめた方を選んでください。"))]
    )
    content_hash = HiddenField()

    def offer(self, people: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Offer the signers who have not confirmed yet."""
        self.signer.choices = [
            SelectChoice("", gettext("選んでください")),
            *(SelectChoice(str(key), name) for key, name in people),
        ]


class ProxyCommentForm(_ByItem, ProxyPart):
    """A correction asked for by telephone or in red ink."""

    person = SelectField(
        _l("申し出た方"), validators=[required(_l("申し出た方を選んでください。"))]
    )

    def offer_people(self, people: Sequence[tuple[Any, str]]) -> None:
        """Fill the list of attendees with (id, name)."""
        self.person.choices = [
            SelectChoice("", gettext("選んでください")),
            *(SelectChoice(str(key), name) for key, name in people),
        ]


class ProxyApprovalForm(ProxyPart):
    """The chair's approval, given by other means."""

    content_hash = HiddenField()


class ConfirmationForm(CouncilForm):
    """The writing by which whoever presided, out of office by now, confirmed the record."""

    received_on = DayField(
        _l("書面を受け取った日"),
        id="confirmed-on",
        validators=[required(_l("書面を受け取った日を入力してください。"))],
    )
    received_by = StringField(
        _l("受け取った人"), id="confirmed-by", filters=[line], validators=[Optional(), short(60)]
    )
    evidence = FileField(
        _l("受け取った書面の写し（PDF・画像）"), id="confirmed-copy", validators=[Optional()]
    )
    content_hash = HiddenField()

    @property
    def copy(self) -> bytes | None:
        """The bytes of the writing, if a file was chosen."""
        return file_of(self.evidence)


class ApproveForm(CouncilForm):
    """The hash of what was read; of an entry, its id besides."""

    content_hash = HiddenField()
    shown = HiddenField()


class ReturnForm(CouncilForm):
    """What is to be mended."""

    reason = TextAreaField(
        _l("直してほしいところ"),
        filters=[text],
        validators=[required(_l("直してほしいところを入力してください。"))],
    )


class ProxyReturnForm(ReturnForm, ProxyPart):
    """What somebody who decides wants mended, said by other means."""

    person = SelectField(
        _l("差し戻した方"), validators=[required(_l("差し戻した方を選んでください。"))]
    )
    content_hash = HiddenField()

    def offer(self, people: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Offer those who may send it back."""
        self.person.choices = [SelectChoice(str(key), name) for key, name in people]


class CorrectForm(CouncilForm):
    """Why approved minutes are opened again."""

    reason = StringField(
        _l("訂正の理由"),
        filters=[line],
        validators=[required(_l("訂正の理由を入力してください。")), short()],
    )


class PressForm(CouncilForm):
    """One press."""
