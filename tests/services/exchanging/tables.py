"""Tables as a test writes them: a few lines of text, taken in by somebody."""

import csv
import io

from council.exchange import read_grid, write_csv
from council.extensions import db
from council.policy.actor import Actor
from council.services.exchanging import TABLES, take
from tests import world


class By:
    """Everything is done by one actor."""

    def __init__(self, actor=None):
        self.actor = actor or Actor.system(world.TODAY)

    def for_body(self, _body_id):
        return self.actor


def bring(kind, content, actor=None):
    """Take a table in, given as bytes or as text with commas."""
    raw = content.encode() if isinstance(content, str) else content
    taken = take(TABLES[kind], read_grid(raw), By(actor))
    if not taken.faults:
        db.session.commit()
    return taken


def handed_out(kind):
    """The table as it is written now."""
    table = TABLES[kind]
    return write_csv(table.columns, table.rows(Actor.system(world.TODAY)))


def lines(kind):
    """The table as it is written now, one mapping a line."""
    return list(csv.DictReader(io.StringIO(handed_out(kind).decode("utf-8-sig"))))


def written(rows):
    """Lines as a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def places(taken):
    """Where the faults are: row and column."""
    return [(fault.row, fault.column) for fault in taken.faults]
