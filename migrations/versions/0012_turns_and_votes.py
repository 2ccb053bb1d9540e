"""When an item had its turn, in which way somebody attended, and what a vote came to."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TURN = "ended_at IS NULL OR (begun_at IS NOT NULL AND ended_at >= begun_at)"
_COUNTED = "ayes IS NOT NULL AND noes IS NOT NULL AND abstentions IS NOT NULL"


def _word(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    # neither table has triggers, so both may be made anew on SQLite
    with op.batch_alter_table("agenda_items") as batch:
        batch.add_column(sa.Column("begun_at", sa.Time(), nullable=True))
        batch.add_column(sa.Column("ended_at", sa.Time(), nullable=True))
        batch.create_check_constraint(op.f("ck_agenda_items_turn"), _TURN)
    with op.batch_alter_table("presences") as batch:
        batch.add_column(
            sa.Column("way", sa.String(length=40), nullable=False, server_default="room")
        )
        batch.create_check_constraint(op.f("ck_presences_way"), "way IN ('room', 'online')")
    op.create_table(
        "votes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", _word("outcome", "unanimous", "vote"), nullable=False),
        sa.Column("held_at", sa.Time(), nullable=True),
        sa.Column("ayes", sa.Integer(), nullable=True),
        sa.Column("noes", sa.Integer(), nullable=True),
        sa.Column("abstentions", sa.Integer(), nullable=True),
        sa.Column("casting", sa.Boolean(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(f"(outcome = 'vote') = ({_COUNTED})", name=op.f("ck_votes_counted")),
        sa.CheckConstraint(
            "ayes >= 0 AND noes >= 0 AND abstentions >= 0", name=op.f("ck_votes_counts")
        ),
        sa.CheckConstraint(
            "(casting IS NOT NULL) = (outcome = 'vote' AND ayes = noes)",
            name=op.f("ck_votes_casting_in_a_tie"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["record_entries.id"],
            name=op.f("fk_votes_entry_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_votes")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_votes_entry_id")),
    )


def downgrade() -> None:
    op.drop_table("votes")
    with op.batch_alter_table("presences") as batch:
        batch.drop_constraint(op.f("ck_presences_way"), type_="check")
        batch.drop_column("way")
    with op.batch_alter_table("agenda_items") as batch:
        batch.drop_constraint(op.f("ck_agenda_items_turn"), type_="check")
        batch.drop_column("ended_at")
        batch.drop_column("begun_at")
