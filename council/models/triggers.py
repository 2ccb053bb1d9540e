"""What the tables refuse by themselves, on both engines: changing the trail or frozen bytes, overlapping terms."""

from sqlalchemy import DDL, MetaData, event
from sqlalchemy.schema import ExecutableDDLElement

_APPEND_ONLY = ("audit_entries", "minutes_revisions", "minutes_approvals")
_TERMS = (
    ("appointments", "seat_id", "starts_on", "ends_on", "seats"),
    ("body_versions", "body_id", "valid_from", "valid_to", "bodies"),
)


def _sqlite() -> dict[str, tuple[str, str]]:
    found = {}
    for table in _APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            name = f"{table}_no_{act.lower()}"
            found[name] = (
                table,
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
            )
    # INSERT OR REPLACE deletes without firing the DELETE trigger
    found["audit_entries_no_replace"] = (
        "audit_entries",
        "CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries "
        "WHEN EXISTS (SELECT 1 FROM audit_entries WHERE sequence = NEW.sequence "
        "OR hash = NEW.hash OR previous_hash = NEW.previous_hash) "
        "BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    )
    for table, owner, since, until, _owners in _TERMS:
        for act, columns in (("INSERT", ""), ("UPDATE", f" OF {owner}, {since}, {until}")):
            name = f"{table}_no_overlap_{act.lower()}"
            found[name] = (
                table,
                f"CREATE TRIGGER {name} BEFORE {act}{columns} ON {table} WHEN EXISTS ("
                f"SELECT 1 FROM {table} o WHERE o.{owner} = NEW.{owner} AND o.id <> NEW.id "
                f"AND o.{since} <= COALESCE(NEW.{until}, '9999-12-31') "
                f"AND COALESCE(o.{until}, '9999-12-31') >= NEW.{since}) "
                f"BEGIN SELECT RAISE(ABORT, '{table} overlap'); END",
            )
    return found


def _postgresql() -> dict[str, tuple[str, str]]:
    found = {}
    for table in _APPEND_ONLY:
        function = f"{table}_append_only"
        body = f"BEGIN RAISE EXCEPTION '{table} is append-only'; END"
        found[f"{table}_no_change"] = (
            table,
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$; "
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}(); "
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
        )
    for table, owner, since, until, owners in _TERMS:
        function = f"{table}_no_overlap"
        # the owner's row is locked first, else two inserts at once would both see no overlap
        body = (
            f"BEGIN PERFORM 1 FROM {owners} WHERE id = NEW.{owner} FOR UPDATE; "
            f"IF EXISTS (SELECT 1 FROM {table} o WHERE o.{owner} = NEW.{owner} "
            f"AND o.id <> NEW.id AND o.{since} <= COALESCE(NEW.{until}, 'infinity'::date) "
            f"AND COALESCE(o.{until}, 'infinity'::date) >= NEW.{since}) "
            f"THEN RAISE EXCEPTION '{table} overlap' USING ERRCODE = '23P01'; END IF; "
            "RETURN NEW; END"
        )
        found[function] = (
            table,
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$; "
            f"CREATE TRIGGER {function} BEFORE INSERT OR UPDATE OF {owner}, {since}, {until} "
            f"ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()",
        )
    return found


SQLITE = _sqlite()
POSTGRESQL = _postgresql()


def attach(metadata: MetaData) -> None:
    """Have the triggers made with their tables."""
    for engine, statements in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
        for table, statement in statements.values():
            event.listen(metadata.tables[table], "after_create", _ddl(statement, engine))


def _ddl(statement: str, dialect: str) -> ExecutableDDLElement:
    # DDL() formats with %: double what is meant literally
    text: ExecutableDDLElement = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy has no annotation here
    return text.execute_if(dialect=dialect)
