"""Members propose items for the 次第."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TABLE = "agenda_proposals"
_REFERS = (
    ("body_id", "bodies"),
    ("proposer_id", "persons"),
    ("key_id", "data_keys"),
    ("agenda_item_id", "agenda_items"),
)


def upgrade() -> None:
    state = sa.Enum(
        "proposed",
        "accepted",
        "returned",
        "withdrawn",
        name="state",
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body_id", sa.Uuid(), nullable=False),
        sa.Column("proposer_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'accepted') = (agenda_item_id IS NOT NULL)",
            name=op.f("ck_agenda_proposals_accepted"),
        ),
        sa.CheckConstraint(
            "(state = 'returned') = (answer_sealed IS NOT NULL)",
            name=op.f("ck_agenda_proposals_returned"),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_proposals")),
    )
    with op.batch_alter_table(_TABLE) as batch_op:
        for column, _target in _REFERS:
            batch_op.create_index(batch_op.f(f"ix_{_TABLE}_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table(_TABLE)
