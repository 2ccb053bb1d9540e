"""How a body's minutes are fixed; who signs them besides the chair."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # a table made anew in batch mode would lose its triggers
    op.add_column(
        "body_versions",
        sa.Column("approval", sa.String(length=60), nullable=False, server_default="chair"),
    )
    op.create_table(
        "minutes_signers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_asked", sa.Boolean(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("second_person_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_signers")),
        sa.UniqueConstraint(
            "revision_id", "person_id", name=op.f("uq_minutes_signers_revision_id_person_id")
        ),
        sa.CheckConstraint(
            "signed_at IS NOT NULL OR proxy_id IS NULL",
            name=op.f("ck_minutes_signers_signed"),
        ),
        sa.CheckConstraint(
            "(proxy_id IS NULL) = (second_person_id IS NULL)",
            name=op.f("ck_minutes_signers_proxy_seconded"),
        ),
        sa.CheckConstraint(
            "second_person_id IS NULL OR second_person_id <> person_id",
            name=op.f("ck_minutes_signers_two_persons"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_minutes_signers_{column}"), ondelete="RESTRICT"
            )
            for column, target in _REFERENCES.items()
        ),
    )
    for column in ("minutes_id", "person_id", "proxy_id", "second_person_id"):
        op.create_index(op.f(f"ix_minutes_signers_{column}"), "minutes_signers", [column])


_REFERENCES = {
    "minutes_id": "minutes.id",
    "revision_id": "minutes_revisions.id",
    "person_id": "persons.id",
    "proxy_id": "proxy_entries.id",
    "second_person_id": "persons.id",
}


def downgrade() -> None:
    op.drop_table("minutes_signers")
    op.drop_column("body_versions", "approval")
