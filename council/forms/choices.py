"""What a field offers: words of the vocabulary, or rows by id."""

import uuid
from collections.abc import Iterable
from html import escape
from typing import Any

from flask_babel import gettext
from wtforms import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs
from wtforms.widgets import Select

from council.domain.vocabulary import Word

__all__ = ["LongSelect", "SelectChoice", "of_rows", "of_words"]


class LongSelect(Select):
    """A list that may be long, of choices without attributes of their own: the same markup for a tenth of the work."""

    @classmethod
    def render_option(cls, choice: Any, **_kwargs: Any) -> str:  # type: ignore[override]  # newer than the stubs
        """One choice, escaped."""
        selected = "selected " if choice.selected else ""
        return f'<option {selected}value="{escape(str(choice.value))}">{escape(str(choice.label))}</option>'


def of_words(words: Iterable[Word]) -> list[SelectChoice]:
    """The words as people read them."""
    return [SelectChoice(word.value, gettext(word.label)) for word in words]


def of_rows(rows: Iterable[tuple[uuid.UUID, str]]) -> list[SelectChoice]:
    """Rows to choose from, after an invitation to choose."""
    return [
        SelectChoice("", gettext("選んでください")),
        *(SelectChoice(str(row_id), label) for row_id, label in rows),
    ]
