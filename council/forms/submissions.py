"""Writing, judging and releasing a case paper; fields that depend on the paper are made for it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the stubs
    BooleanField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from council.domain.vocabulary import AgeBand, FindingDecision, PartKind, Sex, SupportTarget
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

_TARGETS = [
    SelectChoice(one.value, one.label)
    for one in (SupportTarget.PERSON, SupportTarget.FAMILY, SupportTarget.BOTH)
]
_DECISIONS = (
    (FindingDecision.ACCEPTED, _l("案のとおり置き換える")),
    (FindingDecision.CHANGED, _l("別の言葉にする")),
    (FindingDecision.KEPT, _l("このまま残す（理由を書く）")),
)


class TargetForm(CouncilForm):
    """Whom the support is for."""

    support_target = RadioField(
        _l("支援の対象"),
        choices=_TARGETS,
        validators=[required("支援の対象を選んでください。")],
        validate_choice=False,
    )

    @property
    def target(self) -> SupportTarget:
        """The chosen target; a system is none of those offered."""
        chosen = [one for one in SupportTarget if one.value == self.support_target.data]
        return chosen[0] if chosen else SupportTarget.SYSTEM


class StartForm(TargetForm):
    """Which body the paper is for."""

    body = RadioField(
        _l("提出先"),
        choices=[],
        validators=[required("提出先を選んでください。")],
        validate_choice=False,
    )

    def offer(self, bodies: Iterable[tuple[str, str]]) -> None:
        """Fill the choices: code and name."""
        self.body.choices = [SelectChoice(*one) for one in bodies]


class HandOverForm(CouncilForm):
    """The statement that the content was altered."""

    is_altered = BooleanField(
        _l("個人が特定されないよう、内容を一部変更しました。"),
        validators=[required("内容を一部変更したことを確かめて、印を付けてください。")],
    )


class NamesForm(CouncilForm):
    """Names typed for the check, never kept."""

    names = TextAreaField(
        _l("名前（1行に1人）"),
        validators=[required("確かめる名前を入力してください。"), Length(max=2000)],
    )


class MissedForm(CouncilForm):
    """見落とし: these very words, and what stands in their place."""

    part = SelectField(_l("どの文ですか"), choices=[], validate_choice=False)
    words = StringField(
        _l("文の中の言葉（そのまま写す）"),
        filters=[line],
        validators=[required("置き換える箇所の言葉を入力してください。"), short(200)],
    )
    wording = StringField(
        _l("置き換える言葉"),
        filters=[line],
        validators=[required("置き換える言葉を入力してください。"), short(200)],
    )

    def offer(self, passages: Iterable[tuple[str, str]]) -> None:
        """Fill the choices: part id and title."""
        self.part.choices = [SelectChoice(*one) for one in passages]

    @property
    def part_id(self) -> uuid.UUID:
        """The passage; the nil id when none was named."""
        try:
            return uuid.UUID(self.part.data or "")
        except ValueError:
            return uuid.UUID(int=0)


class ReasonForm(CouncilForm):
    """An act that needs a reason; `key` keeps the ids of several such forms of a page apart."""

    reason = TextAreaField(
        _l("理由"), filters=[text], validators=[required("理由を書いてください。"), short(1000)]
    )

    def __init__(self, key: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if key:
            self.reason.id = f"reason-{key}"


class ReleaseForm(CouncilForm):
    """Bound to what the manager read."""

    content_hash = HiddenField()


class BasisForm(TargetForm):
    """The legal basis per data subject: fields `basis_<hex>`."""

    def bases(self) -> dict[uuid.UUID, str]:
        """The chosen code per subject id."""
        return {_id_in(field.name): field.data for field in self if field.name.startswith("basis_")}


def basis_form(
    subjects: Iterable[tuple[uuid.UUID, str, str]],
    bases: Sequence[tuple[str, str]],
    **data: Any,
) -> BasisForm:
    """A form for these subjects (id, label, present code); bases: code and title."""
    fields = {
        f"basis_{key.hex}": RadioField(
            _("「%(label)s」の情報を共有する根拠", label=label),
            choices=[SelectChoice(*one) for one in bases],
            default=code,
            validate_choice=False,
        )
        for key, label, code in subjects
    }
    return cast(BasisForm, _made(BasisForm, fields)(**data))


class HouseholdForm(CouncilForm):
    """A row of fields per member: `label_<hex>`, `sex_<hex>`, …"""

    def of(self, key: uuid.UUID) -> dict[str, Any]:
        """The fields of one member, by their first word."""
        end = f"_{key.hex}"
        return {field.name.removesuffix(end): field for field in self if field.name.endswith(end)}


def household_form(members: Iterable[Any], labels: Sequence[str], **data: Any) -> HouseholdForm:
    """A form for these members of the paper's household."""
    fields: dict[str, Any] = {}
    for one in members:
        words = labels if one.label in labels else (one.label, *labels)
        fields |= {
            f"label_{one.id.hex}": SelectField(
                _("続柄"), choices=[SelectChoice(word, word) for word in words], default=one.label
            ),
            f"sex_{one.id.hex}": SelectField(_("性別"), choices=_words(Sex), default=one.sex.value),
            f"age_{one.id.hex}": SelectField(
                _("年代"), choices=_words(AgeBand), default=one.age_band.value
            ),
            f"together_{one.id.hex}": BooleanField(
                _("同居している"), default=one.is_living_together
            ),
            f"deceased_{one.id.hex}": BooleanField(_("亡くなっている"), default=one.is_deceased),
        }
        if not one.is_person_concerned:
            fields[f"omit_{one.id.hex}"] = BooleanField(_("資料に載せない"), default=False)
    return cast(HouseholdForm, _made(HouseholdForm, fields)(**data))


