"""Papers for some seats alone, and papers that got another file after the notice."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("papers") as batch:
        batch.add_column(
            sa.Column("is_restricted", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(
            sa.Column("is_replaced", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.create_check_constraint(
            op.f("ck_papers_restricted"),
            "NOT is_restricted OR (submission_id IS NULL AND source_meeting_id IS NULL "
            "AND withdrawn_at IS NULL)",
        )
    op.create_table(
        "paper_readers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("seat_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers.id"],
            name=op.f("fk_paper_readers_paper_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"],
            ["seats.id"],
            name=op.f("fk_paper_readers_seat_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_readers")),
        sa.UniqueConstraint("paper_id", "seat_id", name=op.f("uq_paper_readers_paper_id_seat_id")),
    )
    op.create_index(op.f("ix_paper_readers_seat_id"), "paper_readers", ["seat_id"])


def downgrade() -> None:
    kept = op.get_bind().scalar(sa.text("SELECT count(*) FROM papers WHERE is_restricted"))
    if kept:
        raise RuntimeError("Papers for some alone would be for everybody: remove them first.")
    op.drop_table("paper_readers")
    with op.batch_alter_table("papers") as batch:
        batch.drop_constraint(op.f("ck_papers_restricted"), type_="check")
        batch.drop_column("is_restricted")
        batch.drop_column("is_replaced")
