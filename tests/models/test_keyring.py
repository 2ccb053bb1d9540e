import threading
from contextvars import copy_context

import pytest

from council.domain.ids import new_id
from council.domain.vocabulary import EntryKind
from council.extensions import counting, db, writing
from council.models import DataKey, RecordEntry, keyring
from council.vault import KeyDestroyed
from tests import world


def _entry(key_id):
    return RecordEntry(id=new_id(), key_id=key_id, kind=EntryKind.NOTE, position=0)


@pytest.fixture
def ring(app):
    return keyring(db.session)


def test_a_body_keeps_one_key(ring):
    body = world.body("s8050").id
    assert ring.key_for("body", body) == ring.key_for("body", body)
    assert ring.key_for("body", body) != ring.key_for("body", world.body("employment").id)


def test_the_key_of_a_scope_is_asked_for_once_in_a_transaction(ring):
    body = world.body("s8050").id
    ring.key_for("body", body)
    with counting() as count:
        ring.key_for("body", body)
    assert count == [0]


def test_a_key_made_in_a_savepoint_that_was_taken_back_is_made_anew(ring):
    body = world.body("s8050").id
    savepoint = db.session.begin_nested()
    lost = ring.key_for("body", body)
    savepoint.rollback()
    kept = ring.key_for("body", body)
    assert kept != lost
    assert db.session.get(DataKey, kept) is not None


def test_a_key_made_in_an_act_that_was_undone_is_made_anew(ring):
    body = world.body("s8050").id
    lost = ring.key_for("body", body)
    db.session.rollback()
    assert ring.key_for("body", body) != lost


def test_acts_that_need_the_first_key_at_once_get_the_same_one(app):
    world.body("s8050")
    db.session.commit()
    db.session.remove()
    gate, taken = threading.Barrier(4), []

    def act():
        with app.app_context(), writing():
            ring = keyring(db.session)
            gate.wait()
            taken.append(ring.key_for("house"))
            db.session.commit()
            db.session.remove()

    threads = [threading.Thread(target=copy_context().run, args=(act,)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(taken) == 4
    assert len(set(taken)) == 1


def test_a_sealed_text_opens_in_its_row(ring):
    entry = _entry(ring.key_for("body", world.body("s8050").id))
    entry.text_sealed = ring.seal(entry, "text_sealed", "髙﨑𠮷の発言")
    assert "発言".encode() not in entry.text_sealed
    assert ring.open(entry, "text_sealed") == "髙﨑𠮷の発言"


def test_many_rows_of_one_key_cost_one_statement(ring):
    key_id = ring.key_for("house")
    entries = [_entry(key_id) for _ in range(50)]
    for entry in entries:
        entry.text_sealed = ring.seal(entry, "text_sealed", "x")
    db.session.commit()
    db.session.info.pop("keyring")
    with counting() as count:
        fresh = keyring(db.session)
        assert {fresh.open(entry, "text_sealed") for entry in entries} == {"x"}
    assert count == [1]


def test_a_destroyed_key_leaves_nothing_to_read(ring):
    key_id = ring.key_for("case", new_id())
    entry = _entry(key_id)
    entry.text_sealed = ring.seal(entry, "text_sealed", "x")
    ring.destroy(key_id)
    db.session.commit()
    assert db.session.get_one(DataKey, key_id).wrapped is None
    with pytest.raises(KeyDestroyed):
        ring.open(entry, "text_sealed")