def _words(kind: Any) -> list[SelectChoice]:
    return [SelectChoice(one.value, one.label) for one in kind]


class TextsForm(CouncilForm):
    """A field per passage: `text_<kind>`, `handled_<kind>`, `withheld_<kind>`."""

    def field(self, name: str, kind: PartKind) -> Any:
        """One of the three fields of a kind; None where there is none."""
        return self._fields.get(f"{name}_{kind.value}")


def texts_form(
    kinds: Iterable[PartKind],
    labels: Sequence[str],
    stored: Mapping[tuple[PartKind, bool], tuple[str, tuple[str, ...]]],
    **data: Any,
) -> TextsForm:
    """A form for the passages of one step; `stored`: text and who may not know, by kind and handling."""
    fields: dict[str, Any] = {}
    for kind in kinds:
        fields[f"text_{kind.value}"] = TextAreaField(
            kind.label, filters=[text], default=stored.get((kind, False), ("", ()))[0]
        )
        if kind is PartKind.QUESTION:
            continue
        handled, withheld = stored.get((kind, True), ("", ()))
        fields[f"handled_{kind.value}"] = TextAreaField(
            _("承諾を得ずに聞いた内容"), filters=[text], default=handled
        )
        fields[f"withheld_{kind.value}"] = SelectMultipleField(
            _("伝えてはいけない相手"),
            choices=[SelectChoice(one, one) for one in labels],
            default=list(withheld),
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
        )
    return cast(TextsForm, _made(TextsForm, fields)(**data))


class DecisionsForm(CouncilForm):
    """Three fields per open finding: `decision_<hex>`, `wording_<hex>`, `reason_<hex>`."""

    def of(self, key: uuid.UUID) -> dict[str, Any]:
        """The fields of one finding."""
        names = ("decision", "wording", "reason")
        return {name: self._fields.get(f"{name}_{key.hex}") for name in names}

    def decided(self) -> list[tuple[uuid.UUID, FindingDecision, str, str]]:
        """What was chosen: finding, decision, wording, reason; findings left open are not named."""
        found = []
        for field in self:
            if field.name.startswith("decision_") and field.data in list(FindingDecision):
                mine = self.of(_id_in(field.name))
                found.append(
                    (
                        _id_in(field.name),
                        FindingDecision(field.data),
                        mine["wording"].data or "",
                        mine["reason"].data or "",
                    )
                )
        return found

    def validate(self, extra_validators: Any = None) -> bool:
        """Other words and reasons must be there where they were chosen."""
        is_valid = super().validate(extra_validators)
        for key, decision, wording, reason in self.decided():
            fields = self.of(key)
            if decision is FindingDecision.CHANGED and not wording:
                fields["wording"].errors = [_("置き換える言葉を書いてください。")]
                is_valid = False
            if decision is FindingDecision.KEPT and not reason:
                fields["reason"].errors = [_("残す理由を書いてください。")]
                is_valid = False
        self.status = 200 if is_valid else 422
        return is_valid


def decisions_form(numbers: Mapping[uuid.UUID, int], **data: Any) -> DecisionsForm:
    """A form for these findings; each question names the number that stands in the text."""
    fields: dict[str, Any] = {}
    for key, number in numbers.items():
        fields |= {
            f"decision_{key.hex}": RadioField(
                _("%(number)s番をどうしますか", number=number),
                choices=[SelectChoice(one.value, label) for one, label in _DECISIONS],
                validate_choice=False,
            ),
            f"wording_{key.hex}": StringField(
                _("%(number)s番を置き換える言葉", number=number),
                filters=[line],
                validators=[short(200)],
            ),
            f"reason_{key.hex}": StringField(
                _("%(number)s番を残す理由", number=number),
                filters=[line],
                validators=[short(500)],
            ),
        }
    return cast(DecisionsForm, _made(DecisionsForm, fields)(**data))


def _made(base: type[CouncilForm], fields: Mapping[str, Any]) -> type[CouncilForm]:
    metaclass: Any = type(base)
    made: type[CouncilForm] = metaclass(base.__name__, (base,), dict(fields))
    return made


def _id_in(name: str) -> uuid.UUID:
    return uuid.UUID(name.rpartition("_")[2])
