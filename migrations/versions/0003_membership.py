"""What a founding instrument sets for a body, seats with terms of their own, how an appointment was decided."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CODE, _LINE = sa.String(length=60), sa.String(length=200)

# Added and dropped one by one: a table made anew in batch mode would lose its triggers. What every row has to say
# stands as a default, for the rows that are there.
_COLUMNS = (
    ("body_versions", "instrument_kind", _CODE, "outline"),
    ("body_versions", "instrument_on", sa.Date(), None),
    ("body_versions", "annex", _LINE, ""),
    ("body_versions", "decision_word", _LINE, "確認"),
    ("body_versions", "reward_word", _LINE, ""),
    ("body_versions", "substitute_of", _CODE, "same_agency"),
    ("body_versions", "substitute_days", sa.Integer(), "0"),
    ("body_versions", "substitute_announced", sa.Boolean(), sa.false()),
    ("body_versions", "written_opinions", sa.Boolean(), sa.true()),
    ("body_versions", "reply_days", sa.Integer(), "7"),
    ("body_versions", "minutes_days", sa.Integer(), "45"),
    ("body_versions", "signers", sa.Integer(), "0"),
    ("body_versions", "pledge", _CODE, "none"),
    ("seats", "annex_item", _LINE, ""),
    ("seats", "term_years", sa.Integer(), None),
    ("appointments", "term_ends_on", sa.Date(), None),
    ("appointments", "document_no", _LINE, ""),
    ("appointments", "decided_on", sa.Date(), None),
    ("appointments", "pledged_on", sa.Date(), None),
    ("persons", "shared_mailbox", sa.Boolean(), sa.false()),
    ("secretariat_duties", "papers_from", sa.DateTime(timezone=True), None),
)


def upgrade() -> None:
    for table, name, kind, default in _COLUMNS:
        op.add_column(
            table, sa.Column(name, kind, nullable=default is None, server_default=default)
        )


def downgrade() -> None:
    for table, name, _kind, _default in reversed(_COLUMNS):
        op.drop_column(table, name)
