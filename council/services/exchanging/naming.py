"""Bodies and agencies as tables name them: by their codes, or by what they are called."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import exists, select

from council.domain.plaintext import search_key
from council.extensions import db
from council.models import Agency, AgencyAlias, AgencyMerging, Body, BodyVersion


class Unnamed(ValueError):
    """Nothing, or more than one thing, has this name; the text is a sentence."""


class Names:
    """What is known under codes and names; every name leads to one thing, or to a sentence why it does not."""

    def __init__(self, what: str, rows: Iterable[tuple[str, str, uuid.UUID]]) -> None:
        self._what = what
        self._by_code: dict[str, uuid.UUID] = {}
        self._by_name: dict[str, set[uuid.UUID]] = defaultdict(set)
        self._keys: dict[uuid.UUID, set[str]] = defaultdict(set)
        for code, name, row_id in rows:
            self._by_code[code] = row_id
            self._by_name[search_key(name)].add(row_id)
            self._keys[row_id].add(search_key(name))

    def keys(self, row_id: uuid.UUID) -> frozenset[str]:
        """The search keys of all names of one thing."""
        return frozenset(self._keys[row_id])

    def ending(self, name: str) -> uuid.UUID:
        """As `find`; also the thing whose longest name ends this one, as 部 before 課 does (高齢福祉部介護予防課)."""
        try:
            return self.find(name)
        except Unnamed:
            key = search_key(name)
            inside = [one for one in self._by_name if len(one) > 1 and key.endswith(one)]
            found = self._by_name[max(inside, key=len)] if inside else set()
            if len(found) != 1:
                raise
            return next(iter(found))

    def find(self, name: str) -> uuid.UUID:
        """The thing of this code or name; raises Unnamed."""
        if name in self._by_code:
            return self._by_code[name]
        found = self._by_name.get(search_key(name), set())
        if len(found) > 1:
            raise Unnamed(f"この名の{self._what}がいくつもあります。コードで書いてください。")
        if not found:
            raise Unnamed(f"この{self._what}はありません。")
        return next(iter(found))


def bodies() -> Names:
    """The bodies by code, name and short name."""
    rows = db.session.execute(
        select(Body.code, BodyVersion.name, BodyVersion.short_name, Body.id).join(BodyVersion.body)
    ).all()
    pairs = [(row.code, name, row.id) for row in rows for name in (row.name, row.short_name)]
    return Names("会議体", pairs)


def agencies() -> Names:
    """The agencies by code, name and other names."""
    rows = db.session.execute(
        select(Agency.code, AgencyAlias.alias, Agency.id)
        .join(AgencyAlias, AgencyAlias.agency_id == Agency.id)
        .where(~exists().where(AgencyMerging.agency_id == Agency.id))
    ).all()
    return Names("機関", [(row.code, row.alias, row.id) for row in rows])
