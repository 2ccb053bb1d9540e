"""議題の提案: what is proposed, and on which 次第 it shall stand."""

import uuid
from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange

from council.forms.base import CouncilForm, StringField, TextAreaField, line, required, short, text
from council.forms.choices import SelectChoice, of_rows
from council.forms.proxies import ProxyPart


class ProposalForm(CouncilForm):
    """What a member would have the body talk of."""

    title = StringField(
        _l("議題"),
        filters=[line],
        validators=[required(_l("議題を入力してください。")), short()],
    )
    reason = TextAreaField(
        _l("提案の理由"),
        filters=[text],
        validators=[required(_l("提案の理由を入力してください。")), short(2000)],
    )
    minutes = IntegerField(
        _l("時間（分）"),
        default=15,
        validators=[
            InputRequired(_l("時間を分で入力してください。")),
            NumberRange(1, 240, _l("時間は1分から240分までで入力してください。")),
        ],
    )


class ProxyProposalForm(ProposalForm, ProxyPart):
    """What a member who does not log in would have the body talk of."""

    for_person = SelectField(
        _l("提案した委員"),
        choices=[],
        validators=[required(_l("提案した委員を選んでください。"))],
    )

    def offer(self, members: Iterable[tuple[uuid.UUID, str]]) -> None:
        """Offer these members, by id and name."""
        self.for_person.choices = of_rows(members)


class AcceptProposalForm(CouncilForm):
    """On which 次第 it shall stand."""

    meeting = SelectField(
        _l("どの会議の議題にするか"),
        choices=[],
        validators=[required(_l("会議を選んでください。"))],
    )

    def offer(self, meetings: Iterable[tuple[str, str]]) -> None:
        """Offer these meetings, by id and label."""
        self.meeting.choices = [SelectChoice(*one) for one in meetings]
