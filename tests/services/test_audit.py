import hashlib
import json

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from council.domain.errors import DomainError
from council.extensions import db
from council.models import AuditEntry, AuditHead
from council.services import audit
from tests import world


@pytest.fixture
def trail(app, acting):
    for number in range(5):
        audit.record(acting("secretary"), "test:act", world.body("s8050"), number=number)
        db.session.commit()


def test_an_untouched_chain_holds(trail):
    verdict = audit.verify()
    assert verdict.ok
    assert verdict.rows > 5


def test_an_entry_says_who_did_what_to_what(trail, acting):
    entry = db.session.scalars(
        select(AuditEntry).order_by(AuditEntry.sequence.desc()).limit(1)
    ).one()
    assert entry.actor_id == acting("secretary").person_id
    assert (entry.tag, entry.subject_kind) == ("test:act", "bodies")
    assert entry.body_id == world.body("s8050").id


@pytest.mark.parametrize(
    "tamper",
    [
        update(AuditEntry).where(AuditEntry.sequence == 3).values(tag="other"),
        delete(AuditEntry).where(AuditEntry.sequence == 3),
    ],
    ids=["edit", "delete"],
)
def test_the_database_itself_refuses_to_change_the_trail(trail, tamper):
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(tamper)


def _drop_guards():
    if db.engine.dialect.name == "sqlite":
        for name in ("no_update", "no_delete", "no_replace"):
            db.session.execute(text(f"DROP TRIGGER audit_entries_{name}"))
    else:
        db.session.execute(text("ALTER TABLE audit_entries DISABLE TRIGGER USER"))


@pytest.mark.parametrize(
    ("tamper", "first_bad"),
    [
        (update(AuditEntry).where(AuditEntry.sequence == 3).values(tag="other"), 3),
        (update(AuditEntry).where(AuditEntry.sequence == 3).values(canonical=b"{}"), 3),
        (delete(AuditEntry).where(AuditEntry.sequence == 3), 4),
    ],
    ids=["edit a column", "edit the bytes", "remove a row"],
)
def test_tampering_past_the_guards_is_found_where_it_happened(trail, tamper, first_bad):
    _drop_guards()
    db.session.execute(tamper)
    db.session.commit()
    assert audit.verify() == audit.Verdict(ok=False, rows=3, first_bad=first_bad)


def test_a_truncated_chain_is_found(trail):
    _drop_guards()
    last = db.session.get_one(AuditHead, 1).sequence
    db.session.execute(delete(AuditEntry).where(AuditEntry.sequence == last))
    db.session.commit()
    assert audit.verify().first_bad == last


def _made_anew(entries):
    """What somebody could do who holds the database and knows how the chain is made."""
    previous = bytes(32)
    for sequence, row in enumerate(entries, start=1):
        digest = hashlib.sha256(previous + row.canonical).digest()
        values = {"sequence": sequence, "previous_hash": previous, "hash": digest}
        yield {**{c.name: getattr(row, c.name) for c in AuditEntry.__table__.columns}, **values}
        previous = digest


def _rewrite(change):
    _drop_guards()
    rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.sequence)).all()
    anew = list(_made_anew(change(rows)))
    db.session.execute(delete(AuditEntry))
    db.session.execute(insert(AuditEntry.__table__), anew)
    end = {"sequence": len(anew), "hash": anew[-1]["hash"]}
    db.session.execute(update(AuditHead).values(end))
    db.session.commit()
    db.session.expunge_all()


def test_an_anchor_holds_while_the_trail_grows(trail, acting):
    line = audit.as_line(*audit.head())
    audit.record(acting("secretary"), "test:later")
    db.session.commit()
    assert audit.verify(audit.read(line)).ok


def test_a_trail_cut_with_its_head_is_found_by_an_anchor_alone(trail):
    length, digest = audit.head()
    _rewrite(lambda rows: rows[:-2])
    assert audit.verify().ok
    found = audit.verify({length: digest})
    assert found == audit.Verdict(ok=False, rows=length - 2, first_bad=length - 1)


def test_a_trail_made_anew_is_found_by_an_anchor_alone(trail):
    length, digest = audit.head()
    noted = audit.read(f"3 {_hash_of(3)}\n{audit.as_line(length, digest)}\n")

    def without_its_second(rows):
        for row in rows[2:]:
            stated = json.loads(row.canonical) | {"sequence": row.sequence - 1}
            row.canonical = _compact(stated)
        return [rows[0], *rows[2:]]

    _rewrite(without_its_second)
    assert audit.verify().ok
    assert audit.verify(noted) == audit.Verdict(ok=False, rows=3, first_bad=3)


def _hash_of(sequence):
    return db.session.get_one(AuditEntry, sequence).hash.hex()


def _compact(stated):
    return json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    ("text_", "said"),
    [
        ("", "何も書かれていません"),
        ("12", "1行目を読めません"),
        (f"1 {'0' * 64}\n２ {'0' * 64}", "2行目を読めません"),
        (f"1 {'0' * 64}\n1 {'1' * 64}", "2行目が、前の行と食い違って"),
        (f"{'9' * 19} {'0' * 64}", "1行目を読めません"),
    ],
)
def test_what_is_no_anchor_is_refused_by_its_line(text_, said):
    with pytest.raises(DomainError, match=said):
        audit.read(text_)


def test_what_is_rolled_back_leaves_no_entry(app, acting):
    before = db.session.get_one(AuditHead, 1).sequence
    audit.record(acting("secretary"), "test:undone")
    db.session.rollback()
    db.session.commit()
    assert db.session.get_one(AuditHead, 1).sequence == before
