"""Writes `words/`, the vocabulary as Python names, from the YAML files: `python -m recount.vocabulary.generate`.

For: having each word once (in the YAML) and still checked by the type checker; a module a topic, as in `terms/`.
Not for: run time. A test fails when `words/` and the YAML have drifted apart.
"""

from __future__ import annotations

import keyword
from itertools import groupby
from pathlib import Path

from recount.vocabulary.reader import Term, TermSet, term_sets

WORDS_FOLDER = Path(__file__).parent / "words"
WRITTEN = "Written by `python -m recount.vocabulary.generate`: do not edit."


def words_modules() -> dict[str, str]:
    """Give the text of each file of `words/`, by its name, that the YAML files as they are ask for."""
    topics = {topic: list(sets) for topic, sets in groupby(term_sets().values(), key=lambda one: one.topic)}
    modules = {f"{topic}.py": _module_source(topic, sets) for topic, sets in topics.items()}
    return {"__init__.py": _index_source(topics), **modules}


def write() -> None:
    """Write every module anew, and take away those whose topic is gone."""
    modules = words_modules()
    for old in set(WORDS_FOLDER.glob("*.py")) - {WORDS_FOLDER / name for name in modules}:
        old.unlink()
    for name, source in modules.items():
        (WORDS_FOLDER / name).write_text(source, encoding="utf-8")


def _index_source(topics: dict[str, list[TermSet]]) -> str:
    imports = "".join(
        f"from recount.vocabulary.words.{topic} import {name} as {name}\n"
        for topic, sets in topics.items()
        for name in sorted(one.name for one in sets)
    )
    return f'''"""The words of the record as Python names, from every topic.

For: naming a word in code. What the words mean stands in the YAML files of `terms/`, beside this folder.
{WRITTEN}
"""

{imports}'''


def _module_source(topic: str, sets: list[TermSet]) -> str:
    classes = "".join(_class_source(term_set) for term_set in sets)
    return f'''"""Words of `terms/{topic}.yaml` as Python names.

For: the topic's words in code, by way of `recount.vocabulary.words`. Not for: what they mean.
{WRITTEN}
"""

from enum import StrEnum
{classes}'''


def _class_source(term_set: TermSet) -> str:
    members = "".join(f'    {_member(term)} = "{term.id}"\n' for term in term_set.terms.values())
    return f'\n\nclass {term_set.name}(StrEnum):\n    """{term_set.about.en or term_set.name}"""\n\n{members}'


def _member(term: Term) -> str:
    name = term.name.upper()
    if name.isidentifier() and not keyword.iskeyword(name):
        return name
    return f"LEVEL_{name}"


if __name__ == "__main__":
    write()
