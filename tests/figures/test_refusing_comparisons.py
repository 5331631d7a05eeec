"""Why two figures are not compared is said in the language of the sentence."""

from __future__ import annotations

import re

import pytest

from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.vocabulary.reader import label
from recount.vocabulary.words import Party

LATIN = re.compile("[a-z]{2,}")
REFUSED = ({"party": "russia", "against": "syria_gov"}, {"party": "sdf", "against": "ypg"})


@pytest.mark.django_db
@pytest.mark.parametrize("keys", REFUSED, ids=["too few", "within each other"])
def test_a_refusal_in_arabic_holds_no_english(keys: dict[str, str]) -> None:
    """Neither in the sentence nor in the reason."""
    figure = count(Declaration.read({"measure": "killed", **keys}), language="ar")
    assert figure.comparison is not None
    assert figure.comparison.refused
    assert not LATIN.search(figure.comparison.refused)
    assert figure.comparison.refused in figure.sentence


@pytest.mark.django_db
def test_a_refusal_in_english_names_the_parties_by_their_labels() -> None:
    """Not by their ids."""
    figure = count(Declaration.read({"measure": "killed", "party": "sdf", "against": "ypg"}))
    assert figure.comparison is not None
    assert label(Party.YPG, "en") in str(figure.comparison.refused)
