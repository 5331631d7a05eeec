"""The index of a search on PostgreSQL: trigrams of the folded column.

For: `recount.reports.search.indexing`. Not for: SQLite. The column is folded by us and holds words and blanks alone, so
no dictionary of the database is asked, and whole words are found as parts with blanks around them.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def draw_up(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the index of a table where it is missing. Trigrams need the extension pg_trgm, which an owner may add."""
    with connection.cursor() as cursor:
        # Asked first, since an index cannot be made, not even again, while a transaction has rows to check.
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = %s", [f"{table}_parts"])
        if cursor.fetchone() is None:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(f"CREATE INDEX {table}_parts ON {table} USING gin (folded gin_trgm_ops)")
