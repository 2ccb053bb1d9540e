"""Items carried to the next meeting, papers with branch numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_papers = sa.table(
    "papers",
    sa.column("state", sa.String()),
    sa.column("created_at", sa.DateTime(timezone=True)),
    sa.column("ready_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    carrying = sa.Enum(
        "moved",
        "duplicated",
        "left_out",
        name="carrying",
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    # neither table has triggers, so both may be made anew on SQLite
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(
            sa.Column("is_standing", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.create_check_constraint(
            op.f("ck_agenda_items_standing"),
            "NOT is_standing OR (submission_id IS NULL AND issue_id IS NULL)",
        )
        batch.add_column(sa.Column("carrying", carrying, nullable=True))
        batch.create_check_constraint(
            op.f("ck_agenda_items_not_both"), "carrying IS NULL OR NOT is_discussed"
        )
        batch.drop_index(batch.f("ix_agenda_items_carried_from_id"))
        batch.create_unique_constraint(
            batch.f("uq_agenda_items_carried_from_id"), ["carried_from_id"]
        )
    with op.batch_alter_table("papers") as batch:
        batch.add_column(sa.Column("branch", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(
            sa.Column("is_added", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        sa.update(_papers)
        .where(_papers.c.state != "preparing")
        .values(ready_at=_papers.c.created_at)
    )


def downgrade() -> None:
    with op.batch_alter_table("papers") as batch:
        for column in ("announced_at", "ready_at", "is_added", "branch"):
            batch.drop_column(column)
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_constraint(op.f("ck_agenda_items_not_both"), type_="check")
        batch.drop_constraint(op.f("ck_agenda_items_standing"), type_="check")
        batch.drop_constraint(op.f("ck_agenda_items_carrying"), type_="check")
        batch.drop_constraint(batch.f("uq_agenda_items_carried_from_id"), type_="unique")
        batch.create_index(
            batch.f("ix_agenda_items_carried_from_id"), ["carried_from_id"], unique=False
        )
        for column in ("carrying", "is_standing"):
            batch.drop_column(column)
