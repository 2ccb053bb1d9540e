"""Seats on their way to being filled, and what changes on one day."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _word(name: str, *values: str) -> sa.Column:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=False)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def _line(name: str, length: int = 200) -> sa.Column:
    return sa.Column(name, sa.String(length=length), nullable=False)


def _day(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _id(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "rotations",
        _id("id", nullable=False),
        _day("effective_on", nullable=False),
        _word("state", "open", "confirmed", "dropped"),
        _line("document_no"),
        _day("decided_on"),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        _id("created_by_id", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'confirmed') = (confirmed_at IS NOT NULL)",
            name=op.f("ck_rotations_confirmed"),
        ),
        _refers("rotations", "created_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotations")),
    )
    _indexes("rotations", "created_by_id")
    op.create_table(
        "nominations",
        _id("id", nullable=False),
        _id("rotation_id"),
        _id("body_id", nullable=False),
        _id("seat_id", nullable=False),
        _id("outgoing_id"),
        sa.Column("position", sa.Integer(), nullable=False),
        _word("state", "planned", "requested", "recommended", "accepted", "appointed", "withdrawn"),
        _day("starts_on", nullable=False),
        _day("ends_on"),
        _id("agency_id"),
        _line("addressee"),
        _line("request_no"),
        _day("requested_on"),
        _day("reply_by"),
        _id("person_id"),
        _line("name"),
        _line("reading"),
        _line("email", 254),
        _line("phone", 40),
        _word("channel", "mail", "post", "fax", "internal"),
        _line("post_title"),
        sa.Column("is_another", sa.Boolean(), nullable=False),
        sa.Column("stays", sa.Boolean(), nullable=False),
        _day("accepted_on"),
        _line("accepted_means", 60),
        _id("appointment_id"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_nominations_term")
        ),
        sa.CheckConstraint(
            "state NOT IN ('recommended', 'accepted') OR name <> ''",
            name=op.f("ck_nominations_named"),
        ),
        sa.CheckConstraint(
            "state <> 'accepted' OR accepted_on IS NOT NULL", name=op.f("ck_nominations_accepted")
        ),
        sa.CheckConstraint(
            "state <> 'appointed' OR appointment_id IS NOT NULL OR stays",
            name=op.f("ck_nominations_appointed"),
        ),
        _refers("nominations", "rotation_id", "rotations"),
        _refers("nominations", "body_id", "bodies"),
        _refers("nominations", "seat_id", "seats"),
        _refers("nominations", "outgoing_id", "appointments"),
        _refers("nominations", "agency_id", "agencies"),
        _refers("nominations", "person_id", "persons"),
        _refers("nominations", "appointment_id", "appointments"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominations")),
    )
    _indexes(
        "nominations",
        "rotation_id",
        "body_id",
        "outgoing_id",
        "agency_id",
        "person_id",
        "appointment_id",
    )
    under_way = sa.text("state NOT IN ('appointed', 'withdrawn')")
    op.create_index(
        "uq_nominations_under_way",
        "nominations",
        ["seat_id", "starts_on"],
        unique=True,
        sqlite_where=under_way,
        postgresql_where=under_way,
    )


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def downgrade() -> None:
    op.drop_table("nominations")
    op.drop_table("rotations")
