"""Logging in."""

from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import DataRequired

from council.forms.base import CouncilForm


class LoginForm(CouncilForm):
    """Two fields; `next` leads back to where the reader was going, `carried` holds what was typed, sealed."""

    email = EmailField(
        "メールアドレス", validators=[DataRequired("メールアドレスを入力してください。")]
    )
    password = PasswordField(
        "パスワード", validators=[DataRequired("パスワードを入力してください。")]
    )
    next = HiddenField()
    carried = HiddenField()
