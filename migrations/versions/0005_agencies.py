"""How an agency is reached and what it takes; agencies that were entered twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("fax", sa.String(length=200)),
    ("email", sa.String(length=254)),
    ("contact", sa.String(length=200)),
    ("takes", sa.Text()),
)


def upgrade() -> None:
    for name, kind in _COLUMNS:
        op.add_column("agencies", sa.Column(name, kind, nullable=False, server_default=""))
    op.create_table(
        "agency_mergings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("merged_on", sa.Date(), nullable=False),
        sa.CheckConstraint("agency_id <> into_id", name=op.f("ck_agency_mergings_another")),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agencies.id"],
            name=op.f("fk_agency_mergings_agency_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["into_id"],
            ["agencies.id"],
            name=op.f("fk_agency_mergings_into_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency_mergings")),
        sa.UniqueConstraint("agency_id", name=op.f("uq_agency_mergings_agency_id")),
    )
    op.create_index(
        op.f("ix_agency_mergings_into_id"), "agency_mergings", ["into_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("agency_mergings")
    for name, _kind in reversed(_COLUMNS):
        op.drop_column("agencies", name)
