"""All tables of the first version, with their triggers."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# what the tables refuse by themselves: (name, table, statement)
_SQLITE = (
    (
        "audit_entries_no_update",
        "audit_entries",
        "CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    ),
    (
        "audit_entries_no_delete",
        "audit_entries",
        "CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    ),
    (
        "minutes_revisions_no_update",
        "minutes_revisions",
        "CREATE TRIGGER minutes_revisions_no_update BEFORE UPDATE ON minutes_revisions BEGIN SELECT RAISE(ABORT, 'minutes_revisions is append-only'); END",
    ),
    (
        "minutes_revisions_no_delete",
        "minutes_revisions",
        "CREATE TRIGGER minutes_revisions_no_delete BEFORE DELETE ON minutes_revisions BEGIN SELECT RAISE(ABORT, 'minutes_revisions is append-only'); END",
    ),
    (
        "minutes_approvals_no_update",
        "minutes_approvals",
        "CREATE TRIGGER minutes_approvals_no_update BEFORE UPDATE ON minutes_approvals BEGIN SELECT RAISE(ABORT, 'minutes_approvals is append-only'); END",
    ),
    (
        "minutes_approvals_no_delete",
        "minutes_approvals",
        "CREATE TRIGGER minutes_approvals_no_delete BEFORE DELETE ON minutes_approvals BEGIN SELECT RAISE(ABORT, 'minutes_approvals is append-only'); END",
    ),
    (
        "audit_entries_no_replace",
        "audit_entries",
        "CREATE TRIGGER audit_entries_no_replace BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE sequence = NEW.sequence OR hash = NEW.hash OR previous_hash = NEW.previous_hash) BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END",
    ),
    (
        "appointments_no_overlap_insert",
        "appointments",
        "CREATE TRIGGER appointments_no_overlap_insert BEFORE INSERT ON appointments WHEN EXISTS (SELECT 1 FROM appointments o WHERE o.seat_id = NEW.seat_id AND o.id <> NEW.id AND o.starts_on <= COALESCE(NEW.ends_on, '9999-12-31') AND COALESCE(o.ends_on, '9999-12-31') >= NEW.starts_on) BEGIN SELECT RAISE(ABORT, 'appointments overlap'); END",
    ),
    (
        "appointments_no_overlap_update",
        "appointments",
        "CREATE TRIGGER appointments_no_overlap_update BEFORE UPDATE OF seat_id, starts_on, ends_on ON appointments WHEN EXISTS (SELECT 1 FROM appointments o WHERE o.seat_id = NEW.seat_id AND o.id <> NEW.id AND o.starts_on <= COALESCE(NEW.ends_on, '9999-12-31') AND COALESCE(o.ends_on, '9999-12-31') >= NEW.starts_on) BEGIN SELECT RAISE(ABORT, 'appointments overlap'); END",
    ),
    (
        "body_versions_no_overlap_insert",
        "body_versions",
        "CREATE TRIGGER body_versions_no_overlap_insert BEFORE INSERT ON body_versions WHEN EXISTS (SELECT 1 FROM body_versions o WHERE o.body_id = NEW.body_id AND o.id <> NEW.id AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND COALESCE(o.valid_to, '9999-12-31') >= NEW.valid_from) BEGIN SELECT RAISE(ABORT, 'body_versions overlap'); END",
    ),
    (
        "body_versions_no_overlap_update",
        "body_versions",
        "CREATE TRIGGER body_versions_no_overlap_update BEFORE UPDATE OF body_id, valid_from, valid_to ON body_versions WHEN EXISTS (SELECT 1 FROM body_versions o WHERE o.body_id = NEW.body_id AND o.id <> NEW.id AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND COALESCE(o.valid_to, '9999-12-31') >= NEW.valid_from) BEGIN SELECT RAISE(ABORT, 'body_versions overlap'); END",
    ),
)

_POSTGRESQL = (
    (
        "audit_entries_no_change",
        "audit_entries",
        "CREATE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit_entries is append-only'; END $$; CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_append_only(); CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only()",
    ),
    (
        "minutes_revisions_no_change",
        "minutes_revisions",
        "CREATE FUNCTION minutes_revisions_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'minutes_revisions is append-only'; END $$; CREATE TRIGGER minutes_revisions_no_change BEFORE UPDATE OR DELETE ON minutes_revisions FOR EACH ROW EXECUTE FUNCTION minutes_revisions_append_only(); CREATE TRIGGER minutes_revisions_no_truncate BEFORE TRUNCATE ON minutes_revisions FOR EACH STATEMENT EXECUTE FUNCTION minutes_revisions_append_only()",
    ),
    (
        "minutes_approvals_no_change",
        "minutes_approvals",
        "CREATE FUNCTION minutes_approvals_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'minutes_approvals is append-only'; END $$; CREATE TRIGGER minutes_approvals_no_change BEFORE UPDATE OR DELETE ON minutes_approvals FOR EACH ROW EXECUTE FUNCTION minutes_approvals_append_only(); CREATE TRIGGER minutes_approvals_no_truncate BEFORE TRUNCATE ON minutes_approvals FOR EACH STATEMENT EXECUTE FUNCTION minutes_approvals_append_only()",
    ),
    (
        "appointments_no_overlap",
        "appointments",
        "CREATE FUNCTION appointments_no_overlap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 FROM seats WHERE id = NEW.seat_id FOR UPDATE; IF EXISTS (SELECT 1 FROM appointments o WHERE o.seat_id = NEW.seat_id AND o.id <> NEW.id AND o.starts_on <= COALESCE(NEW.ends_on, 'infinity'::date) AND COALESCE(o.ends_on, 'infinity'::date) >= NEW.starts_on) THEN RAISE EXCEPTION 'appointments overlap' USING ERRCODE = '23P01'; END IF; RETURN NEW; END $$; CREATE TRIGGER appointments_no_overlap BEFORE INSERT OR UPDATE OF seat_id, starts_on, ends_on ON appointments FOR EACH ROW EXECUTE FUNCTION appointments_no_overlap()",
    ),
    (
        "body_versions_no_overlap",
        "body_versions",
        "CREATE FUNCTION body_versions_no_overlap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 FROM bodies WHERE id = NEW.body_id FOR UPDATE; IF EXISTS (SELECT 1 FROM body_versions o WHERE o.body_id = NEW.body_id AND o.id <> NEW.id AND o.valid_from <= COALESCE(NEW.valid_to, 'infinity'::date) AND COALESCE(o.valid_to, 'infinity'::date) >= NEW.valid_from) THEN RAISE EXCEPTION 'body_versions overlap' USING ERRCODE = '23P01'; END IF; RETURN NEW; END $$; CREATE TRIGGER body_versions_no_overlap BEFORE INSERT OR UPDATE OF body_id, valid_from, valid_to ON body_versions FOR EACH ROW EXECUTE FUNCTION body_versions_no_overlap()",
    ),
)


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("reading", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("legal_form", sa.String(length=200), nullable=False),
        sa.Column("operator", sa.String(length=200), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("area", sa.String(length=60), nullable=True),
        sa.Column("district", sa.String(length=60), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["agencies.id"], name=op.f("fk_agencies_parent_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("code", name=op.f("uq_agencies_code")),
    )
    with op.batch_alter_table("agencies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agencies_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "audit_entries",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("canonical", sa.LargeBinary(), nullable=False),
        sa.Column("previous_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_entries")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_entries_hash")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_audit_entries_previous_hash")),
    )
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.create_index("ix_audit_entries_actor", ["actor_id", "at"], unique=False)
        batch_op.create_index("ix_audit_entries_at", ["at"], unique=False)
        batch_op.create_index("ix_audit_entries_body", ["body_id", "at"], unique=False)
        batch_op.create_index("ix_audit_entries_case", ["case_id", "at"], unique=False)
        batch_op.create_index(
            "ix_audit_entries_subject", ["subject_kind", "subject_id", "at"], unique=False
        )

    op.create_table(
        "audit_head",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "bodies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "council",
                "representatives",
                "working",
                "subcommittee",
                "case_conference",
                "support_meeting",
                "internal",
                "advisers",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("established_on", sa.Date(), nullable=False),
        sa.Column("dissolved_on", sa.Date(), nullable=True),
        sa.Column("transferred_from_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["transferred_from_id"],
            ["bodies.id"],
            name=op.f("fk_bodies_transferred_from_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("code", name=op.f("uq_bodies_code")),
    )
    with op.batch_alter_table("bodies", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_bodies_transferred_from_id"), ["transferred_from_id"], unique=False
        )

    op.create_table(
        "data_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("scope_kind", sa.String(length=20), nullable=False),
        sa.Column("scope_id", sa.Uuid(), nullable=False),
        sa.Column("wrapping_version", sa.SmallInteger(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "scope_kind IN ('house', 'body', 'case', 'submission', 'original')",
            name=op.f("ck_data_keys_scope"),
        ),
        sa.CheckConstraint(
            "(wrapped IS NULL) = (destroyed_at IS NOT NULL)", name=op.f("ck_data_keys_destroyed")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_keys")),
        sa.UniqueConstraint(
            "scope_kind", "scope_id", name=op.f("uq_data_keys_scope_kind_scope_id")
        ),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("reading", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "post",
                "fax",
                "internal",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "sittings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "in_person",
                "hybrid",
                "written",
                name="form",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("uid", sa.String(length=120), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends > begins", name=op.f("ck_sittings_hours")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
        sa.UniqueConstraint("uid", name=op.f("uq_sittings_uid")),
    )
    with op.batch_alter_table("sittings", schema=None) as batch_op:
        batch_op.create_index("ix_sittings_held_on", ["held_on"], unique=False)

    op.create_table(
        "throttles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_throttles")),
    )
    with op.batch_alter_table("throttles", schema=None) as batch_op:
        batch_op.create_index("ix_throttles_subject_at", ["subject", "at"], unique=False)

    op.create_table(
        "admin_grants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_admin_grants_term")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_admin_grants_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admin_grants")),
    )
    with op.batch_alter_table("admin_grants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_admin_grants_person_id"), ["person_id"], unique=False)

    op.create_table(
        "agency_aliases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("alias", sa.String(length=200), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_agency_aliases_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_aliases")),
        sa.UniqueConstraint("agency_id", "alias", name=op.f("uq_agency_aliases_agency_id_alias")),
    )
    with op.batch_alter_table("agency_aliases", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agency_aliases_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_agency_aliases_key"), ["key"], unique=False)

    op.create_table(
        "agency_duties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "duty",
            sa.Enum(
                "staff",
                "manager",
                name="duty",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_agency_duties_term")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_agency_duties_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_agency_duties_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_duties")),
    )
    with op.batch_alter_table("agency_duties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agency_duties_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agency_duties_person_id"), ["person_id"], unique=False)

    op.create_table(
        "agency_eligibilities",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("max_age", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_agency_eligibilities_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_eligibilities")),
    )
    with op.batch_alter_table("agency_eligibilities", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agency_eligibilities_agency_id"), ["agency_id"], unique=False
        )

    op.create_table(
        "blobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_blobs_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_blobs_key_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blobs")),
    )
    with op.batch_alter_table("blobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_blobs_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_blobs_key_id"), ["key_id"], unique=False)

    op.create_table(
        "body_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=200), nullable=False),
        sa.Column("calendar_name", sa.String(length=8), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("secretariat_id", sa.Uuid(), nullable=True),
        sa.Column("founding_instrument", sa.String(length=200), nullable=False),
        sa.Column("founding_article", sa.String(length=200), nullable=False),
        sa.Column("chair_title", sa.String(length=200), nullable=False),
        sa.Column("deputy_title", sa.String(length=200), nullable=False),
        sa.Column("member_title", sa.String(length=200), nullable=False),
        sa.Column("appointment_word", sa.String(length=200), nullable=False),
        sa.Column("deliberation_word", sa.String(length=200), nullable=False),
        sa.Column("quorum", sa.String(length=60), nullable=False),
        sa.Column("quorum_article", sa.String(length=200), nullable=False),
        sa.Column("numbering", sa.String(length=60), nullable=False),
        sa.Column("meets", sa.Boolean(), nullable=False),
        sa.Column(
            "publicity",
            sa.Enum(
                "open",
                "partial",
                "closed",
                name="publicity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("sign_off", sa.Boolean(), nullable=False),
        sa.Column("substitutes", sa.Boolean(), nullable=False),
        sa.Column("meetings_per_year", sa.Integer(), nullable=True),
        sa.Column("term_years", sa.Integer(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("minutes_style", sa.String(length=60), nullable=False),
        sa.Column("legal_basis", sa.String(length=60), nullable=False),
        sa.Column("inquorate_keeps_number", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "parent_id IS NULL OR parent_id <> body_id", name=op.f("ck_body_versions_own_parent")
        ),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_body_versions_period")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_body_versions_body_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["bodies.id"],
            name=op.f("fk_body_versions_parent_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["secretariat_id"],
            ["agencies.id"],
            name=op.f("fk_body_versions_secretariat_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_versions")),
        sa.UniqueConstraint(
            "body_id", "valid_from", name=op.f("uq_body_versions_body_id_valid_from")
        ),
    )
    with op.batch_alter_table("body_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_body_versions_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_body_versions_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_body_versions_secretariat_id"), ["secretariat_id"], unique=False
        )

    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("lead_agency_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "watching",
                "closed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("policy_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("is_8050", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_cases_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_cases_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["lead_agency_id"],
            ["agencies.id"],
            name=op.f("fk_cases_lead_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cases_lead_agency_id"), ["lead_agency_id"], unique=False
        )

    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "convene",
                "announce",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("uid", sa.String(length=120), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_invitations_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sittings.id"],
            name=op.f("fk_invitations_sitting_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint(
            "sitting_id", "person_id", name=op.f("uq_invitations_sitting_id_person_id")
        ),
    )
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitations_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invitations_uid"), ["uid"], unique=False)

    op.create_table(
        "legal_bases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("statute", sa.String(length=200), nullable=False),
        sa.Column("article", sa.String(length=200), nullable=False),
        sa.Column("convener", sa.String(length=200), nullable=False),
        sa.Column("convener_agency_id", sa.Uuid(), nullable=True),
        sa.Column("consent_needed", sa.Boolean(), nullable=False),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("max_age", sa.Integer(), nullable=True),
        sa.Column("body_kinds", sa.JSON(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("expires_hours", sa.Integer(), nullable=True),
        sa.Column("second_person", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["convener_agency_id"],
            ["agencies.id"],
            name=op.f("fk_legal_bases_convener_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_bases")),
        sa.UniqueConstraint("code", "valid_from", name=op.f("uq_legal_bases_code_valid_from")),
    )
    with op.batch_alter_table("legal_bases", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_legal_bases_convener_agency_id"), ["convener_agency_id"], unique=False
        )

    op.create_table(
        "meetings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("number_period", sa.String(length=20), nullable=False),
        sa.Column("is_numbered", sa.Boolean(), nullable=False),
        sa.Column("is_number_fixed", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "date_fixed",
                "notified",
                "in_session",
                "closed",
                "concluded",
                "postponed",
                "cancelled",
                "inquorate",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column(
            "publicity",
            sa.Enum(
                "open",
                "partial",
                "closed",
                name="publicity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("legal_basis", sa.String(length=60), nullable=False),
        sa.Column("presider_id", sa.Uuid(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.Time(), nullable=True),
        sa.Column("closed_at", sa.Time(), nullable=True),
        sa.Column("observers", sa.Integer(), nullable=False),
        sa.Column("quorum_sentence", sa.Text(), nullable=False),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.Column("notified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "publicity = 'open' OR closed_reason <> ''", name=op.f("ck_meetings_closed_reason")
        ),
        sa.CheckConstraint(
            "state <> 'cancelled' OR number IS NULL", name=op.f("ck_meetings_number_given_back")
        ),
        sa.CheckConstraint(
            "state NOT IN ('closed', 'concluded') OR closed_at IS NOT NULL",
            name=op.f("ck_meetings_closed"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('in_session', 'closed', 'concluded') OR presider_id IS NOT NULL",
            name=op.f("ck_meetings_presided"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('notified', 'in_session', 'closed', 'concluded') OR (notified_at IS NOT NULL AND (NOT is_numbered OR (number IS NOT NULL AND is_number_fixed)))",
            name=op.f("ck_meetings_notified"),
        ),
        sa.CheckConstraint(
            "state_reason_sealed IS NULL OR key_id IS NOT NULL",
            name=op.f("ck_meetings_state_reason_key"),
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_meetings_body_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_meetings_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_meetings_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["presider_id"],
            ["persons.id"],
            name=op.f("fk_meetings_presider_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["meetings.id"],
            name=op.f("fk_meetings_previous_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sittings.id"],
            name=op.f("fk_meetings_sitting_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index("ix_meetings_body_state", ["body_id", "state"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_meetings_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_meetings_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetings_presider_id"), ["presider_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetings_previous_id"), ["previous_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meetings_sitting_id"), ["sitting_id"], unique=False)
        batch_op.create_index(
            "uq_meetings_number",
            ["body_id", "number_period", "number"],
            unique=True,
            sqlite_where=sa.text("is_number_fixed"),
            postgresql_where=sa.text("is_number_fixed"),
        )

    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("subject_kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.JSON(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.String(length=160), nullable=False),
        sa.Column("order_key", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sent",
                "failed",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_outbox_messages_sent")
        ),
        sa.CheckConstraint(
            "sent_sealed IS NULL OR key_id IS NOT NULL", name=op.f("ck_outbox_messages_sealed")
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_outbox_messages_body_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_outbox_messages_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_outbox_messages_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_messages")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_messages_message_id")),
        sa.UniqueConstraint("position", name=op.f("uq_outbox_messages_position")),
    )
    with op.batch_alter_table("outbox_messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_messages_body_id"), ["body_id"], unique=False)
        batch_op.create_index(
            "ix_outbox_messages_due", ["state", "due_at", "position"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_outbox_messages_key_id"), ["key_id"], unique=False)
        batch_op.create_index("ix_outbox_messages_order", ["order_key", "position"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outbox_messages_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_outbox_messages_subject_id"), ["subject_id"], unique=False
        )

    op.create_table(
        "seats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column(
            "seat_type",
            sa.Enum(
                "ex_officio",
                "expert",
                "citizen",
                "agency",
                name="seat_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "deputy",
                "member",
                "adviser",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_seats_period")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_seats_agency_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_seats_body_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seats_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seats_body_id"), ["body_id"], unique=False)

    op.create_table(
        "secretariat_duties",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_secretariat_duties_term")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_secretariat_duties_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["bodies.id"],
            name=op.f("fk_secretariat_duties_body_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_secretariat_duties_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secretariat_duties")),
    )
    with op.batch_alter_table("secretariat_duties", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_secretariat_duties_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_secretariat_duties_body_id"), ["body_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_secretariat_duties_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_login_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("email = lower(email)", name=op.f("ck_users_email_lower")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_users_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_users_person_id"), ["person_id"], unique=True)

    op.create_table(
        "appointments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("is_successor", sa.Boolean(), nullable=False),
        sa.Column("end_reason", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_appointments_term")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_appointments_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_appointments_seat_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index(
            "ix_appointments_person_term", ["person_id", "starts_on", "ends_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_appointments_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "case_agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_case_agencies_term")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_case_agencies_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_agencies_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_agencies")),
    )
    with op.batch_alter_table("case_agencies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_agencies_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_agencies_case_id"), ["case_id"], unique=False)

    op.create_table(
        "conferences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("convener_agency_id", sa.Uuid(), nullable=False),
        sa.Column("facilitator_id", sa.Uuid(), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("policy_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_conferences_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["convener_agency_id"],
            ["agencies.id"],
            name=op.f("fk_conferences_convener_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["facilitator_id"],
            ["persons.id"],
            name=op.f("fk_conferences_facilitator_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_conferences_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_conferences_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conferences")),
        sa.UniqueConstraint("number", name=op.f("uq_conferences_number")),
    )
    with op.batch_alter_table("conferences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conferences_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_conferences_convener_agency_id"), ["convener_agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_conferences_facilitator_id"), ["facilitator_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_conferences_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conferences_meeting_id"), ["meeting_id"], unique=True)

    op.create_table(
        "convener_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("legal_basis_id", sa.Uuid(), nullable=False),
        sa.Column("from_agency_id", sa.Uuid(), nullable=False),
        sa.Column("to_agency_id", sa.Uuid(), nullable=False),
        sa.Column("wished_on", sa.Date(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "taken",
                "declined",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'taken') = (meeting_id IS NOT NULL)",
            name=op.f("ck_convener_requests_taken_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_convener_requests_case_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_convener_requests_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["from_agency_id"],
            ["agencies.id"],
            name=op.f("fk_convener_requests_from_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_convener_requests_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["legal_basis_id"],
            ["legal_bases.id"],
            name=op.f("fk_convener_requests_legal_basis_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_convener_requests_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["to_agency_id"],
            ["agencies.id"],
            name=op.f("fk_convener_requests_to_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_convener_requests")),
    )
    with op.batch_alter_table("convener_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_convener_requests_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_convener_requests_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_convener_requests_from_agency_id"), ["from_agency_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_convener_requests_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_convener_requests_legal_basis_id"), ["legal_basis_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_convener_requests_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_convener_requests_to_agency_id"), ["to_agency_id"], unique=False
        )

    op.create_table(
        "data_subjects",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("relation", sa.String(length=200), nullable=False),
        sa.Column(
            "sex",
            sa.Enum(
                "female",
                "male",
                "unstated",
                name="sex",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "age_band",
            sa.Enum(
                "0",
                "10",
                "20",
                "30",
                "40",
                "50",
                "60",
                "70",
                "80",
                "90",
                name="age_band",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_person_concerned", sa.Boolean(), nullable=False),
        sa.Column("is_living_together", sa.Boolean(), nullable=False),
        sa.Column("is_deceased", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_data_subjects_case_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_subjects")),
        sa.UniqueConstraint("case_id", "label", name=op.f("uq_data_subjects_case_id_label")),
    )
    op.create_table(
        "invitation_letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "REQUEST",
                "CANCEL",
                "PUBLISH",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "mail",
                "post",
                "fax",
                "internal",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_invitation_letters_invitation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"],
            ["persons.id"],
            name=op.f("fk_invitation_letters_sent_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_letters")),
        sa.UniqueConstraint(
            "invitation_id", "sequence", name=op.f("uq_invitation_letters_invitation_id_sequence")
        ),
    )
    with op.batch_alter_table("invitation_letters", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invitation_letters_sent_by_id"), ["sent_by_id"], unique=False
        )

    op.create_table(
        "invitation_seats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_invitation_seats_invitation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_invitation_seats_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_invitation_seats_seat_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation_seats")),
        sa.UniqueConstraint(
            "invitation_id",
            "meeting_id",
            "seat_id",
            name=op.f("uq_invitation_seats_invitation_id_meeting_id_seat_id"),
        ),
    )
    with op.batch_alter_table("invitation_seats", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invitation_seats_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_invitation_seats_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "issues",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "field",
            sa.Enum(
                "cooperation",
                "outreach",
                "place",
                "work",
                "living",
                "care",
                "medical",
                "education",
                "family",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("raised_by", sa.String(length=200), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "raised",
                "forwarded",
                "answered",
                "received",
                "closed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"], ["bodies.id"], name=op.f("fk_issues_body_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_issues_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["bodies.id"], name=op.f("fk_issues_holder_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_issues_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_issues_meeting_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issues")),
        sa.UniqueConstraint("code", name=op.f("uq_issues_code")),
    )
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issues_body_id"), ["body_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_issues_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_issues_holder_id"), ["holder_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issues_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issues_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "login_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("id_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_login_sessions_user_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_sessions")),
        sa.UniqueConstraint("id_hash", name=op.f("uq_login_sessions_id_hash")),
    )
    with op.batch_alter_table("login_sessions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_login_sessions_expires_at"), ["expires_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_login_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "posted_once",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=400), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_posted_once_user_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_posted_once")),
    )
    op.create_table(
        "proxy_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("for_person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "means",
            sa.Enum(
                "telephone",
                "fax",
                "letter",
                "mail",
                "oral",
                name="means",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("received_by", sa.String(length=200), nullable=False),
        sa.Column("entered_by_id", sa.Uuid(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entered_by_id"],
            ["persons.id"],
            name=op.f("fk_proxy_entries_entered_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["blobs.id"],
            name=op.f("fk_proxy_entries_evidence_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["for_person_id"],
            ["persons.id"],
            name=op.f("fk_proxy_entries_for_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy_entries")),
    )
    with op.batch_alter_table("proxy_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_proxy_entries_entered_by_id"), ["entered_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proxy_entries_evidence_id"), ["evidence_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_proxy_entries_for_person_id"), ["for_person_id"], unique=False
        )

    op.create_table(
        "sign_offs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("document_no", sa.String(length=200), nullable=False),
        sa.Column("drafted_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_sign_offs_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["persons.id"],
            name=op.f("fk_sign_offs_recorded_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
        sa.UniqueConstraint(
            "meeting_id", "act", "sequence", name=op.f("uq_sign_offs_meeting_id_act_sequence")
        ),
    )
    with op.batch_alter_table("sign_offs", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_offs_recorded_by_id"), ["recorded_by_id"], unique=False
        )

    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column(
            "event",
            sa.Enum(
                "not_asked",
                "granted",
                "limited",
                "refused",
                "not_obtainable",
                "revoked",
                name="event",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "giver",
            sa.Enum(
                "self",
                "parent",
                "guardian",
                "not_capable",
                name="giver",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "form",
            sa.Enum(
                "written", "oral", name="form", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("scope_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("exclusions_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["persons.id"],
            name=op.f("fk_consents_asked_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_consents_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["data_subjects.id"],
            name=op.f("fk_consents_subject_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sa.UniqueConstraint("subject_id", "position", name=op.f("uq_consents_subject_id_position")),
    )
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consents_asked_by_id"), ["asked_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consents_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consents_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "issue_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("issue_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("from_body_id", sa.Uuid(), nullable=False),
        sa.Column("to_body_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_body_id"],
            ["bodies.id"],
            name=op.f("fk_issue_steps_from_body_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_issue_steps_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_issue_steps_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["persons.id"],
            name=op.f("fk_issue_steps_made_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_issue_steps_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["to_body_id"],
            ["bodies.id"],
            name=op.f("fk_issue_steps_to_body_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_steps")),
        sa.UniqueConstraint("issue_id", "position", name=op.f("uq_issue_steps_issue_id_position")),
    )
    with op.batch_alter_table("issue_steps", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_issue_steps_from_body_id"), ["from_body_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_issue_steps_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_steps_made_by_id"), ["made_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_steps_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue_steps_to_body_id"), ["to_body_id"], unique=False)

    op.create_table(
        "minutes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "secretariat_checked",
                "attendee_review",
                "awaiting_chair",
                "approved",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("review_due", sa.Date(), nullable=True),
        sa.Column("return_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("correction_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("approved_revision_id", sa.Uuid(), nullable=True),
        sa.Column("seen_revision_id", sa.Uuid(), nullable=True),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("proxy_hash", sa.String(length=64), nullable=True),
        sa.Column("confirmation_id", sa.Uuid(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state <> 'approved' OR approved_revision_id IS NOT NULL",
            name=op.f("ck_minutes_approved"),
        ),
        sa.CheckConstraint(
            "(proxy_id IS NULL) = (proxy_hash IS NULL)", name=op.f("ck_minutes_proxy_hash")
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["persons.id"], name=op.f("fk_minutes_author_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["confirmation_id"],
            ["proxy_entries.id"],
            name=op.f("fk_minutes_confirmation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_minutes_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"],
            ["proxy_entries.id"],
            name=op.f("fk_minutes_proxy_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
    )
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_author_id"), ["author_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_minutes_confirmation_id"), ["confirmation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_minutes_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_minutes_meeting_id"), ["meeting_id"], unique=True)
        batch_op.create_index(batch_op.f("ix_minutes_proxy_id"), ["proxy_id"], unique=False)

    op.create_table(
        "replies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "attend",
                "absent",
                "substitute",
                name="answer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("substitute_name", sa.String(length=200), nullable=False),
        sa.Column("substitute_post", sa.String(length=200), nullable=False),
        sa.Column("comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "answer <> 'substitute' OR substitute_name <> ''",
            name=op.f("ck_replies_substitute_named"),
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_replies_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"],
            ["invitations.id"],
            name=op.f("fk_replies_invitation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_replies_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"],
            ["proxy_entries.id"],
            name=op.f("fk_replies_proxy_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replies")),
        sa.UniqueConstraint(
            "invitation_id", "position", name=op.f("uq_replies_invitation_id_position")
        ),
    )
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_replies_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_replies_invitation_id"), ["invitation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_replies_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_replies_proxy_id"), ["proxy_id"], unique=False)

    op.create_table(
        "roster_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "deputy",
                "member",
                "adviser",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seat_title", sa.String(length=200), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_roster_entries_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_roster_entries_appointment_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_roster_entries_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_roster_entries_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_roster_entries_seat_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_entries")),
    )
    with op.batch_alter_table("roster_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_roster_entries_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_roster_entries_appointment_id"), ["appointment_id"], unique=False
        )
        batch_op.create_index("ix_roster_entries_meeting", ["meeting_id", "position"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_roster_entries_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_roster_entries_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(
            "uq_roster_entries_live",
            ["meeting_id", "seat_id"],
            unique=True,
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        )

    op.create_table(
        "statements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("heard_from_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("heard_on", sa.Date(), nullable=False),
        sa.Column("heard_with_approval", sa.Boolean(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_statements_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_statements_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_statements_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_statements_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["data_subjects.id"],
            name=op.f("fk_statements_subject_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
    )
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statements_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_statements_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_statements_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "support_roles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column(
            "target",
            sa.Enum(
                "person",
                "family",
                "both",
                "system",
                name="target",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_support_roles_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_support_roles_conference_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_support_roles_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_support_roles_key_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_roles")),
    )
    with op.batch_alter_table("support_roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_roles_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_support_roles_conference_id"), ["conference_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_support_roles_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_support_roles_key_id"), ["key_id"], unique=False)

    op.create_table(
        "case_meeting_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("legal_basis_id", sa.Uuid(), nullable=False),
        sa.Column("evidence_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("purpose_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("any_colleague", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_consent_id", sa.Uuid(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by_id IS NULL)",
            name=op.f("ck_case_meeting_links_confirmed"),
        ),
        sa.CheckConstraint(
            "confirmed_by_id <> created_by_id", name=op.f("ck_case_meeting_links_two_persons")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
            name=op.f("fk_case_meeting_links_case_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["persons.id"],
            name=op.f("fk_case_meeting_links_confirmed_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["consents.id"],
            name=op.f("fk_case_meeting_links_consent_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_case_meeting_links_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_consent_id"],
            ["consents.id"],
            name=op.f("fk_case_meeting_links_ended_by_consent_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_case_meeting_links_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["legal_basis_id"],
            ["legal_bases.id"],
            name=op.f("fk_case_meeting_links_legal_basis_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_case_meeting_links_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["data_subjects.id"],
            name=op.f("fk_case_meeting_links_subject_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_meeting_links")),
    )
    with op.batch_alter_table("case_meeting_links", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_case_id"), ["case_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_confirmed_by_id"), ["confirmed_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_consent_id"), ["consent_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_ended_by_consent_id"),
            ["ended_by_consent_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_case_meeting_links_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_legal_basis_id"), ["legal_basis_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_meeting_links_subject_id"), ["subject_id"], unique=False
        )
        batch_op.create_index(
            "uq_case_meeting_links_live",
            ["meeting_id", "subject_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "case_submissions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("screening_body_id", sa.Uuid(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "agency_review",
                "submitted",
                "screening",
                "returned",
                "accepted",
                "scheduled",
                "distributed",
                "discussed",
                "access_ended",
                "withdrawn",
                "consent_revoked",
                "disposed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("state_reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column(
            "support_target",
            sa.Enum(
                "person",
                "family",
                "both",
                "system",
                name="support_target",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lead_agency_id", sa.Uuid(), nullable=False),
        sa.Column("is_altered", sa.Boolean(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("names_checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.Uuid(), nullable=True),
        sa.Column("disposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disposed_under", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "(state = 'disposed') = (disposed_at IS NOT NULL)",
            name=op.f("ck_case_submissions_disposed"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'agency_review', 'returned', 'withdrawn', 'consent_revoked') OR (is_altered AND submitted_at IS NOT NULL AND screening_body_id IS NOT NULL AND scanned_at IS NOT NULL AND names_checked_at IS NOT NULL)",
            name=op.f("ck_case_submissions_fit_to_leave"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_case_submissions_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["bodies.id"],
            name=op.f("fk_case_submissions_body_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_submissions_case_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_case_submissions_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_case_submissions_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["lead_agency_id"],
            ["agencies.id"],
            name=op.f("fk_case_submissions_lead_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_case_submissions_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"],
            ["consents.id"],
            name=op.f("fk_case_submissions_revoked_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["screening_body_id"],
            ["bodies.id"],
            name=op.f("fk_case_submissions_screening_body_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_submissions")),
        sa.UniqueConstraint("code", name=op.f("uq_case_submissions_code")),
    )
    with op.batch_alter_table("case_submissions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_submissions_agency_id"), ["agency_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_case_submissions_body_id"), ["body_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_submissions_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_case_submissions_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_case_submissions_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_case_submissions_lead_agency_id"), ["lead_agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_submissions_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_submissions_revoked_by_id"), ["revoked_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_case_submissions_screening_body_id"), ["screening_body_id"], unique=False
        )

    op.create_table(
        "consent_agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_consent_agencies_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["consents.id"],
            name=op.f("fk_consent_agencies_consent_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_agencies")),
        sa.UniqueConstraint(
            "consent_id", "agency_id", name=op.f("uq_consent_agencies_consent_id_agency_id")
        ),
    )
    with op.batch_alter_table("consent_agencies", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consent_agencies_agency_id"), ["agency_id"], unique=False
        )

    op.create_table(
        "minutes_revisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["corrects_id"],
            ["minutes_revisions.id"],
            name=op.f("fk_minutes_revisions_corrects_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_minutes_revisions_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["persons.id"],
            name=op.f("fk_minutes_revisions_made_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"],
            ["minutes.id"],
            name=op.f("fk_minutes_revisions_minutes_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_revisions")),
        sa.UniqueConstraint(
            "minutes_id", "number", name=op.f("uq_minutes_revisions_minutes_id_number")
        ),
    )
    with op.batch_alter_table("minutes_revisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_revisions_corrects_id"), ["corrects_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_minutes_revisions_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_minutes_revisions_made_by_id"), ["made_by_id"], unique=False
        )

    op.create_table(
        "participants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("is_convener", sa.Boolean(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("succeeds_id", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("is_live OR left_at IS NOT NULL", name=op.f("ck_participants_left")),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_participants_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"],
            ["consents.id"],
            name=op.f("fk_participants_closed_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conferences.id"],
            name=op.f("fk_participants_conference_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_participants_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["succeeds_id"],
            ["participants.id"],
            name=op.f("fk_participants_succeeds_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participants")),
        sa.UniqueConstraint(
            "conference_id", "person_id", name=op.f("uq_participants_conference_id_person_id")
        ),
    )
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participants_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participants_closed_by_id"), ["closed_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_participants_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_participants_succeeds_id"), ["succeeds_id"], unique=True
        )

    op.create_table(
        "statement_scopes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("may_know", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statements.id"],
            name=op.f("fk_statement_scopes_statement_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["data_subjects.id"],
            name=op.f("fk_statement_scopes_subject_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_scopes")),
        sa.UniqueConstraint(
            "statement_id", "subject_id", name=op.f("uq_statement_scopes_statement_id_subject_id")
        ),
    )
    with op.batch_alter_table("statement_scopes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_statement_scopes_subject_id"), ["subject_id"], unique=False
        )

    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "opening",
                "confirm_minutes",
                "discussion",
                "case",
                "actions",
                "issue",
                "report",
                "other",
                "closing",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("presenter", sa.String(length=200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("closed_reason", sa.String(length=200), nullable=False),
        sa.Column("legal_basis", sa.String(length=60), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("submission_id", sa.Uuid(), nullable=True),
        sa.Column("issue_id", sa.Uuid(), nullable=True),
        sa.Column("carried_from_id", sa.Uuid(), nullable=True),
        sa.Column("is_discussed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "NOT is_closed OR closed_reason <> ''", name=op.f("ck_agenda_items_closed_reason")
        ),
        sa.CheckConstraint("kind <> 'case' OR is_closed", name=op.f("ck_agenda_items_case_closed")),
        sa.CheckConstraint(
            "note_sealed IS NULL OR key_id IS NOT NULL", name=op.f("ck_agenda_items_note_key")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"],
            ["agenda_items.id"],
            name=op.f("fk_agenda_items_carried_from_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_agenda_items_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_agenda_items_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_agenda_items_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_agenda_items_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agenda_items_carried_from_id"), ["carried_from_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_agenda_items_issue_id"), ["issue_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_items_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_agenda_items_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agenda_items_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "case_meeting_link_agencies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_case_meeting_link_agencies_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["case_meeting_links.id"],
            name=op.f("fk_case_meeting_link_agencies_link_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_meeting_link_agencies")),
        sa.UniqueConstraint(
            "link_id", "agency_id", name=op.f("uq_case_meeting_link_agencies_link_id_agency_id")
        ),
    )
    with op.batch_alter_table("case_meeting_link_agencies", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_meeting_link_agencies_agency_id"), ["agency_id"], unique=False
        )

    op.create_table(
        "minutes_approvals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("approver_id", sa.Uuid(), nullable=False),
        sa.Column("approver_title", sa.String(length=200), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("second_person_id", sa.Uuid(), nullable=True),
        sa.Column("confirmation_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(proxy_id IS NULL) = (second_person_id IS NULL)",
            name=op.f("ck_minutes_approvals_proxy_seconded"),
        ),
        sa.CheckConstraint(
            "proxy_id IS NULL OR confirmation_id IS NULL",
            name=op.f("ck_minutes_approvals_one_writing"),
        ),
        sa.CheckConstraint(
            "second_person_id IS NULL OR second_person_id <> approver_id",
            name=op.f("ck_minutes_approvals_two_persons"),
        ),
        sa.ForeignKeyConstraint(
            ["approver_id"],
            ["persons.id"],
            name=op.f("fk_minutes_approvals_approver_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["confirmation_id"],
            ["proxy_entries.id"],
            name=op.f("fk_minutes_approvals_confirmation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"],
            ["minutes.id"],
            name=op.f("fk_minutes_approvals_minutes_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"],
            ["proxy_entries.id"],
            name=op.f("fk_minutes_approvals_proxy_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["minutes_revisions.id"],
            name=op.f("fk_minutes_approvals_revision_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["second_person_id"],
            ["persons.id"],
            name=op.f("fk_minutes_approvals_second_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_approvals")),
        sa.UniqueConstraint(
            "minutes_id", "position", name=op.f("uq_minutes_approvals_minutes_id_position")
        ),
        sa.UniqueConstraint("revision_id", name=op.f("uq_minutes_approvals_revision_id")),
    )
    with op.batch_alter_table("minutes_approvals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_approvals_approver_id"), ["approver_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_approvals_confirmation_id"), ["confirmation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_approvals_minutes_id"), ["minutes_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_approvals_proxy_id"), ["proxy_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_approvals_second_person_id"), ["second_person_id"], unique=False
        )

    op.create_table(
        "reader_receipts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("copy_number", sa.Integer(), nullable=False),
        sa.Column("first_read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declared_connected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("collected_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_reader_receipts_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_reader_receipts_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_reader_receipts_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader_receipts")),
        sa.UniqueConstraint(
            "submission_id",
            "meeting_id",
            "copy_number",
            name=op.f("uq_reader_receipts_submission_id_meeting_id_copy_number"),
        ),
        sa.UniqueConstraint(
            "submission_id",
            "meeting_id",
            "person_id",
            name=op.f("uq_reader_receipts_submission_id_meeting_id_person_id"),
        ),
    )
    with op.batch_alter_table("reader_receipts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reader_receipts_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_reader_receipts_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "releases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("released_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["released_by_id"],
            ["persons.id"],
            name=op.f("fk_releases_released_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_releases_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint(
            "submission_id", "position", name=op.f("uq_releases_submission_id_position")
        ),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_releases_released_by_id"), ["released_by_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_releases_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "submission_grounds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("legal_basis_id", sa.Uuid(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["consents.id"],
            name=op.f("fk_submission_grounds_consent_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["legal_basis_id"],
            ["legal_bases.id"],
            name=op.f("fk_submission_grounds_legal_basis_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"],
            ["data_subjects.id"],
            name=op.f("fk_submission_grounds_subject_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_submission_grounds_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_grounds")),
        sa.UniqueConstraint(
            "submission_id",
            "subject_id",
            name=op.f("uq_submission_grounds_submission_id_subject_id"),
        ),
    )
    with op.batch_alter_table("submission_grounds", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_grounds_consent_id"), ["consent_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_submission_grounds_legal_basis_id"), ["legal_basis_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_submission_grounds_subject_id"), ["subject_id"], unique=False
        )

    op.create_table(
        "submission_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column(
            "sex",
            sa.Enum(
                "female",
                "male",
                "unstated",
                name="sex",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "age_band",
            sa.Enum(
                "0",
                "10",
                "20",
                "30",
                "40",
                "50",
                "60",
                "70",
                "80",
                "90",
                name="age_band",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_person_concerned", sa.Boolean(), nullable=False),
        sa.Column("is_living_together", sa.Boolean(), nullable=False),
        sa.Column("is_deceased", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_submission_members_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_members")),
    )
    with op.batch_alter_table("submission_members", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_members_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "submission_parts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "outline",
                "person_support",
                "family_support",
                "person_wish",
                "family_wish",
                "question",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("handling", sa.String(length=200), nullable=False),
        sa.Column("disclosed_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_submission_parts_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_submission_parts_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_parts")),
        sa.UniqueConstraint(
            "submission_id",
            "kind",
            "position",
            name=op.f("uq_submission_parts_submission_id_kind_position"),
        ),
    )
    with op.batch_alter_table("submission_parts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submission_parts_key_id"), ["key_id"], unique=False)

    op.create_table(
        "action_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=True),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column(
            "target",
            sa.Enum(
                "person",
                "family",
                "both",
                "system",
                name="target",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "assigned",
                "accepted",
                "declined",
                "in_progress",
                "on_hold",
                "reported",
                "closed",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_case_bound", sa.Boolean(), nullable=False),
        sa.Column("asked_due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_on IS NOT NULL)", name=op.f("ck_action_items_closed")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_action_items_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_action_items_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"],
            ["persons.id"],
            name=op.f("fk_action_items_created_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_action_items_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_action_items_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_items")),
        sa.UniqueConstraint("code", name=op.f("uq_action_items_code")),
    )
    with op.batch_alter_table("action_items", schema=None) as batch_op:
        batch_op.create_index(
            "ix_action_items_agency_state", ["agency_id", "state", "due_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_action_items_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_action_items_created_by_id"), ["created_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_items_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_items_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "findings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("layer", sa.String(length=60), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("proposed_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("replacement_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "open",
                "accepted",
                "changed",
                "kept",
                name="decision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(decision = 'open') = (confirmed_by_id IS NULL)", name=op.f("ck_findings_confirmed")
        ),
        sa.CheckConstraint(
            "decision <> 'kept' OR reason_sealed IS NOT NULL", name=op.f("ck_findings_kept_reason")
        ),
        sa.CheckConstraint(
            "decision NOT IN ('accepted', 'changed') OR replacement_sealed IS NOT NULL",
            name=op.f("ck_findings_replaced"),
        ),
        sa.CheckConstraint('"end" > start', name=op.f("ck_findings_span")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"],
            ["persons.id"],
            name=op.f("fk_findings_confirmed_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_findings_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["part_id"],
            ["submission_parts.id"],
            name=op.f("fk_findings_part_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_findings_confirmed_by_id"), ["confirmed_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_findings_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_findings_part_id"), ["part_id"], unique=False)

    op.create_table(
        "issue_origins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("issue_id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_issue_origins_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_issue_origins_issue_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_origins")),
        sa.UniqueConstraint("issue_id", name=op.f("uq_issue_origins_issue_id")),
    )
    with op.batch_alter_table("issue_origins", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_issue_origins_agenda_item_id"), ["agenda_item_id"], unique=False
        )

    op.create_table(
        "minutes_comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_minutes_comments_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_minutes_comments_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"],
            ["minutes.id"],
            name=op.f("fk_minutes_comments_minutes_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_minutes_comments_person_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"],
            ["proxy_entries.id"],
            name=op.f("fk_minutes_comments_proxy_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["minutes_revisions.id"],
            name=op.f("fk_minutes_comments_revision_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_comments")),
    )
    with op.batch_alter_table("minutes_comments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_minutes_comments_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_minutes_id"), ["minutes_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_proxy_id"), ["proxy_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_minutes_comments_revision_id"), ["revision_id"], unique=False
        )

    op.create_table(
        "papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "preparing",
                "ready",
                "collected",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("collect_after", sa.Boolean(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=True),
        sa.Column("source_meeting_id", sa.Uuid(), nullable=True),
        sa.Column("blob_id", sa.Uuid(), nullable=True),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "closes_at IS NULL OR closes_at > opens_at", name=op.f("ck_papers_window")
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_papers_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["blob_id"], ["blobs.id"], name=op.f("fk_papers_blob_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_papers_meeting_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["source_meeting_id"],
            ["meetings.id"],
            name=op.f("fk_papers_source_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_papers_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_papers_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_papers_blob_id"), ["blob_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_papers_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_papers_source_meeting_id"), ["source_meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_papers_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "presences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=True),
        sa.Column(
            "attendance",
            sa.Enum(
                "present",
                "substitute",
                "absent",
                "late",
                "left_early",
                "observer",
                "secretariat",
                name="attendance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Time(), nullable=True),
        sa.Column("until", sa.Time(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "attendance <> 'substitute' OR name <> ''", name=op.f("ck_presences_substitute_named")
        ),
        sa.CheckConstraint(
            "seat_id IS NULL OR participant_id IS NULL", name=op.f("ck_presences_one_place")
        ),
        sa.CheckConstraint(
            "until IS NULL OR since IS NULL OR until > since", name=op.f("ck_presences_interval")
        ),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_presences_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_presences_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.id"],
            name=op.f("fk_presences_participant_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_presences_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_presences_seat_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"],
            ["sittings.id"],
            name=op.f("fk_presences_sitting_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presences")),
    )
    with op.batch_alter_table("presences", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_presences_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_presences_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_presences_participant_id"), ["participant_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_presences_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_presences_seat_id"), ["seat_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_presences_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "record_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "note",
                "decision",
                "issue",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("speaker", sa.String(length=200), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_record_entries_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_record_entries_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_record_entries_meeting_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["persons.id"],
            name=op.f("fk_record_entries_written_by_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_entries")),
    )
    with op.batch_alter_table("record_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_record_entries_agenda_item_id"), ["agenda_item_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_record_entries_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_record_entries_meeting_id"), ["meeting_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_record_entries_written_by_id"), ["written_by_id"], unique=False
        )

    op.create_table(
        "recusals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.Time(), nullable=True),
        sa.Column("until", sa.Time(), nullable=True),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_recusals_agenda_item_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_recusals_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"],
            ["persons.id"],
            name=op.f("fk_recusals_recorded_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_recusals_seat_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusals")),
        sa.UniqueConstraint(
            "agenda_item_id", "seat_id", name=op.f("uq_recusals_agenda_item_id_seat_id")
        ),
    )
    with op.batch_alter_table("recusals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recusals_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_recusals_recorded_by_id"), ["recorded_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_recusals_seat_id"), ["seat_id"], unique=False)

    op.create_table(
        "screenings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("screener_id", sa.Uuid(), nullable=False),
        sa.Column("screener_agency_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (is_accepted IS NULL)", name=op.f("ck_screenings_ended")
        ),
        sa.CheckConstraint(
            "is_accepted IS NULL OR is_accepted OR reason_sealed IS NOT NULL",
            name=op.f("ck_screenings_return_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_screenings_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["releases.id"],
            name=op.f("fk_screenings_release_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["screener_agency_id"],
            ["agencies.id"],
            name=op.f("fk_screenings_screener_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["screener_id"],
            ["persons.id"],
            name=op.f("fk_screenings_screener_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["case_submissions.id"],
            name=op.f("fk_screenings_submission_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screenings")),
    )
    with op.batch_alter_table("screenings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_screenings_key_id"), ["key_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_screenings_release_id"), ["release_id"], unique=True)
        batch_op.create_index(
            batch_op.f("ix_screenings_screener_agency_id"), ["screener_agency_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_screenings_screener_id"), ["screener_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_screenings_submission_id"), ["submission_id"], unique=False
        )

    op.create_table(
        "submission_originals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("part_id", sa.Uuid(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("scanned_version", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"],
            ["data_keys.id"],
            name=op.f("fk_submission_originals_key_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["part_id"],
            ["submission_parts.id"],
            name=op.f("fk_submission_originals_part_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_originals")),
    )
    with op.batch_alter_table("submission_originals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_submission_originals_key_id"), ["key_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_submission_originals_part_id"), ["part_id"], unique=True
        )

    op.create_table(
        "action_reminders",
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("is_overdue", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action_items.id"],
            name=op.f("fk_action_reminders_action_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "action_id", "due_on", "is_overdue", name=op.f("pk_action_reminders")
        ),
    )
    op.create_table(
        "action_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "assigned",
                "accept",
                "decline",
                "progress",
                "done",
                "extension",
                "extension_granted",
                "extension_refused",
                "confirmed",
                "sent_back",
                "transferred",
                "held",
                "resumed",
                "cancelled",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=True),
        sa.Column("new_due_on", sa.Date(), nullable=True),
        sa.Column("from_agency_id", sa.Uuid(), nullable=True),
        sa.Column("to_agency_id", sa.Uuid(), nullable=True),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind <> 'transferred' OR (from_agency_id IS NOT NULL AND to_agency_id IS NOT NULL)",
            name=op.f("ck_action_reports_transfer"),
        ),
        sa.CheckConstraint(
            "kind NOT IN ('extension', 'extension_granted') OR new_due_on IS NOT NULL",
            name=op.f("ck_action_reports_new_due"),
        ),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action_items.id"],
            name=op.f("fk_action_reports_action_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["from_agency_id"],
            ["agencies.id"],
            name=op.f("fk_action_reports_from_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["key_id"], ["data_keys.id"], name=op.f("fk_action_reports_key_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"],
            ["persons.id"],
            name=op.f("fk_action_reports_made_by_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"],
            ["proxy_entries.id"],
            name=op.f("fk_action_reports_proxy_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["to_agency_id"],
            ["agencies.id"],
            name=op.f("fk_action_reports_to_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_reports")),
        sa.UniqueConstraint(
            "action_id", "position", name=op.f("uq_action_reports_action_id_position")
        ),
    )
    with op.batch_alter_table("action_reports", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_action_reports_from_agency_id"), ["from_agency_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_reports_key_id"), ["key_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_reports_made_by_id"), ["made_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_reports_proxy_id"), ["proxy_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_reports_to_agency_id"), ["to_agency_id"], unique=False
        )

    op.create_table(
        "carried",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("action_id", sa.Uuid(), nullable=True),
        sa.Column("issue_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(action_id IS NULL) <> (issue_id IS NULL)", name=op.f("ck_carried_one_thing")
        ),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action_items.id"],
            name=op.f("fk_carried_action_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issues.id"], name=op.f("fk_carried_issue_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_carried_meeting_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carried")),
        sa.UniqueConstraint(
            "meeting_id", "action_id", name=op.f("uq_carried_meeting_id_action_id")
        ),
        sa.UniqueConstraint("meeting_id", "issue_id", name=op.f("uq_carried_meeting_id_issue_id")),
    )
    with op.batch_alter_table("carried", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_carried_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_carried_issue_id"), ["issue_id"], unique=False)

    triggers = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for _name, _table, statement in triggers:
        op.execute(sa.text(statement.replace(":", "\\:")))


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, _table, _statement in _SQLITE:
            op.execute(f"DROP TRIGGER {name}")
    else:
        for _name, table, statement in _POSTGRESQL:
            for trigger in re.findall(r"CREATE TRIGGER (\w+)", statement):
                op.execute(f"DROP TRIGGER {trigger} ON {table}")
            function = re.findall(r"CREATE FUNCTION (\w+)", statement)[0]
            op.execute(f"DROP FUNCTION {function}()")
    with op.batch_alter_table("carried", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_carried_issue_id"))
        batch_op.drop_index(batch_op.f("ix_carried_action_id"))

    op.drop_table("carried")
    with op.batch_alter_table("action_reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_reports_to_agency_id"))
        batch_op.drop_index(batch_op.f("ix_action_reports_proxy_id"))
        batch_op.drop_index(batch_op.f("ix_action_reports_made_by_id"))
        batch_op.drop_index(batch_op.f("ix_action_reports_key_id"))
        batch_op.drop_index(batch_op.f("ix_action_reports_from_agency_id"))

    op.drop_table("action_reports")
    op.drop_table("action_reminders")
    with op.batch_alter_table("submission_originals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_originals_part_id"))
        batch_op.drop_index(batch_op.f("ix_submission_originals_key_id"))

    op.drop_table("submission_originals")
    with op.batch_alter_table("screenings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_screenings_submission_id"))
        batch_op.drop_index(batch_op.f("ix_screenings_screener_id"))
        batch_op.drop_index(batch_op.f("ix_screenings_screener_agency_id"))
        batch_op.drop_index(batch_op.f("ix_screenings_release_id"))
        batch_op.drop_index(batch_op.f("ix_screenings_key_id"))

    op.drop_table("screenings")
    with op.batch_alter_table("recusals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recusals_seat_id"))
        batch_op.drop_index(batch_op.f("ix_recusals_recorded_by_id"))
        batch_op.drop_index(batch_op.f("ix_recusals_person_id"))

    op.drop_table("recusals")
    with op.batch_alter_table("record_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_record_entries_written_by_id"))
        batch_op.drop_index(batch_op.f("ix_record_entries_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_record_entries_key_id"))
        batch_op.drop_index(batch_op.f("ix_record_entries_agenda_item_id"))

    op.drop_table("record_entries")
    with op.batch_alter_table("presences", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_presences_sitting_id"))
        batch_op.drop_index(batch_op.f("ix_presences_seat_id"))
        batch_op.drop_index(batch_op.f("ix_presences_person_id"))
        batch_op.drop_index(batch_op.f("ix_presences_participant_id"))
        batch_op.drop_index(batch_op.f("ix_presences_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_presences_agenda_item_id"))

    op.drop_table("presences")
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_papers_submission_id"))
        batch_op.drop_index(batch_op.f("ix_papers_source_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_papers_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_papers_blob_id"))
        batch_op.drop_index(batch_op.f("ix_papers_agenda_item_id"))

    op.drop_table("papers")
    with op.batch_alter_table("minutes_comments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_comments_revision_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_comments_proxy_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_comments_person_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_comments_minutes_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_comments_key_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_comments_agenda_item_id"))

    op.drop_table("minutes_comments")
    with op.batch_alter_table("issue_origins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issue_origins_agenda_item_id"))

    op.drop_table("issue_origins")
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_findings_part_id"))
        batch_op.drop_index(batch_op.f("ix_findings_key_id"))
        batch_op.drop_index(batch_op.f("ix_findings_confirmed_by_id"))

    op.drop_table("findings")
    with op.batch_alter_table("action_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_items_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_action_items_key_id"))
        batch_op.drop_index(batch_op.f("ix_action_items_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_action_items_agenda_item_id"))
        batch_op.drop_index("ix_action_items_agency_state")

    op.drop_table("action_items")
    with op.batch_alter_table("submission_parts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_parts_key_id"))

    op.drop_table("submission_parts")
    with op.batch_alter_table("submission_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_members_submission_id"))

    op.drop_table("submission_members")
    with op.batch_alter_table("submission_grounds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submission_grounds_subject_id"))
        batch_op.drop_index(batch_op.f("ix_submission_grounds_legal_basis_id"))
        batch_op.drop_index(batch_op.f("ix_submission_grounds_consent_id"))

    op.drop_table("submission_grounds")
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_releases_submission_id"))
        batch_op.drop_index(batch_op.f("ix_releases_released_by_id"))

    op.drop_table("releases")
    with op.batch_alter_table("reader_receipts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reader_receipts_person_id"))
        batch_op.drop_index(batch_op.f("ix_reader_receipts_meeting_id"))

    op.drop_table("reader_receipts")
    with op.batch_alter_table("minutes_approvals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_approvals_second_person_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_approvals_proxy_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_approvals_minutes_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_approvals_confirmation_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_approvals_approver_id"))

    op.drop_table("minutes_approvals")
    with op.batch_alter_table("case_meeting_link_agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_meeting_link_agencies_agency_id"))

    op.drop_table("case_meeting_link_agencies")
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_items_submission_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_items_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_items_key_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_items_issue_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_items_carried_from_id"))

    op.drop_table("agenda_items")
    with op.batch_alter_table("statement_scopes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_scopes_subject_id"))

    op.drop_table("statement_scopes")
    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participants_succeeds_id"))
        batch_op.drop_index(batch_op.f("ix_participants_person_id"))
        batch_op.drop_index(batch_op.f("ix_participants_closed_by_id"))
        batch_op.drop_index(batch_op.f("ix_participants_agency_id"))

    op.drop_table("participants")
    with op.batch_alter_table("minutes_revisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_revisions_made_by_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_revisions_key_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_revisions_corrects_id"))

    op.drop_table("minutes_revisions")
    with op.batch_alter_table("consent_agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_agencies_agency_id"))

    op.drop_table("consent_agencies")
    with op.batch_alter_table("case_submissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_submissions_screening_body_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_revoked_by_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_lead_agency_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_key_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_case_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_body_id"))
        batch_op.drop_index(batch_op.f("ix_case_submissions_agency_id"))

    op.drop_table("case_submissions")
    with op.batch_alter_table("case_meeting_links", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_case_meeting_links_live",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_subject_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_legal_basis_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_key_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_ended_by_consent_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_consent_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_confirmed_by_id"))
        batch_op.drop_index(batch_op.f("ix_case_meeting_links_case_id"))

    op.drop_table("case_meeting_links")
    with op.batch_alter_table("support_roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_support_roles_key_id"))
        batch_op.drop_index(batch_op.f("ix_support_roles_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_support_roles_conference_id"))
        batch_op.drop_index(batch_op.f("ix_support_roles_agency_id"))

    op.drop_table("support_roles")
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statements_subject_id"))
        batch_op.drop_index(batch_op.f("ix_statements_key_id"))
        batch_op.drop_index(batch_op.f("ix_statements_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_statements_case_id"))
        batch_op.drop_index(batch_op.f("ix_statements_agency_id"))

    op.drop_table("statements")
    with op.batch_alter_table("roster_entries", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_roster_entries_live",
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_roster_entries_seat_id"))
        batch_op.drop_index(batch_op.f("ix_roster_entries_person_id"))
        batch_op.drop_index("ix_roster_entries_meeting")
        batch_op.drop_index(batch_op.f("ix_roster_entries_appointment_id"))
        batch_op.drop_index(batch_op.f("ix_roster_entries_agency_id"))

    op.drop_table("roster_entries")
    with op.batch_alter_table("replies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_replies_proxy_id"))
        batch_op.drop_index(batch_op.f("ix_replies_key_id"))
        batch_op.drop_index(batch_op.f("ix_replies_invitation_id"))
        batch_op.drop_index(batch_op.f("ix_replies_created_by_id"))

    op.drop_table("replies")
    with op.batch_alter_table("minutes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_proxy_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_key_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_confirmation_id"))
        batch_op.drop_index(batch_op.f("ix_minutes_author_id"))

    op.drop_table("minutes")
    with op.batch_alter_table("issue_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issue_steps_to_body_id"))
        batch_op.drop_index(batch_op.f("ix_issue_steps_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_issue_steps_made_by_id"))
        batch_op.drop_index(batch_op.f("ix_issue_steps_key_id"))
        batch_op.drop_index(batch_op.f("ix_issue_steps_from_body_id"))

    op.drop_table("issue_steps")
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consents_subject_id"))
        batch_op.drop_index(batch_op.f("ix_consents_key_id"))
        batch_op.drop_index(batch_op.f("ix_consents_asked_by_id"))

    op.drop_table("consents")
    with op.batch_alter_table("sign_offs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_offs_recorded_by_id"))

    op.drop_table("sign_offs")
    with op.batch_alter_table("proxy_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proxy_entries_for_person_id"))
        batch_op.drop_index(batch_op.f("ix_proxy_entries_evidence_id"))
        batch_op.drop_index(batch_op.f("ix_proxy_entries_entered_by_id"))

    op.drop_table("proxy_entries")
    op.drop_table("posted_once")
    with op.batch_alter_table("login_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_sessions_user_id"))
        batch_op.drop_index(batch_op.f("ix_login_sessions_expires_at"))

    op.drop_table("login_sessions")
    with op.batch_alter_table("issues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issues_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_issues_key_id"))
        batch_op.drop_index(batch_op.f("ix_issues_holder_id"))
        batch_op.drop_index(batch_op.f("ix_issues_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_issues_body_id"))

    op.drop_table("issues")
    with op.batch_alter_table("invitation_seats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_seats_seat_id"))
        batch_op.drop_index(batch_op.f("ix_invitation_seats_meeting_id"))

    op.drop_table("invitation_seats")
    with op.batch_alter_table("invitation_letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitation_letters_sent_by_id"))

    op.drop_table("invitation_letters")
    op.drop_table("data_subjects")
    with op.batch_alter_table("convener_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_convener_requests_to_agency_id"))
        batch_op.drop_index(batch_op.f("ix_convener_requests_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_convener_requests_legal_basis_id"))
        batch_op.drop_index(batch_op.f("ix_convener_requests_key_id"))
        batch_op.drop_index(batch_op.f("ix_convener_requests_from_agency_id"))
        batch_op.drop_index(batch_op.f("ix_convener_requests_created_by_id"))
        batch_op.drop_index(batch_op.f("ix_convener_requests_case_id"))

    op.drop_table("convener_requests")
    with op.batch_alter_table("conferences", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conferences_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_conferences_key_id"))
        batch_op.drop_index(batch_op.f("ix_conferences_facilitator_id"))
        batch_op.drop_index(batch_op.f("ix_conferences_convener_agency_id"))
        batch_op.drop_index(batch_op.f("ix_conferences_case_id"))

    op.drop_table("conferences")
    with op.batch_alter_table("case_agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_agencies_case_id"))
        batch_op.drop_index(batch_op.f("ix_case_agencies_agency_id"))

    op.drop_table("case_agencies")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointments_seat_id"))
        batch_op.drop_index("ix_appointments_person_term")

    op.drop_table("appointments")
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_users_person_id"))

    op.drop_table("users")
    with op.batch_alter_table("secretariat_duties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_secretariat_duties_person_id"))
        batch_op.drop_index(batch_op.f("ix_secretariat_duties_body_id"))
        batch_op.drop_index(batch_op.f("ix_secretariat_duties_agency_id"))

    op.drop_table("secretariat_duties")
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seats_body_id"))
        batch_op.drop_index(batch_op.f("ix_seats_agency_id"))

    op.drop_table("seats")
    with op.batch_alter_table("outbox_messages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_messages_subject_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_messages_person_id"))
        batch_op.drop_index("ix_outbox_messages_order")
        batch_op.drop_index(batch_op.f("ix_outbox_messages_key_id"))
        batch_op.drop_index("ix_outbox_messages_due")
        batch_op.drop_index(batch_op.f("ix_outbox_messages_body_id"))

    op.drop_table("outbox_messages")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_meetings_number",
            sqlite_where=sa.text("is_number_fixed"),
            postgresql_where=sa.text("is_number_fixed"),
        )
        batch_op.drop_index(batch_op.f("ix_meetings_sitting_id"))
        batch_op.drop_index(batch_op.f("ix_meetings_previous_id"))
        batch_op.drop_index(batch_op.f("ix_meetings_presider_id"))
        batch_op.drop_index(batch_op.f("ix_meetings_key_id"))
        batch_op.drop_index(batch_op.f("ix_meetings_created_by_id"))
        batch_op.drop_index("ix_meetings_body_state")

    op.drop_table("meetings")
    with op.batch_alter_table("legal_bases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_legal_bases_convener_agency_id"))

    op.drop_table("legal_bases")
    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_invitations_uid"))
        batch_op.drop_index(batch_op.f("ix_invitations_person_id"))

    op.drop_table("invitations")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cases_lead_agency_id"))
        batch_op.drop_index(batch_op.f("ix_cases_key_id"))
        batch_op.drop_index(batch_op.f("ix_cases_created_by_id"))

    op.drop_table("cases")
    with op.batch_alter_table("body_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_body_versions_secretariat_id"))
        batch_op.drop_index(batch_op.f("ix_body_versions_parent_id"))
        batch_op.drop_index(batch_op.f("ix_body_versions_body_id"))

    op.drop_table("body_versions")
    with op.batch_alter_table("blobs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_blobs_key_id"))
        batch_op.drop_index(batch_op.f("ix_blobs_created_by_id"))

    op.drop_table("blobs")
    with op.batch_alter_table("agency_eligibilities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_eligibilities_agency_id"))

    op.drop_table("agency_eligibilities")
    with op.batch_alter_table("agency_duties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_duties_person_id"))
        batch_op.drop_index(batch_op.f("ix_agency_duties_agency_id"))

    op.drop_table("agency_duties")
    with op.batch_alter_table("agency_aliases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agency_aliases_key"))
        batch_op.drop_index(batch_op.f("ix_agency_aliases_agency_id"))

    op.drop_table("agency_aliases")
    with op.batch_alter_table("admin_grants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_admin_grants_person_id"))

    op.drop_table("admin_grants")
    with op.batch_alter_table("throttles", schema=None) as batch_op:
        batch_op.drop_index("ix_throttles_subject_at")

    op.drop_table("throttles")
    with op.batch_alter_table("sittings", schema=None) as batch_op:
        batch_op.drop_index("ix_sittings_held_on")

    op.drop_table("sittings")
    op.drop_table("settings")
    op.drop_table("persons")
    op.drop_table("data_keys")
    with op.batch_alter_table("bodies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bodies_transferred_from_id"))

    op.drop_table("bodies")
    op.drop_table("audit_head")
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entries_subject")
        batch_op.drop_index("ix_audit_entries_case")
        batch_op.drop_index("ix_audit_entries_body")
        batch_op.drop_index("ix_audit_entries_at")
        batch_op.drop_index("ix_audit_entries_actor")

    op.drop_table("audit_entries")
    with op.batch_alter_table("agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agencies_parent_id"))

    op.drop_table("agencies")
