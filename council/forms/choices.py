"""What a field offers: words of the vocabulary, or rows by id."""

import uuid
from collections.abc import Iterable

from flask_babel import gettext
from wtforms import SelectChoice  # type: ignore[attr-defined]  # newer than the stubs

from council.domain.vocabulary import Word

__all__ = ["SelectChoice", "of_rows", "of_words"]


def of_words(words: Iterable[Word]) -> list[SelectChoice]:
    """The words as people read them."""
    return [SelectChoice(word.value, gettext(word.label)) for word in words]


def of_rows(rows: Iterable[tuple[uuid.UUID, str]]) -> list[SelectChoice]:
    """Rows to choose from, after an invitation to choose."""
    return [
        SelectChoice("", gettext("選んでください")),
        *(SelectChoice(str(row_id), label) for row_id, label in rows),
    ]
