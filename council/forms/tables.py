"""Tables taken in: which kind, the file, and what was shown before it is taken in."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import RadioField
from wtforms.validators import InputRequired

from council.domain.tables import TableKind
from council.forms.base import CouncilForm, HiddenField
from council.forms.choices import of_words


class TableForm(CouncilForm):
    """A table to try."""

    kind = RadioField(
        _l("表の種類"),
        choices=lambda: of_words(TableKind),
        coerce=TableKind,
        validators=[InputRequired(_l("表の種類を選んでください。"))],
    )
    file = FileField(
        _l("表のファイル"), validators=[InputRequired(_l("ファイルを選んでください。"))]
    )


class TakeForm(CouncilForm):
    """The table that was tried, and the mark of what the page showed."""

    content = HiddenField()
    seen = HiddenField()
