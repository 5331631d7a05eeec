"""Every language's lexicon has all the lists that the reader asks for."""

from __future__ import annotations

import pytest

from recount.claims.reading.words.kinds import Side
from recount.claims.reading.words.lexicon import LEXICON_FOLDER, lexicon
from recount.vocabulary.reader import Language

OTHERS: list[Language] = ["ar"]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", sorted(path.stem for path in (LEXICON_FOLDER / "en").glob("*.yaml")))
def test_a_lexicon_lacks_no_list_of_another(language: Language, file: str) -> None:
    """A list that a language has no words for stands there empty: no reading stops for want of it."""
    assert set(lexicon("en").files[file]) <= set(lexicon(language).files[file])


def test_a_notion_that_a_lexicon_misspells_is_refused() -> None:
    """A list under a key that the grammar does not know is a mistake in its file, and no notion of its own."""
    assert Side.named("counted") is Side.COUNTED
    with pytest.raises(KeyError):
        Side.named("conted")
