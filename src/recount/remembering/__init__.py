"""Keeping what was made of the record until what it was made of changes, and no longer."""

from recount.remembering.kept import Kept, while_record_stands, while_tables_stand
from recount.remembering.record import record_state
from recount.remembering.standing import Standing

__all__ = ["Kept", "Standing", "record_state", "while_record_stands", "while_tables_stand"]
