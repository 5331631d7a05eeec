"""The glossary of the documentation tells every word, and is the one that the vocabulary gives."""

import re

from recount.vocabulary.glossary import GLOSSARY_FILE, glossary_markdown
from recount.vocabulary.reader import term_sets
from recount.vocabulary.words import Topic


def test_the_committed_glossary_is_up_to_date() -> None:
    """Nobody reads a definition that the vocabulary has since changed."""
    committed = GLOSSARY_FILE.read_text(encoding="utf-8")
    assert committed == glossary_markdown(), "run python -m recount.vocabulary.glossary"


def test_every_word_has_an_entry() -> None:
    """Whatever the record may say, the glossary explains."""
    page = glossary_markdown()
    told = [term_set for term_set in term_sets().values() if term_set.name != Topic.__name__]
    assert [
        term.definition.ar for term_set in told for term in term_set.terms.values() if term.definition.ar not in page
    ] == []
    assert [
        term.definition.en for term_set in told for term in term_set.terms.values() if term.definition.en not in page
    ] == []


def test_every_link_inside_the_glossary_leads_somewhere() -> None:
    """The contents and the cross references point at anchors that are there, each once."""
    page = glossary_markdown()
    anchors = re.findall(r'<a id="([^"]+)"', page)
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= set(anchors)
    assert len(anchors) == len(set(anchors))
