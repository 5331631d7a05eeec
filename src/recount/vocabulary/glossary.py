"""Writes the glossary of the documentation from the vocabulary: `python -m recount.vocabulary.glossary`.

For: people who want to know what a word of the record means and from which standard it comes, in English and
Arabic. Not for: definitions, which are written in the YAML files of `terms/` and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from recount.vocabulary.reader import Bilingual, Language, Term, TermSet, term_sets
from recount.vocabulary.words import Topic

GLOSSARY_FILE = Path(__file__).parents[3] / "docs" / "glossary.md"

HEAD = """# Glossary · مسرد المصطلحات

What the words of the record mean, in English and Arabic, and the standard that each set of words comes from. This page
is written from the vocabulary (`src/recount/vocabulary/terms/`) by `python -m recount.vocabulary.glossary`; change the
words there.

<p dir="rtl" lang="ar">معاني كلمات السجل بالإنكليزية والعربية، والمعيار الذي أُخذت منه كل مجموعة.
تُكتب هذه الصفحة آليًا من ملفات المفردات؛ فليكن التعديل هناك.</p>
"""

IN_REPORTS = Bilingual(en="In reports also", ar="ويرد في التقارير أيضًا")
COUNTED_WITH = Bilingual(en="Counted with", ar="يُعدّ مع")
COMMA: dict[Language, str] = {"en": ", ", "ar": "، "}


def glossary_markdown() -> str:
    """Give the whole glossary as Markdown: a list of contents, then a chapter a topic and a table a set."""
    chapters = [topic for topic in Topic if _sets_of(topic)]
    contents = "\n".join(_contents_line(topic) for topic in chapters)
    return "\n".join([HEAD, contents, *(_chapter(topic) for topic in chapters)]) + "\n"


def _contents_line(topic: Topic) -> str:
    sets = ", ".join(f"[{term_set.label.en}](#{_anchor(term_set)})" for term_set in _sets_of(topic))
    return f"- [{_term(topic).label.en}](#{topic}): {sets}"


def _chapter(topic: Topic) -> str:
    term = _term(topic)
    head = f'\n## <a id="{topic}"></a>{_title(term.label)}\n\n{_paragraphs(term.definition)}'
    return "\n".join([head, *(_section(term_set) for term_set in _sets_of(topic))])


def _section(term_set: TermSet) -> str:
    head = f'\n### <a id="{_anchor(term_set)}"></a>{_title(term_set.label)}\n\n{_paragraphs(term_set.about)}\n'
    standard = f"Standard: {term_set.standard}. In code: `{term_set.name}`.\n"
    return "\n".join([head, standard, "| Word | English | العربية |", "| --- | --- | --- |", *_rows(term_set)])


def _rows(term_set: TermSet) -> Iterator[str]:
    for term in term_set.terms.values():
        anchor = f'<a id="{_anchor(term_set, term)}"></a>`{term.id}`'
        yield f"| {anchor} | {_cell(term_set, term, 'en')} | {_rtl('span', _cell(term_set, term, 'ar'))} |"


def _cell(term_set: TermSet, term: Term, language: Language) -> str:
    said = f"**{term.label.in_language(language)}**: {term.definition.in_language(language)}"
    return " ".join([said, *_details(term_set, term, language)])


def _details(term_set: TermSet, term: Term, language: Language) -> Iterator[str]:
    """What a party is also called, with whom it is counted, and what to know before doing so."""
    if names := _other_names(term, language):
        yield _named_list(IN_REPORTS, names, language)
    if wider := term.detail("folds_into"):
        other = term_set[wider]
        link = f"[{other.label.in_language(language)}](#{_anchor(term_set, other)})"
        yield _named_list(COUNTED_WITH, [link], language)
    if note := term.detail("note"):
        yield note[language]


def _other_names(term: Term, language: Language) -> list[str]:
    """The names that reports use for a party; those that only hold in reports about a country carry its code."""
    everywhere = [name for key in ("aliases", "aliases_exact") for name in term.detail(key, {}).get(language, [])]
    by_country = term.detail("aliases_in", {}).items()
    here = [f"{name} ({country})" for country, names in by_country for name in names.get(language, [])]
    return [name for name in [*everywhere, *here] if name != term.label.in_language(language)]


def _named_list(title: Bilingual, names: Iterable[str], language: Language) -> str:
    return f"{title.in_language(language)}: {COMMA[language].join(names)}."


def _title(label: Bilingual) -> str:
    return f"{label.en[0].upper()}{label.en[1:]} · {label.ar}"


def _paragraphs(text: Bilingual) -> str:
    return f"{text.en}\n\n{_rtl('p', text.ar)}"


def _rtl(element: str, arabic: str) -> str:
    return f'<{element} dir="rtl" lang="ar">{arabic}</{element}>'


def _anchor(term_set: TermSet, term: Term | None = None) -> str:
    kebab = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", term_set.name).lower()
    return f"{kebab}-{term.name.lower()}" if term else kebab


def _sets_of(topic: Topic) -> list[TermSet]:
    return [term_set for term_set in term_sets().values() if term_set.topic == topic]


def _term(topic: Topic) -> Term:
    return term_sets()[Topic.__name__][topic]


if __name__ == "__main__":
    GLOSSARY_FILE.write_text(glossary_markdown(), encoding="utf-8")
