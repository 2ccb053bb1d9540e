"""Opening and keeping a case; what was heard; consent."""

import uuid
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Form,
    FormField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from council.domain import clock
from council.domain.household import PERSON, RELATIONS
from council.domain.vocabulary import (
    AgeBand,
    ConsentEvent,
    ConsentForm,
    ConsentGiver,
    Sex,
)
from council.forms.base import CouncilForm, line, required, short, text
from council.forms.choices import SelectChoice, of_words
from council.forms.moments import DayField
from council.forms.numbers import no_my_number
from council.forms.rows import Rows

Pairs = Iterable[tuple[str, str]]

MEMBERS = 6
_ROWS = 50  # more rows than any household has are not read
AGENCIES = 5
OTHER = "other"


def pairs(values: Pairs, blank: str | None = None) -> list[SelectChoice]:
    """Choices from (value, label), after an empty one if it has a label."""
    first = [SelectChoice("", blank)] if blank is not None else []
    return first + [SelectChoice(value, label) for value, label in values]


class CheckboxesField(SelectMultipleField):
    """Any number of choices, each a checkbox."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class MemberForm(Form):
    """One member of the household: a word, an age band, never a name."""

    relation = SelectField(
        _l("続柄"),
        choices=lambda: pairs([(one, one) for one in RELATIONS], gettext("（なし）")),
        default="",
    )
    age_band = SelectField(
        _l("年代"),
        choices=lambda: [SelectChoice("", gettext("選んでください")), *of_words(AgeBand)],
        default="",
    )
    sex = SelectField(_l("性別"), choices=lambda: of_words(Sex), default=Sex.UNSTATED.value)
    is_living_together = BooleanField(_l("同居"), default=True)
    is_deceased = BooleanField(_l("死亡"))

    def validate_age_band(self, field: Any) -> None:
        """Whoever is named has an age band."""
        if self.relation.data and not field.data:
            raise ValidationError(gettext("年代を選んでください。"))


class AgencyListForm(CouncilForm):
    """A form that names some agencies, one select each."""

    agencies = Rows(
        SelectField(_l("機関"), validate_choice=False),
        _l("機関"),
        min_entries=AGENCIES,
        max_entries=_ROWS,
    )

    def offer_agencies(self, choices: Pairs) -> None:
        """Hand in what may be chosen."""
        offered = pairs(choices, gettext("（選ばない）"))
        for number, field in enumerate(self.agencies.entries, start=1):
            field.choices = offered
            field.label.text = gettext("機関 %(number)s", number=number)

    def chosen_agencies(self) -> list[uuid.UUID]:
        """The ids of the chosen agencies; what is no id is left out."""
        return _ids(self.agencies.data)


def _ids(values: Iterable[Any]) -> list[uuid.UUID]:
    found = []
    for value in values:
        try:
            found.append(uuid.UUID(str(value)))
        except ValueError:
            continue
    return found


class OpenCaseForm(AgencyListForm):
    """A new case."""

    agency = SelectField(_l("主たる支援機関"))
    members = Rows(FormField(MemberForm), _l("世帯"), min_entries=MEMBERS, max_entries=_ROWS)
    is_8050 = BooleanField(_l("8050の世帯として扱う"))
    received_on = DayField(_l("受付日"), validators=[required(_l("受付日を入力してください。"))])
    policy = TextAreaField(_l("いまの方針"), filters=[text], validators=[Optional(), no_my_number])
    next_review_on = DayField(_l("次の見直しの日"), validators=[Optional()])

    def begin(self) -> None:
        """What an empty form already says."""
        self.received_on.data = clock.today()
        self.members.entries[0].form.relation.data = PERSON

    def named_members(self) -> list[dict[str, Any]]:
        """The members that were filled in."""
        return [
            {**row, "age_band": AgeBand(row["age_band"]), "sex": Sex(row["sex"])}
            for row in self.members.data
            if row["relation"]
        ]


class AddMemberForm(CouncilForm, MemberForm):
    """One more member of the household."""

    relation = SelectField(
        _l("続柄"),
        choices=lambda: pairs([(one, one) for one in RELATIONS], gettext("選んでください")),
        validators=[InputRequired(_l("続柄を選んでください。"))],
    )


class EditCaseForm(CouncilForm):
    """What the lead agency keeps up to date."""

    policy = TextAreaField(_l("いまの方針"), filters=[text], validators=[Optional(), no_my_number])
    next_review_on = DayField(_l("次の見直しの日"), validators=[Optional()])
    is_8050 = BooleanField(_l("8050の世帯として扱う"))


class CaseAgencyForm(CouncilForm):
    """One more agency on the case."""

    agency = SelectField(
        _l("機関"), validators=[InputRequired(_l("機関を選んでください。"))], validate_choice=False
    )


class StatementForm(CouncilForm):
    """One thing heard."""

    subject = SelectField(
        _l("だれについてのことか"), validators=[InputRequired(_l("世帯の人を選んでください。"))]
    )
    heard_from = SelectField(
        _l("だれから聞いたか"), validators=[InputRequired(_l("聞いた相手を選んでください。"))]
    )
    heard_from_other = StringField(
        _l("「ほかの人・機関」のときは、その名称"),
        filters=[line],
        validators=[Optional(), short(100), no_my_number],
    )
    heard_on = DayField(_l("聞いた日"), validators=[required(_l("聞いた日を入力してください。"))])
    approval = RadioField(
        _l("聞くことについての本人の承諾"),
        choices=lambda: pairs(
            [("no", gettext("承諾を得ていない")), ("yes", gettext("承諾を得ている"))]
        ),
        validators=[InputRequired(_l("承諾の有無を選んでください。"))],
    )
    text = TextAreaField(
        _l("聞いた内容"),
        filters=[text],
        validators=[required(_l("聞いた内容を入力してください。")), no_my_number],
    )
    told = CheckboxesField(_l("伝えてよい家族"), validators=[Optional()])

    def offer(self, members: Pairs) -> None:
        """Hand in the household, as (id, word)."""
        household = list(members)
        self.subject.choices = pairs(household)
        self.heard_from.choices = pairs([*household, (OTHER, gettext("ほかの人・機関"))])
        self.told.choices = pairs(household)


def _givers() -> list[SelectChoice]:
    """The givers; 本人 alone would be taken for the person concerned, whoever's consent it is."""
    first, *others = of_words(ConsentGiver)
    return [SelectChoice(first.value, gettext("その人自身")), *others]


class RecordConsentForm(AgencyListForm):
    """One consent event of one data subject."""

    subject = SelectField(
        _l("だれの同意か"), validators=[InputRequired(_l("世帯の人を選んでください。"))]
    )
    event = RadioField(
        _l("結果"),
        choices=lambda: of_words(ConsentEvent),
        validators=[InputRequired(_l("結果を選んでください。"))],
    )
    giver = SelectField(_l("だれから"), choices=_givers, default=ConsentGiver.SELF.value)
    form = RadioField(
        _l("形"),
        choices=lambda: of_words(ConsentForm),
        default=ConsentForm.WRITTEN.value,
        validators=[InputRequired(_l("書面か口頭かを選んでください。"))],
    )
    on = DayField(_l("確認した日"), validators=[required(_l("確認した日を入力してください。"))])
    scope_note = TextAreaField(
        _l("伝えてよい範囲（本人の言葉で）"), filters=[text], validators=[Optional(), no_my_number]
    )
    exclusions = StringField(
        _l("知らせない相手"), filters=[line], validators=[Optional(), short(), no_my_number]
    )
