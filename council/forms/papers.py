"""資料: one more, or one as it stands, and for whom it is."""

import uuid
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from council.forms.base import CouncilForm, HiddenField, StringField, line, required, short
from council.forms.choices import LongSelect, SelectChoice

EVERYBODY, SOME = "all", "some"


class _Paper(CouncilForm):
    """What is said of every paper."""

    title = StringField(
        _l("資料の名前"),
        filters=[line],
        validators=[required(_l("資料の名前を入力してください。")), short()],
    )
    file = FileField(_l("ファイル"), validators=[Optional()])
    collect_after = BooleanField(_l("会議のあとに回収する"))


class TellPapersForm(CouncilForm):
    """That everybody asked is to be told of papers: it cannot be called back."""

    is_sure = BooleanField(
        _l("全員に知らせることを確かめました"),
        validators=[InputRequired(_l("確かめて、印を付けてください。"))],
    )


class PaperForm(_Paper):
    """One paper, with or without its file."""

    item = SelectField(
        _l("どの議題の資料か"), choices=[], validators=[Optional()], widget=LongSelect()
    )
    is_restricted = BooleanField(_l("渡す方を限る"))


class PaperEditForm(_Paper):
    """A paper as it stands: its name, its file, and everybody or those that are chosen; `seen` marks what was shown."""

    who = RadioField(
        _l("渡す方"),
        choices=[
            SelectChoice(EVERYBODY, _l("会議に案内した方全員")),
            SelectChoice(SOME, _l("次の方だけ")),
        ],
        validators=[InputRequired(_l("どちらかを選んでください。"))],
    )
    readers = SelectMultipleField(
        _l("次の方だけのとき"),
        coerce=uuid.UUID,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    seen = HiddenField()

    def offer(self, choices: Sequence[tuple[uuid.UUID, str]]) -> None:
        """Offer these; without any, whom it is for is not asked."""
        if not choices:
            del self.who, self.readers
            return
        self.readers.choices = [SelectChoice(str(key), name) for key, name in choices]

    @property
    def chosen(self) -> list[uuid.UUID] | None:
        """Those chosen, or None for everybody."""
        return list(self.readers.data or ()) if self.who and self.who.data == SOME else None
