"""代行入力: the part every form has by which something is entered for another."""

from typing import Any, TypedDict

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import RadioField
from wtforms.validators import InputRequired, Optional

from council.domain import clock
from council.domain.vocabulary import Means
from council.forms.base import CouncilForm, StringField, line, required, short
from council.forms.choices import of_words
from council.forms.moments import DayField


class Received(TypedDict):
    """How it came, by the names the service uses."""

    means: Means
    received_on: Any
    received_by: str
    evidence: bytes | None


class ProxyPart(CouncilForm):
    """By which means it came, when, who received it, and a copy of what came; nobody named is the one who enters."""

    means = RadioField(
        _l("受け取った方法"),
        choices=lambda: of_words(Means),
        coerce=Means,
        validators=[InputRequired(_l("受け取った方法を選んでください。"))],
    )
    received_on = DayField(
        _l("受け取った日"), validators=[required(_l("受け取った日を入力してください。"))]
    )
    received_by = StringField(
        _l("受け取った人"), filters=[line], validators=[Optional(), short(60)]
    )
    evidence = FileField(
        _l("受け取ったものの写し（PDF・画像）"),
        validators=[Optional()],
        render_kw={"accept": ".pdf,.jpg,.jpeg,.png,.tif,.tiff"},
    )

    @property
    def received(self) -> Received:
        """How it came; an empty file is none."""
        return Received(
            means=self.means.data,
            received_on=self.received_on.data or clock.today(),
            received_by=self.received_by.data or "",
            evidence=self.copy,
        )

    @property
    def copy(self) -> bytes | None:
        """The bytes of what came, if a file was chosen."""
        return file_of(self.evidence)


def file_of(field: FileField) -> bytes | None:
    """The bytes of the file that was chosen; nothing for an empty one."""
    file = field.data
    content: bytes = file.read() if file and file.filename else b""
    return content or None
