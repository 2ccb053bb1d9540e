"""Appointing, ending a term, and accounts."""

import uuid
from collections.abc import Mapping
from dataclasses import astuple, fields
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, Field, RadioField, SelectField, TelField
from wtforms.validators import InputRequired, Optional

from council.domain.destinations import Destination
from council.domain.letter_kinds import LetterKind
from council.domain.vocabulary import Channel, Duty
from council.forms.base import CouncilForm, HiddenField, StringField, line, required, short
from council.forms.choices import SelectChoice, of_words
from council.forms.moments import DayField
from council.forms.proxies import ProxyPart

NEWCOMER = "new"


class PersonForm(CouncilForm):
    """One of the people known already, or somebody new with name and reading."""

    person = SelectField(_l("人"), validators=[InputRequired(_l("人を選んでください。"))])
    name = StringField(_l("氏名"), filters=[line], validators=[Optional(), short(60)])
    reading = StringField(_l("よみがな"), filters=[line], validators=[Optional(), short(60)])

    def offer(self, people: list[tuple[str, str]]) -> None:
        """Offer these people, by id and label, and somebody new."""
        self.person.choices = [
            SelectChoice("", gettext("選んでください")),
            SelectChoice(NEWCOMER, gettext("一覧にない人（下に氏名を書く）")),
            *(SelectChoice(value, label) for value, label in people),
        ]

    @property
    def is_newcomer(self) -> bool:
        """Whether the person is to be entered first."""
        return bool(self.person.data == NEWCOMER)

    @property
    def person_id(self) -> uuid.UUID:
        """The person chosen."""
        return uuid.UUID(str(self.person.data))

    def validate(self, extra_validators: Any = None) -> bool:
        """Somebody new needs a name and its reading."""
        is_valid = super().validate(extra_validators)
        if self.is_newcomer:
            for field, sentence in (
                (self.name, _l("氏名を入力してください。")),
                (self.reading, _l("よみがなを入力してください。")),
            ):
                if not field.data:
                    field.errors = [*field.errors, str(sentence)]
                    is_valid, self.status = False, 422
        return is_valid


class AppointmentForm(PersonForm):
    """Who holds the seat, in which post, from when to when."""

    email = EmailField(_l("メールアドレス"), filters=[line], validators=[Optional(), short(254)])
    phone = TelField(_l("電話・FAX"), filters=[line], validators=[Optional(), short(40)])
    channel = RadioField(
        _l("連絡の方法"),
        choices=lambda: of_words(Channel),
        coerce=Channel,
        default=Channel.MAIL,
        validators=[Optional()],
    )
    post_title = StringField(_l("職"), filters=[line], validators=[Optional(), short()])
    starts_on = DayField(
        _l("任期の始まり"), validators=[required(_l("任期の始まりを入力してください。"))]
    )
    ends_on = DayField(_l("任期の終わり"), validators=[Optional()])

    def validate(self, extra_validators: Any = None) -> bool:
        """Who is written to by mail needs an address."""
        is_valid = super().validate(extra_validators)
        if self.is_newcomer and self.channel.data == Channel.MAIL and not self.email.data:
            sentence = _l(
                "メールで連絡する人には、アドレスが要ります。なければ、郵送やFAXを選んでください。"
            )
            self.email.errors = [*self.email.errors, str(sentence)]
            is_valid, self.status = False, 422
        return is_valid


REASONS = ("異動", "辞任", "退職", "解嘱・解任", "機関の都合による交代")


class EndForm(CouncilForm):
    """When a term ends early and why: one of a few words, never a story. `seen_end`: the end as it was shown."""

    seen_end = HiddenField()
    on = DayField(_l("最後の日"), validators=[required(_l("最後の日を入力してください。"))])
    reason = RadioField(
        _l("理由"),
        choices=[SelectChoice(one, one) for one in REASONS],
        validators=[InputRequired(_l("理由を選んでください。"))],
    )


class PledgeForm(ProxyPart):
    """When a 誓約書 came, and to whom."""


class AccountForm(PersonForm):
    """Whose account, and the address to log in with."""

    email = EmailField(
        _l("ログインID（メールアドレスか短い名）"),
        filters=[line],
        validators=[required(_l("ログインIDを入力してください。")), short(254)],
    )


def _way(kind: LetterKind) -> SelectField:
    # not marked as optional: nothing chosen is a choice too
    return SelectField(
        _l(kind.label),
        default="",
        choices=lambda: [SelectChoice("", gettext("いつもの方法")), *of_words(Channel)],
    )


class _ContactFields(CouncilForm):
    """How somebody is called and reached."""

    name = StringField(
        _l("氏名"), filters=[line], validators=[required(_l("氏名を入力してください。")), short(60)]
    )
    reading = StringField(
        _l("よみがな"),
        filters=[line],
        validators=[required(_l("よみがなを入力してください。")), short(60)],
    )
    channel = RadioField(
        _l("連絡の方法"),
        choices=lambda: of_words(Channel),
        coerce=Channel,
        validators=[InputRequired(_l("連絡の方法を選んでください。"))],
    )
    email = EmailField(_l("メールアドレス"), filters=[line], validators=[Optional(), short(254)])
    shared_mailbox = BooleanField(_l("課や事業所で共用するアドレスです"))
    phone = TelField(_l("電話・FAX"), filters=[line], validators=[Optional(), short(40)])

    def facts(self) -> dict[str, Any]:
        """Everything it says, by the names of the columns."""
        return {
            "name": self.name.data or "",
            "reading": self.reading.data or "",
            "channel": self.channel.data,
            "email": self.email.data or None,
            "shared_mailbox": bool(self.shared_mailbox.data),
            "phone": self.phone.data or None,
        }


