"""もう一人の確認: why something cannot be confirmed."""

from flask_babel import lazy_gettext as _l

from council.forms.base import CouncilForm, TextAreaField, required, short, text


class RefuseForm(CouncilForm):
    """The reason, which whoever asked reads."""

    answer = TextAreaField(
        _l("確認できない理由（入力した方が読みます）"),
        filters=[text],
        validators=[required(_l("理由を入力してください。")), short(500)],
    )
