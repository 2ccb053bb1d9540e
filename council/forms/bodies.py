"""Founding and changing a body; its seats; its secretariat."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from council.domain.instruments import ApprovalRule, Instrument, PledgeRule, SubstituteRule
from council.domain.signoffs import OTHERWISE, named
from council.domain.vocabulary import BodyKind, Office, Publicity, SeatType
from council.forms.base import (
    CouncilForm,
    HiddenField,
    StringField,
    TextAreaField,
    line,
    required,
    short,
    text,
)
from council.forms.choices import SelectChoice, of_words
from council.forms.moments import DayField

Named = list[tuple[str, str]]
"""Codes and names to choose from."""


def _line(label: Any, *validators: Any) -> StringField:
    return StringField(label, filters=[line], validators=[*(validators or [Optional()]), short()])


def _days(label: Any, most: int = 366) -> IntegerField:
    sentence = _l("0から%(most)sまでの数で入力してください。", most=most)
    return IntegerField(label, validators=[InputRequired(sentence), NumberRange(0, most, sentence)])


def _count(label: Any, most: int) -> IntegerField:
    sentence = _l("1から%(most)sまでの数で入力してください。", most=most)
    return IntegerField(label, validators=[Optional(), NumberRange(1, most, sentence)])


def _one_of(label: Any, words: Any) -> RadioField:
    return RadioField(
        label,
        choices=lambda: of_words(words),
        coerce=words,
        validators=[InputRequired(_l("どれかを選んでください。"))],
    )


def _maybe(choices: Named, nothing: str) -> list[SelectChoice]:
    return [SelectChoice("", nothing), *(SelectChoice(code, name) for code, name in choices)]


class FoundingForm(CouncilForm):
    """Of which kind, and on what it rests: what the usual words and rules follow from. Sent by GET."""

    class Meta:
        """No token: nothing is changed."""

        csrf = False

    kind = _one_of(_l("会議体の種類"), BodyKind)
    instrument = _one_of(_l("設置根拠"), Instrument)


class PlaceForm(CouncilForm):
    """Name, place in the tiers and secretariat, from a day on."""

    valid_from = DayField(
        _l("いつからか"), validators=[required(_l("始まりの日を入力してください。"))]
    )
    name = _line(_l("正式な名称"), required(_l("名称を入力してください。")))
    short_name = StringField(
        _l("画面での名称"),
        filters=[line],
        validators=[required(_l("画面での名称を入力してください。")), short(60)],
    )
    calendar_name = StringField(
        _l("暦での名称"),
        filters=[line],
        validators=[required(_l("暦での名称を入力してください。")), short(4)],
    )
    parent = SelectField(_l("上の会議体"), choices=[], validators=[Optional()])
    secretariat = SelectField(_l("事務局"), choices=[], validators=[Optional()])
    meets = BooleanField(_l("この名の会議を開く"))
    description = TextAreaField(_l("役割"), filters=[text], validators=[Optional(), short(1000)])


class RulesForm(CouncilForm):
    """What the body rests on, the words that follow from it, and its rules."""

    instrument_kind = _one_of(_l("設置根拠の種類"), Instrument)
    founding_instrument = _line(_l("設置根拠の題名"))
    founding_article = _line(_l("条"))
    instrument_on = DayField(_l("制定の日"), validators=[Optional()])
    annex = _line(_l("委員を定める別表"))
    chair_title = _line(_l("長の職名"), required(_l("長の職名を入力してください。")))
    deputy_title = _line(_l("副の職名"))
    member_title = _line(_l("委員の呼び方"), required(_l("委員の呼び方を入力してください。")))
    appointment_word = _line(_l("就任の言葉"))
    deliberation_word = _line(
        _l("話し合いの言葉"), required(_l("話し合いの言葉を入力してください。"))
    )
    decision_word = _line(_l("決め方の言葉"), required(_l("決め方の言葉を入力してください。")))
    reward_word = _line(_l("謝礼の言葉"))
    quorum = RadioField(
        _l("定足数"),
        choices=lambda: _pairs(majority=_l("過半数"), half=_l("半数以上"), none=_l("定めない")),
        validators=[InputRequired(_l("どれかを選んでください。"))],
    )
    quorum_article = _line(_l("定足数の条"))
    numbering = RadioField(
        _l("回次の数え方"),
        choices=lambda: _pairs(
            fiscal_year=_l("年度ごと"), cumulative=_l("設置からの通し"), term=_l("任期ごと")
        ),
        validators=[InputRequired(_l("どれかを選んでください。"))],
    )
    inquorate_keeps_number = BooleanField(_l("流会も1回と数える"))
    term_years = _count(_l("任期（年）"), 10)
    meetings_per_year = _count(_l("年に開く回数"), 60)
    publicity = _one_of(_l("公開・非公開"), Publicity)
    closed_reason = _line(_l("公開しない理由"))
    substitutes = BooleanField(_l("代理の出席を認める"))
    substitute_of = _one_of(_l("代理になれる人"), SubstituteRule)
    substitute_days = _days(_l("代理の届出（開催の何日前まで。0は開会まで）"))
    substitute_announced = BooleanField(_l("代理は、通知した議題だけに加わる"))
    written_opinions = BooleanField(_l("欠席する委員の書面の意見を受ける"))
    notice_days = _days(_l("開催通知（開催の何日前まで）"))
    reply_days = _days(_l("出欠の回答（開催の何日前まで）"))
    minutes_days = _days(_l("議事録の確定（開催から何日まで）"))
    approval = _one_of(_l("議事録の確定のしかた"), ApprovalRule)
    signers = _days(_l("議長のほかに議事録を確かめる署名委員（名）"), 5)
    pledge = _one_of(_l("守秘の誓約書"), PledgeRule)
    sign_off = BooleanField(_l("通知の前に決裁を記録する"))
    sign_off_otherwise = SelectMultipleField(
        _l("決裁の扱いが、開催通知と逆のもの"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        choices=lambda: of_words(OTHERWISE),
        validators=[Optional()],
    )
    standing_items = TextAreaField(
        _l("毎回の議題"), filters=[text], validators=[Optional(), short(5000)]
    )
    legal_basis = SelectField(_l("事例の共有の根拠"), choices=[], validators=[Optional()])


def _pairs(**words: Any) -> list[SelectChoice]:
    return [SelectChoice(code, word) for code, word in words.items()]


_WORDS = {
    "instrument_kind": Instrument,
    "substitute_of": SubstituteRule,
    "approval": ApprovalRule,
    "pledge": PledgeRule,
}


class BodyForm(PlaceForm, RulesForm):
    """A body as it is from a day on. `seen`: its history as the page showed it."""

    seen = HiddenField()

    def offer(self, bodies: Named, agencies: Named, bases: Named) -> None:
        """Offer these bodies to hang below, these agencies as secretariat, these grounds."""
        self.parent.choices = _maybe(bodies, gettext("なし（いちばん上）"))
        self.secretariat.choices = _maybe(agencies, gettext("置かない"))
        self.legal_basis.choices = _maybe(bases, gettext("なし"))

    def show(self, facts: Mapping[str, Any]) -> None:
        """Fill in what is known."""
        for name, value in facts.items():
            if name == "sign_off_otherwise":
                self.sign_off_otherwise.data = value.split()
            elif name in self._fields:
                self._fields[name].data = _WORDS[name](value) if name in _WORDS else value

    def facts(self) -> dict[str, Any]:
        """Everything it says, by the names of a version's columns; parent and secretariat by their codes."""
        found = {
            name: field.data
            for name, field in self._fields.items()
            if name not in {"csrf_token", "base_version", "seen", "code", "established_on"}
        }
        words = {name: str(found[name]) for name in _WORDS}
        acts = {"sign_off_otherwise": named(found["sign_off_otherwise"] or ())}
        prose = {name: found[name] or "" for name in ("description", "standing_items")}
        return found | words | acts | prose


