"""Writes `words.py`, the vocabulary as Python names, from the YAML files: `python -m recount.vocabulary.generate`.

For: having each word once (in the YAML) and still checked by the type checker. Not for: run time. A test
fails when `words.py` and the YAML have drifted apart.
"""

from __future__ import annotations

import keyword
from pathlib import Path

from recount.vocabulary.reader import Term, TermSet, term_sets

WORDS_FILE = Path(__file__).parent / "words.py"

HEAD = '''"""The words of the record as Python names. Written by `python -m recount.vocabulary.generate`: do not edit.

For: naming a word in code. What the words mean stands in the YAML files of `terms/`, beside this module.
"""

from enum import StrEnum
'''


def words_source() -> str:
    """Give the text that `words.py` must have for the YAML files as they are."""
    return HEAD + "".join(_class_source(term_set) for term_set in term_sets().values())


def _class_source(term_set: TermSet) -> str:
    members = "".join(f'    {_member(term)} = "{term.id}"\n' for term in term_set.terms.values())
    return f'\n\nclass {term_set.name}(StrEnum):\n    """{term_set.about.en or term_set.name}"""\n\n{members}'


def _member(term: Term) -> str:
    name = term.name.upper()
    if name.isidentifier() and not keyword.iskeyword(name):
        return name
    return f"LEVEL_{name}"


if __name__ == "__main__":
    WORDS_FILE.write_text(words_source(), encoding="utf-8")