class ContactForm(_ContactFields):
    """The same, with a way of delivery for each kind of letter; nothing chosen is the usual way."""

    way_notice = _way(LetterKind.NOTICE)
    way_minutes = _way(LetterKind.MINUTES)
    way_action = _way(LetterKind.ACTION)
    way_conference = _way(LetterKind.CONFERENCE)
    way_appointment = _way(LetterKind.APPOINTMENT)

    seen = HiddenField()
    own_postal_code = StringField(
        _l("郵便番号"), filters=[line], validators=[Optional(), short(20)]
    )
    own_address = StringField(_l("住所"), filters=[line], validators=[Optional(), short()])
    own_building = StringField(_l("建物など"), filters=[line], validators=[Optional(), short()])
    own_fax = TelField(_l("FAX番号"), filters=[line], validators=[Optional(), short(40)])

    @property
    def own_fields(self) -> list[Field]:
        """The fields of the person's own 届け先, in the order of its parts."""
        return [self._fields[f"own_{one.name}"] for one in fields(Destination)]

    def show_own(self, known: Destination) -> None:
        """Begin with the 届け先 until now."""
        for part, field in zip(astuple(known), self.own_fields, strict=True):
            field.data = part

    def own(self) -> Destination | None:
        """The 届け先 that was sent; None where the form did not ask for it."""
        if not any(field.raw_data for field in self.own_fields):
            return None
        return Destination(
            **{field.name.removeprefix("own_"): field.data or "" for field in self.own_fields}
        )

    @property
    def way_fields(self) -> list[Field]:
        """The fields of the ways, in the order of the kinds."""
        return [self._fields[f"way_{kind.value}"] for kind in LetterKind]

    def show_ways(self, chosen: Mapping[LetterKind, Channel]) -> None:
        """Begin with the ways chosen until now."""
        for kind, field in zip(LetterKind, self.way_fields, strict=True):
            field.data = chosen[kind].value if kind in chosen else ""

    def ways(self) -> dict[LetterKind, Channel | None]:
        """The way for each kind that was sent; None is the usual one."""
        return {
            kind: Channel(field.data) if field.data else None
            for kind, field in zip(LetterKind, self.way_fields, strict=True)
            if field.raw_data
        }


class WorkForm(CouncilForm):
    """Work for an agency, from a day on."""

    agency = SelectField(
        _l("機関"), choices=[], validators=[InputRequired(_l("機関を選んでください。"))]
    )
    duty = RadioField(
        _l("担当"),
        choices=lambda: of_words(Duty),
        coerce=Duty,
        validators=[InputRequired(_l("担当を選んでください。"))],
    )
    post_title = StringField(_l("職"), filters=[line], validators=[Optional(), short()])
    starts_on = DayField(_l("始まり"), validators=[required(_l("始まりの日を入力してください。"))])

    def offer(self, agencies: list[tuple[str, str]]) -> None:
        """Offer these agencies, by code and name."""
        self.agency.choices = [
            SelectChoice("", gettext("選んでください")),
            *(SelectChoice(code, name) for code, name in agencies),
        ]


class LastDayForm(CouncilForm):
    """With which day something ends."""

    on = DayField(_l("最後の日"), validators=[required(_l("最後の日を入力してください。"))])


_ROLES = (
    ("", _l("すべて")),
    ("secretariat", _l("事務局")),
    ("chair", _l("会長・部会長、副")),
    ("member", _l("委員")),
    ("agency_staff", _l("機関の担当職員")),
    ("agency_manager", _l("機関の施設長・課長")),
    ("administrator", _l("システム管理者")),
    ("none", _l("役割なし")),
)


class FindForm(CouncilForm):
    """Whose account: by words of the name, agency and role; a look-up, so it is sent by GET and needs no token."""

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    words = StringField(_l("氏名・よみがな・メールアドレス"), filters=[line])
    agency = SelectField(_l("機関"), choices=[])
    role = SelectField(
        _l("今日の役割"),
        choices=lambda: [SelectChoice(value, label) for value, label in _ROLES],
    )

    def offer(self, agencies: list[tuple[str, str]]) -> None:
        """Offer these agencies, by code and name."""
        self.agency.choices = [
            SelectChoice("", gettext("すべて")),
            *(SelectChoice(code, name) for code, name in agencies),
        ]

    def chosen(self, name: str) -> str:
        """What was chosen in a list; what was never offered is nothing."""
        field: Any = self._fields[name]
        return str(field.data) if any(one[0] == field.data for one in field.iter_choices()) else ""


class DayForm(CouncilForm):
    """As of which day; a look-up, so it is sent by GET and needs no token."""

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    at = DayField(_l("いつの時点か"), validators=[Optional()])
