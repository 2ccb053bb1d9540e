"""A field with a 個人番号 in it is marked; its text stays on the page and is not saved."""

from flask_babel import gettext
from wtforms import Field, Form
from wtforms.validators import ValidationError

from council.domain.mynumbers import SENTENCE, place_of_number


class HoldsMyNumber(ValidationError):
    """The field holds a number that is never stored."""


def no_my_number(_form: Form, field: Field) -> None:
    """Refuse a number with the check digit of a 個人番号."""
    place = place_of_number(str(field.data or ""))
    field.holds_my_number = place is not None  # type: ignore[attr-defined]  # read by is_marked
    if place is not None:
        raise HoldsMyNumber(gettext(SENTENCE, place=place))


def is_marked(field: Field) -> bool:
    """Whether the field was refused for a number in it."""
    return bool(getattr(field, "holds_my_number", False))
