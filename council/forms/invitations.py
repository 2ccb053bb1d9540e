"""Answering an invitation, for oneself or for one who answered by other means; telling people of a meeting."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import DataRequired, InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from council.domain.vocabulary import Answer
from council.forms.base import (
    CouncilForm,
    HiddenField,
    StringField,
    TextAreaField,
    line,
    short,
    text,
)
from council.forms.choices import LongSelect, SelectChoice, of_words
from council.forms.proxies import ProxyPart


class TakeOffForm(CouncilForm):
    """That one person is taken off the list: they are told at once."""

    is_sure = BooleanField(
        _l("この方への案内を取り消すことを確かめました"),
        validators=[InputRequired(_l("確かめて、印を付けてください。"))],
    )


class ReplyForm(CouncilForm):
    """Attend, absent or a substitute, with a remark for the secretariat."""

    answer = RadioField(
        _l("出欠"),
        choices=[],
        coerce=Answer,
        validators=[InputRequired(_l("出欠を選んでください。"))],
    )
    # not marked as optional: with a substitute they are asked for, without one they are refused
    substitute_name = StringField(_l("代理の方の氏名"), filters=[line], validators=[short()])
    substitute_post = StringField(_l("代理の方の職名"), filters=[line], validators=[short()])
    comment = TextAreaField(
        _l("事務局への連絡"), filters=[text], validators=[Optional(), short(500)]
    )

    def offer(self, *, may_substitute: bool) -> None:
        """Fill the choices; a substitute only where the body's rules know one."""
        self.answer.choices = of_words(
            one for one in Answer if may_substitute or one is not Answer.SUBSTITUTE
        )

    def drop_known_substitute(self, before: Any) -> None:
        """Let go of the substitute of the answer before, still in the fields, when nobody is sent any more."""
        if before is None or self.answer.data is Answer.SUBSTITUTE:
            return
        fields = self.substitute_name, self.substitute_post
        if [one.data for one in fields] == [before.substitute_name, before.substitute_post]:
            for one in fields:
                one.data = ""

    def facts(self) -> dict[str, Any]:
        """The answer by the names the service uses."""
        return {
            "answer": self.answer.data,
            "substitute_name": self.substitute_name.data or "",
            "substitute_post": self.substitute_post.data or "",
            "comment": self.comment.data or "",
        }


class SubstituteForm(CouncilForm):
    """Which login the substitute has; `seen` is the answer that named them."""

    person = SelectField(_l("代理の方のログイン"), choices=[], widget=LongSelect())
    seen = HiddenField()

    def offer(self, choices: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Nobody, or one of these."""
        nobody = SelectChoice("", gettext("なし（画面では読めません）"))
        self.person.choices = [nobody, *(SelectChoice(str(key), name) for key, name in choices)]

    @property
    def chosen(self) -> uuid.UUID | None:
        """Who that is."""
        return uuid.UUID(self.person.data) if self.person.data else None


class ProxyReplyForm(ReplyForm, ProxyPart):
    """代行入力: the answer, how it came, when, and who received it."""


class AnnounceForm(CouncilForm):
    """Whom to tell of the meeting."""

    people = SelectMultipleField(
        _l("知らせる方"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        choices=[],
        validators=[DataRequired(_l("知らせる方を選んでください。"))],
    )

    def offer(self, choices: Sequence[Any]) -> None:
        """Fill the choices."""
        self.people.choices = list(choices)
