"""The check of a case paper: names looked for, words missed, what is decided of each finding."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (  # type: ignore[attr-defined]  # SelectChoice is newer than the stubs
    RadioField,
    SelectChoice,
    SelectField,
)
from wtforms.validators import Length

from council.domain.vocabulary import FindingDecision
from council.forms.base import (
    CouncilForm,
    StringField,
    TextAreaField,
    line,
    required,
    short,
)
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
                mine = self.of(id_in(field.name))
                found.append(
                    (
                        id_in(field.name),
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
    return cast(DecisionsForm, made(DecisionsForm, fields)(**data))
