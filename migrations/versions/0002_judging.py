"""Steps of judging that can be taken back, the answer about unusual details, and remembered terms."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _word(name: str, *values: str) -> sa.Column:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, kind, nullable=False)


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def _indexes(table: str, *columns: str) -> None:
    with op.batch_alter_table(table) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def upgrade() -> None:
    op.create_table(
        "judging_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _word("act", "decided", "missed"),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("before_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _refers("judging_steps", "submission_id", "case_submissions"),
        _refers("judging_steps", "key_id", "data_keys"),
        _refers("judging_steps", "made_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judging_steps")),
        sa.UniqueConstraint(
            "submission_id", "position", name=op.f("uq_judging_steps_submission_id_position")
        ),
    )
    _indexes("judging_steps", "key_id", "made_by_id")
    op.create_table(
        "unusual_detail_checks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _word("answer", "none", "reworded", "kept"),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("answered_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(answer = 'kept') = (reason_sealed IS NOT NULL)",
            name=op.f("ck_unusual_detail_checks_kept_reason"),
        ),
        _refers("unusual_detail_checks", "submission_id", "case_submissions"),
        _refers("unusual_detail_checks", "key_id", "data_keys"),
        _refers("unusual_detail_checks", "answered_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unusual_detail_checks")),
        sa.UniqueConstraint(
            "submission_id",
            "position",
            name=op.f("uq_unusual_detail_checks_submission_id_position"),
        ),
    )
    _indexes("unusual_detail_checks", "key_id", "answered_by_id")
    op.create_table(
        "remembered_terms",
        sa.Column("id", sa.Uuid(), nullable=False),
        _word("listed", "mark", "allow"),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        _word("state", "proposed", "confirmed", "declined", "withdrawn"),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('declined', 'withdrawn')) = (words_sealed IS NULL)",
            name=op.f("ck_remembered_terms_forgotten"),
        ),
        sa.CheckConstraint(
            "(state IN ('confirmed', 'withdrawn')) = (confirmed_by_id IS NOT NULL)",
            name=op.f("ck_remembered_terms_confirmed"),
        ),
        sa.CheckConstraint(
            "(state IN ('declined', 'withdrawn')) = (ended_by_id IS NOT NULL)",
            name=op.f("ck_remembered_terms_ended"),
        ),
        _refers("remembered_terms", "key_id", "data_keys"),
        _refers("remembered_terms", "confirmed_by_id", "persons"),
        _refers("remembered_terms", "ended_by_id", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_terms")),
    )
    _indexes("remembered_terms", "key_id", "confirmed_by_id", "ended_by_id")


def downgrade() -> None:
    op.drop_table("remembered_terms")
    op.drop_table("unusual_detail_checks")
    op.drop_table("judging_steps")