class NewBodyForm(BodyForm):
    """A body to be founded."""

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
    established_on = DayField(_l("設置の日"), validators=[Optional()])


class DissolveForm(CouncilForm):
    """With which day a body ends."""

    seen = HiddenField()
    on = DayField(_l("最後の日"), validators=[required(_l("最後の日を入力してください。"))])
    is_sure = BooleanField(
        _l("席と任期がこの日で終わることを確かめました"),
        validators=[InputRequired(_l("確かめて、印を付けてください。"))],
    )


class HandOverForm(CouncilForm):
    """Which agency's people do the secretariat's work from a day on."""

    seen = HiddenField()
    on = DayField(_l("いつからか"), validators=[required(_l("始まりの日を入力してください。"))])
    people = SelectMultipleField(
        _l("引き継ぐ人"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        choices=[],
        validators=[InputRequired(_l("引き継ぐ人を、一人以上選んでください。"))],
    )
    with_papers = RadioField(
        _l("これまでに提出された事例の資料"),
        choices=lambda: _pairs(
            no=_l("引き継がない（この日からのものだけを扱う）"),
            yes=_l("引き継ぐ（決裁で認められた）"),
        ),
        default="no",
        validators=[InputRequired(_l("どちらかを選んでください。"))],
    )
    is_sure = BooleanField(
        _l("この日から、いまの担当者はこの会議体を見られなくなることを確かめました"),
        validators=[InputRequired(_l("確かめて、印を付けてください。"))],
    )


class SeatForm(CouncilForm):
    """A seat: what it is called, for whom, with what office."""

    title = _line(_l("席の名"), required(_l("席の名を入力してください。")))
    agency = SelectField(_l("機関"), choices=[], validators=[Optional()])
    seat_type = _one_of(_l("種類"), SeatType)
    office = _one_of(_l("役"), Office)
    annex_item = _line(_l("別表の号"))
    term_years = _count(_l("この席だけの任期（年）"), 10)
    valid_from = DayField(_l("いつからか"), validators=[Optional()])

    def offer(self, agencies: Named) -> None:
        """Offer these agencies."""
        self.agency.choices = _maybe(agencies, gettext("なし（個人）"))


class CloseSeatForm(CouncilForm):
    """With which day a seat ends."""

    on = DayField(_l("最後の日"), validators=[required(_l("最後の日を入力してください。"))])
