import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

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


def test_what_is_rolled_back_leaves_no_entry(app, acting):
    before = db.session.get_one(AuditHead, 1).sequence
    audit.record(acting("secretary"), "test:undone")
    db.session.rollback()
    db.session.commit()
    assert db.session.get_one(AuditHead, 1).sequence == before
