"""The check of a case paper: names looked for, words missed, what is decided of each finding."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    RadioField,
    SelectField,
)
from wtforms.validators import Length, Optional

from council.domain.vocabulary import FindingDecision, Word
from council.forms.base import (
    CouncilForm,
    StringField,
    TextAreaField,
    line,
    required,
    short,
)
from council.forms.choices import SelectChoice, of_words
from council.forms.submissions.made import id_in, made

_DECISIONS = (
    (FindingDecision.ACCEPTED, _l("案のとおり置き換える")),
    (FindingDecision.CHANGED, _l("別の言葉にする")),
    (FindingDecision.KEPT, _l("このまま残す（理由を書く）")),
)


class NamesForm(CouncilForm):
    """Names typed for the check, never kept."""

    names = TextAreaField(
        _l("名前（1行に1人）"),
        validators=[required("確かめる名前を入力してください。"), Length(max=2000)],
    )


class MissedForm(CouncilForm):
    """見落とし: these very words, what they give away, and what stands in their place."""

    part = SelectField(_l("どの文ですか"), choices=[], validate_choice=False)
    words = StringField(
        _l("文の中の言葉（そのまま写す）"),
        filters=[line],
        validators=[required("置き換える箇所の言葉を入力してください。"), short(200)],
    )
    kind = SelectField(
        _l("何が分かってしまいますか"),
        choices=[],
        validate_choice=False,
    )
    wording = StringField(_l("置き換える言葉"), filters=[line], validators=[Optional(), short(200)])
    everywhere = BooleanField(_l("ほかの文の同じ言葉も、同じに置き換える"))
    remember = BooleanField(_l("事務局に、この言葉を覚えておくよう申し出る"))

    def offer(self, passages: Iterable[tuple[str, str]], kinds: Iterable[Word]) -> None:
        """Fill the choices: part id and title; the kinds, the likeliest first."""
        self.part.choices = [SelectChoice(*one) for one in passages]
        self.kind.choices = of_words(kinds)

    @property
    def part_id(self) -> uuid.UUID:
        """The passage; the nil id when none was named."""
        try:
            return uuid.UUID(self.part.data or "")
        except ValueError:
            return uuid.UUID(int=0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A finding that is asked about: its number in the text, and what more may be said of it."""

    id: uuid.UUID
    number: int
    words: str
    same: int = 0
    may_be_remembered: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was chosen for one finding."""

    id: uuid.UUID
    decision: FindingDecision
    wording: str
    reason: str
    with_same: bool
    is_proposed: bool


class DecisionsForm(CouncilForm):
    """Fields per finding: `decision_<hex>`, `wording_<hex>`, `reason_<hex>`; some have `same_` and `remember_`."""

    def of(self, key: uuid.UUID) -> dict[str, Any]:
        """The fields of one finding; None where there is none."""
        names = ("decision", "wording", "reason", "same", "remember")
        return {name: self._fields.get(f"{name}_{key.hex}") for name in names}

    def asks(self, key: uuid.UUID) -> bool:
        """Whether the finding is asked about."""
        return f"decision_{key.hex}" in self._fields

    def decided(self) -> list[Decided]:
        """What was chosen; findings left open are not named."""
        return [
            self._decided(id_in(field.name))
            for field in self
            if field.name.startswith("decision_") and field.data in list(FindingDecision)
        ]

    def _decided(self, key: uuid.UUID) -> Decided:
        said = {name: field.data for name, field in self.of(key).items() if field is not None}
        return Decided(
            key,
            FindingDecision(said["decision"]),
            said["wording"] or "",
            said["reason"] or "",
            with_same=bool(said.get("same")),
            is_proposed=bool(said.get("remember")),
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """Other words and reasons must be there where they were chosen."""
        is_valid = super().validate(extra_validators)
        for one in self.decided():
            fields = self.of(one.id)
            if one.decision is FindingDecision.CHANGED and not one.wording:
                fields["wording"].errors = [_("置き換える言葉を書いてください。")]
                is_valid = False
            if one.decision is FindingDecision.KEPT and not one.reason:
                fields["reason"].errors = [_("残す理由を書いてください。")]
                is_valid = False
        self.status = 200 if is_valid else 422
        return is_valid


def decisions_form(asked: Sequence[Asked], **data: Any) -> DecisionsForm:
    """A form for these findings; each question names the number that stands in the text."""
    fields: dict[str, Any] = {}
    for one in asked:
        fields |= _fields_of(one)
    return cast(DecisionsForm, made(DecisionsForm, fields)(**data))


def _fields_of(one: Asked) -> dict[str, Any]:
    key, number = one.id.hex, one.number
    fields: dict[str, Any] = {
        f"decision_{key}": RadioField(
            _("%(number)s番をどうしますか", number=number),
            choices=[SelectChoice(each.value, label) for each, label in _DECISIONS],
            validate_choice=False,
        ),
        f"wording_{key}": StringField(
            _("%(number)s番を置き換える言葉", number=number),
            filters=[line],
            validators=[short(200)],
        ),
        f"reason_{key}": StringField(
            _("%(number)s番を残す理由", number=number),
            filters=[line],
            validators=[short(500)],
        ),
    }
    if one.may_be_remembered:
        fields[f"remember_{key}"] = BooleanField(
            _(
                "事務局に、「%(words)s」を印を付けない言葉として覚えておくよう申し出る",
                words=one.words,
            )
        )
    if one.same:
        fields[f"same_{key}"] = BooleanField(
            _("同じ言葉（ほか%(count)s箇所）も、同じに決める", count=one.same)
        )
    return fields
