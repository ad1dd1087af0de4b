"""Documents, records, imports, rejects and link decisions.

Revision: 0001
After: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('imports',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('file', sa.Text(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('reading', sa.String(length=64), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('started_at', sa.String(length=32), nullable=False),
    sa.Column('finished_at', sa.String(length=32), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_imports'))
    )
    op.create_index('ix_imports_sha256_reading', 'imports', ['sha256', 'reading'], unique=False)
    op.create_table('link_decisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('entity', sa.String(length=16), nullable=False),
    sa.Column('given', sa.Text(), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=True),
    sa.Column('who', sa.Text(), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_link_decisions'))
    )
    op.create_table('document_versions',
    sa.Column('uid', sa.String(length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['import_id'], ['imports.id'], name=op.f('fk_document_versions_import_id')),
    sa.PrimaryKeyConstraint('uid', 'version', name=op.f('pk_document_versions'))
    )
    op.create_index('ix_document_versions_current_uid', 'document_versions', ['current', 'uid'], unique=False)
    op.create_table('record_versions',
    sa.Column('record_type', sa.String(length=16), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('current', sa.Boolean(), nullable=False),
    sa.Column('content_hash', sa.String(length=64), nullable=False),
    sa.Column('payload', sa.JSON(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['import_id'], ['imports.id'], name=op.f('fk_record_versions_import_id')),
    sa.PrimaryKeyConstraint('record_type', 'key', 'version', name=op.f('pk_record_versions'))
    )
    op.create_index('ix_record_versions_current_record_type', 'record_versions', ['current', 'record_type'], unique=False)
    op.create_table('rejects',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.Column('file', sa.Text(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('excerpt', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['import_id'], ['imports.id'], name=op.f('fk_rejects_import_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rejects'))
    )
    op.create_index('ix_rejects_import_id', 'rejects', ['import_id'], unique=False)



def downgrade() -> None:

    op.drop_index('ix_rejects_import_id', table_name='rejects')
    op.drop_table('rejects')
    op.drop_index('ix_record_versions_current_record_type', table_name='record_versions')
    op.drop_table('record_versions')
    op.drop_index('ix_document_versions_current_uid', table_name='document_versions')
    op.drop_table('document_versions')
    op.drop_table('link_decisions')
    op.drop_index('ix_imports_sha256_reading', table_name='imports')
    op.drop_table('imports')

