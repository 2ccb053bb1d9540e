"""The sitting's forms: opening and closing, comings and goings, and what is recorded under an item."""

from collections.abc import Collection, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
)
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from council.domain.attendance import Way
from council.domain.vocabulary import SupportTarget
from council.domain.votes import Outcome
from council.forms.base import CouncilForm, StringField, TextAreaField, line, required, short, text
from council.forms.choices import SelectChoice, of_words
from council.forms.moments import ClockField, DayField

LEAVE, ARRIVE = "leave", "arrive"
IN_FAVOUR, AGAINST = "in_favour", "against"


class _Choosing(CouncilForm):
    """A form with one list to choose from."""

    def offer(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Fill the list `name` with (value, label)."""
        field: Any = self._fields[name]
        field.choices = [
            SelectChoice("", _l("選んでください")),
            *(SelectChoice(str(value), label) for value, label in choices),
        ]


class OpenForm(_Choosing):
    """開会: when, and who presides."""

    opened_at = ClockField(
        _l("開会の時刻"), validators=[required(_l("開会の時刻を入力してください。"))]
    )
    presider = SelectField(_l("議長"), validators=[required(_l("議長を選んでください。"))])
    tells_changes = BooleanField(
        _l("まだ知らせていない変更は、会議の初めに口頭で知らせます"), validators=[Optional()]
    )


class CloseForm(CouncilForm):
    """閉会: when."""

    closed_at = ClockField(
        _l("閉会の時刻"), validators=[required(_l("閉会の時刻を入力してください。"))]
    )


class TimesForm(CouncilForm):
    """The recorded times put right; a time not recorded yet has no field."""

    opened_at = ClockField(
        _l("開会の時刻"),
        id="mended-opened-at",
        validators=[required(_l("開会の時刻を入力してください。"))],
    )
    closed_at = ClockField(
        _l("閉会の時刻"),
        id="mended-closed-at",
        validators=[required(_l("閉会の時刻を入力してください。"))],
    )

    def keep(self, names: Collection[str]) -> None:
        """Leave only the fields of the times that were recorded."""
        for name in ("opened_at", "closed_at"):
            if name not in names:
                delattr(self, name)


class WrittenForm(_Choosing):
    """書面開催: until when answers counted, and who presided; `seen` is how much was written when it was shown."""

    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])

    closed_at = ClockField(
        _l("締め切った時刻"),
        id="written-closed-at",
        validators=[required(_l("締め切った時刻を入力してください。"))],
    )
    presider = SelectField(
        _l("議長"), id="written-presider", validators=[required(_l("議長を選んでください。"))]
    )

    def see(self, position: int) -> None:
        """Show the form beside what is written now."""
        self.seen.data, self.seen.raw_data = position, None

    @property
    def position(self) -> int:
        """How much its reader saw; -1 when the form did not say, which never fits."""
        return -1 if self.seen.data is None else self.seen.data


class InquorateForm(CouncilForm):
    """流会: with its reason."""

    reason = StringField(
        _l("流会の理由"),
        filters=[line],
        validators=[required(_l("流会の理由を入力してください。")), short()],
    )


class PresiderForm(_Choosing):
    """Another presides from now on."""

    presider = SelectField(
        _l("新しい議長"),
        id="new-presider",
        validators=[required(_l("新しい議長を選んでください。"))],
    )


class MovementForm(_Choosing):
    """途中退席, 遅参 or a change of who sits at one seat; `way` only where the sitting is held online too."""

    place = SelectField(_l("席"), validators=[required(_l("席を選んでください。"))])
    kind = RadioField(
        _l("出入り"),
        choices=lambda: [
            SelectChoice(LEAVE, _l("途中退席した")),
            SelectChoice(ARRIVE, _l("着席した（遅参・戻った・交代した）")),
        ],
        validators=[InputRequired(_l("途中退席か着席かを選んでください。"))],
    )
    at = ClockField(_l("時刻"), validators=[required(_l("時刻を入力してください。"))])
    way = RadioField(
        _l("着席した場所"), choices=lambda: of_words(Way), coerce=Way, default=Way.ROOM
    )
    substitute_name = StringField(
        _l("代理の方の氏名"), filters=[line], validators=[Optional(), short()]
    )
    substitute_post = StringField(
        _l("代理の方の職"), filters=[line], validators=[Optional(), short()]
    )


class TakeBackForm(_Choosing):
    """The last movement of one seat, recorded by mistake."""

    place = SelectField(
        _l("席"), id="taken-back-place", validators=[required(_l("席を選んでください。"))]
    )
    at = ClockField(
        _l("時刻"), id="taken-back-at", validators=[required(_l("時刻を入力してください。"))]
    )


class PresenceForm(CouncilForm):
    """Observers and secretariat; the seats are read row by row."""

    observers = IntegerField(
        _l("傍聴者の人数"),
        default=0,
        validators=[
            InputRequired(_l("傍聴者の人数を入力してください。")),
            NumberRange(0, 999, message=_l("傍聴者の人数は、0から999までで入力してください。")),
        ],
    )
    secretariat = TextAreaField(_l("事務局の出席者"), filters=[text], validators=[Optional()])


class NoteForm(CouncilForm):
    """What somebody said."""

    speaker = StringField(_l("発言した方"), filters=[line], validators=[Optional(), short(60)])
    text = TextAreaField(
        _l("発言の要点"),
        id="note-text",
        filters=[text],
        validators=[required(_l("発言の要点を入力してください。"))],
    )


class ItemTimesForm(CouncilForm):
    """When the item had its turn; an empty field is not known."""

    begun_at = ClockField(_l("審議を始めた時刻"), validators=[Optional()])
    ended_at = ClockField(_l("審議を終えた時刻"), validators=[Optional()])


def _people(label: Any) -> IntegerField:
    return IntegerField(
        label,
        validators=[
            Optional(),
            NumberRange(0, 999, message=_l("人数は、0から999までで入力してください。")),
        ],
    )


class VoteForm(CouncilForm):
    """How something was decided: without a word, by nobody's objecting, or by a vote with its counts."""

    how = RadioField(
        _l("決め方"),
        choices=lambda: [SelectChoice("", _l("記録しない")), *of_words(Outcome)],
        default="",
        validators=[Optional()],
    )
    ayes = _people(_l("賛成の人数"))
    noes = _people(_l("反対の人数"))
    abstentions = _people(_l("棄権の人数"))
    casting = RadioField(
        _l("可否同数のときの議長の決定"),
        choices=lambda: [
            SelectChoice("", _l("同数ではない")),
            SelectChoice(IN_FAVOUR, _l("可とする")),
            SelectChoice(AGAINST, _l("否とする")),
        ],
        default="",
        validators=[Optional()],
    )
    at = ClockField(_l("採決の時刻"), id="voted-at", validators=[Optional()])


class DecisionForm(VoteForm):
    """What was decided, and how."""

    text = TextAreaField(
        _l("決まったこと"),
        id="decision-text",
        filters=[text],
        validators=[required(_l("決まったことを入力してください。"))],
    )


class EntryForm(CouncilForm):
    """Other words for what was recorded."""

    speaker = StringField(_l("発言した方"), filters=[line], validators=[Optional(), short(60)])
    text = TextAreaField(
        _l("内容"), filters=[text], validators=[required(_l("内容を入力してください。"))]
    )


class ActionForm(_Choosing):
    """A new action item."""

    agency = SelectField(_l("担当機関"), validators=[required(_l("担当機関を選んでください。"))])
    text = TextAreaField(
        _l("すること"),
        id="action-text",
        filters=[text],
        validators=[required(_l("することを入力してください。"))],
    )
    target = RadioField(
        _l("だれのための対応か"),
        choices=lambda: of_words(SupportTarget),
        coerce=SupportTarget,
        validators=[InputRequired(_l("だれのための対応かを選んでください。"))],
    )
    due_on = DayField(_l("期限"), validators=[required(_l("期限を入力してください。"))])
    is_proposed = BooleanField(_l("提案として記録する（担当機関への依頼は、あとで行う）"))


class IssueForm(CouncilForm):
    """A 課題 raised at this item."""

    title = StringField(
        _l("課題の題名"),
        filters=[line],
        validators=[required(_l("課題の題名を入力してください。")), short()],
    )
    text = TextAreaField(
        _l("課題の内容"),
        id="issue-text",
        filters=[text],
        validators=[required(_l("課題の内容を入力してください。"))],
    )


class RecusalForm(_Choosing):
    """Who takes no part in the item."""

    seat = SelectField(_l("除斥する席"), validators=[required(_l("席を選んでください。"))])
