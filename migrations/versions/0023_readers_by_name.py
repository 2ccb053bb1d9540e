"""Papers for somebody by name, and which login a substitute has."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_READERS, _REPLIES = "paper_readers", "replies"


def upgrade() -> None:
    with op.batch_alter_table(_READERS) as batch:
        batch.alter_column("seat_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(sa.Column("person_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f(f"fk_{_READERS}_person_id"),
            "persons",
            ["person_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_unique_constraint(
            op.f(f"uq_{_READERS}_paper_id_person_id"), ["paper_id", "person_id"]
        )
        batch.create_check_constraint(
            op.f(f"ck_{_READERS}_one_reader"), "(seat_id IS NULL) <> (person_id IS NULL)"
        )
        batch.create_index(op.f(f"ix_{_READERS}_person_id"), ["person_id"])
    with op.batch_alter_table(_REPLIES) as batch:
        batch.add_column(sa.Column("substitute_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f(f"fk_{_REPLIES}_substitute_id"),
            "persons",
            ["substitute_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_check_constraint(
            op.f(f"ck_{_REPLIES}_substitute_known"),
            "substitute_id IS NULL OR answer = 'substitute'",
        )
        batch.create_index(op.f(f"ix_{_REPLIES}_substitute_id"), ["substitute_id"])


def downgrade() -> None:
    with op.batch_alter_table(_REPLIES) as batch:
        batch.drop_index(op.f(f"ix_{_REPLIES}_substitute_id"))
        batch.drop_constraint(op.f(f"ck_{_REPLIES}_substitute_known"), type_="check")
        batch.drop_constraint(op.f(f"fk_{_REPLIES}_substitute_id"), type_="foreignkey")
        batch.drop_column("substitute_id")
    readers = sa.table(_READERS, sa.column("person_id", sa.Uuid()))
    op.execute(sa.delete(readers).where(readers.c.person_id.is_not(None)))  # shut again
    with op.batch_alter_table(_READERS) as batch:
        batch.drop_index(op.f(f"ix_{_READERS}_person_id"))
        batch.drop_constraint(op.f(f"ck_{_READERS}_one_reader"), type_="check")
        batch.drop_constraint(op.f(f"uq_{_READERS}_paper_id_person_id"), type_="unique")
        batch.drop_constraint(op.f(f"fk_{_READERS}_person_id"), type_="foreignkey")
        batch.drop_column("person_id")
        batch.alter_column("seat_id", existing_type=sa.Uuid(), nullable=False)
