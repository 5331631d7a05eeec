"""The index of a search on SQLite: trigrams of the folded column by FTS5, kept in step by triggers.

For: `recount.reports.search.indexing`. Not for: PostgreSQL. The index keeps no text of its own; it reads the folded
column, in which blanks stand around every word, so that whole words are found as parts too. SQLite drops the triggers
of a table that a migration makes anew; they are made again, and the index with them.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def parts_table(table: str) -> str:
    """Name the index of a table."""
    return f"{table}_parts"


def draw_up(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the index of a table anew where it or its triggers are missing."""
    index, triggers = parts_table(table), _triggers(table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{table}%"])
        if {index, *triggers} <= {name for (name,) in cursor.fetchall()}:
            return
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(folded, content='{table}', content_rowid='id', "
            "tokenize='trigram case_sensitive 1')"
        )
        cursor.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
        for statement in triggers.values():
            cursor.execute(statement)


def _triggers(table: str) -> dict[str, str]:
    index = parts_table(table)
    add = f"INSERT INTO {index}(rowid, folded) VALUES (new.id, new.folded);"  # noqa: S608
    remove = f"INSERT INTO {index}({index}, rowid, folded) VALUES ('delete', old.id, old.folded);"  # noqa: S608
    changed = "WHEN old.folded IS NOT new.folded OR old.id IS NOT new.id"
    acts = {
        "added": f"AFTER INSERT ON {table} BEGIN {add} END",
        "removed": f"AFTER DELETE ON {table} BEGIN {remove} END",
        "changed": f"AFTER UPDATE ON {table} {changed} BEGIN {remove} {add} END",
    }
    return {
        f"{index}_{act}": f"CREATE TRIGGER IF NOT EXISTS {index}_{act} {statement}" for act, statement in acts.items()
    }
