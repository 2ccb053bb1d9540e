"""Rows of fields, posted as name-0, name-1 and so on."""

import re
from collections.abc import Iterable, Iterator

from wtforms import FieldList


class Rows(FieldList):  # type: ignore[type-arg]  # generic in the stubs alone
    """A list of fields that overlooks rows whose number no page of ours has written: ², thousands of digits."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        posted = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,4}})(?:-.*)?", re.DOTALL)
        for name in formdata:
            if hit := posted.fullmatch(name):
                yield int(hit[1])
