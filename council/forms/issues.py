"""Raising, handing up, answering and closing 課題."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField, StringField, TextAreaField

from council.domain.vocabulary import IssueField
from council.forms.base import CouncilForm, line, required, short, text
from council.forms.choices import of_rows, of_words


class IssueForm(CouncilForm):
    """`dates_checked`: somebody looked, and the dates say nothing of a household. Offered only when needed."""

    dates_checked = BooleanField(_l("日付は、世帯のことではありません"))
    asks_about_dates = False

    def __init__(self, key: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if key:
            for field in self:
                field.id = f"{field.id}-{key}"


class ConferenceIssueForm(IssueForm):
    """A new issue: in which body, its title, its field, its text."""

    body = SelectField(
        _l("会議体"), coerce=str, validators=[required(_l("会議体を選んでください。"))]
    )
    title = StringField(
        _l("課題の名前"),
        filters=[line],
        validators=[required(_l("課題の名前を入力してください。")), short(80)],
    )
    field = SelectField(
        _l("分野"),
        coerce=str,
        choices=lambda: of_words(IssueField),
        default=IssueField.OTHER.value,
    )
    text = TextAreaField(
        _l("課題の内容"),
        filters=[text],
        validators=[required(_l("課題の内容を入力してください。")), short(4000)],
    )

    def offer(self, bodies: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Fill the choices; a single one is chosen already."""
        self.body.choices = of_rows(bodies)[1 if len(bodies) == 1 else 0 :]


class RaiseForm(ConferenceIssueForm):
    """The same with who brought it up."""

    raised_by = StringField(
        _l("だれからの課題ですか"),
        filters=[line],
        validators=[required(_l("だれからの課題かを入力してください。")), short()],
    )


class ForwardForm(IssueForm):
    """To which body above, with a word."""

    to_body = SelectField(
        _l("上げる会議"), coerce=str, validators=[required(_l("上げる会議を選んでください。"))]
    )
    text = TextAreaField(
        _l("ひとこと（書かなくても送れます）"), filters=[text], validators=[short(4000)]
    )

    def offer(self, bodies: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Fill the choices; there is one at most."""
        self.to_body.choices = of_rows(bodies)[1:]


class AnswerForm(IssueForm):
    """The answer, and the meeting that found it."""

    text = TextAreaField(
        _l("回答"),
        filters=[text],
        validators=[required(_l("回答を入力してください。")), short(4000)],
    )
    meeting = SelectField(_l("話し合った会議（なければ選ばずに送れます）"), coerce=str, default="")

    def offer(self, meetings: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Fill the choices."""
        self.meeting.choices = of_rows(meetings)


class CloseForm(IssueForm):
    """The end, with a word."""

    text = TextAreaField(
        _l("ひとこと（書かなくても送れます）"), filters=[text], validators=[short(4000)]
    )
