"""A paper that was announced and taken off keeps its number: 欠番."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_papers = sa.table("papers", sa.column("withdrawn_at", sa.DateTime(timezone=True)))


def upgrade() -> None:
    # the table has no triggers, so it may be made anew on SQLite
    with op.batch_alter_table("papers") as batch:
        batch.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_check_constraint(
            op.f("ck_papers_withdrawn_empty"),
            "withdrawn_at IS NULL OR (blob_id IS NULL AND submission_id IS NULL "
            "AND source_meeting_id IS NULL)",
        )


def downgrade() -> None:
    op.execute(sa.delete(_papers).where(_papers.c.withdrawn_at.is_not(None)))
    with op.batch_alter_table("papers") as batch:
        batch.drop_constraint(op.f("ck_papers_withdrawn_empty"), type_="check")
        batch.drop_column("withdrawn_at")
