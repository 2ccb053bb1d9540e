"""Logging in, and one's own password."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import DataRequired, EqualTo

from council.forms.base import CouncilForm, StringField, line


class PasswordForm(CouncilForm):
    """The present password and the new one, twice; fields named so that they are never carried anywhere."""

    current_password = PasswordField(
        _l("いまのパスワード"),
        validators=[DataRequired(_l("いまのパスワードを入力してください。"))],
    )
    new_password = PasswordField(
        _l("新しいパスワード"),
        validators=[DataRequired(_l("新しいパスワードを入力してください。"))],
    )
    repeated_password = PasswordField(
        _l("新しいパスワード（確認）"),
        validators=[
            DataRequired(_l("確認のため、新しいパスワードをもう一度入力してください。")),
            EqualTo("new_password", _l("新しいパスワードと違います。もう一度入力してください。")),
        ],
    )


class WelcomeForm(CouncilForm):
    """The code of an invitation, and the password chosen, twice."""

    email = StringField(
        _l("ログインID"),
        filters=[line],
        validators=[DataRequired(_l("用紙にあるログインIDを入力してください。"))],
    )
    code = StringField(
        _l("招待の符号"),
        filters=[line],
        validators=[DataRequired(_l("用紙にある招待の符号を入力してください。"))],
    )
    new_password = PasswordField(
        _l("新しいパスワード"),
        validators=[DataRequired(_l("新しいパスワードを入力してください。"))],
    )
    repeated_password = PasswordField(
        _l("新しいパスワード（確認）"),
        validators=[
            DataRequired(_l("確認のため、新しいパスワードをもう一度入力してください。")),
            EqualTo("new_password", _l("新しいパスワードと違います。もう一度入力してください。")),
        ],
    )


class LoginForm(CouncilForm):
    """Two fields; `next` leads back to where the reader was going, `carried` holds what was typed, sealed."""

    email = EmailField(
        "ログインID（メールアドレスなど）",
        filters=[line],
        validators=[DataRequired("ログインIDを入力してください。")],
    )
    password = PasswordField(
        "パスワード", validators=[DataRequired("パスワードを入力してください。")]
    )
    next = HiddenField()
    carried = HiddenField()
