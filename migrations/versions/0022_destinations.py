"""Where papers go to: the postal address of an agency, and a person's own, sealed; letters to an agency itself; 毎回の議題 of a body."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_TABLE = "person_destinations"
_AGENCY = (("postal_code", 8), ("postal_address", 200))
_SCOPES = ("house", "body", "case", "submission", "original", "book", "destination")
_LETTERS = "outbox_messages"
_CHECKS = (
    ("one_reader", "(person_id IS NULL) <> (agency_id IS NULL)"),
    ("agency", "agency_id IS NULL OR (address = '' AND addressee <> '')"),
)


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
    op.add_column(
        "body_versions",
        sa.Column("standing_items", sa.Text(), nullable=False, server_default=""),
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

    _address_agencies()


def _address_agencies() -> None:
    with op.batch_alter_table(_LETTERS) as batch:
        batch.alter_column("person_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("agency_id", sa.Uuid(), nullable=True))
        batch.add_column(
            sa.Column("addressee", sa.String(length=220), nullable=False, server_default="")
        )
        batch.create_foreign_key(
            op.f(f"fk_{_LETTERS}_agency_id"), "agencies", ["agency_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f(f"ix_{_LETTERS}_agency_id"), ["agency_id"], unique=False)
        for name, condition in _CHECKS:
            batch.create_check_constraint(op.f(f"ck_{_LETTERS}_{name}"), condition)


def _address_people_alone() -> None:
    letters = sa.table(_LETTERS, sa.column("agency_id", sa.Uuid()))
    op.execute(sa.delete(letters).where(letters.c.agency_id.is_not(None)))
    with op.batch_alter_table(_LETTERS) as batch:
        for name, _condition in _CHECKS:
            batch.drop_constraint(op.f(f"ck_{_LETTERS}_{name}"), type_="check")
        batch.drop_index(op.f(f"ix_{_LETTERS}_agency_id"))
        batch.drop_constraint(op.f(f"fk_{_LETTERS}_agency_id"), type_="foreignkey")
        batch.drop_column("addressee")
        batch.drop_column("agency_id")
        batch.alter_column("person_id", existing_type=sa.Uuid(), nullable=False)


def downgrade() -> None:
    _address_people_alone()
    op.drop_table(_TABLE)
    keys = sa.table("data_keys", sa.column("scope_kind", sa.String()))
    op.execute(sa.delete(keys).where(keys.c.scope_kind == "destination"))
    _say(_SCOPES[:-1])
    op.drop_column("body_versions", "standing_items")
    for name, _length in reversed(_AGENCY):
        op.drop_column("agencies", name)
