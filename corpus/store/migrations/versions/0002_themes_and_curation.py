"""Registries of themes and the curation log.

Revision: 0002
After: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('theme_registries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('base', sa.Integer(), nullable=True),
    sa.Column('inputs', sa.String(length=64), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=True),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_theme_registries'))
    )
    op.create_table('curation_log',
    sa.Column('sequence', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('id', sa.String(length=16), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('action', sa.String(length=16), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('sequence', name=op.f('pk_curation_log')),
    sa.UniqueConstraint('id', name=op.f('uq_curation_log_id'))
    )


def downgrade() -> None:

    op.drop_table('curation_log')
    op.drop_table('theme_registries')
