"""Books of papers: one for each reader who asks, sealed with a key of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TABLE = "paper_books"
_REFERS = (("meeting_id", "meetings"), ("person_id", "persons"), ("key_id", "data_keys"))
_INDEXED = ("person_id", "key_id")
_BEFORE = "scope_kind IN ('house', 'body', 'case', 'submission', 'original')"
_AFTER = "scope_kind IN ('house', 'body', 'case', 'submission', 'original', 'book')"
_STATES = ("waiting", "made", "failed")
_FAULTS = ("no_office", "too_large", "too_long", "not_bound", "stopped")


def _word(name: str, words: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _say(condition: str) -> None:
    # the table has no triggers, so it may be made anew on SQLite
    with op.batch_alter_table("data_keys") as batch:
        batch.drop_constraint(op.f("ck_data_keys_scope"), type_="check")
        batch.create_check_constraint(op.f("ck_data_keys_scope"), condition)


def upgrade() -> None:
    _say(_AFTER)
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("state", _word("state", _STATES), nullable=False),
        sa.Column("fault", _word("fault", _FAULTS), nullable=True),
        sa.Column("mark", sa.LargeBinary(length=32), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("lease_token", sa.Uuid(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'made') = (content_sealed IS NOT NULL)", name=op.f("ck_paper_books_content")
        ),
        sa.CheckConstraint(
            "(state = 'made') = (made_at IS NOT NULL)", name=op.f("ck_paper_books_made")
        ),
        sa.CheckConstraint(
            "(state = 'failed') = (fault IS NOT NULL)", name=op.f("ck_paper_books_failed")
        ),
        sa.CheckConstraint(
            "content_sealed IS NULL OR key_id IS NOT NULL", name=op.f("ck_paper_books_sealed")
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_{_TABLE}_{column}"),
                ondelete="RESTRICT",
            )
            for column, target in _REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_books")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", name=op.f("uq_paper_books_meeting_id_person_id")
        ),
    )
    with op.batch_alter_table(_TABLE) as batch:
        for column in _INDEXED:
            batch.create_index(batch.f(f"ix_{_TABLE}_{column}"), [column], unique=False)
        batch.create_index("ix_paper_books_due", ["state", "created_at"], unique=False)


def downgrade() -> None:
    op.drop_table(_TABLE)
    keys = sa.table("data_keys", sa.column("scope_kind", sa.String()))
    op.execute(sa.delete(keys).where(keys.c.scope_kind == "book"))
    _say(_BEFORE)
