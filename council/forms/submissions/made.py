"""Forms whose fields depend on the paper are made for it."""

import uuid
from collections.abc import Mapping
from typing import Any

from council.forms.base import CouncilForm


def made(base: type[CouncilForm], fields: Mapping[str, Any]) -> type[CouncilForm]:
    """A form of this kind with these fields beside its own."""
    metaclass: Any = type(base)
    form: type[CouncilForm] = metaclass(base.__name__, (base,), dict(fields))
    return form


def id_in(name: str) -> uuid.UUID:
    """The id at the end of a field's name: `decision_<hex>`."""
    return uuid.UUID(name.rpartition("_")[2])
