"""The index of a search on SQLite: words and trigrams by FTS5, kept in step by triggers.

For: `recount.reports.search.indexing`. Not for: PostgreSQL. The index keeps no text of its own; it reads the folded
column. SQLite drops the triggers of a table that a migration makes anew; they are made again, and the index with them.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

# The column is folded already, and keeps the marks that part Arabic letters.
_WORDS = "unicode61 remove_diacritics 0"
_PARTS = "trigram case_sensitive 1"


def parts_table(table: str) -> str:
    """Name the index of parts of words of a table."""
    return f"{table}_parts"


def words_table(table: str) -> str:
    """Name the index of whole words of a table."""
    return f"{table}_words"


def draw_up(connection: BaseDatabaseWrapper, table: str) -> bool:
    """Make the index of a table where it or its triggers are missing, and tell whether that was so."""
    indexes = {parts_table(table): (_PARTS, "full"), words_table(table): (_WORDS, "none")}
    triggers = {name: statement for index in indexes for name, statement in _triggers(table, index).items()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE %s", [f"{table}%"])
        there = {name for (name,) in cursor.fetchall()}
        if {*indexes, *triggers} <= there:
            return False
        for index, (tokenizer, detail) in indexes.items():
            cursor.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(folded, content='{table}', content_rowid='id', "
                f"tokenize='{tokenizer}', detail={detail})"
            )
            cursor.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")  # noqa: S608
        for statement in triggers.values():
            cursor.execute(statement)
    return True


def _triggers(table: str, index: str) -> dict[str, str]:
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
