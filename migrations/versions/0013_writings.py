"""What members say in writing to an item, and what the chair rules at a tie."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_STANCES = ("for", "against", "opinion", "withdrawn")


def _stance() -> sa.Enum:
    return sa.Enum(*_STANCES, name="stance", native_enum=False, create_constraint=True, length=40)


def _keys(table: str, refers: dict[str, str]) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
        )
        for column, target in refers.items()
    ]


def _index(table: str, columns: tuple[str, ...]) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def upgrade() -> None:
    op.create_table(
        "writings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stance", _stance(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("notified_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "stance <> 'opinion' OR text_sealed IS NOT NULL",
            name=op.f("ck_writings_opinion_written"),
        ),
        sa.CheckConstraint(
            "stance <> 'withdrawn' OR text_sealed IS NULL",
            name=op.f("ck_writings_withdrawn_empty"),
        ),
        sa.CheckConstraint(
            "text_sealed IS NULL OR key_id IS NOT NULL", name=op.f("ck_writings_text_key")
        ),
        *_keys(
            "writings",
            {
                "meeting_id": "meetings",
                "agenda_item_id": "agenda_items",
                "person_id": "persons",
                "key_id": "data_keys",
                "proxy_id": "proxy_entries",
                "created_by_id": "persons",
            },
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_writings")),
        sa.UniqueConstraint(
            "meeting_id",
            "person_id",
            "position",
            name=op.f("uq_writings_meeting_id_person_id_position"),
        ),
    )
    _index("writings", ("agenda_item_id", "person_id", "key_id", "proxy_id", "created_by_id"))
    op.create_table(
        "rulings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agenda_item_id", sa.Uuid(), nullable=False),
        sa.Column("stance", _stance(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("stance IN ('for', 'against')", name=op.f("ck_rulings_decided")),
        *_keys(
            "rulings",
            {
                "agenda_item_id": "agenda_items",
                "person_id": "persons",
                "proxy_id": "proxy_entries",
                "recorded_by_id": "persons",
            },
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
        sa.UniqueConstraint("agenda_item_id", name=op.f("uq_rulings_agenda_item_id")),
    )
    _index("rulings", ("person_id", "proxy_id", "recorded_by_id"))


def downgrade() -> None:
    op.drop_table("rulings")
    op.drop_table("writings")
