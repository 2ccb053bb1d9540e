"""Where papers go to: the postal address of an agency, and a person's own, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_TABLE = "person_destinations"
_AGENCY = (("postal_code", 8), ("postal_address", 200))
_SCOPES = ("house", "body", "case", "submission", "original", "book", "destination")


def _say(scopes: tuple[str, ...]) -> None:
    # the table has no triggers, so it may be made anew on SQLite
    words = ", ".join(f"'{one}'" for one in scopes)
    with op.batch_alter_table("data_keys") as batch:
        batch.drop_constraint(op.f("ck_data_keys_scope"), type_="check")
        batch.create_check_constraint(op.f("ck_data_keys_scope"), f"scope_kind IN ({words})")


def upgrade() -> None:
    for name, length in _AGENCY:
        op.add_column(
            "agencies",
            sa.Column(name, sa.String(length=length), nullable=False, server_default=""),
        )
    _say(_SCOPES)
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("by_post", sa.Boolean(), nullable=False),
        sa.Column("by_fax", sa.Boolean(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("by_post OR by_fax", name=op.f("ck_person_destinations_good_for")),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_{_TABLE}_{column}"),
                ondelete="RESTRICT",
            )
            for column, target in (("person_id", "persons"), ("key_id", "data_keys"))
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_destinations")),
    )
    op.create_index(op.f("ix_person_destinations_person_id"), _TABLE, ["person_id"], unique=True)
    op.create_index(op.f("ix_person_destinations_key_id"), _TABLE, ["key_id"], unique=False)


def downgrade() -> None:
    op.drop_table(_TABLE)
    keys = sa.table("data_keys", sa.column("scope_kind", sa.String()))
    op.execute(sa.delete(keys).where(keys.c.scope_kind == "destination"))
    _say(_SCOPES[:-1])
    for name, _length in reversed(_AGENCY):
        op.drop_column("agencies", name)
