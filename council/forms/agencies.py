"""Agencies: looked for, written, merged."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, EmailField, IntegerField, SelectField, TelField
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp

from council.domain.agency_kinds import AgencyKind
from council.forms.base import CouncilForm, StringField, TextAreaField, line, required, short, text
from council.forms.choices import SelectChoice
from council.forms.moments import DayField


class FindAgencyForm(CouncilForm):
    """Which agencies: by any of their names, the place, the age of who asks. Sent by GET."""

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    words = StringField(_l("名称・別名・運営"), filters=[line])
    area = SelectField(_l("地域"), choices=[], validators=[Optional()])
    age = IntegerField(
        _l("年齢"),
        validators=[Optional(), NumberRange(0, 130, _l("0から130までの数で入力してください。"))],
    )

    def offer(self, areas: list[str]) -> None:
        """Offer these areas."""
        self.area.choices = [
            SelectChoice("", gettext("すべて")),
            *(SelectChoice(name, name) for name in areas),
        ]


class AgencyForm(CouncilForm):
    """What is known of an agency. Other names and ages stand one on a line."""

    name = StringField(
        _l("名称"), filters=[line], validators=[required(_l("名称を入力してください。")), short()]
    )
    reading = StringField(_l("よみがな"), filters=[line], validators=[Optional(), short()])
    name_en = StringField(_l("英語の名称"), filters=[line], validators=[Optional(), short()])
    kind = SelectField(_l("種類"), choices=[], validators=[Optional()])
    aliases = TextAreaField(_l("別名"), filters=[text], validators=[Optional(), short(2000)])
    former = TextAreaField(_l("前の名称"), filters=[text], validators=[Optional(), short(2000)])
    legal_form = StringField(_l("法人の種類"), filters=[line], validators=[Optional(), short()])
    operator = StringField(_l("運営"), filters=[line], validators=[Optional(), short()])
    role = TextAreaField(_l("役割"), filters=[text], validators=[Optional(), short(1000)])
    target = TextAreaField(_l("対象"), filters=[text], validators=[Optional(), short(1000)])
    ages = TextAreaField(_l("対象年齢"), filters=[text], validators=[Optional(), short(2000)])
    takes = TextAreaField(
        _l("受けられる事例"), filters=[text], validators=[Optional(), short(1000)]
    )
    area = SelectField(_l("地域"), choices=[], validators=[Optional()])
    district = SelectField(_l("地区"), choices=[], validators=[Optional()])
    location = TextAreaField(_l("所在地"), filters=[text], validators=[Optional(), short(500)])
    hours = StringField(_l("開いている時間"), filters=[line], validators=[Optional(), short()])
    contact = StringField(_l("連絡先の担当"), filters=[line], validators=[Optional(), short()])
    phone = TelField(_l("電話"), filters=[line], validators=[Optional(), short()])
    fax = TelField(_l("FAX"), filters=[line], validators=[Optional(), short()])
    postal_code = StringField(_l("郵便番号"), filters=[line], validators=[Optional(), short(20)])
    postal_address = StringField(_l("住所"), filters=[line], validators=[Optional(), short()])
    email = EmailField(_l("メールアドレス"), filters=[line], validators=[Optional(), short(254)])
    valid_from = DayField(_l("始まり"), validators=[required(_l("始まりの日を入力してください。"))])
    valid_to = DayField(_l("終わり"), validators=[Optional()])

    def offer(self, areas: list[str], districts: list[str], kind: str = "") -> None:
        """Offer these areas and districts, and besides the usual kinds the one that tables gave it."""
        known = {str(one.value): gettext(one.label) for one in AgencyKind}
        self.kind.choices = [
            SelectChoice("", gettext("選んでください")),
            *(SelectChoice(code, label) for code, label in ({kind: kind} | known).items() if code),
        ]
        for field, names in ((self.area, areas), (self.district, districts)):
            field.choices = [
                SelectChoice("", gettext("なし")),
                *(SelectChoice(name, name) for name in names),
            ]

    def facts(self) -> dict[str, Any]:
        """Everything it says of the agency itself, by the names of the columns."""
        found = {
            name: field.data
            for name, field in self._fields.items()
            if name not in {"csrf_token", "base_version", "aliases", "former", "ages", "code"}
        }
        for name in ("area", "district"):
            found[name] = found[name] or None
        return {
            name: "" if value is None and name not in _MAYBE else value
            for name, value in found.items()
        }

    @property
    def names(self) -> list[str]:
        """The other names."""
        return list(dict.fromkeys(filter(None, map(line, (self.aliases.data or "").split("\n")))))


_MAYBE = frozenset({"area", "district", "valid_to"})


class NewAgencyForm(AgencyForm):
    """An agency not yet known."""

    code = StringField(
        _l("コード"),
        filters=[line],
        validators=[
            required(_l("コードを入力してください。")),
            Regexp(
                r"[a-z][a-z0-9_]{1,59}\Z",
                message=_l("英小文字で始まる英小文字・数字・_ で入力してください。"),
            ),
        ],
    )


class MergeForm(CouncilForm):
    """Into which agency one that was entered twice goes."""

    into = SelectField(
        _l("残す機関"), choices=[], validators=[required(_l("機関を選んでください。"))]
    )
    is_sure = BooleanField(
        _l("統合は元に戻せないことを確かめました"),
        validators=[InputRequired(_l("確かめて、印を付けてください。"))],
    )

    def offer(self, agencies: list[tuple[str, str]]) -> None:
        """Offer these agencies."""
        self.into.choices = [
            SelectChoice("", gettext("選んでください")),
            *(SelectChoice(code, name) for code, name in agencies),
        ]
