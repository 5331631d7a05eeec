"""The index of a search on PostgreSQL: words by `tsvector`, parts of words by trigrams.

For: `recount.reports.search.indexing`. Not for: SQLite. The folded column is ours already, so no language of the
database's own is asked to stem or fold it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

# PostgreSQL holds no more than a megabyte of words of one text.
WORDS_OF = "to_tsvector('simple', left(folded, 200000))"


def draw_up(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Make the index of a table where it is missing. Trigrams need the extension pg_trgm, which an owner may add."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {table}_parts ON {table} USING gin (folded gin_trgm_ops)")
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {table}_words ON {table} USING gin ({WORDS_OF})")
    return False
