"""Filling seats: the day, the personnel list, who is proposed, the 決裁."""

import uuid
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, EmailField, RadioField, SelectField, TelField
from wtforms.validators import InputRequired, Optional

from council.domain.vocabulary import Channel
from council.forms.base import CouncilForm, HiddenField, StringField, line, required, short
from council.forms.choices import SelectChoice, of_words
from council.forms.moments import DayField
from council.forms.proxies import ProxyPart

STAYS, FOLLOWS, KNOWN = "stays", "follows", "known"


class DayOfChangeForm(CouncilForm):
    """On which day terms and posts change."""

    effective_on = DayField(
        _l("入れ替えの日"), validators=[required(_l("入れ替えの日を入力してください。"))]
    )


class PersonnelForm(CouncilForm):
    """The office's personnel list."""

    file = FileField(
        _l("人事異動の一覧（CSV、Excel）"),
        validators=[InputRequired(_l("ファイルを選んでください。"))],
    )


class ProposalForm(CouncilForm):
    """Who shall hold the seat: who does already, one of those known, or somebody new."""

    choice = RadioField(
        _l("だれが座るか"), choices=[], validators=[InputRequired(_l("どれかを選んでください。"))]
    )
    person = SelectField(_l("登録されている人"), choices=[], validators=[Optional()])
    name = StringField(_l("氏名"), filters=[line], validators=[short(60)])
    reading = StringField(_l("よみがな"), filters=[line], validators=[short(60)])
    post_title = StringField(_l("職"), filters=[line], validators=[Optional(), short()])
    channel = RadioField(
        _l("連絡の方法"),
        choices=lambda: of_words(Channel),
        coerce=Channel,
        default=Channel.MAIL,
        validators=[Optional()],
    )
    email = EmailField(_l("メールアドレス"), filters=[line], validators=[Optional(), short(254)])
    phone = TelField(_l("電話・FAX"), filters=[line], validators=[Optional(), short(40)])

    is_another = BooleanField(_l("登録されている同じ氏名の人とは、別の人です"))

    def offer(self, holder: str, people: list[tuple[str, str]]) -> None:
        """Offer the holder's name, if there is one, and the people known, by id and label."""
        stays = (
            [SelectChoice(STAYS, gettext("%(name)sさんが続ける", name=holder))] if holder else []
        )
        self.choice.choices = [
            *stays,
            SelectChoice(KNOWN, gettext("登録されている人が座る")),
            SelectChoice(FOLLOWS, gettext("一覧にない人が座る")),
        ]
        self.person.choices = [
            SelectChoice("", gettext("選んでください")),
            *(SelectChoice(value, label) for value, label in people),
        ]

    @property
    def person_id(self) -> uuid.UUID:
        """The person chosen among those known."""
        return uuid.UUID(str(self.person.data))

    def validate(self, extra_validators: Any = None) -> bool:
        """What is asked for follows from the choice."""
        is_valid = super().validate(extra_validators)
        wanted: list[tuple[Any, str]] = []
        if self.choice.data == KNOWN:
            wanted = [(self.person, gettext("人を選んでください。"))]
        elif self.choice.data == FOLLOWS:
            wanted = [
                (self.name, gettext("氏名を入力してください。")),
                (self.reading, gettext("よみがなを入力してください。")),
            ]
            if self.channel.data == Channel.MAIL:
                wanted.append((self.email, gettext("メールで連絡する人には、アドレスが要ります。")))
        for field, sentence in wanted:
            if not field.data:
                field.errors = [*field.errors, sentence]
                is_valid, self.status = False, 422
        return is_valid

    def facts(self) -> dict[str, Any]:
        """Somebody new, by the names of a nomination's columns."""
        return {
            "name": self.name.data or "",
            "reading": self.reading.data or "",
            "post_title": self.post_title.data or "",
            "channel": self.channel.data or Channel.MAIL,
            "email": self.email.data or "",
            "phone": self.phone.data or "",
            "is_another": bool(self.is_another.data),
        }


_WAYS = (
    (Channel.POST, Channel.POST.label),
    (Channel.FAX, Channel.FAX.label),
    (Channel.INTERNAL, Channel.INTERNAL.label),
    (Channel.MAIL, "メールなど（「紙で届ける」に載せません）"),
)


class RequestForm(CouncilForm):
    """推薦依頼: to whom, until when, under which 決裁."""

    addressee = StringField(
        _l("宛先"), filters=[line], validators=[required(_l("宛先を入力してください。")), short()]
    )
    request_channel = RadioField(
        _l("届け方"),
        choices=lambda: [SelectChoice(one.value, gettext(label)) for one, label in _WAYS],
        coerce=Channel,
        default=Channel.POST,
        validators=[Optional()],
    )
    reply_by = DayField(_l("回答の期限"), validators=[Optional()])
    request_no = StringField(_l("文書番号"), filters=[line], validators=[Optional(), short()])
    request_drafted_on = DayField(_l("起案日"), validators=[Optional()])
    request_decided_on = DayField(_l("決裁日"), validators=[Optional()])
    request_decided_by = StringField(_l("決裁者"), filters=[line], validators=[Optional(), short()])

    def shown_for(self, *, is_owed: bool) -> None:
        """Say at the fields whether they may be left empty."""
        for field in (self.request_no, self.request_decided_on, self.request_decided_by):
            field.flags.optional = not is_owed

    def decided(self) -> dict[str, Any]:
        """The 決裁 as far as it was given, by the names of a nomination's columns."""
        return {
            "request_no": self.request_no.data or "",
            "request_drafted_on": self.request_drafted_on.data,
            "request_decided_on": self.request_decided_on.data,
            "request_decided_by": self.request_decided_by.data or "",
        }


class AcceptanceForm(ProxyPart):
    """When and how the person said yes: nobody accepts an office by logging in."""


class AllAcceptForm(AcceptanceForm):
    """The same for everybody named in a body."""

    body = StringField(validators=[InputRequired()])


class AppointForm(CouncilForm):
    """決裁 of one appointment."""

    document_no = StringField(
        _l("文書番号"),
        filters=[line],
        validators=[required(_l("文書番号を入力してください。")), short()],
    )
    decided_on = DayField(_l("決裁日"), validators=[required(_l("決裁日を入力してください。"))])


class ConfirmForm(AppointForm):
    """決裁 of the appointments, and that the differences were looked at."""

    is_sure = BooleanField(
        _l("上の変わるところを確かめました"),
        validators=[InputRequired(_l("確かめて、印を付けてください。"))],
    )
    seen = HiddenField()

    def show(self, mark: str) -> None:
        """What the page shows now is what its button confirms; what was looked at before has to be looked at again."""
        if self.seen.data != mark:
            self.is_sure.data = False
        self.seen.data, self.seen.raw_data = mark, None


class NominateForm(CouncilForm):
    """For which term a seat shall be filled."""

    starts_on = DayField(
        _l("任期の始まり"), validators=[required(_l("任期の始まりを入力してください。"))]
    )
    ends_on = DayField(_l("任期の終わり"), validators=[Optional()])
