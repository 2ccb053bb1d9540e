"""docs/adr/0002-schema.md is a list of the tables as they are: references and sealed columns, one row each."""

import re
from pathlib import Path

from sqlalchemy import Table

from council.extensions import Base

RECORD = Path(__file__).parent.parent.parent / "docs" / "adr" / "0002-schema.md"
BUILT = "## Tables"
DRAWN = "### Drawn, not yet built"
_ROW = re.compile(r"^\| `(\w+)` \| .+ \| (.*) \|$", re.MULTILINE)
_NAMED = re.compile(r"`\w+`→\w+|`\w+_sealed`")


def listed() -> dict[str, set[str]]:
    """What the record says of each built table: its references and its sealed columns."""
    text = RECORD.read_text(encoding="utf-8").split(BUILT)[1].split(DRAWN)[0]
    return {found[1]: set(_NAMED.findall(found[2])) for found in _ROW.finditer(text)}


def described(table: Table) -> set[str]:
    """The same of a table itself; the key of its seals goes without saying."""
    references = {
        f"`{column.name}`→{key.column.table.name}"
        for column in table.columns
        if column.name != "key_id"
        for key in column.foreign_keys
    }
    return references | {f"`{c.name}`" for c in table.columns if c.name.endswith("_sealed")}


def test_every_table_is_recorded_with_its_references_and_sealed_columns() -> None:
    assert listed() == {table.name: described(table) for table in Base.metadata.sorted_tables}


def test_what_is_only_drawn_has_no_table() -> None:
    drawn = RECORD.read_text(encoding="utf-8").split(DRAWN)[1]
    cells = [row.split("|")[1] for row in drawn.splitlines() if row.startswith("| `")]
    names = set(re.findall(r"`(\w+)`", " ".join(cells)))
    assert {"drafts", "referrals"} <= names
    assert not names & Base.metadata.tables.keys()
